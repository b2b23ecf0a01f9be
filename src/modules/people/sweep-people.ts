import { sql } from 'kysely';
import { unitLineage } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { takesItsTime } from '#platform/database/room.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { likeness } from './rules.ts';
import { nameKey } from './match-candidates.ts';
import { compareDescribed, levelCalled, type Compared, type MatchField } from './match-levels.ts';
import { weightsOf } from './match-model.ts';
import { judge } from './match-verdict.ts';
import { inOrder } from './note-doubles.ts';
import { registryPairs } from './registry-pairs.ts';

/** Likelier one person than two; at entry, where the officer has the papers, less is asked about. */
const LISTED = 0.5;
const WHOLE_NAME: readonly (string | null)[] = ['same', 'unmarked', 'damaged', 'order'];

/** In a city thousands share a name and a birthday by chance: without an office, a telephone or a certificate in common the whole name must be there, and no telephone against it. */
function isListed(found: Compared): boolean {
  const at = (field: MatchField) => levelCalled(found, field);
  if (at('unit') === 'same' || at('unit') === 'kin' || at('phone') === 'same' || at('phone') === 'digit') return true;
  if (['number', 'serial', 'register', 'course'].includes(at('certificate') ?? '')) return true;
  return WHOLE_NAME.includes(at('name')) && at('birth') === 'same' && at('phone') !== 'different';
}

/** Goes through the registry and lists who may be there twice. What was decided before stays decided, what waits is said as it is now. Answers how many pairs were compared and are new. */
export async function sweepPeople(tx: Tx, { tenant }: Actor): Promise<Outcome<{ compared: number; found: number }>> {
  await takesItsTime(tx);
  const [kin, weights] = [await unitLineage(tx), await weightsOf(tx)];
  let [compared, listedNew] = [0, 0];
  for await (const pairs of registryPairs(tx)) {
    compared += pairs.length;
    const listed = pairs.flatMap(({ a, b }) => {
      const found = compareDescribed(a, b, kin);
      const { probability, reasons, verdict } = judge(found, weights, [nameKey(a), nameKey(b)]);
      const doubtful = verdict !== 'different' && isListed(found) && (probability >= LISTED || likeness(a, b) === 'same');
      return doubtful ? [{ ids: inOrder(a.id, b.id), probability, reasons, bloc: a.bloc === b.bloc ? a.bloc : null }] : [];
    });
    if (listed.length === 0) continue;
    const { rows } = await sql<{ isNew: boolean }>`
      insert into duplicate_pair (a_id, b_id, probability, reasons, found_by, bloc)
      select a_id, b_id, probability, string_to_array(reasons, chr(31)), 'sweep', bloc
      from unnest(${listed.map(({ ids }) => ids[0])}::uuid[], ${listed.map(({ ids }) => ids[1])}::uuid[], ${listed.map((one) => one.probability)}::numeric[],
        ${listed.map(({ reasons }) => reasons.join('\u001f'))}::text[], ${listed.map(({ bloc }) => bloc)}::smallint[]) as l(a_id, b_id, probability, reasons, bloc)
      on conflict (a_id, b_id) do update set probability = excluded.probability, reasons = excluded.reasons
        where duplicate_pair.decision is null or duplicate_pair.decision = 'later'
      returning xmax = 0 as is_new`.execute(tx);
    listedNew += rows.filter(({ isNew }) => isNew).length;
  }
  const result = { compared, found: listedNew };
  return { result, audit: { type: 'tenant', id: tenant, summary: result } };
}
