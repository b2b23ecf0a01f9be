import { sql } from 'kysely';
import { partsOf, type CalendarDate } from '#kit/dates.ts';
import { sameContentAcross, sameContentFor } from '#modules/classes';
import { factsOf, forRecord, judge, nothingKnown, rulesInForce, type Facts, type Occasion, type RuleLine } from '#modules/eligibility';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { JudgedFor, Judges, ToCheck } from './check-nominees.ts';
import { nothingStated, type Stated } from './form-nominations-facts.ts';
import type { RuleOutcome } from './verdict.ts';

/**
 * What the other offices say of nominees: rules of eligibility, people who are gone, what they have learnt and where they sit. With
 * `database` what they learnt is asked of the history of the whole tenant, else of what the caller sees.
 */
export const judgesWith = (keys: Keys, database?: Pick<Database, 'read'>): Judges => ({
  async gone(db, personIds) {
    if (personIds.length === 0) return new Map();
    const { rows } = await sql<{ id: string; endedKind: string }>`
      select id, ended_kind from person where id = any (${[...personIds]}::uuid[]) and ended_kind is not null`.execute(db);
    return new Map(rows.map(({ id, endedKind }) => [id, { how: phrase(`gone.${endedKind}`) }]));
  },

  async rules(db, around, nominees) {
    // a class is entered under the rules of its opening day, also where it is called before they come into force
    const inForce = await rulesInForce(db, { familyId: around.series.familyId, on: around.series.opensOn ?? around.on });
    if (inForce.rules.length + inForce.silent.length === 0) return nominees.map(() => []);
    const ids = [...new Set(nominees.flatMap(({ personId }) => personId ?? []))];
    const facts = await factsOf(db, keys, ids);
    const classes = await otherClasses(db, around.series.id, ids);
    const committed = await commitmentsOf(
      db,
      nominees.flatMap(({ nominationId }) => nominationId ?? []),
    );
    return nominees.map((nominee) => {
      const known = nominee.personId === null ? undefined : facts.get(nominee.personId);
      const others = nominee.personId === null ? [] : (classes.get(nominee.personId) ?? []);
      const occasion = { ...occasionOf(around, others), commitmentMonths: committed.get(nominee.nominationId ?? '') ?? null };
      return forRecord(judge(inForce, withStated(known ?? describedFacts(nominee), nominee.stated), occasion)).rules.map(kept);
    });
  },

  async training(db, { actor, series, on }, nominees) {
    const ids = [...new Set(nominees.flatMap(({ personId }) => personId ?? []))];
    const { rows } = await sql<{ classId: string }>`select class_id from series_class where series_id = ${series.id}`.execute(db);
    const question = {
      personIds: ids,
      familyId: series.familyId,
      versionId: series.versionId,
      on,
      from: series.opensOn,
      to: series.endsOn,
      exceptClassIds: rows.map(({ classId }) => classId),
    };
    const found = await (database ? sameContentAcross(db, database, actor, question) : sameContentFor(db, question));
    return nominees.map(({ personId }) =>
      (found.get(personId ?? '') ?? []).map(({ code, severity, params, topics }) => ({
        code,
        severity,
        params: topics.length > 0 ? { ...params, topics: topics.slice(0, 8).join('; ') } : params,
      })),
    );
  },
});

const kept = ({
  scheme,
  rule,
  name,
  versionId,
  severity,
  outcome,
  required,
  value,
  needs,
  kind,
  citation,
  verification,
}: RuleLine): RuleOutcome => ({
  code: rule,
  scheme,
  versionId,
  outcome,
  mode: severity,
  title: name,
  required,
  value,
  needs,
  commitment: kind === 'commitment_multiple',
  article: citation,
  verified: verification === 'verified',
  reason: null,
});

/** Of somebody not yet registered, or out of sight: what the list says. */
const describedFacts = ({ category, sex, birthDate, birthPrecision }: ToCheck): Facts => ({
  ...nothingKnown,
  category: category as Facts['category'],
  sex: sex as Facts['sex'],
  birth:
    birthDate === null || birthPrecision === 'none' ? null : { date: birthDate, precision: birthPrecision as 'day' | 'month' | 'year' },
});

/** The record goes before what a list says; only said so, a level of theory proves nothing. */
const withStated = (facts: Facts, stated: Stated = nothingStated): Facts => ({
  ...facts,
  education: facts.education ?? stated.education,
  partyStatus: facts.partyStatus ?? stated.partyStatus,
  ethnicMinority: facts.ethnicMinority ?? stated.ethnicMinority,
  servingSince: facts.servingSince ?? stated.servingSince,
  theory: facts.theory?.length || stated.theory === null ? facts.theory : [{ level: stated.theory, evidence: 'stated', issuedOn: null }],
});

type OtherClass = NonNullable<Occasion['otherClasses']>[number];

const occasionOf = ({ series, on, deadline }: JudgedFor, others: readonly OtherClass[]): Occasion => ({
  familyId: series.familyId,
  studyMode: series.studyMode,
  days: { expected_opening: series.opensOn, sending_decision: on, end_of_submission: deadline },
  endsOn: series.endsOn,
  studyMonths: series.opensOn && series.endsOn ? monthsOfStudy(series.opensOn, series.endsOn) : null,
  commitmentMonths: null,
  otherClasses: others,
});

/** Months of study, by the calendar, first and last day counted: 01/09/2024–31/08/2026 is 24. A month that has begun counts. */
export function monthsOfStudy(first: CalendarDate, last: CalendarDate): number {
  const [a, b] = [partsOf(first), partsOf(last)];
  return Math.max(1, (b.year - a.year) * 12 + b.month - a.month + (b.day >= a.day ? 1 : 0));
}

/** Months each nominee has committed to serve, of those whose paper has come. */
async function commitmentsOf(db: Reader, nominationIds: readonly string[]): Promise<Map<string, number>> {
  if (nominationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; months: number }>`
    select id, commitment_months as months from nomination where id = any (${[...nominationIds]}::uuid[]) and commitment_months is not null`.execute(
    db,
  );
  return new Map(rows.map(({ id, months }) => [id, months]));
}

/** Classes these people sit in or are listed for, outside the series; in one statement. */
async function otherClasses(db: Reader, seriesId: string, personIds: readonly string[]): Promise<Map<string, OtherClass[]>> {
  const { rows } = await sql<OtherClass & { personId: string }>`
    select coalesce(e.counts_as_id, e.person_id) as person_id, coalesce(c.code, '–') as code, coalesce(e.joined_on, c.opened_on, c.expected_open_on) as "from", c.expected_end_on as "to"
    from enrolment e left join training_class c on c.id = e.class_id
    where (e.person_id = any (${[...personIds]}::uuid[]) or e.counts_as_id = any (${[...personIds]}::uuid[])) and e.status in ('listed', 'active', 'paused')
      and coalesce(e.joined_on, c.opened_on, c.expected_open_on) is not null
      and not exists (select from series_class m where m.series_id = ${seriesId} and m.class_id = e.class_id)`.execute(db);
  return Map.groupBy(rows, (row) => row.personId);
}
