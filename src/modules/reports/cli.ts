import { rename, rm, writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { today } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';
import { groupOf, type Register } from '#platform/cli/context.ts';
import { noteOfFile, takenBy } from '#platform/http/export-note.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { withoutRestricted } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';
import { annualReport } from './annual-report.ts';
import { annualQuery, clocks, fileKinds, reviewFileQuery, unitRoles, type AnnualQuery } from './contract.ts';
import { frozenAsSent, lockIdOf } from './period-queries.ts';
import { restrictedLine } from './restricted-line.ts';
import { reviewFile } from './review-file.ts';

type Options = {
  year?: string;
  clock: AnnualQuery['clock'];
  from?: string;
  to?: string;
  org?: string;
  by: AnnualQuery['by'];
  organised: 'then' | 'now';
  programme?: string;
  asKnownOn?: string;
  as: 'json' | (typeof fileKinds)[number];
  out?: string;
  sent?: boolean;
};

const choice = (flags: string, description: string, choices: readonly string[], first: string) =>
  new Option(flags, `${description}: ${choices.join(', ')}`).default(first).argParser((value: string) => {
    if (choices.includes(value)) return value;
    throw new Fault(faults.optionChoice(flags.split(' ')[0]!, value, choices));
  });

/** `khuevan report annual`: the same answer as GET /api/reports/annual, or the same file, for the whole tenant. */
export const registerReports: Register = (program, context) => {
  groupOf(program, 'report', 'báo cáo')
    .command('annual')
    .description('tổng kết năm: lớp, học viên, kế hoạch, lượt, số liệu đã công bố')
    .option('--year <năm>', 'năm của báo cáo')
    .addOption(choice('--clock <kỳ>', 'kỳ báo cáo', clocks, 'calendar'))
    .option('--from <ngày>', 'từ ngày (YYYY-MM-DD), với --clock own')
    .option('--to <ngày>', 'đến ngày, với --clock own')
    .option('--org <mã>', 'đơn vị, cả các đơn vị bên dưới')
    .addOption(choice('--by <vai>', 'đơn vị tính theo', unitRoles, 'runner'))
    .addOption(choice('--organised <lúc>', 'theo tổ chức tại thời điểm đó hay hiện nay', ['then', 'now'], 'then'))
    .option('--programme <mã>', 'chương trình')
    .option('--as-known-on <ngày>', 'theo những gì đã ghi đến hết ngày đó')
    .addOption(choice('--as <dạng>', 'dạng kết quả', ['json', ...fileKinds], 'json'))
    .option('--out <tệp>', 'ghi vào tệp này; bắt buộc với docx, xlsx')
    .option('--sent', 'năm đã khóa sổ: đúng số đã gửi (cần --year và --org)')
    .action(async ({ as, out, sent = false, ...options }: Options) => {
      const query = annualQuery.safeParse(options);
      if (!query.success) {
        const [issue] = query.error.issues;
        throw issue?.path[0] === 'year'
          ? new Fault(faults.optionYear(options.year ?? ''))
          : new Refusal('request.invalid', { detail: issue?.message ?? '' }, { where: `--${String(issue?.path[0] ?? '')}` });
      }
      if (as === 'json') {
        const print = await context.withTenant(async ({ database, actor }) => {
          const line = await restrictedLine(database, actor, query.data);
          return database.read(withoutRestricted(actor), async (db) =>
            sent ? frozenAsSent(db, actor, await lockIdOf(db, query.data)) : annualReport(db, actor, query.data, today(), line),
          );
        });
        const text = JSON.stringify(print, null, 2);
        return out === undefined ? context.print(text) : writeWhole(out, text);
      }
      if (out === undefined) throw new Fault(`Thiếu --out: tên tệp .${as} để ghi báo cáo.`);
      const { bytes } = await context.withTenant(async ({ database, actor }) => {
        const lock = sent ? { sent: await database.read(actor, (db) => lockIdOf(db, query.data)) } : {};
        const taken = takenBy(actor);
        const file = await reviewFile(database, actor, reviewFileQuery.parse({ ...query.data, ...lock, as }), today(), taken);
        database.note(actor, noteOfFile(taken, 'Tổng kết năm', as === 'docx' ? 'docx' : 'form', query.data));
        return file;
      });
      await writeWhole(out, bytes);
      context.print(`Đã ghi báo cáo tổng kết năm vào ${out} (${formatNumber(Math.ceil(bytes.length / 1024))} kB).`);
    });
};

/** The file is there whole or not at all. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const half = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(half, content);
    await rename(half, path);
  } catch {
    await rm(half, { force: true });
    throw new Fault(`Không ghi được tệp ${path}; hãy kiểm tra thư mục và quyền ghi.`);
  }
}
