import { sql } from 'kysely';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { blockKey } from './match-candidates.ts';
import type { Registering } from './person-rows.ts';
import { alikes } from './recognise-people.ts';
import type { Birth } from './rules.ts';

/** What is known of two records that may be of one person. */
export type Pair = { one: string; other: string; probability: number; reasons: readonly string[] };

/** Smaller id first: a pair is one row whichever way it was found. */
export const inOrder = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);

/**
 * Of people who were just registered because somebody said that they are others: whom they were not. It stays in the list of possible doubles
 * for those who see both.
 */
export async function noteDoubles(tx: Tx, registered: readonly Registering[], blocs: ReadonlyMap<number, number>): Promise<void> {
  const doubtful = registered.filter(({ one }) => one.confirmDifferent);
  if (doubtful.length === 0) return;
  const own = new Set(doubtful.map(({ id }) => id));
  const found = await alikes(
    tx,
    doubtful.map(({ one }) => one),
  );
  const rows = doubtful.flatMap(({ id, one }, n) => {
    const { near, elsewhere } = found[n]!;
    const bloc = blocs.get(one.unitId) ?? null;
    return [
      ...near.map(({ candidate: known }) => ({
        other: known.id,
        probability: known.probability,
        reasons: known.reasons,
        bloc: known.unitId === one.unitId ? bloc : null,
      })),
      ...elsewhere.map((other) => ({ other, probability: 0.5, reasons: ['name_same', 'birth_same'], bloc: null })),
    ]
      .filter(({ other }) => !own.has(other))
      .map(({ other, ...pair }) => ({ ids: inOrder(id, other), ...pair }));
  });
  for (const { ids, probability, reasons, bloc } of rows)
    await sql`insert into duplicate_pair (a_id, b_id, probability, reasons, found_by, bloc)
      values (${ids[0]}, ${ids[1]}, ${Math.min(probability, 1)}, ${reasons}::text[], 'entry', ${bloc})`.execute(tx);
}

/** The same for many who are there, written past registering: a sample, a generated city. */
export async function rememberBlocks(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`insert into person_block (person_id, key)
    select id, ('x' || left(md5(name_key || ' ' || birth_date), 16))::bit(64)::bigint from person
    where birth_precision = 'day' and birth_date is not null and id = any (${ids}::uuid[]) on conflict do nothing`.execute(tx);
}

/** What a desk that does not see the record is told by: anew, when name or birth are corrected. */
export async function rememberBlock(tx: Tx, id: string, described: { folded: string } & Birth): Promise<void> {
  const key = blockKey(described);
  await tx.deleteFrom('personBlock').where('personId', '=', id).execute();
  if (key !== null) await insertMany(tx, 'person_block', [{ person_id: id, key }]);
}
