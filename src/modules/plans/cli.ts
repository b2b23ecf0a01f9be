import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseDateText } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';
import { fold } from '#kit/text.ts';
import type { Register as RegisterCommand } from '#platform/cli/context.ts';
import { groupOf } from '#platform/cli/context.ts';
import { choiceOption, yearOption } from '#platform/cli/options.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkPlanFile, issuerOf, remarked, titleOf, type PlanFile } from './check-plan-file.ts';
import { importApply, type ImportReport } from './import-contract.ts';
import { applyPlanFile, uploadPlanFile, type ImportParts } from './import-plan.ts';
import type { Choices } from './read-plan-file.ts';

type Options = {
  year: number;
  dryRun?: boolean;
  out?: string;
  plan?: string;
  new?: boolean;
  draft?: boolean;
  soundOnly?: boolean;
  sameRows?: 'sum' | 'separate';
  missing: 'keep' | 'remove';
  document?: string;
  documentDate?: string;
  byOrder?: boolean;
};

/** `import plan FILE --year Y [--dry-run] [--out REMARKED.xlsx]` */
export const registerPlanImport =
  (parts: ImportParts): RegisterCommand =>
  (program, context) => {
    groupOf(program, 'import', 'nhập dữ liệu từ tệp')
      .command('plan <tệp>')
      .description('nhập biểu C (biểu tổng hợp kế hoạch, .xlsx): nhận dạng, kiểm tra hết, rồi mới ghi')
      .addOption(yearOption())
      .option('--dry-run', 'chỉ kiểm tra, không ghi gì')
      .option('--out <tệp>', 'ghi lại tệp gốc kèm cột "Ghi chú kiểm tra"')
      .option('--plan <mã>', 'mã hoặc tên kế hoạch nhận dữ liệu; mặc định là kế hoạch cùng tên hoặc cùng dòng, không có thì lập mới')
      .option('--new', 'lập kế hoạch mới dù năm đã có kế hoạch')
      .option('--draft', 'để ở dự thảo, không phê duyệt')
      .option('--sound-only', 'nhập các dòng đúng, giữ lại phần còn lại')
      .addOption(choiceOption('--same-rows <cách>', 'các dòng trùng nội dung: cộng lại hay để riêng', ['sum', 'separate']))
      .addOption(choiceOption('--missing <cách>', 'dòng có trong kế hoạch mà tệp không có: giữ hay bỏ', ['keep', 'remove'], 'keep'))
      .option('--document <số>', 'số văn bản ban hành hoặc điều chỉnh')
      .option('--document-date <ngày>', 'ngày văn bản, dd/mm/yyyy')
      .option('--by-order', 'theo chỉ đạo, văn bản bổ sung sau')
      .action((path: string, options: Options) =>
        context.withTenant(async ({ actor, database }) => {
          const bytes = await readFile(path).catch(() => {
            throw new Fault(`Không đọc được tệp ${path}; hãy kiểm tra đường dẫn.`);
          });
          const sameRows: Choices['sameRows'] = options.sameRows ? { '*': options.sameRows } : {};
          const choices = { sameRows, names: {}, missing: options.missing };
          const file: PlanFile = { bytes, fileName: basename(path), year: options.year, planId: null, choices };
          const seen = await database.read(actor, async (db) => {
            const { planId, beside } = await choosePlan(db, file, options);
            file.planId = planId;
            const checked = await checkPlanFile(db, file, parts.carryOver);
            return { report: checked.report, beside: planId ? [] : beside, back: options.out ? await remarked(file, checked) : null };
          });
          if (options.out) await writeOut(options.out, seen.back!);
          if (options.dryRun) {
            context.print(described(seen.report, 'Kiểm tra, chưa ghi gì', seen.beside));
            return;
          }
          const report = await database.write(actor, { command: 'plans.import_file' }, async (tx) => {
            const uploaded = await uploadPlanFile(tx, actor, file, parts.carryOver);
            return applyPlanFile(
              tx,
              actor,
              parts,
              uploaded.result.id,
              importApply.parse({
                choices,
                mode: options.soundOnly ? 'sound' : 'all',
                order: orderOf(options),
                approve: !options.draft,
                newPlan: { provenance: `Nhập từ tệp ${file.fileName}` },
              }),
            );
          });
          if (options.out) {
            const back = await database.read(actor, (db) =>
              db.selectFrom('importRun').select('remarked').where('id', '=', report.id).executeTakeFirstOrThrow(),
            );
            await writeOut(options.out, back.remarked!);
          }
          context.print(described(report, report.status === 'unchanged' ? 'Không có gì thay đổi so với kế hoạch' : 'Đã nhập', seen.beside));
        }),
      );
  };

