import { sql } from 'kysely';
import { line, headingBlocks, signatureBlocks, titleBlocks, body } from '#modules/organisations';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Block, Paper } from '#platform/docx.ts';
import { notFound } from '#platform/refusal.ts';
import type { PaperKind } from './convocation-contract.ts';
import { columnsOf, day, letter, list, paperOf, paragraph, peopleTable, sheetOf, type Column, type Sheet } from './letter-parts.ts';
import { reaches } from './quota-policy.ts';

type Issued = {
  id: string;
  kind: PaperKind;
  issuedOn: string;
  reportOn: string | null;
  reportPlace: string | null;
  note: string | null;
  documentId: string | null;
  changes: string | null;
  leadId: number;
  leadBloc: number;
  runnerId: number;
  code: string;
  name: string;
  programme: string;
  expectedOpenOn: string | null;
  expectedEndOn: string | null;
};
type Person = {
  part: 'summoned' | 'added' | 'dropped';
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  positionTitle: string | null;
  unitId: number;
  unitName: string;
};
type Ready = { issued: Issued; sheet: Sheet; people: Person[]; changed: string | null };

async function load(db: Reader, actor: Actor, id: string, unit: number | undefined): Promise<Ready> {
  const { rows } = await sql<Issued>`
    select v.id, v.kind, v.issued_on, v.report_on, v.report_place, v.note, v.document_id, before.document_id as changes, v.lead_id, v.lead_bloc, v.runner_id, v.class_code as code, v.class_name as name, p.name as programme,
      c.expected_open_on, v.class_ends_on as expected_end_on
    from convocation v left join convocation before on before.id = v.changes_id join admission_series s on s.id = v.series_id
      join programme_version p on p.id = s.version_id left join training_class c on c.id = v.class_id where v.id = ${id}`.execute(db);
  const [issued] = rows;
  if (!issued) throw notFound('convocations.unknown');
  const people = await peopleOn(db, id, unit);
  // nobody of theirs is on it: no more is told than of a paper that is not there
  if (people.length === 0 && (unit !== undefined || !reaches(actor, issued))) throw notFound('convocations.unknown');
  const sheet = await sheetOf(db, actor, issued.runnerId, issued.issuedOn, issued.documentId);
  return { issued, sheet, people, changed: issued.changes === null ? null : (await requireDocument(db, issued.changes)).quote };
}

