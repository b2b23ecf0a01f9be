import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { problemsOfNeed } from './form-b-fields.ts';
import type { needChange, needRemoval } from './needs-contract.ts';

type Saved = { id: string; rowVersion: number };

/** Corrects the numbers of a registration; the audit keeps what stood before, and why. Refuses need.part_exceeds, need.levels_exceed, edit.stale. */
export async function changeNeed(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  input: z.output<typeof needChange>,
): Promise<Outcome<Saved>> {
  const before = await lockNeed(tx, id, rowVersion);
  const { reason, ...after } = input;
  const [problem] = problemsOfNeed(after);
  if (problem) throw new Refusal(problem.code, problem.params, { where: problem.column });
  await tx
    .updateTable('trainingNeed')
    .set({ ...after, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id, rowVersion: rowVersion + 1 }, audit: { type: 'need', id, summary: { before, after, reason } } };
}

/** Takes a registration off the list; the audit keeps it whole, and why. */
export async function removeNeed(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  { reason }: z.output<typeof needRemoval>,
): Promise<Outcome<Saved>> {
  const before = await lockNeed(tx, id, rowVersion);
  await tx.deleteFrom('trainingNeed').where('id', '=', id).execute();
  return { result: { id, rowVersion }, audit: { type: 'need', id, summary: { before, reason } } };
}

async function lockNeed(tx: Tx, id: string, rowVersion: number) {
  const need = await tx.selectFrom('trainingNeed').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!need) throw notFound('need.unknown');
  if (need.rowVersion !== rowVersion) throw stale({ changed: phrase('need.is_now', { content: need.content, people: need.people }) });
  return need;
}
