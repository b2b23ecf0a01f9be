import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, allPages, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { movementFilter, MovementRow, UnitSeats } from './quota-contract.ts';
import { accountWords, seatActWords, seriesStateWords } from './quota-words.vi.ts';
import { listMovements, seatBalances } from './quota-queries.ts';
import type { seriesFilter, SeriesRow } from './series-contract.ts';
import { listSeries, oneSeries } from './series-queries.ts';

/** The series of a filter. */
export async function exportSeries(
  db: Reader,
  actor: Actor,
  filter: Omit<z.output<typeof seriesFilter>, 'after' | 'limit'>,
): Promise<ListExport<SeriesRow>> {
  const columns: ExportColumn<SeriesRow>[] = [
    column('code', 'Mã đợt', 'text', 14, (row) => row.code),
    column('name', 'Tên đợt', 'text', 40, (row) => row.name),
    column('year', 'Năm', 'number', 8, (row) => row.planYear),
    column('programme', 'Chương trình', 'text', 30, (row) => row.programme),
    column('lead', 'Cơ quan chủ trì', 'text', 26, (row) => row.lead.name),
    column('runner', 'Cơ sở', 'text', 26, (row) => row.runner.name),
    column('opensOn', 'Khai giảng dự kiến', 'date', 12, (row) => row.opensOn),
    column('classes', 'Số lớp', 'number', 8, (row) => row.classes, { total: true }),
    column('seats', 'Chỉ tiêu', 'number', 9, ({ seats }) => seats.provided + seats.rolledIn, { total: true }),
    column('open', 'Chưa cấp', 'number', 9, ({ seats }) => seats.open, { total: true }),
    column('free', 'Đã cấp, chưa dùng', 'number', 10, ({ seats }) => seats.free, { total: true }),
    column('held', 'Đang giữ', 'number', 9, ({ seats }) => seats.held, { total: true }),
    column('used', 'Đã dùng', 'number', 9, ({ seats }) => seats.used, { total: true }),
    column('rolledOut', 'Chuyển sang năm sau', 'number', 10, ({ seats }) => seats.rolledOut, { total: true }),
    column('state', 'Trạng thái', 'text', 12, (row) => wordOf(seriesStateWords, row.state)),
  ];
  return {
    name: 'Đợt tuyển sinh',
    title: 'Danh sách đợt tuyển sinh',
    subtitle: filter.year ? [`Năm ${filter.year}`] : [],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allPages((after) => listSeries(db, { ...filter, after, limit: 200 })),
    noun: 'đợt',
  };
}

/** Who has how many seats of a series. */
export async function exportSeats(db: Reader, actor: Actor, seriesId: string): Promise<ListExport<UnitSeats>> {
  const series = await oneSeries(db, seriesId);
  const { sums, units } = await seatBalances(db, seriesId);
  const columns: ExportColumn<UnitSeats>[] = [
    column('unit', 'Đơn vị', 'text', 44, (row) => row.unit.name),
    column('granted', 'Được cấp', 'number', 10, (row) => row.granted, { total: true }),
    column('fromOpen', 'Lấy thêm từ số chưa cấp', 'number', 12, (row) => row.fromOpen, { total: true }),
    column('held', 'Đang giữ', 'number', 10, (row) => row.held, { total: true }),
    column('used', 'Đã dùng', 'number', 10, (row) => row.used, { total: true }),
    column('free', 'Còn lại', 'number', 10, (row) => row.free, { total: true }),
  ];
  return {
    name: `Chỉ tiêu ${series.code}`,
    restricted: series.restricted,
    title: 'Chỉ tiêu của các đơn vị',
    subtitle: [`Đợt ${series.code} – ${series.name}`, `Chỉ tiêu của đợt: ${sums.provided + sums.rolledIn}, chưa cấp: ${sums.open}`],
    heading: await headingFor(db, actor, series.leadId, today()),
    columns,
    rows: () => allAtOnce(units),
    noun: 'đơn vị',
  };
}

/** The ledger of seats, latest first. */
export async function exportMovements(
  db: Reader,
  actor: Actor,
  seriesId: string,
  filter: Omit<z.output<typeof movementFilter>, 'after' | 'limit'>,
): Promise<ListExport<MovementRow>> {
  const series = await oneSeries(db, seriesId);
  const columns: ExportColumn<MovementRow>[] = [
    column('seq', 'Số thứ tự', 'number', 9, (row) => row.seq),
    column('date', 'Ngày ghi', 'date', 12, (row) => today(() => new Date(row.recordedAt))),
    column('act', 'Việc', 'text', 20, (row) => wordOf(seatActWords, row.act)),
    column('from', 'Từ', 'text', 34, ({ from }) => placeOf(from)),
    column('to', 'Đến', 'text', 34, ({ to }) => placeOf(to)),
    column('seats', 'Số chỉ tiêu', 'number', 9, (row) => row.seats),
    column('document', 'Văn bản', 'text', 18, (row) => row.document?.number),
    column('note', 'Lý do', 'text', 28, (row) => row.note),
    column('recordedBy', 'Người ghi', 'text', 20, (row) => row.recordedBy),
  ];
  return {
    name: `Sổ chỉ tiêu ${series.code}`,
    restricted: series.restricted,
    title: 'Sổ chỉ tiêu',
    subtitle: [`Đợt ${series.code} – ${series.name}`],
    heading: await headingFor(db, actor, series.leadId, today()),
    columns,
    rows: () => allPages((after) => listMovements(db, seriesId, { ...filter, after, limit: 200 })),
    noun: 'lần ghi',
  };
}

const placeOf = ({ account, unit }: MovementRow['from']): string => [wordOf(accountWords, account), unit?.name].filter(Boolean).join(': ');
