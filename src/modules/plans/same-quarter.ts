import { sql } from 'kysely';
import type { z } from 'zod';
import { withinScope } from '#modules/access';
import { unitNameOn } from '#modules/organisations';
import { contentsOf, contentThresholds, overlapOf, titlesAlike, verdictsOn } from '#modules/programmes';
import type { Scope } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { QuarterPair, SameQuarterList, sameQuarterQuery } from './same-quarter-contract.ts';
import { sameQuarter, type QuarterLine } from './same-quarter-rules.ts';

type Row = QuarterLine & Omit<QuarterPair['a'], 'id' | 'audience'>;

const MOST = 200;

function remembered<A, R>(keys: (a: A, b: A) => [string, string], work: (a: A, b: A) => R): (a: A, b: A) => R {
  const known = new Map<string, Map<string, R>>();
  return (a, b) => {
    const [one, other] = keys(a, b);
    let row = known.get(one);
    if (!row) known.set(one, (row = new Map()));
    if (!row.has(other)) row.set(other, work(a, b));
    return row.get(other)!;
  };
}

/**
 * Lines of different leads that order nearly the same for the same people in one quarter, over the plans of a year: as each plan speaks now,
 * and as its draft would have it. Only lines that the caller sees; who looks after the whole tenant sees all.
 */
export async function listSameQuarter(
  db: Reader,
  { year, plan }: z.output<typeof sameQuarterQuery>,
  scope?: Scope,
): Promise<SameQuarterList> {
  const thresholds = await contentThresholds(db, `${year}-01-01`);
  const name = (unit: string) =>
    sql`json_build_object('id', ${sql.ref(unit)}, 'name', ${unitNameOn(sql.ref(unit), sql`make_date(l.year::int, 1, 1)`)})`;
  const { rows } = await sql<Row>`
    with spoken as (
      select distinct on (plan_id) id, status from plan_version order by plan_id, (status = 'approved') desc, no desc
    ), standing as (
      select id, status from spoken union select id, status from plan_version where status = 'draft'
    )
    select distinct on (l.id) l.id, l.year, l.quarter, l.family_id, l.audience, l.audience_key, l.lead_id,
      coalesce(l.version_id, (select v.id from programme_version v where v.family_id = l.family_id and v.valid_from <= make_date(l.year::int, l.quarter * 3 - 2, 1)
        and (v.valid_to is null or v.valid_to > make_date(l.year::int, l.quarter * 3 - 2, 1)) order by v.valid_from desc limit 1)) as version_id,
      json_build_object('id', p.id, 'title', p.title, 'isDraft', s.status = 'draft') as plan,
      json_build_object('code', f.code, 'name', f.name) as family, ${name('l.lead_id')} as lead, ${name('l.runner_id')} as runner, o.classes, o.seats
    from plan_line l join plan_line_version o on o.line_id = l.id join standing s on s.id = o.plan_version_id
      join plan p on p.id = l.plan_id join programme_family f on f.id = l.family_id
    where l.year = ${year} and l.quarter is not null and not o.carried_over and ${withinScope('plan_line', 'l', scope)}
    order by l.id, s.status`.execute(db);
  const contents = await contentsOf(db, [...new Set(rows.flatMap(({ versionId }) => versionId ?? []))]);
  const verdicts = await verdictsOn(db, contents, thresholds.nearSimilarity);
  const byId = new Map(contents.map((content) => [content.versionId, content]));
  const content = (line: Row) =>
    byId.get(line.versionId ?? '') ?? { versionId: `none of ${line.familyId}`, familyId: line.familyId, topics: [] };
  // a quarter has many lines and few programmes and audiences: each two of them are compared once
  const overlap = remembered(
    (a: Row, b: Row) => [content(a).versionId, content(b).versionId],
    (a, b) => overlapOf(content(a), content(b), verdicts),
  );
  const alike = remembered((a: string, b: string) => [a, b], titlesAlike);
  const pairs = sameQuarter(rows, overlap, thresholds, alike, (line) => plan === undefined || line.plan.id === plan);
  return {
    least: thresholds.quarterShare,
    total: pairs.length,
    pairs: pairs
      .slice(0, MOST)
      .map(({ a, b, share, sure, why }) => ({ quarter: a.quarter, a: shown(a), b: shown(b), share, sure, ...why })),
  };
}

const shown = ({ id, plan, family, audience, lead, runner, classes, seats }: Row): QuarterPair['a'] => ({
  id,
  plan,
  family,
  audience,
  lead,
  runner,
  classes,
  seats,
});
