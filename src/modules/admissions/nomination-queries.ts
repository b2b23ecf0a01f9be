import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, inWords, Refusal, type Texts } from '#platform/refusal.ts';
import { asToCheck, seatsLeft, seatsSeen } from './nominate-people.ts';
import { checkNominees, doorOf, type Judges } from './check-nominees.ts';
import type { DryRun, dryRunQuery, NominationRow, nominationsQuery, ShownVerdict, UnitNominations } from './nomination-contract.ts';
import { noSeat } from './no-seat.ts';
import { daysLeft } from './nomination-rules.ts';
import { callFor, callsOf, organises, unitsOfDay } from './nomination-series.ts';
import { balanceOf } from './seats.ts';
import { oneSeries, unitOf } from './series-queries.ts';
import type { RuleOutcome, Verdict } from './verdict.ts';

const words = (texts: Texts, refusal: Refusal) => {
  const { code, what, todo } = inWords(refusal, texts);
  return { code, what, todo };
};

/** A kept verdict in the words of who reads it. */
export function verdictInWords(
  kept: Partial<Verdict> & { result?: Verdict['result'] },
  result: Verdict['result'],
  texts: Texts,
): ShownVerdict {
  const text = (one: RuleOutcome['value']) => (one === null || one === undefined ? null : inText(one, texts));
  return {
    on: kept.on ?? null,
    result,
    rules: (kept.rules ?? []).map(({ code, title, mode, outcome, required, value, needs, article, verified, commitment }) => ({
      code,
      title,
      mode,
      outcome,
      required: text(required) ?? '',
      value: text(value),
      needs: text(needs),
      article,
      verified: verified ?? false,
      commitment: commitment ?? false,
    })),
    findings: (kept.findings ?? []).map(({ code, severity, params }) => ({ severity, ...words(texts, new Refusal(code, params)) })),
  };
}

/** What would become of a person put forward now: nothing is written. */
export async function tryNominee(
  db: Reader,
  actor: Actor,
  judges: Judges,
  seriesId: string,
  asked: z.output<typeof dryRunQuery>,
  texts: Texts,
): Promise<DryRun> {
  const series = await oneSeries(db, seriesId);
  const [checked] = await checkNominees(db, actor, series, [asToCheck(asked)], judges);
  const { refusal, verdict, late } = checked!;
  const seats = await seatsSeen(db, seriesId);
  const left = seatsLeft({ ...seats, openSeats: series.openSeats }, asked.unitId) + (asked.replacesId ? 1 : 0);
  return {
    refusal: refusal && words(texts, refusal),
    verdict: verdictInWords(verdict, verdict.result, texts),
    late,
    seat: left > 0 ? 'held' : 'waiting',
    seatsLeft: left,
    noSeat: left > 0 ? null : words(texts, await noSeat(db, { series, seats }, asked.unitId, checked!.record?.fullName ?? '–')),
  };
}

type Row = Omit<NominationRow, 'verdict' | 'submittedBy'> & {
  verdict: Partial<Verdict>;
  verdictResult: Verdict['result'];
  submittedByName: string;
};

/** Nominations of a series that the caller sees, in the order they came. */
export async function nominationRows(
  db: Reader,
  seriesId: string,
  { unit, state }: z.output<typeof nominationsQuery>,
  texts: Texts,
): Promise<NominationRow[]> {
  const where = [sql`n.series_id = ${seriesId}`];
  if (unit !== undefined) where.push(sql`n.unit_id = ${unit}`);
  if (state !== undefined) where.push(sql`n.state = ${state}`);
  const { rows } = await sql<Row>`
    select n.id, coalesce(n.counts_as_id, n.person_id) as person_id, n.full_name, n.birth_date, n.birth_precision, n.sex, n.position_title, n.category, n.phone, n.note, ${unitOf(sql`n.unit_id`)} as unit,
      n.state, n.seat, n.waiting_no, n.waiting_reason, n.late, n.replaces_id, (select r.full_name from nomination r where r.id = n.replaces_id) as replaces, n.wishes,
      n.verdict, n.verdict_result, n.submitted_at, n.submitted_by_name, n.row_version,
      case when n.class_id is not null then json_build_object('id', n.class_id, 'code', (select t.code from training_class t where t.id = n.class_id)) end as class
    from nomination n join admission_series s on s.id = n.series_id where ${sql.join(where, sql` and `)}
    order by (n.state = 'withdrawn'), n.submitted_at, n.sort_name, n.id limit 3000`.execute(db);
  return rows.map(({ verdict, verdictResult, submittedByName, ...row }) => ({
    ...row,
    submittedBy: submittedByName,
    wishes: { place: row.wishes.place ?? null, from: row.wishes.from ?? null, to: row.wishes.to ?? null },
    verdict: verdictInWords(verdict, verdictResult, texts),
  }));
}

