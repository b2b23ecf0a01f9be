import { z } from 'zod';
import { today, type CalendarDate } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { planQuery, type PlanDetail, type PlanLine } from './contract.ts';
import { readPlan } from './queries.ts';
import { namesOn } from './rules.ts';

export const lineFilter = planQuery.extend({
  q: z.string().max(200).optional(),
  quarter: z.coerce.number().int().min(1).max(4).optional(),
});

/** The lines of one version as flat rows; their official form is form C. */
export async function exportLines(
  db: Reader,
  actor: Actor,
  planId: string,
  filter: z.output<typeof lineFilter>,
): Promise<ListExport<PlanLine>> {
  const plan = await readPlan(db, planId, filter.version);
  const words = fold(filter.q ?? '')
    .split(' ')
    .filter(Boolean);
  const wanted = (line: PlanLine) =>
    (filter.quarter === undefined || line.quarter === filter.quarter) && words.every((word) => textOf(line).includes(word));
  const book = await unitBook(db);
  const on = namesOn(plan.version?.effectiveDate ?? null, plan.yearFrom);
  return {
    name: `Dòng kế hoạch ${plan.code ?? plan.yearFrom}`,
    title: 'Biểu tổng hợp kế hoạch đào tạo, bồi dưỡng',
    subtitle: [plan.title, filter.quarter ? `Quý ${filter.quarter}` : '', filter.q ? `Tìm “${filter.q}”` : ''],
    heading: await headingFor(db, actor, plan.issuer.id, today()),
    columns: lineColumns(plan, book, on),
    rows: () => allAtOnce(plan.lines.filter(wanted)),
    noun: 'dòng',
  };
}

/** In words that form C reads, so that edited rows can come back. */
export function lineColumns(
  plan: Pick<PlanDetail, 'title' | 'version'>,
  book: Awaited<ReturnType<typeof unitBook>>,
  on: CalendarDate,
): ExportColumn<PlanLine>[] {
  return [
    column('plan', 'Kế hoạch', 'text', 34, () => plan.title, { only: 'flat' }),
    column('version', 'Lần ban hành', 'number', 8, () => plan.version?.no, { only: 'flat' }),
    column('year', 'Năm', 'number', 7, (line) => line.year),
    column('quarter', 'Quý', 'number', 6, (line) => line.quarter),
    column('familyCode', 'Mã chương trình', 'text', 14, (line) => line.family.code, { only: 'flat' }),
    column('content', 'Nội dung (chương trình)', 'text', 34, (line) => line.version?.name ?? line.family.name),
    column('audience', 'Đối tượng', 'text', 28, (line) => line.audience),
    column('classes', 'Số lớp', 'number', 8, (line) => line.classes, { total: true }),
    column('perClass', 'Số học viên/lớp', 'number', 9, (line) => line.perClass),
    column('trainees', 'Tổng số học viên', 'number', 9, (line) => line.total.stated ?? line.seats, { total: true }),
    column('seats', 'Chỉ tiêu học viên', 'number', 9, (line) => line.seats, { only: 'flat' }),
    column('studyDays', 'Số ngày', 'number', 8, (line) => line.studyDays),
    column('months', 'Thời gian', 'text', 14, (line) => line.months),
    column('place', 'Địa điểm', 'text', 22, (line) => line.place ?? line.host?.name),
    column('leadCode', 'Mã cơ quan chủ trì', 'text', 10, (line) => book(line.lead.id, on)?.code, { only: 'flat' }),
    column('lead', 'Cơ quan chủ trì', 'text', 24, (line) => line.lead.name),
    column('bloc', 'Khối', 'text', 20, (line) => book(line.lead.id, on)?.blocName, { only: 'flat' }),
    column('coordinating', 'Cơ quan phối hợp', 'text', 22, (line) => line.coordinating),
    column('runnerCode', 'Mã cơ sở', 'text', 10, (line) => book(line.runner.id, on)?.code, { only: 'flat' }),
    column('runner', 'Cơ sở ĐTBD thực hiện', 'text', 24, (line) => line.runner.name),
    column('funding', 'Kinh phí (nguồn)', 'text', 20, (line) => [line.funding.name, line.funding.detail].filter(Boolean).join(' – ')),
    column('cost', 'Kinh phí (đồng)', 'money', 16, (line) => line.cost, { only: 'flat' }),
    column('waitsFor', 'Chờ văn bản', 'text', 24, (line) => line.waitsFor, { only: 'flat' }),
    column('carriedOver', 'Dòng chuyển tiếp', 'yesno', 9, (line) => line.carriedOver, { only: 'flat' }),
    column('opened', 'Đã mở', 'number', 8, (line) => line.slots.opened + line.slots.combined, { only: 'flat' }),
    column('pending', 'Chờ mở', 'number', 8, (line) => line.slots.pending, { only: 'flat' }),
    column('lost', 'Không mở', 'number', 8, (line) => line.slots.not_executed + line.slots.postponed, { only: 'flat' }),
    column('note', 'Ghi chú', 'text', 24, (line) => line.note),
  ];
}

/** What the screen looks through. */
const textOf = (line: PlanLine) =>
  fold([line.family.name, line.version?.name, line.audience, line.lead.name, line.host?.name, line.runner.name, line.place].join(' '));
