import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { headingFor, unitBook, unitNameOn } from '#modules/organisations';
import type { Actor, Scope } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { byCursor, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { NumbersQuery } from './export-numbers.ts';
import { matchingPeople, pageOfPeople } from './queries.ts';
import { maskedField, openField } from './sensitive.ts';
import type { BankAccount } from './sensitive-rules.ts';
import type { PayeeList, PayeeListQuery } from './sensitive-contract.ts';

type Row = {
  id: string;
  fullName: string;
  unitId: number;
  unitName: string | null;
  rowVersion: number;
  kept: boolean;
  last4: string | null;
};

/** Who may be paid, with the account masked; nothing else of anybody. */
export async function listPayees(db: Reader, keys: Keys, scope: Scope, query: PayeeListQuery): Promise<PayeeList> {
  const { rows, ...rest } = await pageOfPeople<Row>(db, keys, scope, { ...query, sort: 'name', namesOnly: true }, async (walked, way) => {
    const shown = await sql<Row & { key: string; counted: number }>`
      select p.id, p.full_name, p.unit_id, ${unitNameOn(sql.ref<number | null>('p.unit_id'), today())} as unit_name, p.row_version,
        s.person_id is not null as kept, s.last4, found.key, found.counted
      from ${walked} as found join person p on p.id = found.id
        left join person_sensitive s on s.person_id = p.id and s.field = 'bank_account'
      order by found.key collate "vi-VN-x-icu" ${way}, p.id ${way}`.execute(db);
    return shown.rows;
  });
  return {
    ...rest,
    items: rows.map(({ id, fullName, unitId, unitName, rowVersion, kept, last4 }) => ({
      id,
      fullName,
      rowVersion,
      unit: { id: unitId, name: unitName ?? '' },
      bankAccount: kept ? maskedField(last4) : null,
    })),
  };
}

type Exported = {
  personId: string;
  field: string;
  fullName: string;
  unitId: number;
  sealed: Buffer;
  keyId: string;
  last4: string;
  yes: null;
};

/**
 * The accounts of a filter, for paying: whole with `numbers=full` and a reason that the audit keeps, masked without.
 * @throws Refusal people.accounts_reason
 */
export async function exportPayees(
  db: Reader,
  actor: Actor,
  keys: Keys,
  { numbers, reason, ...filter }: Pick<PayeeListQuery, 'q' | 'unit'> & NumbersQuery,
): Promise<ListExport<Exported>> {
  if (numbers === 'full' && (reason ?? '').length < 10) throw new Refusal('people.accounts_reason', {}, { where: 'reason', status: 400 });
  const on = today();
  const book = await unitBook(db);
  const opened = (row: Exported) => (numbers === 'full' ? (openField(keys, row) as BankAccount) : null);
  const columns: ExportColumn<Exported>[] = [
    column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
    column('unitCode', 'Mã đơn vị', 'text', 10, (row) => book(row.unitId, on)?.code, { only: 'flat' }),
    column('unit', 'Đơn vị công tác', 'text', 34, (row) => book(row.unitId, on)?.name),
    column('accountNumber', 'Số tài khoản', 'personalNumber', 22, (row) => opened(row)?.accountNumber ?? maskedField(row.last4)),
    column('bank', 'Ngân hàng', 'text', 30, (row) => opened(row)?.bank ?? null),
  ];
  return {
    name: 'Tài khoản nhận tiền',
    title: 'Danh sách tài khoản nhận tiền',
    subtitle: [filter.unit === undefined ? '' : (book(filter.unit, on)?.name ?? ''), filter.q ? `Tìm “${filter.q}”` : ''],
    heading: await headingFor(db, actor, filter.unit ?? null, on),
    columns,
    rows: async function* () {
      const matching = await matchingPeople(db, keys, actor.scope, { ...filter, namesOnly: true });
      yield* byCursor(
        db,
        sql<Exported>`select s.person_id, s.field, p.full_name, p.unit_id, s.sealed, s.key_id, s.last4, s.yes
          from person p join person_sensitive s on s.person_id = p.id and s.field = 'bank_account'
          where ${matching} order by p.sort_name collate "vi-VN-x-icu", p.id`,
      );
    },
    noun: 'tài khoản',
  };
}