/** A series as the units of the caller see it: their calls, their seats, whom they have put forward. */
export async function unitNominations(
  db: Reader,
  actor: Actor,
  seriesId: string,
  query: z.output<typeof nominationsQuery>,
  texts: Texts,
): Promise<UnitNominations> {
  const on = today();
  const series = await oneSeries(db, seriesId);
  const { rows: more } = await sql<{ programme: string; runner: { id: number; name: string } }>`
    select f.name as programme, ${unitOf(sql`s.runner_id`)} as runner from admission_series s join programme_family f on f.id = s.family_id where s.id = ${seriesId}`.execute(
    db,
  );
  const units = await unitsOfDay(db, on);
  const calls = await callsOf(db, seriesId);
  const seats = await seatsSeen(db, seriesId);
  const rows = await nominationRows(db, seriesId, query, texts);
  const mayOrganise = organises(actor, series);
  const ids = await ownUnits(
    db,
    actor,
    seriesId,
    rows.map((row) => row.unit.id),
    [...seats.balances.keys()],
    mayOrganise,
  );
  const answers = await answersOf(db, seriesId);
  return {
    series: {
      id: series.id,
      code: series.code,
      name: series.name,
      programme: more[0]!.programme,
      opensOn: series.opensOn,
      endsOn: series.endsOn,
      place: series.place,
      state: series.state,
      runner: more[0]!.runner,
      openSeats: series.openSeats,
      organises: mayOrganise,
    },
    units: ids.map((id) => {
      const door = doorOf(series, calls, id, units, on, mayOrganise);
      const call = callFor(calls, id, units);
      const of = (account: 'free' | 'held' | 'used') => balanceOf(seats, { account, unitId: id });
      return {
        id,
        name: units.name(id),
        seats: { free: of('free'), held: of('held'), used: of('used'), open: series.openSeats ? balanceOf(seats, { account: 'open' }) : 0 },
        closed: door instanceof Refusal ? { what: words(texts, door).what, todo: words(texts, door).todo } : null,
        late: !(door instanceof Refusal) && door.late,
        call: call && {
          id: call.id,
          deadline: call.deadline,
          lateUntil: call.lateUntil,
          daysLeft: daysLeft(call.deadline, on),
          answer: answers.get(`${call.id} ${call.calledUnit}`) ?? null,
        },
      };
    }),
    rows,
  };
}

type Answer = 'nominated' | 'nobody';
async function answersOf(db: Reader, seriesId: string): Promise<Map<string, Answer>> {
  const { rows } = await sql<{ callId: string; unitId: number; answer: Answer }>`
    select u.call_id, u.unit_id, u.answer from call_unit u join admission_call c on c.id = u.call_id where c.series_id = ${seriesId} and u.answer is not null`.execute(
    db,
  );
  return new Map(rows.map(({ callId, unitId, answer }) => [`${callId} ${unitId}`, answer]));
}

/** The units this series is about for the caller: called, with seats, or that have nominated; of its own, or all where it keeps the series. */
async function ownUnits(
  db: Reader,
  { scope }: Actor,
  seriesId: string,
  nominating: readonly number[],
  balances: readonly string[],
  all: boolean,
): Promise<number[]> {
  const seated = balances.map((key) => Number(key.split(' ')[1])).filter((id) => id > 0);
  const { rows } = await sql<{ id: number; bloc: number }>`
    select distinct on (v.unit_id) v.unit_id as id, v.bloc from unit_version v
    where v.unit_id = any (${[...nominating, ...seated]}::int[])
      or v.unit_id in (select u.unit_id from call_unit u join admission_call c on c.id = u.call_id where c.series_id = ${seriesId} and c.state <> 'draft')
    order by v.unit_id, v.valid_from desc`.execute(db);
  return rows
    .filter(
      ({ id, bloc }) =>
        all ||
        scope.kind === 'tenant' ||
        (scope.kind === 'bloc' && scope.bloc === bloc) ||
        (scope.kind === 'unit' && scope.units.includes(id)),
    )
    .map(({ id }) => id);
}
