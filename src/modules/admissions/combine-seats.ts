import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { DeskSeries, HeldNomination } from './decide-hold.ts';
import { balanceOf, moveSeats, type SeatAccount, type SeatMove } from './seats.ts';

/**
 * Every seat of a series that ends goes over to another: those that are held or used with the nominee they are for, the rest from
 * account to account. Together the two have as many seats as before. Answers how many came over.
 */
export async function moveBetween(
  tx: Tx,
  actor: Actor,
  from: DeskSeries,
  into: DeskSeries,
  nominations: readonly HeldNomination[],
  documentId: string,
): Promise<number> {
  const out: SeatMove[] = [];
  const back: SeatMove[] = [];
  const carry = (account: SeatAccount, seats: number, nominationId?: string) => {
    const given = { seats, documentId, note: `${from.code} → ${into.code}`, ...(nominationId ? { nominationId } : {}) };
    out.push({ act: 'withdrawn', from: account, to: { account: 'plan' }, ...given });
    back.push({ act: 'provided', from: { account: 'plan' }, to: account, ...given });
  };
  for (const { id, unitId, seat } of nominations) if (seat !== 'none') carry({ account: seat, unitId }, 1, id);
  const open = balanceOf(from, { account: 'open' });
  if (open > 0) carry({ account: 'open' }, open);
  for (const [key, seats] of from.balances) {
    const [account, unit] = key.split(' ') as [string, string];
    if (account === 'free' && seats > 0) carry({ account: 'free', unitId: Number(unit) }, seats);
  }
  await moveSeats(tx, actor, from, out);
  await moveSeats(tx, actor, into, back);
  return out.reduce((sum, { seats }) => sum + seats, 0);
}
