import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameSortKey } from '#kit/text.ts';
import { countAsKept } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { checkNominees, type CheckedNominee, type Judges } from './check-nominees.ts';
import { leaveList } from './leave-list.ts';
import { tellNominations, type Told } from './nomination-events.ts';
import type { NominateInput, Nominated, Wishes } from './nomination-contract.ts';
import { noSeat } from './no-seat.ts';
import { organises, speaksFor } from './nomination-series.ts';
import { oneSeries, type SeriesFacts } from './series-queries.ts';
import { balanceOf, holdSeats, holdSeries, releaseSeats, type HeldSeries } from './seats.ts';
import { waitingNumbers } from './waiting-numbers.ts';

/** Somebody who passed the check, as the nomination keeps it. */
export type Putting = {
  unitId: number;
  personId: string;
  fullName: string;
  birthDate: CalendarDate | null;
  birthPrecision: string;
  sex: string | null;
  positionTitle: string | null;
  category: string;
  phone: string | null;
  note: string | null;
  wishes: Wishes;
  documentId: string | null;
  replacesId: string | null;
  importRunId: string | null;
  checked: CheckedNominee;
};

/**
 * Puts one person of the register forward. A seat is held for them; where none is left they go on the waiting list, if the caller said
 * so. Refuses what checkNominees refuses, nominations.no_seat, nominations.seats_above, gate.outside_scope.
 */
export async function nominatePerson(
  tx: Tx,
  actor: Actor,
  judges: Judges,
  seriesId: string,
  input: NominateInput,
): Promise<Outcome<Nominated>> {
  const series = await oneSeries(tx, seriesId);
  await refuseOutside(tx, actor, series, [input.unitId]);
  // who comes when everything is taken is told so without standing in line for the seats
  const open = series.state === 'open' && !input.orWait && input.replacesId === null;
  const seats = await seatsSeen(tx, seriesId);
  if (open && seatsLeft({ ...seats, openSeats: series.openSeats }, input.unitId) === 0)
    throw await noSeat(tx, { series, seats }, input.unitId, await nameOf(tx, input.personId));
  const [checked] = await checkNominees(tx, actor, series, [asToCheck(input)], judges);
  if (checked!.refusal) throw checked!.refusal;
  const record = checked!.record;
  if (!record) throw notFound('people.not_found');
  // from here on one after the other; who was first may have closed the series, and the index knows who is nominated
  const held = await holdSeries(tx, seriesId);
  if (held.state !== 'open') throw new Refusal('nominations.series_closed', { series: series.code }, { status: 409 });
  const replaced = input.replacesId === null ? null : await takeBack(tx, actor, held, input.replacesId, input.unitId);
  const person: Putting = {
    ...record,
    ...input,
    personId: record.id,
    phone: input.phone || record.phone,
    note: input.note || null,
    importRunId: null,
    checked: checked!,
  };
  if (!input.orWait && seatsLeft(held, input.unitId) === 0) throw await noSeat(tx, { series, seats: held }, input.unitId, record.fullName);
  const [made] = await putForward(tx, actor, held, series, [person]);
  if (replaced) await tellNominations(tx, actor, 'replaced', [{ ...replaced, data: { by: made!.id }, note: input.note || null }]);
  await answered(tx, actor, [checked!]);
  return {
    result: { id: made!.id, state: made!.state, waitingNo: made!.waitingNo, late: checked!.late, result: checked!.verdict.result },
    audit: {
      type: 'nomination',
      id: made!.id,
      summary: {
        series: series.code,
        state: made!.state,
        late: checked!.late,
        result: checked!.verdict.result,
        replaces: input.replacesId,
      },
    },
  };
}

/** Of somebody in sight; else nothing is said. */
async function nameOf(tx: Tx, personId: string): Promise<string> {
  const person = await tx.selectFrom('person').select('fullName').where('id', '=', personId).executeTakeFirst();
  return person?.fullName ?? '–';
}

export const asToCheck = ({ unitId, personId }: Pick<NominateInput, 'unitId' | 'personId'>) => ({
  unitId,
  personId,
  fullName: '',
  birthDate: null,
  birthPrecision: 'none',
  sex: null,
  category: null,
});

/** Balances of a series as they are, nothing held. */
export async function seatsSeen(db: Reader, seriesId: string): Promise<Pick<HeldSeries, 'balances'>> {
  const { rows } = await sql<{ account: string; unitId: number; seats: number }>`
    select account, unit_id, seats from seat_balance where series_id = ${seriesId}`.execute(db);
  return { balances: new Map(rows.map(({ account, unitId, seats }) => [`${account} ${unitId}`, seats])) };
}

/** Seats a unit may still take: its own, and those open to whoever comes first. */
export const seatsLeft = (held: Pick<HeldSeries, 'balances' | 'openSeats'>, unitId: number): number =>
  balanceOf(held, { account: 'free', unitId }) + (held.openSeats ? balanceOf(held, { account: 'open' }) : 0);

/** Only for units one answers for, or for everybody where one keeps the series. @throws Refusal gate.outside_scope (403) */
export async function refuseOutside(tx: Tx, actor: Actor, series: SeriesFacts, unitIds: readonly number[]): Promise<void> {
  if (organises(actor, series)) return;
  const blocs = await blocsOfUnits(tx, unitIds);
  if (unitIds.some((id) => !blocs.has(id) || !speaksFor(actor, { id, bloc: blocs.get(id)! })))
    throw new Refusal('gate.outside_scope', {}, { where: 'unitId', status: 403 });
}

