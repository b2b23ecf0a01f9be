import { formatDate, today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { z } from 'zod';
import type { listQuery, Unit } from './contract.ts';
import { headingFor } from './export-heading.ts';
import { levelWords, regimeWords, unitKindWords } from './export-words.ts';
import { listBlocs, listUnits } from './queries.ts';
import { unitBook } from './unit-book.ts';

/** The units of a day, as the import of a units list reads them. */
export async function exportUnits(db: Reader, actor: Actor, filter: z.output<typeof listQuery>): Promise<ListExport<Unit>> {
  const { asOf = today(), ...wanted } = filter;
  const book = await unitBook(db);
  const bloc = (await listBlocs(db)).find((one) => one.id === filter.bloc)?.name;
  const parent = (unit: Unit) => book(unit.parentId, asOf);
  const columns: ExportColumn<Unit>[] = [
    column('code', 'Mã đơn vị', 'text', 12, (unit) => unit.code),
    column('name', 'Tên đơn vị', 'text', 44, (unit) => unit.name),
    column('shortName', 'Tên viết tắt', 'text', 22, (unit) => unit.shortName, { only: 'flat' }),
    column('symbol', 'Ký hiệu', 'text', 10, (unit) => unit.symbol),
    // Its number where it has no code: names alone may be those of several units.
    column(
      'parentCode',
      'Mã đơn vị cấp trên',
      'text',
      12,
      (unit) => parent(unit)?.code ?? (unit.parentId === null ? null : String(unit.parentId)),
      { only: 'flat' },
    ),
    column('parent', 'Đơn vị cấp trên', 'text', 32, (unit) => parent(unit)?.name),
    column('kind', 'Loại đơn vị', 'text', 20, (unit) => unitKindWords[unit.kind]),
    column('level', 'Cấp', 'text', 12, (unit) => levelWords[unit.level]),
    column('bloc', 'Khối', 'text', 20, (unit) => unit.blocName),
    column('regime', 'Hệ văn bản', 'text', 12, (unit) => regimeWords[unit.regime]),
    column('validFrom', 'Từ ngày', 'date', 12, (unit) => unit.validFrom),
    column('validTo', 'Đến trước ngày', 'date', 12, (unit) => unit.validTo, { only: 'flat' }),
  ];
  return {
    name: 'Danh sách đơn vị',
    title: 'Danh sách đơn vị',
    subtitle: [`Bộ máy như ngày ${formatDate(asOf)}`, bloc ?? '', filter.q ? `Tìm “${filter.q}”` : ''],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allAtOnce(listUnits(db, asOf, { ...wanted, limit: undefined })),
    noun: 'đơn vị',
  };
}
