import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { openNumber } from './personal-number.ts';
import { openField, type SensitiveValue } from './sensitive.ts';
import { sensitiveFields, type SensitiveField } from './sensitive-rules.ts';

export type Hidden = 'number' | SensitiveField;
/** Names of the commands, by which reveals are counted too. */
export const revealCommand = (what: Hidden): string => `people.reveal_${what}`;
const revealCommands = (['number', ...sensitiveFields] as const).map(revealCommand);

/** Enough for a desk that checks papers one by one; whoever needs a whole list takes it out as one, with one reason. */
export const REVEALS_AN_HOUR = 60;

/**
 * Lets something about one person be seen by somebody who says why; the audit row is the point. Nothing of it is in what this
 * answers, which is kept for repeated requests: it is read afterwards (`revealedOf`).
 */
export async function reveal(tx: Tx, actor: Actor, personId: string, what: Hidden, reason: string): Promise<Outcome<null>> {
  const person = await tx.selectFrom('person').select('personalNumberKeyId').where('id', '=', personId).executeTakeFirst();
  if (!person) throw notFound('people.not_found');
  if (what === 'number' && person.personalNumberKeyId === null) throw notFound('people.no_number');
  if (what !== 'number' && !(await rowOf(tx, personId, what))) throw notFound('people.nothing_on_record');
  await refuseTooMany(tx, actor);
  return { result: null, audit: { type: 'person', id: personId, summary: { reason } } };
}

/** Requests that this account has been granted within the hour, this one among them. */
async function refuseTooMany(tx: Tx, { tenant, accountId }: Actor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`reveal ${tenant} ${accountId}`}))`.execute(tx);
  const { rows } = await sql<{ count: number; minutes: number }>`
    select count(*)::int as count, greatest(1, ceil(extract(epoch from min(at) + interval '1 hour' - now()) / 60))::int as minutes
    from idempotency where account_id = ${accountId} and route = any (${revealCommands}) and at > now() - interval '1 hour'`.execute(tx);
  const { count, minutes } = rows[0]!;
  if (count > REVEALS_AN_HOUR)
    throw new Refusal('people.reveal_too_many', { most: REVEALS_AN_HOUR, minutes, retryAfter: 60 * minutes }, { status: 429 });
}

const rowOf = (db: Reader, personId: string, field: SensitiveField) =>
  db
    .selectFrom('personSensitive')
    .select(['personId', 'field', 'sealed', 'keyId', 'yes'])
    .where('personId', '=', personId)
    .where('field', '=', field)
    .executeTakeFirst();

export async function revealedNumber(db: Reader, keys: Keys, personId: string): Promise<string> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'personalNumberEncrypted', 'personalNumberKeyId', 'personalNumberLast4'])
    .where('id', '=', personId)
    .executeTakeFirst();
  const number = person && openNumber(keys, person);
  if (!number) throw notFound('people.no_number');
  return number;
}

export async function revealedField<F extends SensitiveField>(
  db: Reader,
  keys: Keys,
  personId: string,
  field: F,
): Promise<SensitiveValue[F]> {
  const row = await rowOf(db, personId, field);
  if (!row) throw notFound('people.nothing_on_record');
  return openField(keys, row) as SensitiveValue[F];
}