/** Those on a paper, in its order. */
export async function peopleOn(db: Reader, id: string, unit?: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select part, full_name, birth_date, birth_precision, position_title, unit_id, unit_name from convocation_person
    where convocation_id = ${id} and (${unit ?? null}::int is null or unit_id = ${unit ?? null}::int) order by ordinal`.execute(db);
  return rows;
}

/** The summons as letters, one to each unit; the opening decision with its appendix. As .docx. */
export async function convocationPaper(db: Reader, actor: Actor, id: string, unit?: number): Promise<{ paper: Paper; name: string }> {
  const ready = await load(db, actor, id, unit);
  const { issued, sheet, people } = ready;
  if (issued.kind === 'opening_decision')
    return { paper: paperOf('Quyết định mở lớp', sheet, [decision(ready), appendix(ready)]), name: `Quyết định mở lớp - ${issued.code}` };
  const units = people.length > 0 ? [...Map.groupBy(people, (one) => one.unitId).values()] : [[]];
  const about = `${issued.changes ? 'thay đổi việc triệu tập' : 'triệu tập'} học viên lớp ${issued.code}`;
  const letters = units.map((of) => letter(sheet, about, of[0]?.unitName ?? 'Các cơ quan, đơn vị có học viên', summons(ready, of)));
  return { paper: paperOf(`Triệu tập ${issued.code}`, sheet, letters), name: `Giấy triệu tập - ${issued.code}` };
}

const parted = (people: readonly Person[], part: Person['part']) => people.filter((one) => one.part === part);
const withUnit: Column<Person>[] = [...columnsOf<Person>(), { title: 'Đơn vị công tác', share: 45, value: (row) => row.unitName }];

function tables(
  sheet: Sheet,
  people: readonly Person[],
  columns: readonly Column<Person>[],
  words: { added: string; dropped: string },
): Block[] {
  const [summoned, added, dropped] = [parted(people, 'summoned'), parted(people, 'added'), parted(people, 'dropped')];
  return [
    ...(summoned.length > 0 ? peopleTable(sheet, columns, summoned) : []),
    ...(added.length > 0 ? [paragraph(sheet, `${words.added} ${added.length} người:`, true), ...peopleTable(sheet, columns, added)] : []),
    ...(dropped.length > 0
      ? [paragraph(sheet, `${words.dropped} ${dropped.length} người:`, true), ...peopleTable(sheet, columns, dropped)]
      : []),
  ];
}

function summons({ issued, sheet, changed }: Ready, people: readonly Person[]): Block[] {
  const { head } = sheet;
  const whom = `lớp ${issued.name} (${issued.code}), chương trình ${issued.programme}`;
  return [
    paragraph(
      sheet,
      changed
        ? `${head.issuer} thay đổi việc triệu tập học viên ${whom} theo ${changed} như sau:`
        : `${head.issuer} triệu tập ${people.length} người có tên dưới đây tham dự ${whom}:`,
    ),
    ...tables(sheet, people, columnsOf<Person>(), { added: 'Triệu tập thêm', dropped: 'Thôi triệu tập' }),
    ...list(sheet, [
      issued.reportOn && `Thời gian có mặt: ngày ${day(issued.reportOn)}`,
      issued.reportPlace && `Địa điểm: ${issued.reportPlace}`,
      issued.expectedEndOn && `Dự kiến bế giảng: ngày ${day(issued.expectedEndOn)}`,
      issued.note,
    ]),
    paragraph(
      sheet,
      changed
        ? 'Các nội dung khác của văn bản nêu trên giữ nguyên. Đề nghị cơ quan, đơn vị thông báo cho học viên thực hiện.'
        : 'Đề nghị cơ quan, đơn vị bố trí công việc, tạo điều kiện để học viên tham dự đầy đủ, đúng thời gian.',
    ),
  ];
}

function decision({ issued, sheet, people, changed }: Ready): Block[] {
  const { head, layout, width } = sheet;
  const { sizes } = layout;
  const [added, dropped] = [parted(people, 'added').length, parted(people, 'dropped').length];
  const authority = head.signatory.length > 0 ? head.signatory.join(' ') : `THỦ TRƯỞNG ${head.issuer.toLocaleUpperCase('vi')}`;
  const article = (no: number, text: string) =>
    line(
      [
        { text: `Điều ${no}. `, bold: true, size: sizes.body },
        { text, size: sizes.body },
      ],
      'justify',
      {
        firstLine: layout.body.firstLine,
        after: layout.body.after,
        spacing: layout.body.spacing,
      },
    );
  const opening = issued.expectedOpenOn ?? issued.reportOn;
  const time = [opening && `từ ngày ${day(opening)}`, issued.expectedEndOn && `đến ngày ${day(issued.expectedEndOn)}`]
    .filter(Boolean)
    .join(' ');
  const changes = [added > 0 && `bổ sung ${added} học viên`, dropped > 0 && `đưa ${dropped} học viên ra khỏi danh sách`]
    .filter(Boolean)
    .join(', ');
  return [
    ...headingBlocks(head, layout, width, 'QĐ'),
    ...titleBlocks('QUYẾT ĐỊNH', `${changed ? 'Điều chỉnh danh sách học viên' : 'Về việc mở'} lớp ${issued.name}`, layout, width),
    line({ text: authority, bold: true, size: sizes.body }, 'center', { after: 6 }),
    ...(changed ? [body(layout, `Căn cứ ${changed};`, { italic: layout.regime === 'state', size: sizes.bases })] : []),
    body(layout, 'Căn cứ kết quả xét tuyển,', { italic: layout.regime === 'state', size: sizes.bases }),
    line({ text: 'QUYẾT ĐỊNH:', bold: true, size: sizes.body }, 'center', { before: 6, after: 6 }),
    article(
      1,
      changed
        ? `Điều chỉnh danh sách lớp ${issued.name} (${issued.code}): ${changes || 'thời gian, địa điểm'}${people.length > 0 ? ' (danh sách kèm theo)' : ''}.`
        : `Mở lớp ${issued.name} (${issued.code}) theo chương trình ${issued.programme}, gồm ${people.length} học viên (danh sách kèm theo).`,
    ),
    ...(time || issued.reportPlace
      ? [
          article(
            2,
            [time && `Thời gian: ${time}.`, issued.reportPlace && `Địa điểm: ${issued.reportPlace}.`, issued.note]
              .filter(Boolean)
              .join(' '),
          ),
        ]
      : []),
    article(
      time || issued.reportPlace ? 3 : 2,
      'Các cơ quan, đơn vị có liên quan và học viên có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.',
    ),
    ...signatureBlocks(head, layout, width, ['Như điều cuối']),
  ];
}

function appendix({ issued, sheet, people }: Ready): Block[] {
  const { head, layout } = sheet;
  const number = head.sentWith?.number ?? '………';
  const date = day(head.sentWith?.date ?? null) ?? '………';
  const center = (text: string, run: { bold?: true; italic?: true }) => line({ text, size: layout.sizes.body, ...run }, 'center');
  return [
    center('PHỤ LỤC', { bold: true }),
    center(`DANH SÁCH HỌC VIÊN LỚP ${issued.name.toLocaleUpperCase('vi')}`, { bold: true }),
    { ...center(`(Kèm theo Quyết định số ${number} ngày ${date} của ${head.issuer})`, { italic: true }), after: 8 },
    ...tables(sheet, people, withUnit, { added: 'Bổ sung', dropped: 'Đưa ra khỏi danh sách' }),
  ];
}
