import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';

/** Files one account may take out in an hour: more than any desk needs, fewer than a program that copies everything piece by piece. */
export const FILES_AN_HOUR = 300;
const HOUR_MS = 3_600_000;

/** Counts what each account takes out, from full hour to full hour. @throws Refusal gate.too_many_files, 429 */
export function openPace(most: number): (actor: Actor) => void {
  let hour = 0;
  const taken = new Map<string, number>();
  return ({ tenant, accountId }) => {
    const now = Date.now();
    if (Math.floor(now / HOUR_MS) !== hour) taken.clear();
    hour = Math.floor(now / HOUR_MS);
    const count = (taken.get(`${tenant} ${accountId}`) ?? 0) + 1;
    taken.set(`${tenant} ${accountId}`, count);
    if (count <= most) return;
    const retryAfter = Math.ceil(((hour + 1) * HOUR_MS - now) / 1000);
    throw new Refusal('gate.too_many_files', { most, minutes: Math.ceil(retryAfter / 60), retryAfter }, { status: 429 });
  };
}
