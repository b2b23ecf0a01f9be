import { formatDate, today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { PeriodKind, ShownModule, ShownTopic } from './content-contract.ts';
import { oneVersion, contentOf } from './content-queries.ts';
import { allOf } from './content-rules.ts';

type Row = { module: ShownModule; topic: ShownTopic | null };

/** The content of a version, as the import reads it: importing it again changes nothing. */
export async function exportContent(db: Reader, actor: Actor, versionId: string): Promise<ListExport<Row>> {
  const version = await oneVersion(db, versionId);
  const modules = (await contentOf(db, [versionId])).get(versionId) ?? [];
  const part = ({ module, topic }: Row) => topic ?? module;
  const periods = (kind: PeriodKind, title: string): ExportColumn<Row> =>
    column(kind, title, 'number', 9, (row) => part(row)[kind] || null, { total: true });
  const columns: ExportColumn<Row>[] = [
    column('line', 'Dòng', 'text', 11, ({ topic }) => (topic ? 'Chuyên đề' : 'Học phần'), { only: 'flat' }),
    column('code', 'Mã học phần', 'text', 11, ({ module, topic }) => (topic ? null : module.code)),
    column('module', 'Học phần', 'text', 30, ({ module }) => module.name),
    column('topic', 'Chuyên đề', 'text', 40, ({ topic }) => topic?.title),
    column('description', 'Mô tả', 'text', 44, ({ topic }) => topic?.description),
    periods('lecture', 'Lý thuyết'),
    periods('discussion', 'Thảo luận'),
    periods('fieldStudy', 'Nghiên cứu thực tế'),
    periods('selfStudy', 'Tự học'),
    periods('test', 'Kiểm tra'),
    column('total', 'Tổng số tiết', 'number', 9, (row) => allOf(part(row)) || null, { total: true }),
  ];
  return {
    name: `Nội dung chương trình ${version.code}`,
    title: `Nội dung chương trình ${version.name}`,
    subtitle: [`Phiên bản ${version.code}, có hiệu lực từ ngày ${formatDate(version.validFrom)}`],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () =>
      allAtOnce(modules.flatMap((module): Row[] => [{ module, topic: null }, ...module.topics.map((topic) => ({ module, topic }))])),
    noun: 'dòng',
  };
}
