import { sql } from 'kysely';
import { z } from 'zod';
import { today, yearOf } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import { createSeries } from './create-series.ts';
import { balanceOf, type HeldSeries } from './seats.ts';
import { recruitingClass } from './series-classes.ts';
import { oneSeries, seriesOfClass, type SeriesFacts } from './series-queries.ts';
import { seatsSeen } from './nominate-people.ts';

/** A series, or a class of one; `unitId`: the unit that nominates, else each row says it by where the person works. */
export const nominationsTarget = z.union([
  z.strictObject({ seriesId: idSchema, unitId: z.int().nullish() }),
  z.strictObject({ classId: idSchema, unitId: z.int().nullish() }),
]);
export type NominationsTarget = z.output<typeof nominationsTarget>;

/** What a list goes into. A class in no series becomes one of its own when the list is applied; `id` of it is then that of nothing. */
export type Joined = { series: SeriesFacts; seats: Pick<HeldSeries, 'balances'>; made: boolean };
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** @throws Refusal admissions.unknown_series, classes.unknown (404), nominations.class_closed (409) */
export async function joined(db: Reader, target: NominationsTarget): Promise<Joined> {
  const series = 'seriesId' in target ? await oneSeries(db, target.seriesId) : await seriesOfClass(db, target.classId);
  if (series) return { series, seats: await seatsSeen(db, series.id), made: false };
  const { seats, ...facts } = await classAlone(db, (target as { classId: string }).classId);
  return { series: facts, seats: { balances: new Map([['open 0', seats]]) }, made: true };
}

async function classAlone(db: Reader, classId: string): Promise<SeriesFacts & { seats: number }> {
  const { rows } = await sql<Omit<SeriesFacts, 'planYear'> & { planYear: number | null; status: string; seats: number | null }>`
    select c.id, c.code, c.name, c.family_id, c.version_id, c.study_mode, c.plan_year, c.lead_id, c.lead_bloc, c.runner_id, c.expected_open_on as opens_on,
      c.expected_end_on as ends_on, c.restricted, c.status, coalesce((select s.seats from slot s where s.id = c.slot_id), c.expected_roster) as seats
    from training_class c where c.id = ${classId}`.execute(db);
  const [one] = rows;
  if (!one) throw notFound('classes.unknown');
  if (!recruitingClass.some((status) => status === one.status))
    throw new Refusal('nominations.class_closed', { class: one.code, status: phrase(`class_state.${one.status}`) }, { status: 409 });
  const { status: _status, seats, planYear, ...facts } = one;
  return {
    ...facts,
    id: NOTHING,
    planYear: planYear ?? yearOf(today()),
    personnel: null,
    place: null,
    minimum: null,
    openSeats: true,
    asksBoard: false,
    state: 'open',
    rolledFromId: null,
    rowVersion: 1,
    seats: seats ?? 0,
  };
}

/** The series to write into: of a class in none, `made` now, its seats for whoever comes first. */
export async function joinedForWriting(tx: Tx, actor: Actor, target: NominationsTarget): Promise<{ seriesId: string; made: boolean }> {
  if ('seriesId' in target) return { seriesId: target.seriesId, made: false };
  const there = await seriesOfClass(tx, target.classId);
  if (there) return { seriesId: there.id, made: false };
  const { result } = await createSeries(tx, actor, { classIds: [target.classId], openSeats: true });
  return { seriesId: result.id, made: true };
}

/** Seats taken row by row, as holdSeats will: of the unit first, then of those open to whoever comes. */
export function seatTaker({ series, seats }: Joined): (unitId: number) => boolean {
  const left = new Map<string, number>();
  const take = (key: string, there: number) => {
    const now = left.get(key) ?? there;
    if (now > 0) left.set(key, now - 1);
    return now > 0;
  };
  return (unitId) =>
    take(`u${unitId}`, balanceOf(seats, { account: 'free', unitId })) ||
    (series.openSeats && take('open', balanceOf(seats, { account: 'open' })));
}
