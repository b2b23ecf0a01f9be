import { sql } from 'kysely';
import { daysBetween } from '#kit/dates.ts';
import {
  forRecord,
  judge,
  nothingKnown,
  rulesInForce,
  type Facts,
  type KnownDay,
  type Occasion,
  type RuleLine,
} from '#modules/eligibility';
import { factsForEligibility, type PersonFacts } from '#modules/people';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { JudgedFor, Judges, ToCheck } from './check-nominees.ts';
import type { RuleOutcome } from './verdict.ts';

/** What the other offices say of nominees: rules of eligibility, people who are gone, what they have learnt and where they sit. */
export const judgesWith = (keys: Keys): Judges => ({
  async gone(db, personIds) {
    if (personIds.length === 0) return new Map();
    const { rows } = await sql<{ id: string; endedKind: string }>`
      select id, ended_kind from person where id = any (${[...personIds]}::uuid[]) and ended_kind is not null`.execute(db);
    return new Map(rows.map(({ id, endedKind }) => [id, { how: phrase(`gone.${endedKind}`) }]));
  },

  async rules(db, around, nominees) {
    const inForce = await rulesInForce(db, { familyId: around.series.familyId, on: around.on });
    if (inForce.rules.length + inForce.silent.length === 0) return nominees.map(() => []);
    const ids = [...new Set(nominees.flatMap(({ personId }) => personId ?? []))];
    const facts = await factsForEligibility(db, keys, ids);
    const classes = await otherClasses(db, around.series.id, ids);
    return nominees.map((nominee) => {
      const known = nominee.personId === null ? undefined : facts.get(nominee.personId);
      const occasion = occasionOf(around, nominee.personId === null ? [] : (classes.get(nominee.personId) ?? []));
      return forRecord(judge(inForce, known ? factsOf(known) : describedFacts(nominee), occasion)).rules.map(kept);
    });
  },

  training: async (_db, _around, nominees) => nominees.map(() => []),
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
  article: citation,
  verified: verification === 'verified',
  reason: null,
});

const known = (date: string | null, precision: string): KnownDay | null =>
  date === null || precision === 'none' ? null : { date, precision: precision as KnownDay['precision'] };

/** Nothing on record is not known, never no. Certificates have been looked for. */
function factsOf(facts: PersonFacts): Facts {
  const { category, sex, partyStatus, ethnicMinority, education, servingSince, certificates } = facts;
  return {
    category,
    sex,
    birth: known(facts.birthDate, facts.birthPrecision),
    partyStatus,
    ethnicMinority,
    education,
    ratings: facts.ratings.map(({ year, meetsGood }) => ({ year, good: meetsGood })),
    servingSince,
    ranks:
      facts.ranks.length === 0
        ? null
        : facts.ranks.flatMap(({ rank, since, sincePrecision }) => {
            const day = known(since, sincePrecision);
            return day ? [{ rank, since: day }] : [];
          }),
    theory:
      facts.politicalTheory.length === 0
        ? null
        : facts.politicalTheory.map(({ level, evidence, issuedOn, issuedPrecision }) => ({
            level,
            evidence,
            issuedOn: known(issuedOn, issuedPrecision),
          })),
    certificates,
  };
}

/** Of somebody not yet registered, or out of sight: what the list says. */
const describedFacts = ({ category, sex, birthDate, birthPrecision }: ToCheck): Facts => ({
  ...nothingKnown,
  category: category as Facts['category'],
  sex: sex as Facts['sex'],
  birth: known(birthDate, birthPrecision),
});

type OtherClass = NonNullable<Occasion['otherClasses']>[number];

const occasionOf = ({ series, on, deadline }: JudgedFor, others: readonly OtherClass[]): Occasion => ({
  familyId: series.familyId,
  studyMode: series.studyMode,
  days: { expected_opening: series.opensOn, sending_decision: on, end_of_submission: deadline },
  endsOn: series.endsOn,
  studyMonths: series.opensOn && series.endsOn ? Math.max(1, Math.round(daysBetween(series.opensOn, series.endsOn) / 30)) : null,
  commitmentMonths: null,
  otherClasses: others,
});

/** Classes these people sit in or are listed for, outside the series; in one statement. */
async function otherClasses(db: Reader, seriesId: string, personIds: readonly string[]): Promise<Map<string, OtherClass[]>> {
  const { rows } = await sql<OtherClass & { personId: string }>`
    select e.person_id, coalesce(c.code, '–') as code, coalesce(e.joined_on, c.opened_on, c.expected_open_on) as "from", c.expected_end_on as "to"
    from enrolment e left join training_class c on c.id = e.class_id
    where e.person_id = any (${[...personIds]}::uuid[]) and e.status in ('listed', 'active', 'paused')
      and coalesce(e.joined_on, c.opened_on, c.expected_open_on) is not null
      and not exists (select from series_class m where m.series_id = ${seriesId} and m.class_id = e.class_id)`.execute(db);
  return Map.groupBy(rows, (row) => row.personId);
}
