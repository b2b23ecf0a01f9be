import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';

/**
 * An account of a series: `plan` where seats come from, `open` those granted to nobody, `free`, `held` and `used` of a unit, `next` what is
 * rolled into the next year. Only `plan` goes below zero.
 */
export type SeatAccount = { account: 'plan' | 'open' | 'next' } | { account: 'free' | 'held' | 'used'; unitId: number };
export type SeatAct =
  | 'provided'
  | 'withdrawn'
  | 'granted'
  | 'moved'
  | 'returned'
  | 'held'
  | 'released'
  | 'used'
  | 'freed'
  | 'rolled_out'
  | 'rolled_in';
export type SeatMove = {
  act: SeatAct;
  from: SeatAccount;
  to: SeatAccount;
  seats: number;
  nominationId?: string;
  documentId?: string | null;
  note?: string | null;
};
/** A series whose seats nobody else moves until this transaction ends. */
export type HeldSeries = {
  id: string;
  code: string;
  openSeats: boolean;
  restricted: boolean;
  state: string;
  balances: Map<string, number>;
};

const unitOf = (one: SeatAccount) => ('unitId' in one ? one.unitId : 0);
const keyOf = (one: SeatAccount) => `${one.account} ${unitOf(one)}`;
export const balanceOf = (series: Pick<HeldSeries, 'balances'>, one: SeatAccount): number => series.balances.get(keyOf(one)) ?? 0;

/** Takes the seats of a series for this transaction. Whoever comes second waits, and then sees what the first left. */
export async function holdSeries(tx: Tx, seriesId: string): Promise<HeldSeries> {
  const held = await sql<Omit<HeldSeries, 'balances'>>`
    select id, code, open_seats, restricted, state from admission_series where id = ${seriesId} for no key update`.execute(tx);
  const [series] = held.rows;
  if (!series) throw notFound('admissions.unknown_series');
  const { rows } = await sql<{ account: string; unitId: number; seats: number }>`
    select account, unit_id, seats from seat_balance where series_id = ${seriesId}`.execute(tx);
  return { ...series, balances: new Map(rows.map(({ account, unitId, seats }) => [`${account} ${unitId}`, seats])) };
}

/**
 * Moves seats between accounts of a held series: a row for each movement, the balances beside in the same transaction.
 * Refuses `admissions.no_seats` where an account does not have as many; nothing is moved then.
 */
export async function moveSeats(tx: Tx, actor: Actor, series: HeldSeries, moves: readonly SeatMove[]): Promise<void> {
  if (moves.length === 0) return;
  const changed = new Map<string, SeatAccount>();
  for (const { from, to, seats } of moves) {
    const left = balanceOf(series, from) - seats;
    if (from.account !== 'plan' && left < 0)
      throw new Refusal('admissions.no_seats', { series: series.code, free: balanceOf(series, from), wanted: seats }, { status: 409 });
    series.balances.set(keyOf(from), left);
    series.balances.set(keyOf(to), balanceOf(series, to) + seats);
    for (const one of [from, to]) changed.set(keyOf(one), one);
  }
  const by = { series_id: series.id, restricted: series.restricted, recorded_by: actor.accountId, recorded_by_name: actor.accountName };
  await insertMany(
    tx,
    'seat_movement',
    moves.map(({ act, from, to, seats, nominationId, documentId, note }) => ({
      id: newId(),
      act,
      from_account: from.account,
      from_unit: unitOf(from),
      to_account: to.account,
      to_unit: unitOf(to),
      seats,
      nomination_id: nominationId ?? null,
      document_id: documentId ?? null,
      note: note ?? null,
      ...by,
    })),
  );
  const accounts = [...changed.values()];
  await sql`
    insert into seat_balance (series_id, account, unit_id, seats, restricted)
    select ${series.id}, account, unit_id, seats, ${series.restricted}
    from unnest(${accounts.map((one) => one.account)}::text[], ${accounts.map(unitOf)}::int[], ${accounts.map((one) => balanceOf(series, one))}::int[])
      as t(account, unit_id, seats)
    on conflict (series_id, account, unit_id) do update set seats = excluded.seats`.execute(tx);
}

/** Who asks for a seat: a nomination and the unit that nominates. */
export type Asking = { nominationId: string; unitId: number };

/**
 * Holds a seat for each nomination, in the order given: of those granted to its unit, else an open one where the series takes whoever
 * comes first. Answers those that got one; the others are for the waiting list, or are refused.
 */
export async function holdSeats(tx: Tx, actor: Actor, series: HeldSeries, asking: readonly Asking[]): Promise<Set<string>> {
  const left = new Map<string, number>();
  const take = (one: SeatAccount) => {
    const seats = left.get(keyOf(one)) ?? balanceOf(series, one);
    if (seats > 0) left.set(keyOf(one), seats - 1);
    return seats > 0;
  };
  const moves = asking.flatMap(({ nominationId, unitId }): SeatMove[] => {
    const granted: SeatAccount = { account: 'free', unitId };
    const from = take(granted) ? granted : series.openSeats && take({ account: 'open' }) ? ({ account: 'open' } as const) : null;
    return from ? [{ act: 'held', from, to: { account: 'held', unitId }, seats: 1, nominationId }] : [];
  });
  await moveSeats(tx, actor, series, moves);
  return new Set(moves.map(({ nominationId }) => nominationId!));
}

/** The seats that were held are used: their nominees are accepted. */
export const useSeats = (tx: Tx, actor: Actor, series: HeldSeries, asking: readonly Asking[]): Promise<void> =>
  moveSeats(
    tx,
    actor,
    series,
    asking.map(({ nominationId, unitId }) => ({
      act: 'used',
      from: { account: 'held', unitId },
      to: { account: 'used', unitId },
      seats: 1,
      nominationId,
    })),
  );

/** Held or used seats go back to where each was taken from: to its unit, or to the open ones. */
export async function releaseSeats(
  tx: Tx,
  actor: Actor,
  series: HeldSeries,
  asking: readonly (Asking & { seat: 'held' | 'used' })[],
): Promise<void> {
  const { rows } = await sql<{ nominationId: string; fromAccount: string }>`
    select distinct on (nomination_id) nomination_id, from_account from seat_movement
    where nomination_id = any (${asking.map((one) => one.nominationId)}::uuid[]) and act = 'held' order by nomination_id, seq desc`.execute(
    tx,
  );
  const origin = new Map(rows.map((row) => [row.nominationId, row.fromAccount]));
  await moveSeats(
    tx,
    actor,
    series,
    asking.map(({ nominationId, unitId, seat }) => ({
      act: seat === 'held' ? 'released' : 'freed',
      from: { account: seat, unitId },
      to: origin.get(nominationId) === 'open' ? { account: 'open' } : { account: 'free', unitId },
      seats: 1,
      nominationId,
    })),
  );
}
