import { Option } from 'commander';
import { access, constants, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { formatNumber } from '#kit/numbers.ts';
import { groupOf, type OpenTenant, type Register } from '#platform/cli/context.ts';
import { choiceOption } from '#platform/cli/options.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { inOneLine, inText, Refusal, type Texts } from '#platform/refusal.ts';
import { applyRun } from './apply-run.ts';
import { checkFile } from './check-file.ts';
import { choices as choicesSchema, type ReportRow, type Run } from './contract.ts';
import type { AnyForm, Change, CommandOptions } from './form.ts';
import { keepRun, rememberedColumns } from './keep-run.ts';
import { oneRun } from './queries.ts';
import { readFormFile } from './read-form-file.ts';
import { remarkFile } from './remark-file.ts';
import { changesInWords, inReportWords, remarkInWords, reportOf, severityWord } from './report.ts';

/** `import KIND FILE … [--dry-run] [--hold-bad] [--out F]`, one command per form. */
export const registerImports =
  (forms: readonly AnyForm[], texts: Texts): Register =>
  (program, context) => {
    for (const form of forms) {
      const command = groupOf(program, 'import', 'nhập dữ liệu từ tệp')
        .command(`${form.kind} <tệp>`)
        .description(form.command.description)
        .option('--dry-run', 'chỉ kiểm tra, không ghi gì')
        .option('--hold-bad', 'ghi các dòng đúng, giữ lại các dòng có lỗi')
        .option('--sender <mã>', 'đơn vị gửi tệp')
        .option('--out <tệp>', 'ghi lại tệp gốc, thành .xlsx, kèm cột "Ghi chú kiểm tra"')
        .option('--choices <json>', 'câu trả lời đã chuẩn bị, như màn hình gửi lên: columns, header, names, answers')
        .addOption(
          choiceOption('--fonts <cách>', 'chữ gõ bằng phông cũ (TCVN3, VNI): chuyển sang Unicode hay giữ nguyên', ['convert', 'keep']),
        );
      for (const one of form.command.options) command.addOption(one instanceof Option ? one : new Option(one.flags, one.description));
      command.action((path: string, options: Record<string, string | boolean>) =>
        context.withTenant(async (open) => {
          const words = Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]));
          const { text, refusal } = await importFile(open, texts, form, path, words);
          context.print(text);
          // The remarks are what the officer needs most when nothing went in.
          if (refusal) throw new Fault(inOneLine(refusal, texts));
        }),
      );
    }
  };

async function importFile(
  { actor, database, keys }: OpenTenant,
  texts: Texts,
  form: AnyForm,
  path: string,
  options: CommandOptions,
): Promise<{ text: string; refusal: Refusal | null }> {
  const bytes = await readFile(path).catch(() => {
    throw new Fault(`Không đọc được tệp ${path}; hãy kiểm tra đường dẫn.`);
  });
  const file = { bytes, name: basename(path) };
  // Who cannot have the file back learns it while nothing is written.
  if (options.out && !/\.xlsx$/i.test(options.out))
    throw new Fault(`Tệp ghi chú là tệp Excel, tên phải kết thúc bằng .xlsx; hãy đổi ${options.out} rồi chạy lại.`);
  if (options.out) await access(dirname(options.out), constants.W_OK).catch(() => cannotWrite(options.out!));
  const choices = choicesSchema.parse({
    fonts: options.fonts ?? 'ask',
    ...form.command.choices?.(options),
    ...jsonOption(options.choices),
  });
  const senderId = options.sender ? await database.read(actor, (db) => senderOf(db, options.sender!)) : null;
  const remembered = await database.read(actor, (db) => rememberedColumns(db, form, senderId));
  const read = await readFormFile(form, file, choices, remembered);
  const target = await database.read(actor, (db) => form.command.target(db, options, read));

  if (options.dryRun) {
    const { report, rows, label } = await database.read(actor, async (db) => {
      const checked = await checkFile(db, form, read, { actor, keys, target, choices, senderId });
      const { label: into } = await form.describe(db, target);
      return {
        report: inReportWords(reportOf(form, read, checked, choices, remembered), form, texts),
        rows: checked.rows,
        label: inText(into, texts),
      };
    });
    const shown = rows.map(({ line: _, ...row }): ReportRow => ({
      ...row,
      remarks: row.remarks.map((remark) => remarkInWords(remark, texts)),
      changes: changesInWords(row.changes, texts),
    }));
    if (options.out) await writeOut(options.out, await remarkFile(file, { report, status: 'checked' } as Run, shown));
    return { text: described('Kiểm tra, chưa ghi gì', form.title, label, report, shown), refusal: null };
  }

  const { id, refused } = await database
    .write(actor, { command: `imports.run_${form.kind}` }, async (tx) => {
      const brought = await keepRun(tx, actor, keys, { form, file, read, target, senderId, choices, remembered });
      const mode = options.holdBad ? 'sound' : 'all';
      await applyRun(tx, actor, keys, form, brought.result.id, { read, remembered, mode, input: form.command.input(options, file.name) });
      return { result: { id: brought.result.id, refused: null }, audit: brought.audit };
    })
    .catch(async (error: unknown) => {
      if (!(error instanceof Refusal) || !error.code.startsWith('imports.')) throw error;
      return { id: null, refused: error };
    });
  if (refused) {
    const dry = await importFile({ actor, database, keys } as OpenTenant, texts, form, path, { ...options, dryRun: 'true' });
    return { text: dry.text, refusal: refused };
  }
  const { run, rows } = await database.read(actor, async (db) => ({
    run: await oneRun(db, { screen: texts, paper: texts }, form, id!),
    rows: await db.selectFrom('importRow').selectAll().where('runId', '=', id).orderBy('place').execute(),
  }));
  const shown = rows.map((row): ReportRow => ({
    ...row,
    outcome: row.outcome as ReportRow['outcome'],
    remarks: (row.remarks as Parameters<typeof remarkInWords>[0][]).map((remark) => remarkInWords(remark, texts)),
    changes: changesInWords(row.changes as Change[], texts),
  }));
  if (options.out) await writeOut(options.out, await remarkFile(file, run, shown));
  const head = run.status === 'unchanged' ? 'Không có gì thay đổi' : 'Đã nhập';
  return { text: described(head, form.title, run.targetLabel, run.report, shown), refusal: null };
}

