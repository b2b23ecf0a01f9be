import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Texts } from '#platform/refusal.ts';
import { allAtOnce, column, type ListExport } from '#platform/sheets/export-list.ts';
import { bornOn } from './letter-parts.ts';
import { inTheFilter, screened, type Screened } from './screen-queries.ts';
import type { DeskFilter } from './screening-contract.ts';
import { oneSeries } from './series-queries.ts';

const results = {
  eligible: 'đủ điều kiện',
  not_eligible: 'không đủ điều kiện',
  missing_evidence: 'thiếu minh chứng',
  unchecked: 'chưa kiểm tra',
} as const;
const states = {
  submitted: 'chờ xét',
  waiting: 'danh sách chờ',
  accepted: 'được nhận',
  refused: 'không nhận',
  withdrawn: 'đã rút',
} as const;

/** Nominees of a series with verdicts and decisions, as the desk shows them with a filter. */
export async function exportDesk(
  db: Reader,
  actor: Actor,
  seriesId: string,
  filter: DeskFilter,
  texts: Texts,
): Promise<ListExport<Screened>> {
  const series = await oneSeries(db, seriesId);
  const rows = async () => (await screened(db, sql`n.series_id = ${seriesId}`, texts)).filter((row) => inTheFilter(row, filter));
  return {
    name: `Danh sách xét tuyển ${series.code}`,
    restricted: series.restricted,
    title: 'Danh sách xét tuyển',
    subtitle: [`Đợt ${series.code} – ${series.name}`],
    heading: await headingFor(db, actor, series.runnerId, today()),
    columns: [
      column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
      column('birth', 'Ngày sinh', 'text', 12, bornOn, { align: 'center' }),
      column('position', 'Chức vụ', 'text', 22, (row) => row.positionTitle),
      column('unit', 'Đơn vị cử', 'text', 30, (row) => row.unit.name),
      column('result', 'Điều kiện', 'text', 18, (row) => results[row.result]),
      column('findings', 'Chưa đạt, cần xem', 'text', 34, (row) =>
        row.findings
          .filter(({ outcome }) => outcome !== 'notice')
          .map(({ title }) => title)
          .join('; '),
      ),
      column('papers', 'Giấy tờ còn thiếu', 'text', 22, (row) => row.papersMissing.join('; ')),
      column('state', 'Kết quả', 'text', 14, (row) => states[row.state]),
      column('reason', 'Lý do', 'text', 26, (row) => row.reason ?? row.waitingReason),
      column('class', 'Lớp', 'text', 14, (row) => row.class?.code),
    ],
    rows: () => allAtOnce(rows()),
    noun: 'người',
  };
}
