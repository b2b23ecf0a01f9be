import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { PendingSlot } from './contract.ts';
import { fundingNames } from './export-classes.ts';
import { slotOriginWords } from './export-words.ts';
import { pendingSlots } from './queries.ts';

type Filter = { year?: number | undefined; family?: string | undefined };

/** Slots that wait for their class. */
export async function exportPendingSlots(db: Reader, actor: Actor, filter: Filter): Promise<ListExport<PendingSlot>> {
  const book = await unitBook(db);
  const fundings = await fundingNames(db);
  const columns: ExportColumn<PendingSlot>[] = [
    column('plan', 'Kế hoạch', 'text', 34, (slot) => slot.planTitle),
    column('year', 'Năm', 'number', 7, (slot) => slot.planYear),
    column('quarter', 'Quý', 'number', 6, (slot) => slot.quarter),
    column('familyCode', 'Mã chương trình', 'text', 14, (slot) => slot.familyCode, { only: 'flat' }),
    column('programme', 'Chương trình', 'text', 32, (slot) => slot.programme),
    column('seats', 'Chỉ tiêu', 'number', 9, (slot) => slot.seats, { total: true }),
    column('runnerCode', 'Mã cơ sở', 'text', 10, (slot) => book(slot.runner.id, `${slot.planYear}-01-01`)?.code, { only: 'flat' }),
    column('runner', 'Cơ sở đào tạo, bồi dưỡng', 'text', 26, (slot) => slot.runner.name),
    column('host', 'Nơi học', 'text', 24, (slot) => slot.host?.name),
    column('funding', 'Nguồn kinh phí', 'text', 20, (slot) => wordOf(fundings, slot.funding)),
    column('origin', 'Nguồn gốc', 'text', 16, (slot) => wordOf(slotOriginWords, slot.origin)),
    column('class', 'Lớp đang chuẩn bị', 'text', 14, (slot) => slot.classCode),
  ];
  return {
    name: filter.year ? `Suất lớp chờ mở năm ${filter.year}` : 'Suất lớp chờ mở',
    title: filter.year ? `Suất lớp chờ mở năm ${filter.year}` : 'Suất lớp chờ mở',
    subtitle: [filter.family ?? ''],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allAtOnce(pendingSlots(db, filter, null)),
    noun: 'suất',
  };
}
