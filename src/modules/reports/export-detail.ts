import { formatDate, today } from '#kit/dates.ts';
import { headingFor, unitByCode } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allPages, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { DetailQuery, DetailRow } from './contract.ts';
import { annualDetail } from './detail-queries.ts';
import { cellWords, leftWords, notExecutedWords, termWords } from './export-words.ts';
import { resolveFilter } from './filter.ts';

/** The list behind one figure of the review; its quantities add up to the figure. */
export async function exportDetail(db: Reader, actor: Actor, query: Omit<DetailQuery, 'after' | 'limit'>): Promise<ListExport<DetailRow>> {
  const on = today();
  const ask = (after: string | undefined) => annualDetail(db, actor, { ...query, after, limit: 500 }, on);
  const first = await ask(undefined);
  const kind = first.rows[0]?.kind;
  const persons = kind === 'enrolment' || kind === 'run' || kind === 'person';
  const { period } = await resolveFilter(db, actor, query, on);
  const title = titleOf(query.cell);
  const columns: ExportColumn<DetailRow>[] = [
    ...(persons ? [column<DetailRow>('label', 'Họ và tên', 'text', 28, (row) => row.label)] : []),
    ...(kind === 'declared' ? [column<DetailRow>('label', 'Loại lớp', 'text', 28, (row) => row.label)] : []),
    column('classCode', 'Mã lớp', 'text', 14, (row) => row.classCode),
    column('className', 'Tên lớp', 'text', 36, (row) => row.className, persons ? { only: 'flat' } : {}),
    column('programme', 'Chương trình', 'text', 32, (row) => row.programme),
    column('unit', persons ? 'Đơn vị cử' : 'Đơn vị', 'text', 30, (row) => row.unit),
    column('date', 'Ngày', 'date', 12, (row) => row.date),
    column('event', 'Diễn biến', 'text', 24, whatHappened),
    column('reason', 'Lý do', 'text', 24, (row) => row.reason, { only: 'flat' }),
    column('document', 'Văn bản', 'text', 18, (row) => row.document?.number),
    column('quantity', 'Số lượng', 'number', 9, (row) => row.quantity, { total: true }),
    ...(kind === 'slot' ? [column<DetailRow>('seats', 'Chỉ tiêu', 'number', 9, (row) => row.seats, { total: true })] : []),
  ];
  return {
    name: title,
    title,
    subtitle: [`Từ ngày ${formatDate(period.start)} đến ngày ${formatDate(period.end)}`],
    heading: await headingFor(db, actor, query.org === undefined ? null : (await unitByCode(db, query.org)).id, on),
    columns,
    rows: () => allPages((after) => (after === undefined ? Promise.resolve(first) : ask(after))),
    noun: 'dòng',
  };
}

function titleOf(cell: string): string {
  const leaving = /^trainees\.left\.(.+)$/.exec(cell)?.[1];
  if (leaving !== undefined) return `Học viên thôi học: ${leftWords[leaving] ?? leaving}`;
  return cellWords[cell] ?? cellWords[cell.replace(/^planSeats\./, 'plan.')] ?? 'Danh sách sau con số';
}

function whatHappened(row: DetailRow): string {
  const why = row.term === 'left' ? leftWords[row.detail ?? ''] : notExecutedWords[row.reasonCode ?? ''];
  return [termWords[`${row.term}.${row.detail}`] ?? termWords[row.term ?? ''], why].filter(Boolean).join(': ');
}
