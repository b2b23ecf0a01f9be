import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { kept, type SensitiveValue } from './sensitive.ts';
import { isAccountNumber, plainAccount, type SensitiveField } from './sensitive-rules.ts';

/**
 * Writes down one field of one person, or takes it away (null). The trail says that it was done, never what stands there.
 * @param rowVersion of the person, as the editor saw it
 * @throws Refusal people.not_found (404), people.account_shape, edit.stale (412)
 */
export async function recordSensitive<F extends SensitiveField>(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  { personId, rowVersion, field, value }: { personId: string; rowVersion: number; field: F; value: SensitiveValue[F] | null },
): Promise<Outcome<{ id: string; rowVersion: number }>> {
  const person = await tx
    .selectFrom('person')
    .select(['unitId', 'bloc', 'rowVersion'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!person) throw notFound('people.not_found');
  if (person.rowVersion !== rowVersion) throw stale({ changed: phrase('person.elsewhere') });
  if (value === null) await tx.deleteFrom('personSensitive').where('personId', '=', personId).where('field', '=', field).execute();
  else {
    const row = {
      ...kept(keys, personId, field, plain(value)),
      recordedAt: sql<string>`now()`,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    };
    await tx
      .insertInto('personSensitive')
      .values({ personId, field, unitId: person.unitId, bloc: person.bloc, ...row })
      .onConflict((c) => c.columns(['personId', 'field']).doUpdateSet(row))
      .execute();
  }
  await tx
    .updateTable('person')
    .set({ rowVersion: rowVersion + 1 })
    .where('id', '=', personId)
    .execute();
  return {
    result: { id: personId, rowVersion: rowVersion + 1 },
    audit: { type: 'person', id: personId, ...(value === null ? { summary: { cleared: true } } : {}) },
  };
}

function plain<V extends SensitiveValue[SensitiveField]>(value: V): V {
  if (typeof value !== 'object') return value;
  const accountNumber = plainAccount(value.accountNumber);
  if (!isAccountNumber(accountNumber)) throw new Refusal('people.account_shape', {}, { where: 'accountNumber' });
  return { ...value, accountNumber };
}
