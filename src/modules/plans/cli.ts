import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatNumber } from '#kit/numbers.ts';
import type { Register as RegisterCommand } from '#platform/cli/context.ts';
import { groupOf } from '#platform/cli/context.ts';
import { choiceOption, yearOption } from '#platform/cli/options.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkPlanFile, issuerOf, remarked, type PlanFile } from './check-plan-file.ts';
import { importApply, type ImportReport } from './contract.ts';
import { applyPlanFile, uploadPlanFile, type ImportParts } from './import-plan.ts';
import { findOrder } from './order-document.ts';
import type { Choices } from './read-plan-file.ts';

type Options = {
  year: number; dryRun?: boolean; out?: string; plan?: string; new?: boolean; draft?: boolean; soundOnly?: boolean; sameRows?: 'sum' | 'separate';
  missing: 'keep' | 'remove'; document?: string; documentDate?: string; byOrder?: boolean;
};

/** `import plan FILE --year Y [--dry-run] [--out REMARKED.xlsx]` */
export const registerPlanImport = (parts: ImportParts): RegisterCommand => (program, context) => {
  groupOf(program, 'import', 'nhập dữ liệu từ tệp')
    .command('plan <tệp>')
    .description('nhập biểu C (biểu tổng hợp kế hoạch, .xlsx): nhận dạng, kiểm tra hết, rồi mới ghi')
    .addOption(yearOption())
    .option('--dry-run', 'chỉ kiểm tra, không ghi gì')
    .option('--out <tệp>', 'ghi lại tệp gốc kèm cột "Ghi chú kiểm tra"')
    .option('--plan <mã>', 'mã kế hoạch nhận dữ liệu; mặc định là kế hoạch năm của cơ quan ghi trong biểu')
    .option('--new', 'lập kế hoạch mới dù năm đã có kế hoạch')
    .option('--draft', 'để ở dự thảo, không phê duyệt')
    .option('--sound-only', 'nhập các dòng đúng, giữ lại phần còn lại')
    .addOption(choiceOption('--same-rows <cách>', 'các dòng trùng nội dung: cộng lại hay để riêng', ['sum', 'separate']))
    .addOption(choiceOption('--missing <cách>', 'dòng có trong kế hoạch mà tệp không có: giữ hay bỏ', ['keep', 'remove'], 'keep'))
    .option('--document <số>', 'số văn bản ban hành hoặc điều chỉnh, đã có trong sổ văn bản')
    .option('--document-date <ngày>', 'ngày văn bản, dd/mm/yyyy')
    .option('--by-order', 'theo chỉ đạo, văn bản bổ sung sau')
    .action((path: string, options: Options) => context.withTenant(async ({ actor, database }) => {
      const bytes = await readFile(path).catch(() => {
        throw new Fault(`Không đọc được tệp ${path}; hãy kiểm tra đường dẫn.`);
      });
      const sameRows: Choices['sameRows'] = options.sameRows ? { '*': options.sameRows } : {};
      const choices = { sameRows, names: {}, missing: options.missing };
      const file: PlanFile = { bytes, fileName: basename(path), year: options.year, planId: null, choices };
      const seen = await database.read(actor, async (db) => {
        file.planId = await choosePlan(db, file, options);
        const checked = await checkPlanFile(db, file, parts.carryOver);
        return { report: checked.report, back: options.out ? await remarked(file, checked) : null };
      });
      if (options.out) await writeFile(options.out, seen.back!);
      if (options.dryRun) {
        context.print(described(seen.report, 'Kiểm tra, chưa ghi gì'));
        return;
      }
      const report = await database.write(actor, { command: 'plans.import_file' }, async (tx) => {
        const uploaded = await uploadPlanFile(tx, actor, file, parts.carryOver);
        const order = options.document || options.byOrder ? { documentId: await findOrder(tx, options), documentPending: options.byOrder ?? false } : null;
        return applyPlanFile(tx, actor, parts, uploaded.result.id, importApply.parse({
          choices, mode: options.soundOnly ? 'sound' : 'all', order, approve: !options.draft, newPlan: { provenance: `Nhập từ tệp ${file.fileName}` },
        }));
      });
      if (options.out) {
        const back = await database.read(actor, (db) => db.selectFrom('importRun').select('remarked').where('id', '=', report.id).executeTakeFirstOrThrow());
        await writeFile(options.out, back.remarked!);
      }
      context.print(described(report, report.status === 'unchanged' ? 'Không có gì thay đổi so với kế hoạch' : 'Đã nhập'));
    }));
};

/** The annual plan that takes the file: by code, else the one of the issuer its title names, else the only one of the year; null = a new one. */
async function choosePlan(db: Reader, file: PlanFile, options: Options): Promise<string | null> {
  if (options.new) return null;
  const plans = await db.selectFrom('plan').select(['id', 'code', 'title', 'issuerId']).where('yearFrom', '<=', file.year).where('yearTo', '>=', file.year)
    .where((e) => e.or([e('nature', '=', 'annual'), e('code', '=', options.plan ?? '')])).orderBy('recordedAt').execute();
  const names = plans.map((plan) => plan.code ?? plan.title).join(', ') || 'chưa có';
  const params = { year: String(file.year), code: options.plan ?? '', plans: names };
  if (options.plan) {
    const found = plans.find((plan) => plan.code === options.plan);
    if (!found) throw new Refusal('plan_import.plan_code', params);
    return found.id;
  }
  if (plans.length === 0) return null;
  const { reading, register } = await checkPlanFile(db, file);
  const issuer = issuerOf(reading, register, `${file.year}-01-01`);
  const candidates = issuer === null ? plans : plans.filter((plan) => plan.issuerId === issuer);
  if (candidates.length > 1) throw new Refusal('plan_import.several_plans', params);
  return candidates[0]?.id ?? null;
}

function described(report: ImportReport, head: string): string {
  const { counts, totals, plan } = report;
  const amount = (size: { classes: number | null; trainees: number | null }) => `${formatNumber(size.classes ?? 0)} lớp / ${formatNumber(size.trainees ?? 0)} học viên`;
  const state = plan.versionNo === null ? 'kế hoạch mới' : `lần ${plan.versionNo}, ${plan.approved ? 'đã phê duyệt' : 'dự thảo'}`;
  return [
    `${head}: ${plan.title} (${state}).`,
    `${counts.rows} dòng: thêm ${counts.added}, đổi ${counts.changed}, giữ nguyên ${counts.same}, giữ lại ${counts.held}, không nhập ${counts.skipped}; ${counts.errors} lỗi, ${counts.warnings} cảnh báo.`,
    `Cộng các dòng đúng: ${amount(totals.computed)}${totals.stated.classes === null && totals.stated.trainees === null ? '' : `; biểu ghi ${amount(totals.stated)}`}.`,
    ...report.questions.map((one) => `Hỏi: các dòng ${one.rows.map(({ row }) => row).join(', ')} (${one.label}) trùng nhau; thêm --same-rows sum hoặc separate.`),
    ...report.findings.map(({ severity, sheet, row, cell, what, todo }) => `${{ error: 'Lỗi', warning: 'Cảnh báo', notice: 'Ghi nhận' }[severity]} ${sheet}!${cell ?? `dòng ${row}`}: ${what} ${todo}`.trim()),
  ].join('\n');
}
