import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { PairDecisionInput } from './match-contract.ts';
import { inOrder } from './note-doubles.ts';

/**
 * What somebody says of a pair in the list; it is not asked about again, except where it was put off.
 * @param rowVersion of the pair, as the officer saw it
 * @throws Refusal people.pair_unknown (404), people.pair_decided (409)
 */
export async function decidePair(
  tx: Tx,
  actor: Actor,
  one: string,
  other: string,
  rowVersion: number,
  { decision, note }: PairDecisionInput,
): Promise<Outcome<{ rowVersion: number }>> {
  const [a, b] = inOrder(one, other);
  const { rows } = await sql<{ rowVersion: number; by: string | null }>`
    select row_version, decided_by_name as by from duplicate_pair where a_id = ${a} and b_id = ${b} for update`.execute(tx);
  const [pair] = rows;
  if (!pair) throw notFound('people.pair_unknown');
  if (pair.rowVersion !== rowVersion) throw new Refusal('people.pair_decided', { by: pair.by ?? '' }, { status: 409 });
  await sql`update duplicate_pair set decision = ${decision}, note = ${note}, decided_at = now(), decided_by = ${actor.accountId}, decided_by_name = ${actor.accountName},
    row_version = row_version + 1 where a_id = ${a} and b_id = ${b}`.execute(tx);
  return { result: { rowVersion: rowVersion + 1 }, audit: { type: 'person', id: a, summary: { other: b, decision } } };
}
