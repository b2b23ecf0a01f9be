import { sql } from 'kysely';
import { unitLineage } from '#modules/organisations';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { likeness } from './rules.ts';
import { nameKey } from './match-candidates.ts';
import { compareDescribed } from './match-levels.ts';
import { weightsOf } from './match-model.ts';
import { judge } from './match-verdict.ts';
import { inOrder } from './note-doubles.ts';
import { registryPairs, takesItsTime } from './registry-pairs.ts';

/** Likelier one person than two; at entry, where the officer has the papers, less is asked about. */
const LISTED = 0.5;

/** Goes through the registry and lists who may be there twice. What was decided before stays decided. Answers how many pairs were compared and are new. */
export async function sweepPeople(tx: Tx): Promise<Outcome<{ compared: number; found: number }>> {
  await takesItsTime(tx);
  const [kin, weights] = [await unitLineage(tx), await weightsOf(tx)];
  let [compared, found] = [0, 0];
  for await (const pairs of registryPairs(tx)) {
    compared += pairs.length;
    const listed = pairs.flatMap(({ a, b }) => {
      const { probability, reasons, verdict } = judge(compareDescribed(a, b, kin), weights, nameKey(a));
      const doubtful = verdict !== 'different' && (probability >= LISTED || likeness(a, b) === 'same');
      return doubtful ? [{ ids: inOrder(a.id, b.id), probability, reasons, bloc: a.bloc === b.bloc ? a.bloc : null }] : [];
    });
    if (listed.length === 0) continue;
    const { numAffectedRows } = await sql`
      insert into duplicate_pair (a_id, b_id, probability, reasons, found_by, bloc)
      select a_id, b_id, probability, string_to_array(reasons, ' '), 'sweep', bloc
      from unnest(${listed.map(({ ids }) => ids[0])}::uuid[], ${listed.map(({ ids }) => ids[1])}::uuid[], ${listed.map((one) => one.probability)}::numeric[],
        ${listed.map(({ reasons }) => reasons.join(' '))}::text[], ${listed.map(({ bloc }) => bloc)}::smallint[]) as l(a_id, b_id, probability, reasons, bloc)
      on conflict do nothing`.execute(tx);
    found += Number(numAffectedRows ?? 0);
  }
  return { result: { compared, found }, audit: { type: 'person', id: 'registry', summary: { compared, found } } };
}
