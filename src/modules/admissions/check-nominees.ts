import { sql } from 'kysely';
import { today, type CalendarDate } from '#kit/dates.ts';
import { personRecords, selvesOf, type PersonRecord } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal, type Params } from '#platform/refusal.ts';
import type { Stated } from './form-nominations-facts.ts';
import { nominationDoor, overlap } from './nomination-rules.ts';
import { callFor, callsOf, organises, unitsOfDay, type SeriesCalls, type UnitsOfDay } from './nomination-series.ts';
import type { SeriesFacts } from './series-queries.ts';
import { verdictOf, type Finding, type RuleOutcome, type Severity, type Verdict } from './verdict.ts';

/** Somebody put forward: a person of the register, or one still to be registered as described. */
export type ToCheck = {
  personId: string | null;
  /** Unit that nominates. */
  unitId: number;
  /** Unit where the person works, for who is still to be registered. */
  presentUnitId?: number;
  fullName: string;
  birthDate: CalendarDate | null;
  birthPrecision: string;
  sex: string | null;
  category: string | null;
  /** What a list says of conditions, where the record says nothing. */
  stated?: Stated;
  /** The nomination that is checked again: it does not stand in its own way. */
  nominationId?: string;
};

/** `refusal`: cannot be put forward at all. Otherwise the verdict says what speaks for and against it. */
export type CheckedNominee = {
  refusal: Refusal | null;
  verdict: Verdict;
  late: boolean;
  callId: string | null;
  /** The unit that the call is addressed to, at or above the one that nominates. */
  calledUnit: number | null;
  record: PersonRecord | null;
};

/** What other offices say of a list, each for all of it at once: rules of eligibility, the same content, people who are gone. */
export type Judges = {
  rules: (
    db: Reader,
    around: JudgedFor,
    nominees: readonly ToCheck[],
    records: ReadonlyMap<string, PersonRecord>,
  ) => Promise<RuleOutcome[][]>;
  training: (db: Reader, around: JudgedFor, nominees: readonly ToCheck[]) => Promise<Finding[][]>;
  gone: (db: Reader, personIds: readonly string[]) => Promise<Map<string, Params>>;
};
export type JudgedFor = { actor: Actor; series: SeriesFacts; on: CalendarDate; deadline: CalendarDate | null };

type Standing = {
  id: string;
  personId: string;
  seriesId: string;
  unitId: number;
  code: string;
  opensOn: CalendarDate | null;
  endsOn: CalendarDate | null;
};

/** Checks a list for one series, however long, with a handful of statements. Touches nothing. */
export async function checkNominees(
  db: Reader,
  actor: Actor,
  series: SeriesFacts,
  asked: readonly ToCheck[],
  judges: Judges,
  on: CalendarDate = today(),
): Promise<CheckedNominee[]> {
  const nominees = await asKept(db, asked);
  const ids = [...new Set(nominees.flatMap(({ personId }) => personId ?? []))];
  const units = await unitsOfDay(db, on);
  const calls = await callsOf(db, series.id);
  const records = await personRecords(db, ids);
  const gone = await judges.gone(db, ids);
  const standing = Map.groupBy(await openNominations(db, ids), (one) => one.personId);
  const deadline =
    [...calls.calls.values()]
      .map((call) => call.deadline)
      .toSorted()
      .at(-1) ?? null;
  const around: JudgedFor = { actor, series, on, deadline };
  const rules = await judges.rules(db, around, nominees, records);
  const training = await judges.training(db, around, nominees);
  const mayOrganise = organises(actor, series);
  const ofRunner = runnerFindings(series, units);
  return nominees.map((nominee, n) => {
    const record = records.get(nominee.personId ?? '') ?? null;
    const call = callFor(calls, nominee.unitId, units);
    const door = doorOf(series, calls, nominee.unitId, units, on, mayOrganise);
    const others = (standing.get(nominee.personId ?? '') ?? []).filter(({ id }) => id !== nominee.nominationId);
    const refusal =
      door instanceof Refusal
        ? door
        : (refusedPerson(nominee, record, gone, units, mayOrganise) ?? alreadyThere(nominee, record, others, series, units) ?? null);
    const late = !(door instanceof Refusal) && door.late;
    const findings = [
      ...ofRunner,
      ...(late ? [said('nominations.late', 'notice', { deadline: call?.deadline })] : []),
      ...(nominee.personId !== null && record === null ? [said('nominations.out_of_sight', 'warn', {})] : []),
      ...elsewhere(others, series),
      ...training[n]!,
    ];
    return {
      refusal,
      verdict: verdictOf(on, rules[n]!, findings),
      late,
      callId: call?.id ?? null,
      calledUnit: call?.calledUnit ?? null,
      record,
    };
  });
}

