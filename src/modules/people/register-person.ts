import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { PersonInput } from './contract.ts';
import { matchOrRegister } from './match-or-register.ts';
import type { Finding } from './rules.ts';

/**
 * Registers one person. `existing` when the personal number is known: then nothing is written, and the id is that of the person it belongs to.
 * Without the number, whoever may be the same is asked about (people.maybe_same) until the caller confirms that this is another.
 */
export async function registerPerson(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  input: PersonInput,
): Promise<Outcome<{ id: string; existing: boolean; warnings: Finding[] }>> {
  const [answer] = await matchOrRegister(tx, actor, keys, [input], { trustDescription: false });
  if (!answer || 'refusal' in answer) throw answer?.refusal ?? new Refusal('people.name_empty');
  if (answer.name === null) throw new Refusal('people.number_in_use', {}, { where: 'personalNumber', status: 409 });
  const { personId: id, warnings } = answer;
  return {
    result: { id, existing: answer.outcome === 'matched', warnings },
    audit: { type: 'person', id, summary: { outcome: answer.outcome, unitId: input.unitId, category: input.category } },
  };
}
