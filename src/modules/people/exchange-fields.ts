import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import type { MergeField } from './merge-rules.ts';
import { openNumber, sealNumber } from './personal-number.ts';
import { kept, openField } from './sensitive.ts';
import type { SensitiveField } from './sensitive-rules.ts';

const columns: Partial<Record<MergeField, readonly string[]>> = {
  fullName: ['full_name', 'folded_name', 'sort_name'],
  birth: ['birth_date', 'birth_precision'],
  sex: ['sex'],
  post: ['category', 'unit_id', 'bloc', 'position_title'],
  phone: ['phone'],
  service: ['service_from', 'service_precision'],
  ended: ['ended_kind', 'ended_on'],
};
const sensitive: Partial<Record<MergeField, SensitiveField>> = {
  partyStatus: 'party_status',
  bankAccount: 'bank_account',
  ethnicMinority: 'ethnic_minority',
};

/**
 * Two records give each other what stands in these fields: nothing is lost, and the same again puts everything back. What is sealed is sealed
 * anew for whose it becomes. Both rows are held by the caller.
 */
export async function exchangeFields(tx: Tx, keys: Keys, a: string, b: string, fields: readonly MergeField[]): Promise<void> {
  const plain = fields.flatMap((field) => columns[field] ?? []);
  if (plain.length > 0) {
    const exchanged = sql.join(plain.map((column) => sql`${sql.ref(column)} = y.${sql.ref(column)}`));
    await sql`update person x set ${exchanged} from person y where x.id in (${a}, ${b}) and y.id in (${a}, ${b}) and x.id <> y.id`.execute(
      tx,
    );
  }
  if (fields.includes('post')) await exchangePosts(tx, a, b);
  if (fields.includes('personalNumber')) await exchangeNumbers(tx, keys, a, b);
  for (const field of fields) if (sensitive[field]) await exchangeSensitive(tx, keys, a, b, sensitive[field]);
}

/** As texts of the database, which keep every digit of a time. */
async function taken<Row>(tx: Tx, from: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<{ row: string }>`with gone as (${from}) select to_jsonb(gone)::text as row from gone`.execute(tx);
  return rows.map(({ row }) => JSON.parse(row) as Row);
}

async function exchangePosts(tx: Tx, a: string, b: string): Promise<void> {
  const posts = await taken<{ person_id: string }>(tx, sql`delete from person_post where person_id in (${a}, ${b}) returning *`);
  const turned = posts.map((post) => ({ ...post, person_id: post.person_id === a ? b : a }));
  await sql`insert into person_post select * from jsonb_populate_recordset(null::person_post, ${JSON.stringify(turned)}::jsonb)`.execute(
    tx,
  );
}

async function exchangeNumbers(tx: Tx, keys: Keys, a: string, b: string): Promise<void> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'personalNumberEncrypted', 'personalNumberKeyId', 'personalNumberLast4'])
    .where('id', 'in', [a, b])
    .execute();
  for (const row of rows) {
    const number = openNumber(keys, row);
    const to = row.id === a ? b : a;
    const none = { personalNumberEncrypted: null, personalNumberKeyId: null, personalNumberLast4: null };
    await tx
      .updateTable('person')
      .set(number === null ? none : sealNumber(keys, to, number))
      .where('id', '=', to)
      .execute();
  }
  await sql`update person_key set person_id = case when person_id = ${a}::uuid then ${b}::uuid else ${a}::uuid end
    where kind = 'personal_number' and person_id in (${a}, ${b})`.execute(tx);
}

type SensitiveRow = { person_id: string; field: string; sealed: string | null; key_id: string | null; yes: boolean | null };
async function exchangeSensitive(tx: Tx, keys: Keys, a: string, b: string, field: SensitiveField): Promise<void> {
  const rows = await taken<SensitiveRow>(
    tx,
    sql`delete from person_sensitive where person_id in (${a}, ${b}) and field = ${field} returning *`,
  );
  const turned = rows.map((row) => {
    const to = row.person_id === a ? b : a;
    const sealed = row.sealed === null ? null : Buffer.from(row.sealed.slice(2), 'hex');
    const value = openField(keys, { personId: row.person_id, field, sealed, keyId: row.key_id, yes: row.yes });
    const anew = kept(keys, to, field, value);
    return { ...row, person_id: to, sealed: anew.sealed && `\\x${anew.sealed.toString('hex')}`, key_id: anew.keyId };
  });
  await sql`insert into person_sensitive select * from jsonb_populate_recordset(null::person_sensitive, ${JSON.stringify(turned)}::jsonb)`.execute(
    tx,
  );
}
