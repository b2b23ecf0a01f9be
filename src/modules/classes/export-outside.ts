import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allPages, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { outsideStateWords } from './export-words.ts';
import type { OutsideRow } from './outside-contract.ts';
import { listOutside } from './outside-queries.ts';

type Filter = { state?: OutsideRow['state'] | undefined; year?: number | undefined; q?: string | undefined };

/** Those sent to study elsewhere, newest first. */
export async function exportOutside(db: Reader, actor: Actor, filter: Filter): Promise<ListExport<OutsideRow>> {
  const book = await unitBook(db);
  const columns: ExportColumn<OutsideRow>[] = [
    column('person', 'Họ và tên', 'text', 26, (row) => row.person?.name ?? 'Người ngoài phạm vi xem'),
    column('senderCode', 'Mã đơn vị cử', 'text', 10, (row) => book(row.sender.id, row.startedOn)?.code, { only: 'flat' }),
    column('sender', 'Đơn vị cử', 'text', 32, (row) => row.sender.name),
    column('programme', 'Chương trình', 'text', 32, (row) => row.programme),
    column('institution', 'Nơi học', 'text', 30, (row) => row.institution),
    column('startedOn', 'Từ ngày', 'date', 12, (row) => row.startedOn),
    column('expectedEndOn', 'Dự kiến đến ngày', 'date', 12, (row) => row.expectedEndOn),
    column('endedOn', 'Kết thúc ngày', 'date', 12, (row) => row.endedOn),
    column('state', 'Trạng thái', 'text', 14, (row) => wordOf(outsideStateWords, row.state)),
  ];
  return {
    name: 'Cử đi học nơi khác',
    title: filter.year ? `Danh sách cử đi học nơi khác năm ${filter.year}` : 'Danh sách cử đi học nơi khác',
    subtitle: [filter.state ? (wordOf(outsideStateWords, filter.state) ?? '') : '', filter.q ? `Tìm “${filter.q}”` : ''],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allPages((after) => listOutside(db, { ...filter, after, limit: 500 })),
    noun: 'lượt cử đi học',
  };
}
