import { Option } from 'commander';
import { today } from '#kit/dates.ts';
import { groupOf, type Register } from '#platform/cli/context.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { Refusal } from '#platform/refusal.ts';
import { annualReport } from './annual-report.ts';
import { annualQuery, clocks, unitRoles, type AnnualQuery } from './contract.ts';

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
  as: string;
};

const choice = (flags: string, description: string, choices: readonly string[], first: string) =>
  new Option(flags, `${description}: ${choices.join(', ')}`).default(first).argParser((value: string) => {
    if (choices.includes(value)) return value;
    throw new Fault(faults.optionChoice(flags.split(' ')[0]!, value, choices));
  });

/** `khuevan report annual`: the same answer as GET /api/reports/annual, for the whole tenant. */
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
    .addOption(choice('--as <dạng>', 'dạng in ra', ['json'], 'json'))
    .action(async ({ as: _as, ...options }: Options) => {
      const query = annualQuery.safeParse(options);
      if (!query.success) {
        const [issue] = query.error.issues;
        throw issue?.path[0] === 'year'
          ? new Fault(faults.optionYear(options.year ?? ''))
          : new Refusal('request.invalid', { detail: issue?.message ?? '' }, { where: `--${String(issue?.path[0] ?? '')}` });
      }
      const report = await context.withTenant(({ database, actor }) =>
        database.read(actor, (db) => annualReport(db, actor, query.data, today())),
      );
      context.print(JSON.stringify(report, null, 2));
    });
};
