import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { headingFor, unitBook, type UnitBook } from '#modules/organisations';
import { listFundingSources } from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allPages, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { classFilter, ClassRow } from './contract.ts';
import { classStatusWords } from './export-words.ts';
import { listClasses } from './queries.ts';

type Asked = z.output<typeof classFilter>;
export type ClassExportFilter = Omit<Asked, 'after' | 'limit' | 'sort'> & Partial<Pick<Asked, 'sort'>>;
const PAGE = 500;

/** The classes of a filter, newest opening first, as on the screen. */
export async function exportClasses(db: Reader, actor: Actor, filter: ClassExportFilter): Promise<ListExport<ClassRow>> {
  const book = await unitBook(db);
  const fundings = await fundingNames(db);
  const on = today();
  const day = (row: ClassRow) => row.openedOn ?? row.expectedOpenOn ?? on;
  const code = (unit: ClassRow['runner'], row: ClassRow) => book(unit.id, day(row))?.code;
  const columns: ExportColumn<ClassRow>[] = [
    column('code', 'Mã lớp', 'text', 14, (row) => row.code),
    column('name', 'Tên lớp', 'text', 38, (row) => row.name),
    column('familyCode', 'Mã chương trình', 'text', 14, (row) => row.familyCode, { only: 'flat' }),
    column('programme', 'Chương trình', 'text', 34, (row) => row.programme, { only: 'flat' }),
    column('runnerCode', 'Mã cơ sở', 'text', 10, (row) => code(row.runner, row), { only: 'flat' }),
    column('runner', 'Cơ sở đào tạo, bồi dưỡng', 'text', 24, (row) => row.runner.name),
    column('host', 'Nơi học', 'text', 24, (row) => row.host.name),
    column('lead', 'Cơ quan chủ trì', 'text', 24, (row) => row.lead.name, { only: 'flat' }),
    column('bloc', 'Khối', 'text', 22, (row) => book(row.lead.id, day(row))?.blocName, { only: 'flat' }),
    column('funding', 'Nguồn kinh phí', 'text', 20, (row) => wordOf(fundings, row.funding)),
    column('openedOn', 'Khai giảng', 'date', 12, (row) => row.openedOn),
    column('endedOn', 'Bế giảng', 'date', 12, (row) => row.endedOn),
    column('expectedOpenOn', 'Dự kiến khai giảng', 'date', 12, (row) => row.expectedOpenOn, { only: 'flat' }),
    column('expectedEndOn', 'Dự kiến bế giảng', 'date', 12, (row) => row.expectedEndOn, { only: 'flat' }),
    column('seats', 'Chỉ tiêu', 'number', 9, (row) => row.seats, { total: true }),
    column('joined', 'Đã nhập học', 'number', 9, (row) => row.joinedCount, { total: true }),
    column('active', 'Sĩ số', 'number', 9, (row) => (row.openedOn ? row.activeCount : null), { total: true }),
    column('status', 'Trạng thái', 'text', 16, (row) => wordOf(classStatusWords, row.status)),
  ];
  return {
    name: filter.year ? `Danh sách lớp năm ${filter.year}` : 'Danh sách lớp',
    title: filter.year ? `Danh sách lớp đào tạo, bồi dưỡng năm ${filter.year}` : 'Danh sách lớp đào tạo, bồi dưỡng',
    subtitle: await classFilterWords(db, book, filter, fundings),
    heading: await headingFor(db, actor, filter.runner ?? null, on),
    columns,
    rows: () => allPages((after) => listClasses(db, { sort: '-day', ...filter, after, limit: PAGE })),
    noun: 'lớp',
  };
}

export const fundingNames = async (db: Reader): Promise<Record<string, string>> =>
  Object.fromEntries((await listFundingSources(db)).map((source) => [source.code, source.name]));

/** What a list of classes was filtered by, in words; the year stands in the title. */
export async function classFilterWords(
  db: Reader,
  book: UnitBook,
  filter: ClassExportFilter,
  fundings: Record<string, string>,
): Promise<string[]> {
  const family =
    filter.family === undefined
      ? undefined
      : await db.selectFrom('programmeFamily').select('name').where('code', '=', filter.family).executeTakeFirst();
  const unit = (id: number | undefined) => (id === undefined ? undefined : book(id, today())?.name);
  return [
    filter.family === undefined ? '' : (family?.name ?? filter.family),
    unit(filter.runner) ?? '',
    filter.host === undefined ? '' : `Nơi học: ${unit(filter.host)}`,
    filter.status
      ? `Trạng thái: ${filter.status
          .split(',')
          .map((status) => wordOf(classStatusWords, status)!.toLowerCase())
          .join(', ')}`
      : '',
    filter.funding ? (wordOf(fundings, filter.funding) ?? '') : '',
    filter.q ? `Tìm “${filter.q}”` : '',
  ];
}
