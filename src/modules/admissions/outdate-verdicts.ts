import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { tellNominations, type Told } from './nomination-events.ts';

/**
 * Nominees of whom more, or less, is known since records were merged or taken apart: nobody is accepted on what was found before. Those
 * who are decided keep the verdict they were decided on.
 */
export async function outdateVerdicts(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<Told & { before: string }>`
    update nomination n set verdict = '{}', verdict_result = 'unchecked', verdict_at = null, row_version = n.row_version + 1
    from (select id, verdict_result from nomination where (person_id = any (${[...personIds]}::uuid[]) or counts_as_id = any (${[...personIds]}::uuid[]))
      and state in ('submitted', 'waiting') and verdict_result <> 'unchecked' order by id for update) was
    where n.id = was.id
    returning n.id, n.unit_id, n.bloc, n.lead_id, n.lead_bloc, n.runner_id, n.restricted, was.verdict_result as before`.execute(tx);
  await tellNominations(
    tx,
    actor,
    'checked',
    rows.map(({ before, ...one }) => ({ ...one, reason: 'nominations.records_changed', data: { before, result: 'unchecked' } })),
  );
}
