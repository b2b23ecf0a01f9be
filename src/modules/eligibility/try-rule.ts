import { sql } from 'kysely';
import { today, type CalendarDate } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import { categoriesThen, factsForEligibility } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { secretOf } from './checks.ts';
import { asFacts, asOfDay } from './facts-of.ts';
import { nothingKnown, type Occasion } from './facts.ts';
import { secrets, untriable, type StudyMode, type TrialOutcome, type Untriable } from './kinds.ts';
import { versionsInForce } from './queries.ts';
import { judge, type RuleInForce, type RuleLine } from './rules.ts';
import { draft as draftShape, type TrialQuery } from './trial-contract.ts';

export type Tried = {
  enrolmentId: string;
  personId: string;
  fullName: string;
  unitName: string;
  classId: string;
  classCode: string;
  before: TrialOutcome;
  after: TrialOutcome;
  lines: RuleLine[];
};
export type TriedList = {
  rule: { id: string; scheme: string; code: string; name: string };
  /** Why it says nothing of anybody: there are no rows then. */
  untriable: Untriable | null;
  tried: RuleInForce;
  inForce: RuleInForce[];
  rows: Tried[];
};

/**
 * A version, recorded or only drafted, on a list of last year, beside what is in force today. Facts and days are those of the day the
 * class opened, as far as the record knows them (`asOfDay`). Nothing is kept. Who may not be told what a rule is about does not try it: the outcomes would tell.
 */
export async function tryRule(db: Reader, keys: Keys, actor: Actor, query: TrialQuery): Promise<TriedList> {
  const { classId = null, familyId = null, year = null } = query;
  if (classId === null && (familyId === null || year === null)) throw new Refusal('eligibility.trial_where', {}, { where: 'classId' });
  const { rule, tried } = await whatIsTried(db, query);
  const inForce = await versionsInForce(db, [rule.schemeId], today(), rule.id);
  for (const { check } of [tried, ...inForce]) {
    const secret = secretOf(check);
    if (secret && !actor.capabilities.has(secrets[secret])) throw new Refusal('eligibility.trial_secret', {}, { status: 403 });
  }
  const { id, scheme, code, name } = rule;
  const cannot = untriable[tried.check.kind] ?? null;
  const people = cannot === null ? await trainees(db, classId, familyId, year) : [];
  if (classId !== null && people.length === 0 && !(await seesClass(db, classId))) throw notFound('eligibility.unknown_class');
  const ids = [...new Set(people.map(({ personId }) => personId))];
  const records = await factsForEligibility(db, keys, ids);
  const categories = await categoriesThen(
    db,
    people.flatMap(({ enrolmentId, recordId, opens }) => (opens === null ? [] : { id: enrolmentId, personId: recordId, on: opens })),
  );
  const asksClasses = [tried, ...inForce].some(({ check }) => check.kind === 'not_enrolled_overlapping');
  const others = asksClasses ? await classesOf(db, ids) : new Map<string, Attended[]>();

  const withTried = [...inForce.filter((one) => !sameWhom(one, tried)), tried];
  const rows = people.map((one): Tried => {
    const occasion = occasionOf(one, others.get(one.personId) ?? [], asksClasses);
    const record = records.get(one.personId);
    const then = one.opens;
    const of = !record ? nothingKnown : then === null ? asFacts(record) : asOfDay(record, then, categories.get(one.enrolmentId));
    const judged = (rules: readonly RuleInForce[]) => judge({ on: today(), silent: [], rules: rules.map(asBlocking) }, of, occasion);
    const [before, after] = [judged(inForce), judged(withTried)];
    const { enrolmentId, personId, fullName, unitName, classCode } = one;
    const outcome = ({ result, rules }: typeof before): TrialOutcome => (rules.length === 0 ? 'not_asked' : result);
    return {
      enrolmentId,
      personId,
      fullName,
      unitName: unitName ?? '',
      classId: one.classId,
      classCode,
      before: outcome(before),
      after: outcome(after),
      lines: after.rules,
    };
  });
  return { rule: { id, scheme, code, name }, untriable: cannot, tried, inForce, rows };
}

/** What is only warned of is counted as what would block: the question is whom the rule meets. */
const asBlocking = (rule: RuleInForce): RuleInForce => ({ ...rule, severity: 'block' });
const sameWhom = (one: RuleInForce, other: RuleInForce) =>
  one.category === other.category && one.studyMode === other.studyMode && (one.overlay?.id ?? null) === (other.overlay?.id ?? null);

