import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allPages, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { DeclaredRow } from './declared-contract.ts';
import { listDeclared } from './declared-queries.ts';

type Filter = { year?: number | undefined; unit?: number | undefined; family?: string | undefined };

/** Classes that units declared without lists of names, the declarations that stand. */
export async function exportDeclared(db: Reader, actor: Actor, filter: Filter): Promise<ListExport<DeclaredRow>> {
  const book = await unitBook(db);
  const columns: ExportColumn<DeclaredRow>[] = [
    column('unitCode', 'Mã đơn vị', 'text', 10, (row) => book(row.unit.id, `${row.month}-01`)?.code, { only: 'flat' }),
    column('unit', 'Đơn vị', 'text', 34, (row) => row.unit.name),
    column('bloc', 'Khối', 'text', 22, (row) => book(row.unit.id, `${row.month}-01`)?.blocName, { only: 'flat' }),
    column('month', 'Tháng', 'text', 9, (row) => `${row.month.slice(5)}/${row.month.slice(0, 4)}`, { align: 'center' }),
    column('kind', 'Loại lớp', 'text', 30, (row) => row.kind),
    column('programme', 'Chương trình', 'text', 28, (row) => row.family?.name),
    column('classes', 'Số lớp', 'number', 9, (row) => row.classes, { total: true }),
    column('turns', 'Số lượt học viên', 'number', 10, (row) => row.turns, { total: true }),
    column('source', 'Nguồn số liệu', 'text', 24, (row) => row.source),
    column('document', 'Văn bản', 'text', 18, (row) => row.document?.number),
    column('recordedBy', 'Người ghi', 'text', 20, (row) => row.recordedBy, { only: 'flat' }),
    column('recordedAt', 'Ngày ghi', 'date', 12, (row) => today(() => new Date(row.recordedAt)), { only: 'flat' }),
  ];
  return {
    name: filter.year ? `Lớp kê khai năm ${filter.year}` : 'Lớp kê khai',
    title: filter.year ? `Tổng hợp lớp kê khai năm ${filter.year}` : 'Tổng hợp lớp kê khai',
    subtitle: [filter.unit === undefined ? '' : (book(filter.unit, today())?.name ?? ''), filter.family ?? ''],
    heading: await headingFor(db, actor, filter.unit ?? null, today()),
    columns,
    rows: () => allPages((after) => listDeclared(db, { ...filter, after, limit: 500 })),
    noun: 'dòng kê khai',
  };
}