/** A unit by its code, else by its id. */
async function senderOf(db: Reader, code: string): Promise<number> {
  const unit = await db
    .selectFrom('unit')
    .select('id')
    .where((e) => e.or([e('code', '=', code), ...(/^\d{1,9}$/.test(code) ? [e('id', '=', Number(code))] : [])]))
    .orderBy((e) => e('code', '=', code), 'desc')
    .executeTakeFirst();
  if (!unit) throw new Fault(`Không có đơn vị mã ${code}; hãy kiểm tra tùy chọn --sender.`);
  return unit.id;
}

/** Answers prepared elsewhere: the mapping of columns, accepted names, answers to questions. */
function jsonOption(text: string | undefined): Record<string, unknown> {
  if (!text) return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Fault('Tùy chọn --choices phải là JSON.');
  }
}

/** Whole or not at all. */
async function writeOut(path: string, bytes: Uint8Array): Promise<void> {
  const half = `${path}.đang-ghi`;
  try {
    await writeFile(half, bytes);
    await rename(half, path);
  } catch {
    cannotWrite(path);
  }
}

function cannotWrite(path: string): never {
  throw new Fault(`Không ghi được tệp ${path}; hãy kiểm tra thư mục và quyền ghi.`);
}

const MOST_REMARKS = 200;

function described(head: string, title: string, target: string, report: Run['report'], rows: readonly ReportRow[]): string {
  const { counts } = report;
  const said = rows.flatMap((row) => row.remarks.map((remark) => ({ row, remark })));
  const remarks = [...said, ...report.remarks.map((remark) => ({ row: remark, remark }))];
  return [
    `${head}: ${title} – ${target}.`,
    `${formatNumber(counts.rows)} dòng: thêm ${formatNumber(counts.added)}, đổi ${formatNumber(counts.changed)}, đã có ${formatNumber(counts.same)}, giữ lại ${formatNumber(counts.held)}, không nhập ${formatNumber(counts.skipped)}; ${formatNumber(counts.errors)} lỗi, ${formatNumber(counts.warnings)} cảnh báo.`,
    ...report.figures.map(({ label, value }) => `${label}: ${typeof value === 'number' ? formatNumber(value) : value}.`),
    ...(report.fonts
      ? [
          `Phông cũ ${report.fonts.encoding}: ${report.fonts.cells} ô, ví dụ “${report.fonts.examples[0]!.before}” → “${report.fonts.examples[0]!.after}”.`,
        ]
      : []),
    ...report.tables.flatMap(({ problems }) => problems.map(({ what, todo }) => `Lỗi: ${what} ${todo}`)),
    ...report.tables.flatMap(({ sheet, understood }) => {
      const unused = understood.filter(({ meaning }) => meaning === null).map(({ column, title }) => `${column} “${title}”`);
      return unused.length > 0 ? [`Trang “${sheet}”, cột không dùng: ${unused.join(', ')}.`] : [];
    }),
    ...(report.tables.length === 0
      ? report.samples.map(
          ({ sheet, rows: [first] }) =>
            `Trang “${sheet}”, dòng ${first!.row}: ${first!.cells.filter(Boolean).join(' | ')}. Nếu là tiêu đề: --choices '${JSON.stringify({ header: { sheet, row: first!.row, rows: 1 }, columns: { [`${sheet}!${first!.row}`]: { 1: '…' } } })}', với … là một trong: ${report.columns.map(({ key, title }) => `${key} (${title})`).join(', ')}.`,
        )
      : []),
    ...report.questions
      .filter(({ answer }) => answer === null)
      .map(
        ({ text, options, key }) =>
          `Hỏi: ${text} Trả lời: ${options.map((one) => `--choices '${JSON.stringify({ answers: { [key]: one.key } })}' (${one.label})`).join(' hoặc ')}.`,
      ),
    ...remarks
      .slice(0, MOST_REMARKS)
      .map(({ row, remark }) =>
        `${severityWord(remark.severity)} ${row.sheet}!${remark.cell ?? `dòng ${row.row}`}: ${remark.what} ${remark.todo}`.trim(),
      ),
    ...(remarks.length > MOST_REMARKS
      ? [`… và ${formatNumber(remarks.length - MOST_REMARKS)} ghi chú nữa; thêm --out để nhận tệp có đủ ghi chú.`]
      : []),
  ].join('\n');
}
