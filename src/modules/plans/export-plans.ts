import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { PlanList, planListQuery } from './contract.ts';
import { planNatureWords, slotStateWords } from './export-words.ts';
import { listPlans } from './queries.ts';

type Row = PlanList['plans'][number];
type Filter = z.output<typeof planListQuery> & { bloc?: number | undefined };

/** The plans with what became of their slots. */
export async function exportPlans(db: Reader, actor: Actor, { bloc, ...filter }: Filter): Promise<ListExport<Row>> {
  const book = await unitBook(db);
  const { plans } = await listPlans(db, filter);
  const years = (row: Row) => (row.yearFrom === row.yearTo ? String(row.yearFrom) : `${row.yearFrom}–${row.yearTo}`);
  const slots = (state: keyof Row['slots']): ExportColumn<Row> =>
    column(state, `Suất: ${slotStateWords[state]!.toLowerCase()}`, 'number', 9, (row) => row.slots[state], { total: true });
  const columns: ExportColumn<Row>[] = [
    column('code', 'Mã kế hoạch', 'text', 14, (row) => row.code),
    column('title', 'Kế hoạch', 'text', 40, (row) => row.title),
    column('nature', 'Loại kế hoạch', 'text', 14, (row) => wordOf(planNatureWords, row.nature), { only: 'flat' }),
    column('years', 'Năm', 'text', 10, years, { align: 'center' }),
    column('issuerCode', 'Mã cơ quan ban hành', 'text', 10, (row) => book(row.issuer.id, `${row.yearFrom}-01-01`)?.code, { only: 'flat' }),
    column('issuer', 'Cơ quan ban hành', 'text', 26, (row) => row.issuer.name),
    column('bloc', 'Khối', 'text', 20, (row) => row.bloc?.name, { only: 'flat' }),
    column(
      'document',
      'Văn bản',
      'text',
      18,
      (row) => row.version?.document?.number ?? (row.version?.documentPending ? 'Chờ văn bản' : null),
    ),
    column('version', 'Lần ban hành', 'number', 8, (row) => row.version?.no, { only: 'flat' }),
    column('effective', 'Hiệu lực từ', 'date', 12, (row) => row.version?.effectiveDate, { only: 'flat' }),
    column('classes', 'Số lớp', 'number', 8, (row) => row.totals.classes.computed, { total: true }),
    column('seats', 'Chỉ tiêu học viên', 'number', 9, (row) => row.totals.seats.computed, { total: true }),
    column('statedClasses', 'Số lớp ghi trên văn bản', 'number', 9, (row) => row.totals.classes.stated, { only: 'flat' }),
    column('statedSeats', 'Số học viên ghi trên văn bản', 'number', 9, (row) => row.totals.seats.stated, { only: 'flat' }),
    slots('opened'),
    slots('combined'),
    slots('pending'),
    slots('not_executed'),
    slots('postponed'),
    slots('withdrawn'),
  ];
  return {
    name: filter.year ? `Danh sách kế hoạch năm ${filter.year}` : 'Danh sách kế hoạch',
    title: filter.year ? `Kế hoạch đào tạo, bồi dưỡng năm ${filter.year}` : 'Danh sách kế hoạch đào tạo, bồi dưỡng',
    subtitle: [wordOf(planNatureWords, filter.nature) ?? '', plans.find((row) => row.bloc?.id === bloc)?.bloc?.name ?? ''],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allAtOnce(plans.filter((row) => bloc === undefined || row.bloc?.id === bloc)),
    noun: 'kế hoạch',
  };
}
