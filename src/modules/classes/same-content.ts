import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { selvesOf } from '#modules/people';
import { contentThresholds, familyLevels, overlapsWith, overlapOf, versionInForce } from '#modules/programmes';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import {
  certificateWarnings,
  clashWarning,
  contentWarning,
  since,
  type HeldCertificate,
  type HeldLevel,
  type Past,
  type SameContentWarning,
} from './same-content-rules.ts';

export type SameContentQuestion = {
  personIds: readonly string[];
  /** What they are called to: the version, or the family as it is in force on `from` (else on `on`). */
  familyId: string;
  versionId?: string | null;
  /** The day by whose thresholds it is judged and from which years are counted back. */
  on: CalendarDate;
  /** Days of the class, as far as they are known: without the first no clash of days is looked for. */
  from?: CalendarDate | null;
  to?: CalendarDate | null;
  /** The class or classes themselves: being listed there is what is asked about. */
  exceptClassIds?: readonly string[];
  /** Places somebody has been accepted for that are no enrolments yet. */
  alsoIn?: readonly Omit<Past, 'state'>[];
};

/**
 * What speaks against calling people to a class again: the same content completed in the last years or under way, a class at the same
 * time, the same certificate or one as high. Nobody without a warning is in the map. As far as the caller of `db` sees: whoever judges a
 * list against the history of the whole tenant asks with its eyes. The number of statements does not grow with the number of people.
 */
export async function sameContentFor(db: Reader, question: SameContentQuestion): Promise<Map<string, SameContentWarning[]>> {
  const { personIds, familyId, on, from = null, to = null, exceptClassIds = [], alsoIn = [] } = question;
  if (personIds.length === 0) return new Map();
  const wanted = { familyId, on, from, to, exceptClassIds };
  const thresholds = await contentThresholds(db, on);
  const versionId = question.versionId ?? (await versionInForce(db, familyId, from ?? on))?.id ?? null;
  // what stands under a record that was merged with somebody's is of the same person
  const askedAs = new Map<string, string[]>();
  for (const [asked, { records }] of await selvesOf(db, personIds))
    for (const record of records) askedAs.set(record, [...(askedAs.get(record) ?? []), asked]);
  const records = [...askedAs.keys()];
  const ofAsked = <T extends { personId: string }>(rows: readonly T[]): T[] =>
    rows.flatMap((row) => (askedAs.get(row.personId) ?? []).map((personId) => ({ ...row, personId })));
  const history = ofAsked([
    ...(await historyOf(db, records, since(on, thresholds.years))),
    ...alsoIn.map((one) => ({ ...one, state: 'under_way' as const })),
  ]);
  const own = { versionId: versionId ?? '', familyId, topics: [] };
  const versions = [...new Set(history.flatMap((one) => one.versionId ?? []))];
  const overlaps = versionId === null ? new Map() : await overlapsWith(db, versionId, versions, on);
  // a run elsewhere, or a programme without a version in force, names a family only
  const overlapFor = (past: Past) =>
    (past.versionId === null ? undefined : overlaps.get(past.versionId)) ??
    overlapOf(own, { versionId: past.versionId ?? 'elsewhere', familyId: past.familyId, topics: [] });
  const warnings = new Map<string, SameContentWarning[]>();
  const add = (personId: string, found: SameContentWarning | null) => {
    if (found) warnings.set(personId, [...(warnings.get(personId) ?? []), found]);
  };
  for (const past of history) {
    add(past.personId, contentWarning(wanted, past, overlapFor(past), thresholds));
    add(past.personId, clashWarning(wanted, past));
  }
  const held = await heldBy(db, records);
  const certificates = Map.groupBy(ofAsked(held.certificates), (one) => one.personId);
  const levels = Map.groupBy(ofAsked(held.levels), (one) => one.personId);
  const ladders = await familyLevels(db, on);
  for (const personId of new Set([...certificates.keys(), ...levels.keys()])) {
    const theirs = { certificates: certificates.get(personId) ?? [], levels: levels.get(personId) ?? [] };
    for (const found of certificateWarnings(wanted, theirs, ladders)) add(personId, found);
  }
  return warnings;
}

/**
 * What people have finished since a day, are in, or are listed for. A desk sees the enrolments of those it sends, and of the run they belong
 * to the programme, but not the class where somebody else runs it: then the version is the one of the day they joined.
 */
async function historyOf(db: Reader, personIds: readonly string[], from: CalendarDate): Promise<Past[]> {
  const ids = [...personIds];
  const { rows } = await sql<Omit<Past, 'name'> & { name: string | null }>`
    select e.person_id, c.id as class_id, c.code as name,
      coalesce(c.version_id, (select v.id from programme_version v where v.family_id = h.family_id and v.valid_from <= e.joined_on
        and (v.valid_to is null or v.valid_to > e.joined_on) order by v.valid_from desc limit 1)) as version_id,
      coalesce(c.family_id, h.family_id) as family_id,
      case when e.status = 'finished' then 'finished' else 'under_way' end as state,
      coalesce(e.joined_on, c.opened_on, c.expected_open_on) as "from",
      case when e.status = 'finished' then coalesce(e.ended_on, c.ended_on) else coalesce(c.ended_on, c.expected_end_on) end as "to"
    from enrolment e left join training_class c on c.id = e.class_id left join chain h on h.id = e.chain_id
    where e.person_id = any (${ids}::uuid[]) and coalesce(c.family_id, h.family_id) is not null
      and (e.status in ('listed', 'active', 'paused') and coalesce(c.status, 'running') not in ('closed', 'discontinued', 'merged', 'cancelled')
        or e.status = 'finished' and coalesce(e.ended_on, c.ended_on) >= ${from})
    union all
    select h.person_id, null, coalesce(h.institution, ''), null, h.family_id, case when h.state = 'finished' then 'finished' else 'under_way' end,
      h.started_on, case when h.state = 'finished' then coalesce(v.day, h.expected_end_on, h.started_on) else h.expected_end_on end
    from chain h
      left join lateral (select max(e.effective_date) as day from ledger_event e where e.chain_id = h.id and e.kind = 'outside_finished') v on true
    where h.person_id = any (${ids}::uuid[]) and h.kind = 'outside' and h.state in ('active', 'finished')`.execute(db);
  return rows.map((row) => ({ ...row, name: row.name ?? phrase('class.out_of_sight') }));
}

const theory: Record<string, number> = { elementary: 1, intermediate: 2, advanced: 3 };

async function heldBy(db: Reader, personIds: readonly string[]): Promise<{ certificates: HeldCertificate[]; levels: HeldLevel[] }> {
  const certificates = await db
    .selectFrom('certificate')
    .select(['personId', 'title', 'familyId', 'issuedOn'])
    .where('personId', '=', sql<string>`any (${[...personIds]}::uuid[])`)
    .where('familyId', 'is not', null)
    .execute();
  const levels = await db
    .selectFrom('personQualification')
    .select(['personId', 'level', 'issuedOn', 'evidence'])
    .where('personId', '=', sql<string>`any (${[...personIds]}::uuid[])`)
    .where('kind', '=', 'political_theory')
    .execute();
  return {
    certificates,
    levels: levels.map(({ personId, level, issuedOn, evidence }) => ({
      personId,
      title: phrase(`class.theory_${level}`),
      ladder: 'political_theory',
      level: theory[level]!,
      since: issuedOn,
      proven: evidence !== 'stated',
    })),
  };
}
