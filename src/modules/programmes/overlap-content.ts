import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Ladder } from './overlap-contract.ts';
import { nearPairs } from './overlap-likeness.ts';
import { overlapOf, pairOf, verdictsOf, weighed, type Content, type Overlap, type Verdicts } from './overlap-rules.ts';

/** Numbers of a day by which the same content is judged; percent and years. */
export type ContentThresholds = { share: number; years: number; nearSimilarity: number; quarterShare: number };

/** In force on a day; before the first of all, that one. The migration brings it. */
export async function contentThresholds(db: Reader, on: CalendarDate): Promise<ContentThresholds> {
  const rows = () => db.selectFrom('contentThreshold').select(['share', 'years', 'nearSimilarity', 'quarterShare']);
  const inForce = rows().where('validFrom', '<=', on).orderBy('validFrom', 'desc').orderBy('seq', 'desc').executeTakeFirst();
  return (await inForce) ?? rows().orderBy('validFrom').orderBy('seq').executeTakeFirstOrThrow();
}

const periods = (of: string) =>
  sql.raw(['lecture', 'discussion', 'field_study', 'self_study', 'test'].map((kind) => `${of}.${kind}`).join(' + '));

/** What versions teach, as far as it is recorded (a module without topics is one); of all versions where none are named. */
export async function contentsOf(db: Reader, versionIds?: readonly string[]): Promise<Content[]> {
  const only = versionIds ? sql`v.id = any (${[...versionIds]}::uuid[])` : sql`true`;
  const { rows } = await sql<Content>`
    select v.id as version_id, v.family_id, coalesce((
      select jsonb_agg(jsonb_build_object('title', t.title, 'description', t.description, 'periods', t.periods) order by t.title)
      from (
        select t.title, t.description, ${periods('t')} as periods from programme_topic t where t.version_id = v.id
        union all
        select m.name, null, ${periods('m')} from programme_module m
          where m.version_id = v.id and not exists (select from programme_topic t where t.module_id = m.id)
      ) t), '[]') as topics
    from programme_version v where ${only}`.execute(db);
  return rows;
}

/** What people have said of titles; by `pairOf`. */
export async function decidedTwins(db: Reader): Promise<Map<string, { a: string; b: string; verdict: 'same' | 'different' }>> {
  const rows = await db.selectFrom('topicTwin').select(['keyA as a', 'keyB as b', 'verdict']).execute();
  return new Map(rows.map(({ a, b, verdict }) => [pairOf(a, b), { a, b, verdict: verdict as 'same' | 'different' }]));
}

/**
 * Titles that count as one by somebody's word, and those of these contents that are near enough and undecided; with `own` those of
 * its titles only. `nearSimilarity`: percent.
 */
export async function verdictsOn(db: Reader, contents: readonly Content[], nearSimilarity: number, own?: Content): Promise<Verdicts> {
  const decided = await decidedTwins(db);
  const topics = contents.flatMap((content) => weighed(content.topics).map(({ key, description = null }) => ({ key, description })));
  return verdictsOf(
    [...decided.values()].flatMap(({ a, b, verdict }) => (verdict === 'same' ? [[a, b] as const] : [])),
    nearPairs(topics, nearSimilarity / 100, own && new Set(weighed(own.topics).map(({ key }) => key))).flatMap(({ a, b, alike }) =>
      decided.has(pairOf(a, b)) ? [] : [[a, b, alike] as const],
    ),
  );
}

/** What one version has in common with each of others, on a day; by the other's id. */
export async function overlapsWith(
  db: Reader,
  versionId: string,
  otherIds: readonly string[],
  on: CalendarDate,
): Promise<Map<string, Overlap>> {
  const { nearSimilarity } = await contentThresholds(db, on);
  const contents = await contentsOf(db, [versionId, ...otherIds]);
  const own = contents.find((content) => content.versionId === versionId);
  if (!own) return new Map();
  const verdicts = await verdictsOn(db, contents, nearSimilarity, own);
  return new Map(
    contents.filter((one) => otherIds.includes(one.versionId)).map((other) => [other.versionId, overlapOf(own, other, verdicts)]),
  );
}

/** On which ladder the certificates of families stand on a day, and how high. */
export async function familyLevels(db: Reader, on: CalendarDate): Promise<Map<string, { ladder: Ladder; level: number }>> {
  const rows = await db
    .selectFrom('familyLevel')
    .distinctOn('familyId')
    .select(['familyId', 'ladder', 'level'])
    .where('validFrom', '<=', on)
    .orderBy('familyId')
    .orderBy('validFrom', 'desc')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ familyId, ladder, level }) =>
      ladder === null || level === null ? [] : [[familyId, { ladder: ladder as Ladder, level }] as const],
    ),
  );
}
