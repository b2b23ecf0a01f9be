import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import { birthCell, categoryWords, countsAs, numberWriter, sexWords, type NumbersQuery } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { byCursor, column, wordOf, type ListExport } from '#platform/sheets/export-list.ts';
import type { nominationsQuery } from './nomination-contract.ts';
import { oneSeries } from './series-queries.ts';

type Row = {
  /** Of the person: the number is sealed to it. */
  id: string;
  fullName: string;
  sex: string | null;
  birthDate: string | null;
  birthPrecision: string;
  positionTitle: string | null;
  category: string;
  phone: string | null;
  note: string | null;
  wishPlace: string | null;
  unitId: number;
  presentUnitId: number | null;
  state: string;
  result: string;
  late: boolean;
  waitingNo: number | null;
  personalNumberEncrypted: Buffer | null;
  personalNumberKeyId: string | null;
  personalNumberLast4: string | null;
};

const states = { submitted: 'chờ xét', waiting: 'danh sách chờ', accepted: 'được nhận', refused: 'không nhận', withdrawn: 'đã rút' };
const results = {
  eligible: 'đủ điều kiện',
  not_eligible: 'không đủ điều kiện',
  missing_evidence: 'thiếu minh chứng',
  unchecked: 'chưa kiểm tra',
};

/** Whom the caller sees nominated, as form A: what this writes the import of nominees reads back unchanged. */
export async function exportNominations(
  db: Reader,
  actor: Actor,
  keys: Keys,
  seriesId: string,
  { unit, state, ...numbers }: z.output<typeof nominationsQuery> & NumbersQuery,
): Promise<ListExport<Row>> {
  const number = numberWriter(actor, keys, numbers);
  const on = today();
  const series = await oneSeries(db, seriesId);
  const book = await unitBook(db);
  const where = [sql`n.series_id = ${seriesId}`, state ? sql`n.state = ${state}` : sql`n.state <> 'withdrawn'`];
  if (unit !== undefined) where.push(sql`n.unit_id = ${unit}`);
  return {
    name: `Danh sách cử ${series.code}`,
    restricted: series.restricted,
    title: 'Danh sách cán bộ, công chức, viên chức cử đi đào tạo, bồi dưỡng',
    subtitle: [`Đợt ${series.code} – ${series.name}`],
    heading: await headingFor(db, actor, unit ?? null, on),
    columns: [
      column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
      column('birth', 'Ngày sinh', 'date', 12, birthCell),
      column('sex', 'Giới tính', 'text', 8, (row) => wordOf(sexWords, row.sex), { align: 'center' }),
      column('personalNumber', 'Số CCCD/định danh', 'personalNumber', 17, number),
      column('position', 'Chức vụ', 'text', 22, (row) => row.positionTitle),
      column('unit', 'Đơn vị công tác', 'text', 32, (row) => book(row.presentUnitId ?? row.unitId, on)?.name),
      column('category', 'Đối tượng', 'text', 16, (row) => wordOf(categoryWords, row.category)),
      column('phone', 'Điện thoại', 'personalNumber', 13, (row) => row.phone),
      column('wishPlace', 'Nguyện vọng học tại', 'text', 18, (row) => row.wishPlace),
      column('note', 'Ghi chú', 'text', 18, (row) => row.note),
      column('nominating', 'Được cử bởi', 'text', 28, (row) => book(row.unitId, on)?.name, { only: 'flat' }),
      column('state', 'Tình trạng', 'text', 14, (row) => wordOf(states, row.state), { only: 'flat' }),
      column('waiting', 'Thứ tự chờ', 'number', 9, (row) => row.waitingNo, { only: 'flat' }),
      column('late', 'Cử muộn', 'yesno', 8, (row) => row.late, { only: 'flat' }),
      column('result', 'Điều kiện', 'text', 18, (row) => wordOf(results, row.result), { only: 'flat' }),
    ],
    rows: () =>
      byCursor(
        db,
        sql<Row>`select coalesce(n.counts_as_id, n.person_id) as id, n.full_name, n.sex, n.birth_date, n.birth_precision, n.position_title, n.category, n.phone, n.note, n.wishes ->> 'place' as wish_place,
            n.unit_id, p.unit_id as present_unit_id, n.state, n.verdict_result as result, n.late, n.waiting_no,
            p.personal_number_encrypted, p.personal_number_key_id, p.personal_number_last4
          from nomination n left join person p on p.id = ${countsAs('n')} where ${sql.join(where, sql` and `)}
          order by n.sort_name collate "vi-VN-x-icu", n.id`,
      ),
    noun: 'người được cử',
  };
}