/** A record that was merged stands for the person kept. */
async function asKept(db: Reader, nominees: readonly ToCheck[]): Promise<ToCheck[]> {
  const selves = await selvesOf(
    db,
    nominees.flatMap(({ personId }) => personId ?? []),
  );
  return nominees.map((one) => ({ ...one, personId: selves.get(one.personId ?? '')?.id ?? one.personId }));
}

const said = (code: string, severity: Severity, params: Params): Finding => ({ code, severity, params });

/** Whether a unit may nominate at all, for the list as a whole. */
export const doorOf = (
  series: SeriesFacts,
  calls: SeriesCalls,
  unitId: number,
  units: UnitsOfDay,
  on: CalendarDate,
  mayOrganise: boolean,
) =>
  nominationDoor({
    series,
    call: callFor(calls, unitId, units),
    calls: calls.any,
    unit: { name: units.name(unitId), ended: units.ended(unitId), carriedOnBy: units.carriedOnBy(unitId) },
    on,
    organises: mayOrganise,
  });

async function openNominations(db: Reader, personIds: readonly string[]): Promise<Standing[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<Standing>`
    select n.id, coalesce(n.counts_as_id, n.person_id) as person_id, n.series_id, n.unit_id, s.code, s.opens_on, s.ends_on
    from nomination n join admission_series s on s.id = n.series_id
    where (n.person_id = any (${personIds}::uuid[]) or n.counts_as_id = any (${personIds}::uuid[])) and n.state in ('submitted', 'waiting', 'accepted') and s.state <> 'cancelled'
    order by n.submitted_at`.execute(db);
  return rows;
}

function refusedPerson(
  { fullName, unitId, personId, presentUnitId }: ToCheck,
  record: PersonRecord | null,
  gone: ReadonlyMap<string, Params>,
  units: UnitsOfDay,
  mayOrganise: boolean,
): Refusal | null {
  const name = record?.fullName ?? fullName;
  const ended = gone.get(personId ?? '');
  if (ended) return new Refusal('nominations.person_gone', { name, ...ended }, { where: 'personId', status: 409 });
  const present = record?.unitId ?? presentUnitId;
  if (personId !== null && record === null && !mayOrganise)
    return new Refusal('nominations.not_own_person', { name }, { where: 'personId', status: 404 });
  if (present !== undefined && !units.within(present, unitId))
    return new Refusal(
      'nominations.of_other_unit',
      { name, present: units.name(present), unit: units.name(unitId) },
      { where: 'personId' },
    );
  return null;
}

function alreadyThere(
  { fullName, unitId }: ToCheck,
  record: PersonRecord | null,
  others: readonly Standing[],
  series: SeriesFacts,
  units: UnitsOfDay,
): Refusal | null {
  const here = others.find(({ seriesId }) => seriesId === series.id);
  if (!here) return null;
  const name = record?.fullName ?? fullName;
  return here.unitId === unitId
    ? new Refusal('nominations.already_nominated', { name, series: series.code }, { where: 'personId', status: 409 })
    : new Refusal(
        'nominations.by_two_units',
        { name, series: series.code, unit: units.name(here.unitId) },
        { where: 'personId', status: 409 },
      );
}

const elsewhere = (others: readonly Standing[], series: SeriesFacts): Finding[] =>
  others
    .filter((other) => other.seriesId !== series.id && overlap(other, series))
    .map(({ code, opensOn, endsOn }) => said('nominations.other_series', 'warn', { other: code, from: opensOn, to: endsOn ?? opensOn }));

/** A class whose school has been merged: whoever carries it on teaches it. */
function runnerFindings({ runnerId }: SeriesFacts, units: UnitsOfDay): Finding[] {
  if (!units.ended(runnerId)) return [];
  const successors = units.carriedOnBy(runnerId).join(', ') || '–';
  return [said('nominations.runner_ended', 'warn', { unit: units.name(runnerId), successors })];
}
