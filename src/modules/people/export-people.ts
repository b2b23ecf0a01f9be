import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { byCursor, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { matchingPeople } from './queries.ts';
import { numberWriter, type NumbersQuery } from './export-numbers.ts';
import { birthCell, categoryWords, sexWords } from './export-words.ts';

export type PersonExported = {
  id: string;
  fullName: string;
  sex: string | null;
  birthDate: string | null;
  birthPrecision: string;
  category: string;
  positionTitle: string | null;
  phone: string | null;
  unitId: number;
  personalNumberEncrypted: Buffer | null;
  personalNumberKeyId: string | null;
  personalNumberLast4: string | null;
};
export type PeopleFilter = { q?: string | undefined; unit?: number | undefined; category?: string | undefined };

/** The people of a filter in the order of their names, in the columns of a trainee list (form A). */
export async function exportPeople(
  db: Reader,
  actor: Actor,
  keys: Keys,
  filter: PeopleFilter & NumbersQuery,
): Promise<ListExport<PersonExported>> {
  const on = today();
  const number = numberWriter(actor, keys, filter);
  const book = await unitBook(db);
  const unit = (row: PersonExported) => book(row.unitId, on);
  const columns: ExportColumn<PersonExported>[] = [
    column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
    column('birth', 'Ngày sinh', 'date', 12, birthCell),
    column('sex', 'Giới tính', 'text', 8, (row) => wordOf(sexWords, row.sex), { align: 'center' }),
    column('personalNumber', 'Số CCCD/định danh', 'personalNumber', 16, number),
    column('position', 'Chức vụ', 'text', 24, (row) => row.positionTitle),
    column('unitCode', 'Mã đơn vị', 'text', 10, (row) => unit(row)?.code, { only: 'flat' }),
    column('unit', 'Đơn vị công tác', 'text', 34, (row) => unit(row)?.name),
    column('bloc', 'Khối', 'text', 20, (row) => unit(row)?.blocName, { only: 'flat' }),
    column('category', 'Đối tượng', 'text', 18, (row) => wordOf(categoryWords, row.category)),
    column('phone', 'Điện thoại', 'personalNumber', 14, (row) => row.phone),
  ];
  return {
    name: 'Danh sách người',
    title: 'Danh sách cán bộ, công chức, viên chức',
    subtitle: [
      filter.unit === undefined ? '' : (book(filter.unit, on)?.name ?? ''),
      filter.category ? (wordOf(categoryWords, filter.category) ?? '') : '',
      filter.q ? `Tìm “${filter.q}”` : '',
    ],
    heading: await headingFor(db, actor, filter.unit ?? null, on),
    columns,
    rows: async function* () {
      const matching = await matchingPeople(db, keys, actor.scope, filter);
      const query = sql<PersonExported>`select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.category, p.position_title, p.phone, p.unit_id,
          p.personal_number_encrypted, p.personal_number_key_id, p.personal_number_last4
        from person p where ${matching} order by p.sort_name collate "vi-VN-x-icu", p.id`;
      yield* byCursor(db, query);
    },
    noun: 'người',
  };
}
