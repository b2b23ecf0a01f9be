import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import type { twinDecision } from './overlap-contract.ts';
import { titleKey } from './overlap-likeness.ts';
import { similarityOf } from './overlap-queries.ts';

/** Whether two titles are one content: said by a person, remembered for every programme that has or will have them. */
export async function decideTwin(
  tx: Tx,
  actor: Actor,
  { titleA, titleB, verdict, was }: z.output<typeof twinDecision>,
): Promise<Outcome<{ id: string }>> {
  const similarity = similarityOf(titleA, titleB);
  if (similarity === null) throw new Refusal('programmes.twin_equal', { title: titleA }, { where: 'titleB' });
  for (const [where, title] of [
    ['titleA', titleA],
    ['titleB', titleB],
  ] as const) {
    const [topic, module] = [
      await tx.selectFrom('programmeTopic').select('id').where('contentKey', '=', fold(title)).executeTakeFirst(),
      await tx.selectFrom('programmeModule').select('id').where('contentKey', '=', fold(title)).executeTakeFirst(),
    ];
    if (!topic && !module) throw new Refusal('programmes.twin_unknown', { title }, { where, status: 404 });
  }
  const [first, second] = titleKey(titleA) < titleKey(titleB) ? [titleA, titleB] : [titleB, titleA];
  const pair = { keyA: titleKey(first), keyB: titleKey(second) };
  const said = { titleA: first, titleB: second, verdict, similarity, recordedBy: actor.accountId, recordedByName: actor.accountName };
  const changed =
    was === null
      ? await tx
          .insertInto('topicTwin')
          .values({ id: newId(), ...pair, ...said })
          .onConflict((conflict) => conflict.columns(['keyA', 'keyB']).doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('topicTwin')
          .set((e) => ({ ...said, recordedAt: e.fn<string>('now') }))
          .where('keyA', '=', pair.keyA)
          .where('keyB', '=', pair.keyB)
          .where('verdict', '=', was)
          .returning('id')
          .executeTakeFirst();
  if (!changed) {
    const now = await tx
      .selectFrom('topicTwin')
      .select(['verdict', 'recordedByName as by'])
      .where('keyA', '=', pair.keyA)
      .where('keyB', '=', pair.keyB)
      .executeTakeFirst();
    throw new Refusal(
      'programmes.twin_decided',
      { verdict: phrase(`programmes.twin_${now?.verdict ?? 'open'}`), by: now?.by ?? '' },
      { where: 'verdict', status: 409 },
    );
  }
  return {
    result: changed,
    audit: { type: 'topic_twin', id: changed.id, summary: { titleA: first, titleB: second, verdict, was } },
  };
}