export async function blocsOfUnits(tx: Tx, unitIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ unitId: number; bloc: number }>`
    select distinct on (unit_id) unit_id, bloc from unit_version where unit_id = any (${[...new Set(unitIds)]}::int[])
    order by unit_id, valid_from desc`.execute(tx);
  return new Map(rows.map(({ unitId, bloc }) => [unitId, bloc]));
}

export type Put = { id: string; state: 'submitted' | 'waiting'; waitingNo: number | null };

/** Writes checked people into a held series: a seat for each in the order given, the waiting list for the rest. */
export async function putForward(tx: Tx, actor: Actor, held: HeldSeries, series: SeriesFacts, people: readonly Putting[]): Promise<Put[]> {
  const blocs = await blocsOfUnits(
    tx,
    people.map(({ unitId }) => unitId),
  );
  const nominations = people.map((person) => ({ id: newId(), person, bloc: blocs.get(person.unitId)! }));
  const seated = await holdSeats(
    tx,
    actor,
    held,
    nominations.map(({ id, person }) => ({ nominationId: id, unitId: person.unitId })),
  );
  const waiting = nominations.filter(({ id }) => !seated.has(id));
  const first = await waitingNumbers(tx, series.id, waiting.length);
  const numbers = new Map(waiting.map(({ id }, n) => [id, first + n]));
  await insertMany(
    tx,
    'nomination',
    nominations.map(({ id, person, bloc }) => ({
      id,
      series_id: series.id,
      call_id: person.checked.callId,
      person_id: person.personId,
      full_name: person.fullName,
      sort_name: nameSortKey(person.fullName),
      birth_date: person.birthDate,
      birth_precision: person.birthPrecision,
      sex: person.sex,
      position_title: person.positionTitle,
      category: person.category,
      phone: person.phone,
      note: person.note,
      unit_id: person.unitId,
      bloc,
      lead_id: series.leadId,
      lead_bloc: series.leadBloc,
      runner_id: series.runnerId,
      wishes: person.wishes,
      state: seated.has(id) ? 'submitted' : 'waiting',
      waiting_no: numbers.get(id) ?? null,
      waiting_reason: seated.has(id) ? null : 'no_seat',
      seat: seated.has(id) ? 'held' : 'none',
      late: person.checked.late,
      replaces_id: person.replacesId,
      document_id: person.documentId,
      import_run_id: person.importRunId,
      verdict: person.checked.verdict,
      verdict_result: person.checked.verdict.result,
      verdict_at: new Date(),
      restricted: series.restricted,
      submitted_by: actor.accountId,
      submitted_by_name: actor.accountName,
    })),
  );
  await countAsKept(
    tx,
    'nomination',
    nominations.map(({ id }) => id),
  );
  const told = nominations.map(({ id, person, bloc }) => ({
    id,
    unitId: person.unitId,
    bloc,
    leadId: series.leadId,
    leadBloc: series.leadBloc,
    runnerId: series.runnerId,
    restricted: series.restricted,
    documentId: person.documentId,
    data: { result: person.checked.verdict.result, late: person.checked.late },
  }));
  await tellNominations(tx, actor, 'submitted', told);
  await tellNominations(
    tx,
    actor,
    'put_waiting',
    told.filter(({ id }) => numbers.has(id)).map((one) => ({ ...one, reason: 'no_seat', data: { no: numbers.get(one.id) } })),
  );
  return nominations.map(({ id }) => ({ id, state: numbers.has(id) ? 'waiting' : 'submitted', waitingNo: numbers.get(id) ?? null }));
}

/** The unit that was called has answered: it has put somebody forward. */
export async function answered(tx: Tx, actor: Actor, people: readonly Pick<CheckedNominee, 'callId' | 'calledUnit'>[]): Promise<void> {
  const calls = people.flatMap(({ callId, calledUnit }) => (callId !== null && calledUnit !== null ? [{ callId, calledUnit }] : []));
  if (calls.length === 0) return;
  await sql`update call_unit u set answer = 'nominated', answered_at = now(), answered_by_name = ${actor.accountName}, answer_note = null
    from unnest(${calls.map(({ callId }) => callId)}::uuid[], ${calls.map(({ calledUnit }) => calledUnit)}::int[]) as t(call_id, unit_id)
    where u.call_id = t.call_id and u.unit_id = t.unit_id and u.answer is distinct from 'nominated'`.execute(tx);
}

/** The one replaced goes, and the seat is free again for whoever takes the place. Only of the same unit, and before they are summoned to a class. */
async function takeBack(tx: Tx, actor: Actor, held: HeldSeries, id: string, unitId: number): Promise<Told> {
  const { rows } = await sql<
    Told & {
      seriesId: string;
      state: string;
      seat: 'none' | 'held' | 'used';
      classId: string | null;
      enrolmentId: string | null;
      fullName: string;
    }
  >`
    select id, series_id, full_name, unit_id, bloc, lead_id, lead_bloc, runner_id, restricted, state, seat, class_id, enrolment_id from nomination where id = ${id} for update`.execute(
    tx,
  );
  const [old] = rows;
  if (!old || old.seriesId !== held.id) throw notFound('nominations.unknown', {});
  const { fullName: name } = old;
  if (old.unitId !== unitId) throw new Refusal('nominations.replaces_other_unit', { name }, { where: 'replacesId' });
  if (!['submitted', 'waiting', 'accepted'].includes(old.state))
    throw new Refusal('nominations.not_open', { name }, { where: 'replacesId', status: 409 });
  await leaveList(tx, actor, old);
  if (old.seat !== 'none') await releaseSeats(tx, actor, held, [{ nominationId: id, unitId: old.unitId, seat: old.seat }]);
  await sql`update nomination set state = 'withdrawn', seat = 'none', waiting_no = null, class_id = null, row_version = row_version + 1 where id = ${id}`.execute(
    tx,
  );
  return old;
}
