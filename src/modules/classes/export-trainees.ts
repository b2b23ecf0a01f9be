import { sql } from 'kysely';
import { formatDate, today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import { birthCell, categoryWords, countsAs, numberWriter, sexWords, type NumbersQuery } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { byCursor, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { traineeStatusWords } from './export-words.ts';

type Row = {
  /** Of the person: the number is sealed to it. */
  id: string;
  fullName: string;
  sex: string | null;
  birthDate: string | null;
  birthPrecision: string;
  positionTitle: string | null;
  category: string | null;
  phone: string | null;
  senderId: number;
  status: string;
  joinedOn: string | null;
  endedOn: string | null;
  personalNumberEncrypted: Buffer | null;
  personalNumberKeyId: string | null;
  personalNumberLast4: string | null;
};

/** The trainees of one class by given name, as form A: what this writes, the import of a trainee list reads back unchanged. */
export async function exportTrainees(
  db: Reader,
  actor: Actor,
  keys: Keys,
  classId: string,
  numbers: NumbersQuery,
): Promise<ListExport<Row>> {
  const number = numberWriter(actor, keys, numbers);
  const on = today();
  const training = await db
    .selectFrom('trainingClass')
    .select(['code', 'name', 'restricted', 'runnerId', 'openedOn', 'endedOn'])
    .where('id', '=', classId)
    .executeTakeFirst();
  if (!training) throw notFound('classes.unknown');
  const book = await unitBook(db);
  const sender = (row: Row) => book(row.senderId, row.joinedOn ?? on);
  const columns: ExportColumn<Row>[] = [
    column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
    column('birth', 'Ngày sinh', 'date', 12, birthCell),
    column('sex', 'Giới tính', 'text', 8, (row) => wordOf(sexWords, row.sex), { align: 'center' }),
    column('personalNumber', 'Số CCCD/định danh', 'personalNumber', 17, number),
    column('position', 'Chức vụ', 'text', 22, (row) => row.positionTitle),
    column('sender', 'Đơn vị công tác', 'text', 32, (row) => sender(row)?.name),
    column('category', 'Đối tượng', 'text', 16, (row) => wordOf(categoryWords, row.category)),
    column('phone', 'Điện thoại', 'personalNumber', 13, (row) => row.phone),
    column('note', 'Ghi chú', 'text', 14, () => null, { only: 'form' }),
    column('status', 'Kết quả', 'text', 16, (row) => wordOf(traineeStatusWords, row.status), { only: 'flat' }),
    column('joinedOn', 'Ngày nhập học', 'date', 12, (row) => row.joinedOn, { only: 'flat' }),
    column('endedOn', 'Ngày kết thúc', 'date', 12, (row) => row.endedOn, { only: 'flat' }),
  ];
  const period = [
    training.openedOn ? `Khai giảng ngày ${formatDate(training.openedOn)}` : '',
    training.endedOn ? `bế giảng ngày ${formatDate(training.endedOn)}` : '',
  ];
  return {
    name: `Danh sách học viên lớp ${training.code}`,
    restricted: training.restricted,
    title: 'Danh sách học viên',
    subtitle: [`Lớp ${training.code} – ${training.name}`, ...period],
    heading: await headingFor(db, actor, training.runnerId, on),
    columns,
    rows: () =>
      byCursor(
        db,
        sql<Row>`select coalesce(e.counts_as_id, e.person_id) as id, e.full_name, e.sex, e.birth_date, e.birth_precision, e.position_title, coalesce(h.category, p.category) as category, p.phone,
            e.sender_id, e.status, e.joined_on, e.ended_on, p.personal_number_encrypted, p.personal_number_key_id, p.personal_number_last4
          from enrolment e left join person p on p.id = ${countsAs('e')} left join chain h on h.id = e.chain_id
          where e.class_id = ${classId} and e.status <> 'unlisted' order by e.sort_name collate "vi-VN-x-icu", e.id`,
      ),
    noun: 'học viên',
  };
}
