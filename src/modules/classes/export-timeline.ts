import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { TimelineEvent } from './contract.ts';
import { eventWords, reasonWords } from './export-words.ts';
import { oneClass } from './queries.ts';
import { timelineOf } from './timeline-queries.ts';

/** Everything that happened to a class, oldest first, what was taken back included and marked. */
export async function exportTimeline(db: Reader, actor: Actor, classId: string): Promise<ListExport<TimelineEvent>> {
  const training = await oneClass(db, classId);
  const timeline = await timelineOf(db, classId);
  const columns: ExportColumn<TimelineEvent>[] = [
    column('date', 'Ngày', 'date', 12, (event) => event.effectiveDate),
    column('event', 'Việc', 'text', 26, (event) =>
      event.kind === 'correction' ? `Hiệu đính: ${wordOf(eventWords, event.about[0]) ?? ''}` : wordOf(eventWords, event.kind),
    ),
    column('trainees', 'Số học viên', 'number', 9, (event) => event.trainees || null),
    column('document', 'Văn bản', 'text', 18, (event) => event.document?.number ?? (event.documentPending ? 'Chờ văn bản' : null)),
    column('directedBy', 'Theo chỉ đạo của', 'text', 20, (event) => event.directedBy),
    column('reason', 'Lý do', 'text', 26, (event) => wordOf(reasonWords, event.reason)),
    column('note', 'Ghi chú', 'text', 24, (event) => event.note),
    column('otherClass', 'Lớp liên quan', 'text', 14, (event) => event.otherClass?.code),
    column('reversed', 'Đã hiệu đính', 'yesno', 10, (event) => event.reversed),
    column('recordedBy', 'Người ghi', 'text', 20, (event) => event.recordedBy),
    column('recordedAt', 'Ngày ghi', 'date', 12, (event) => today(() => new Date(event.recordedAt))),
  ];
  return {
    name: `Diễn biến lớp ${training.code}`,
    restricted: training.restricted,
    title: 'Diễn biến của lớp',
    subtitle: [`Lớp ${training.code} – ${training.name}`],
    heading: await headingFor(db, actor, training.runner.id, today()),
    columns,
    rows: () => allAtOnce(timeline.toReversed()),
    noun: 'việc',
  };
}
