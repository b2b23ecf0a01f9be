import { formatDate, today } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';
import { headingFor, unitBook } from '#modules/organisations';
import { birthCell } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { recognisedWords } from './export-words.ts';
import { traineesOf } from './results-trainees.ts';
import formF from './form-f-columns.ts';
import { partTitles, resultsOf } from './results-queries.ts';
import type { Results } from './results-rules.ts';

type Row = Awaited<ReturnType<typeof traineesOf>>[number] & { results: Results | undefined };

/** Results of a class as form F: what this writes, the import of results reads back unchanged. */
export async function exportResults(db: Reader, actor: Actor, classId: string): Promise<ListExport<Row>> {
  const training = await db
    .selectFrom('trainingClass')
    .select(['code', 'name', 'restricted', 'runnerId', 'endedOn'])
    .where('id', '=', classId)
    .executeTakeFirst();
  if (!training) throw notFound('classes.unknown');
  const kept = await resultsOf(db, classId);
  const rows = (await traineesOf(db, classId)).map((one): Row => ({ ...one, results: kept.get(one.id) }));
  const book = await unitBook(db);
  const on = training.endedOn ?? today();
  const own = new Set(formF.columns.map(({ title }) => title));
  /** A number in the flat rows; on paper with the comma of our papers, whatever the machine that opens it. */
  const mark = (key: string, title: string, value: (row: Row) => number | null | undefined): ExportColumn<Row>[] => [
    column(key, title, 'number', 9, value, { only: 'flat' }),
    column(key, title, 'text', 9, (row) => inCommas(value(row)), { only: 'form', align: 'center' }),
  ];
  // The form's own marks keep their headings; the others say that they are marks, so that they are known again.
  const parts = partTitles(kept.values()).flatMap((title) =>
    mark(title, own.has(title) ? title : `Điểm: ${title}`, ({ results }) => results?.parts.find((one) => one.title === title)?.mark),
  );
  const columns: ExportColumn<Row>[] = [
    column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
    column('birth', 'Ngày sinh', 'date', 12, birthCell),
    column('unit', 'Đơn vị', 'text', 30, (row) => book(row.senderId, on)?.name),
    ...parts,
    ...mark('average', 'Điểm trung bình', ({ results }) => results?.average),
    column('conduct', 'Rèn luyện', 'text', 12, ({ results }) => results?.conduct),
    column('classification', 'Xếp loại', 'text', 12, ({ results }) => results?.classification),
    column('recognised', 'Kết quả', 'text', 16, ({ results }) =>
      results?.recognised == null ? null : recognisedWords[`${results.recognised}`],
    ),
    column('note', 'Ghi chú', 'text', 16, ({ results }) => results?.note),
  ];
  return {
    name: `Kết quả lớp ${training.code}`,
    restricted: training.restricted,
    title: 'Danh sách kết quả học tập, rèn luyện',
    subtitle: [`Lớp ${training.code} – ${training.name}`, training.endedOn ? `bế giảng ngày ${formatDate(training.endedOn)}` : ''],
    heading: await headingFor(db, actor, training.runnerId, today()),
    columns,
    rows: () => allAtOnce(rows),
    noun: 'học viên',
  };
}

const inCommas = (mark: number | null | undefined): string | null => (mark === null || mark === undefined ? null : formatNumber(mark, 2));
