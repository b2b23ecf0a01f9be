import { formatDate, today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { phraseIn, type Texts } from '#platform/refusal.ts';
import { allPages, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { ExportedFile, ExportsFilter, TrailFilter, TrailRow } from './contract.ts';
import { actIn, exportIn } from './in-words.ts';
import { listActs, namesOf } from './queries.ts';

const moment = (at: string) =>
  new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' });
const inLines = (details: { label: string; value: string }[]) => details.map(({ label, value }) => `${label}: ${value}`).join('; ');
const period = ({ since, until }: { since?: string | undefined; until?: string | undefined }) => [
  since ? `Từ ${formatDate(since)}` : '',
  until ? `Đến hết ${formatDate(until)}` : '',
];

/** The trail as the page filters it. `paper`: a paper is Vietnamese. */
export async function exportTrail(db: Reader, actor: Actor, paper: Texts, filter: TrailFilter): Promise<ListExport<TrailRow>> {
  const columns: ExportColumn<TrailRow>[] = [
    column('at', 'Thời điểm', 'text', 20, (row) => moment(row.at)),
    column('account', 'Người thực hiện', 'text', 24, (row) => row.account.name),
    column('kind', 'Loại', 'text', 12, (row) => phraseIn(paper, `act_kind.${row.kind}`)),
    column('what', 'Việc', 'text', 32, (row) => row.what),
    column('object', 'Đối tượng', 'text', 36, (row) => row.object && `${row.object.typeName}: ${row.object.name ?? row.object.id}`),
    column('details', 'Chi tiết', 'text', 50, (row) => inLines(row.details)),
    column('accountId', 'Mã tài khoản', 'text', 38, (row) => row.account.id, { only: 'flat' }),
    column('objectId', 'Mã đối tượng', 'text', 38, (row) => row.object?.id, { only: 'flat' }),
    column('id', 'Mã dòng', 'text', 38, (row) => row.id, { only: 'flat' }),
  ];
  return {
    name: 'Nhật ký truy vết',
    title: 'Nhật ký truy vết',
    subtitle: period(filter),
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () =>
      allPages(async (after) => {
        const { rows, next } = await listActs(db, filter, { sort: '-time', after, limit: 500 });
        const names = await namesOf(db, rows);
        return { rows: rows.map((act) => actIn(paper, act, names)), next };
      }),
    noun: 'dòng',
  };
}

/** The register of exports, as a file. */
export async function exportExports(
  db: Reader,
  actor: Actor,
  paper: Texts,
  { code, ...filter }: ExportsFilter,
): Promise<ListExport<ExportedFile>> {
  const columns: ExportColumn<ExportedFile>[] = [
    column('at', 'Thời điểm', 'text', 20, (row) => moment(row.at)),
    column('account', 'Người xuất', 'text', 24, (row) => row.account.name),
    column('code', 'Mã xuất', 'text', 12, (row) => row.code),
    column('list', 'Danh sách', 'text', 32, (row) => row.list),
    column('as', 'Dạng tệp', 'text', 18, (row) => row.as),
    column('rows', 'Số dòng', 'number', 10, (row) => row.rows),
    column('numbers', 'Số định danh', 'text', 14, (row) => row.numbers),
    column('filter', 'Bộ lọc', 'text', 40, (row) => inLines(row.filter)),
    column('reason', 'Lý do', 'text', 30, (row) => row.reason),
  ];
  return {
    name: 'Sổ xuất tệp',
    title: 'Sổ xuất tệp',
    subtitle: period(filter),
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () =>
      allPages(async (after) => {
        const { rows, next } = await listActs(db, { ...filter, objectId: code, kind: 'export' }, { sort: '-time', after, limit: 500 });
        return { rows: rows.map((act) => exportIn(paper, act)), next };
      }),
    noun: 'tệp',
  };
}
