import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Block, Paper } from '#platform/docx.ts';
import { notFound, type Texts } from '#platform/refusal.ts';
import { columnsOf, letter, list, paperOf, paragraph, peopleTable, sheetOf, type Sheet } from './letter-parts.ts';
import { screened, type Screened } from './screen-queries.ts';
import type { ResultLetters } from './screening-contract.ts';
import { oneSeries, type SeriesFacts } from './series-queries.ts';

/** Thông báo kết quả xét tuyển: a letter to each unit that has an answer, or to the one asked for. */
export async function resultLetters(
  db: Reader,
  actor: Actor,
  seriesId: string,
  { unit, kind, documentId }: ResultLetters,
  texts: Texts,
): Promise<{ paper: Paper; name: string }> {
  const series = await oneSeries(db, seriesId);
  const wanted = kind === 'all' ? ['accepted', 'refused', 'waiting'] : [kind];
  const rows = (await screened(db, sql`n.series_id = ${seriesId}`, texts)).filter(
    (row) => wanted.includes(row.state) && (unit === undefined || row.unit.id === unit),
  );
  if (rows.length === 0) throw notFound('admissions.no_results');
  const sheet = await sheetOf(db, actor, series.runnerId, today(), documentId ?? null);
  const letters = [...Map.groupBy(rows, (row) => row.unit.id).values()].map((of) =>
    letter(sheet, `kết quả xét tuyển đợt ${series.code}`, of[0]!.unit.name, toUnit(sheet, series, of)),
  );
  return { paper: paperOf(`Kết quả xét tuyển ${series.code}`, sheet, letters), name: `Kết quả xét tuyển - ${series.code}` };
}

function toUnit(sheet: Sheet, series: SeriesFacts, rows: readonly Screened[]): Block[] {
  const state = (one: Screened['state']) => rows.filter((row) => row.state === one);
  const [accepted, refused, waiting] = [
    state('accepted'),
    state('refused'),
    state('waiting').toSorted((a, b) => a.waitingNo! - b.waitingNo!),
  ];
  const head = (no: number, text: string, count: number) => paragraph(sheet, `${no}. ${text}: ${count} người`, true);
  let no = 0;
  return [
    paragraph(
      sheet,
      `${sheet.head.issuer} thông báo kết quả xét tuyển ${series.name} (đợt ${series.code}) đối với những người được cử như sau:`,
    ),
    ...(accepted.length === 0
      ? []
      : [
          head(++no, 'Được nhận', accepted.length),
          ...peopleTable(sheet, [...columnsOf<Screened>(), { title: 'Lớp', share: 25, value: (row) => row.class?.code ?? '' }], accepted),
        ]),
    ...(refused.length === 0
      ? []
      : [
          head(++no, 'Không nhận', refused.length),
          ...peopleTable(sheet, [...columnsOf<Screened>(), { title: 'Lý do', share: 45, value: (row) => row.reason ?? '' }], refused),
        ]),
    ...(waiting.length === 0
      ? []
      : [
          head(++no, 'Trong danh sách chờ, được gọi khi có chỗ', waiting.length),
          ...peopleTable(
            sheet,
            [...columnsOf<Screened>(), { title: 'Thứ tự chờ', share: 22, value: (row) => String(row.waitingNo), center: true }],
            waiting,
          ),
        ]),
    paragraph(sheet, 'Đề nghị cơ quan, đơn vị thông báo cho người được cử biết, thực hiện.'),
  ];
}

/** The same to one person. */
export async function resultLetter(db: Reader, actor: Actor, id: string, texts: Texts): Promise<{ paper: Paper; name: string }> {
  const [row] = await screened(db, sql`n.id = ${id}`, texts);
  if (!row) throw notFound('admissions.unknown_nomination');
  if (row.state !== 'accepted' && row.state !== 'refused') throw notFound('admissions.no_results');
  const { rows } = await sql<{ seriesId: string }>`select series_id from nomination where id = ${id}`.execute(db);
  const series = await oneSeries(db, rows[0]!.seriesId);
  const sheet = await sheetOf(db, actor, series.runnerId, today(), null);
  const title = sheet.head.regime === 'party' ? 'đồng chí' : 'Ông/Bà';
  const accepted = row.state === 'accepted';
  const blocks = [
    paragraph(
      sheet,
      `${sheet.head.issuer} thông báo: ${title} ${row.fullName}, ${row.unit.name}, ${accepted ? 'được nhận vào học' : 'không được nhận vào học'} ${series.name} (đợt ${series.code}).`,
    ),
    ...list(sheet, [
      accepted ? (row.class ? `Lớp: ${row.class.code}` : null) : `Lý do: ${row.reason ?? ''}`,
      accepted ? 'Thời gian, địa điểm có mặt theo giấy triệu tập' : null,
    ]),
  ];
  const about = accepted ? 'việc nhận vào học' : 'việc không nhận vào học';
  return {
    paper: paperOf(`Kết quả xét tuyển ${series.code}`, sheet, [letter(sheet, about, `${title} ${row.fullName}`, blocks)]),
    name: `${accepted ? 'Thông báo nhận' : 'Thông báo không nhận'} - ${series.code}`,
  };
}
