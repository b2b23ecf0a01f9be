import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { PrioritiesReport } from './priorities-contract.ts';
import { prioritiesOf } from './priorities-queries.ts';

type Row = PrioritiesReport['areas'][number];

/** What a year put first and what was done on it: a row for each area. */
export async function exportPriorities(db: Reader, actor: Actor, year: number): Promise<ListExport<Row>> {
  const { areas, whole } = await prioritiesOf(db, year);
  const columns: ExportColumn<Row>[] = [
    column('area', 'Lĩnh vực ưu tiên', 'text', 34, ({ name }) => name),
    column('basis', 'Căn cứ', 'text', 20, ({ document, note }) => document?.number ?? note),
    column('programmes', 'Chương trình', 'text', 24, ({ programmes }) => programmes.map(({ code }) => code).join(', ')),
    column('slots', 'Suất kế hoạch', 'number', 11, ({ slots }) => slots),
    column('seats', 'Chỉ tiêu kế hoạch', 'number', 11, ({ seats }) => seats),
    column('opened', 'Lớp mở mới', 'number', 10, ({ opened }) => opened),
    column('closed', 'Lớp bế giảng', 'number', 10, ({ closed }) => closed),
    column('l1', 'Lượt tuyển mới (L1)', 'number', 12, ({ l1 }) => l1),
  ];
  return {
    name: `Lĩnh vực ưu tiên năm ${year}`,
    title: `Kết quả thực hiện các lĩnh vực ưu tiên năm ${year}`,
    subtitle: [
      `Cả năm: ${whole.slots} suất kế hoạch, ${whole.opened} lớp mở mới, ${whole.closed} lớp bế giảng, ${whole.l1} lượt tuyển mới`,
      'Một lớp có thể thuộc nhiều lĩnh vực nên các dòng không cộng vào nhau; lớp hạn chế không tính ở đây',
    ],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allAtOnce(areas),
    noun: 'lĩnh vực',
  };
}