async function whatIsTried(db: Reader, { ruleId, versionId, draft }: TrialQuery) {
  const rule = await db
    .selectFrom('eligibilityRule as r')
    .innerJoin('eligibilityScheme as s', 's.id', 'r.schemeId')
    .select(['r.id', 'r.schemeId', 's.code as scheme', 'r.code', 'r.name'])
    .where('r.id', '=', ruleId)
    .executeTakeFirst();
  if (!rule) throw notFound('eligibility.unknown_rule');
  if (versionId !== undefined) {
    const [tried] = (await versionsInForce(db, [rule.schemeId], null, ruleId)).filter((one) => one.versionId === versionId);
    if (!tried) throw notFound('eligibility.unknown_version');
    return { rule, tried };
  }
  const asks = draftShape.safeParse(parsed(draft));
  if (!asks.success) throw new Refusal('eligibility.trial_what', {}, { where: 'draft' });
  const { overlayId, ...of } = asks.data;
  const { scheme, code, name } = rule;
  const overlay = overlayId === null ? null : { id: overlayId, number: '' };
  const tried: RuleInForce = {
    scheme,
    code,
    name,
    versionId: ruleId,
    ...of,
    severity: 'block',
    citation: null,
    verification: 'unverified',
    overlay,
  };
  return { rule, tried };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

type Trainee = {
  enrolmentId: string;
  personId: string;
  /** Under which the enrolment was written: another than `personId` where two records were merged. */
  recordId: string;
  fullName: string;
  unitName: string | null;
  classId: string;
  classCode: string;
  familyId: string;
  studyMode: string | null;
  opens: CalendarDate | null;
  ends: CalendarDate | null;
};

/** Who was in a class, or in the classes of a programme that opened in a year: whoever joined, and those still only listed. */
async function trainees(db: Reader, classId: string | null, familyId: string | null, year: number | null): Promise<Trainee[]> {
  const which = classId
    ? sql`c.id = ${classId}`
    : sql`c.family_id = ${familyId} and coalesce(c.opened_on, c.expected_open_on) between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;
  const { rows } = await sql<Trainee>`
    select e.id as enrolment_id, coalesce(e.counts_as_id, e.person_id) as person_id, e.person_id as record_id, e.full_name, ${unitNameOn(sql.ref('e.sender_id'), sql`coalesce(c.opened_on, c.expected_open_on, current_date)` as never)} as unit_name,
      c.id as class_id, c.code as class_code, c.family_id, c.study_mode, coalesce(c.opened_on, c.expected_open_on) as opens, coalesce(c.ended_on, c.expected_end_on) as ends
    from enrolment e join training_class c on c.id = e.class_id
    where ${which} and e.status not in ('unlisted', 'no_show')
    order by c.code, e.sort_name collate "vi-VN-x-icu", e.id limit ${MOST}`.execute(db);
  return rows;
}
/** More trainees than any programme of a city has in a year. */
const MOST = 20_000;

const seesClass = async (db: Reader, id: string): Promise<boolean> =>
  (await db.selectFrom('trainingClass').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

type Attended = { classId: string; code: string; from: CalendarDate; to: CalendarDate | null };
async function classesOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Attended[]>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<Attended & { personId: string }>`
    select coalesce(e.counts_as_id, e.person_id) as person_id, c.id as class_id, c.code, e.joined_on as "from", coalesce(e.ended_on, c.ended_on, c.expected_end_on) as "to"
    from enrolment e join training_class c on c.id = e.class_id
    where (e.person_id = any (${personIds}::uuid[]) or e.counts_as_id = any (${personIds}::uuid[])) and e.joined_on is not null`.execute(
    db,
  );
  return Map.groupBy(rows, (row) => row.personId);
}

const occasionOf = ({ classId, familyId, studyMode, opens, ends }: Trainee, attended: readonly Attended[], looked: boolean): Occasion => ({
  familyId,
  studyMode: studyMode as StudyMode | null,
  days: { expected_opening: opens, sending_decision: opens, end_of_submission: opens },
  endsOn: ends,
  studyMonths: null,
  commitmentMonths: null,
  // what the person joined later was not known on the day
  otherClasses: looked ? attended.filter((one) => one.classId !== classId && (opens === null || one.from <= opens)) : null,
});