/** Tried before anything is applied: who cannot have the file back learns it while nothing is written. */
const writeOut = (path: string, bytes: Uint8Array): Promise<void> =>
  writeFile(path, bytes).catch(() => {
    throw new Fault(`Không ghi được tệp ${path}; hãy kiểm tra thư mục và quyền ghi.`);
  });

function orderOf({ document, documentDate, byOrder }: Options) {
  if (!document) return byOrder ? { documentPending: true } : null;
  const date = parseDateText(documentDate ?? '');
  if (date?.precision !== 'day') throw new Refusal('plan.order_date', { typed: documentDate ?? '' });
  return { document: { number: document, date: date.date } };
}

/**
 * The plan that takes the file: by its code or name; else one of the year with the title of the file; else the one that shares most lines with it
 * (of the same issuer, where the title names one); null = a new plan.
 */
async function choosePlan(db: Reader, file: PlanFile, options: Options): Promise<{ planId: string | null; beside: string[] }> {
  const plans = await db
    .selectFrom('plan')
    .select(['id', 'code', 'title', 'issuerId'])
    .where('yearFrom', '<=', file.year)
    .where('yearTo', '>=', file.year)
    .where((e) => (options.plan ? e.lit(true) : e('nature', '=', 'annual')))
    .orderBy('recordedAt')
    .execute();
  const beside = plans.map((plan) => plan.code ?? plan.title);
  const params = { year: String(file.year), code: options.plan ?? '', plans: beside.join('; ') || 'chưa có' };
  if (options.plan) {
    const wanted = fold(options.plan);
    const found = plans.find((plan) => [plan.id, plan.code ?? '', plan.title].some((name) => fold(name) === wanted));
    if (!found) throw new Refusal('plan_import.plan_code', params);
    return { planId: found.id, beside };
  }
  if (options.new || plans.length === 0) return { planId: null, beside };
  const { reading, register } = await checkPlanFile(db, file);
  const title = fold(titleOf(reading, file.year));
  const issuer = issuerOf(reading, register, `${file.year}-01-01`);
  const shared = new Map<string, number>();
  for (const plan of plans) {
    if (fold(plan.title) === title && (issuer === null || plan.issuerId === issuer)) return { planId: plan.id, beside };
    if (issuer !== null && plan.issuerId !== issuer) continue;
    const { same, changed } = (await checkPlanFile(db, { ...file, planId: plan.id })).reading.compared;
    if (same.length + changed.length > 0) shared.set(plan.id, same.length + changed.length);
  }
  const most = Math.max(...shared.values());
  const nearest = [...shared].filter(([, lines]) => lines === most);
  if (nearest.length > 1) throw new Refusal('plan_import.several_plans', params);
  return { planId: nearest[0]?.[0] ?? null, beside };
}

function described(report: ImportReport, head: string, beside: string[]): string {
  const { counts, totals, plan } = report;
  const amount = (size: { classes: number | null; trainees: number | null }) =>
    `${formatNumber(size.classes ?? 0)} lớp / ${formatNumber(size.trainees ?? 0)} học viên`;
  const state = plan.versionNo === null ? 'kế hoạch mới' : `lần ${plan.versionNo}, ${plan.approved ? 'đã phê duyệt' : 'dự thảo'}`;
  return [
    `${head}: ${plan.title} (${state}).`,
    ...(beside.length
      ? [
          `Kế hoạch mới, bên cạnh kế hoạch đã có của năm: ${beside.join('; ')}. Muốn điều chỉnh kế hoạch đã có thì thêm --plan với mã hoặc tên của kế hoạch đó.`,
        ]
      : []),
    `${counts.rows} dòng: thêm ${counts.added}, đổi ${counts.changed}, giữ nguyên ${counts.same}, giữ lại ${counts.held}, không nhập ${counts.skipped}; ${counts.errors} lỗi, ${counts.warnings} cảnh báo.`,
    `Cộng các dòng đúng: ${amount(totals.computed)}${totals.stated.classes === null && totals.stated.trainees === null ? '' : `; biểu ghi ${amount(totals.stated)}`}.`,
    ...report.questions.map(
      (one) => `Hỏi: các dòng ${one.rows.map(({ row }) => row).join(', ')} (${one.label}) trùng nhau; thêm --same-rows sum hoặc separate.`,
    ),
    ...report.findings.map(({ severity, sheet, row, cell, what, todo }) =>
      `${{ error: 'Lỗi', warning: 'Cảnh báo', notice: 'Ghi nhận' }[severity]} ${sheet}!${cell ?? `dòng ${row}`}: ${what} ${todo}`.trim(),
    ),
  ].join('\n');
}
