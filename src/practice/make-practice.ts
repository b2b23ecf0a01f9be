import { today, type Clock } from '#kit/dates.ts';
import { foldRollUps } from '#modules/classes';
import { systemActor } from '#platform/actor.ts';
import type { Trail } from '#platform/audit/trail.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { MigrationTarget } from '#platform/database/migrate.ts';
import type { Pools } from '#platform/database/pools.ts';
import { withPractice, type PracticeKept } from '#platform/database/practice.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Database, Tx } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { isDue } from './due.ts';
import { fillPractice } from './fill-practice.ts';

export type PracticePlace = {
  target: MigrationTarget;
  pools: Pools;
  database: Database;
  keys: Keys;
  trail: Pick<Trail, 'startOver' | 'anchor'>;
  clock?: Clock;
};
export type PracticeOrder = Omit<PracticeKept, 'madeAt'>;
export type PracticeMade = PracticeOrder & { accounts: number; isNew: boolean; milliseconds: number };

/** What every practice tenant is called beside its code; nobody mistakes it for a province. */
const nameOf = (slug: string) => `Tỉnh Thực Hành – bản thực hành${slug === 'thuchanh' ? '' : ` (${slug})`}`;

/**
 * Makes a practice tenant, or makes it anew: beside the one that stands, which goes on until the new one is whole and then gives
 * it its place at once. With it go all sessions in it, and its trail, which begins with an entry that says so.
 * @param decide what to make, by what stands; null: nothing. Asked when nobody else can be at it any more
 * @returns 'at work' where somebody else is making it
 * @throws Fault where the tenant is real
 */
export async function makePractice(
  place: PracticePlace,
  slug: string,
  decide: (kept: PracticeKept | null) => PracticeOrder | null | Promise<PracticeOrder | null>,
): Promise<PracticeMade | 'at work' | null> {
  const { target, pools, database, keys, trail, clock = () => new Date() } = place;
  const started = performance.now();
  return withPractice(target, slug, async (practice) => {
    const order = await decide(practice.kept);
    if (!order) return null;
    const { kept, beside } = practice;
    const madeAt = clock();
    await practice.build();
    const actor = systemActor(beside, kept ? 'làm lại bản thực hành' : 'tạo bản thực hành');
    const accounts = await database.write(actor, { command: kept ? 'practice.make_anew' : 'practice.make' }, async (tx) => {
      const result = await fillPractice(tx, actor, keys, { ...order, day: today(clock) });
      const summary = { agencies: order.agencies, accounts: result, ...(kept ? { lastMadeOn: today(() => kept.madeAt) } : {}) };
      return { result, audit: { type: 'tenant', id: slug, summary } };
    });
    await inTenant(pools, beside, (trx) => foldRollUps(trx as Tx));
    await practice.takeStock();
    // what was read and refused until now belongs to the trail that ends
    await database.flush();
    await practice.putInPlace(nameOf(slug), { ...order, madeAt }, () => trail.startOver(slug));
    await trail.anchor(slug);
    return { ...order, accounts, isNew: kept === null, milliseconds: performance.now() - started };
  });
}

/** Those whose night has come; answers which were made anew. Of several servers one does it, whoever comes first. */
export async function makeDuePractices(place: PracticePlace): Promise<{ slug: string; milliseconds: number }[]> {
  const { clock = () => new Date() } = place;
  const done: { slug: string; milliseconds: number }[] = [];
  for (const { slug, practice } of await listTenants(place.pools)) {
    if (!practice || !isDue({ ...practice, madeAt: new Date(practice.madeAt) }, clock())) continue;
    const made = await makePractice(place, slug, (kept) => (kept && isDue(kept, clock()) ? kept : null));
    if (made && made !== 'at work') done.push({ slug, milliseconds: made.milliseconds });
  }
  return done;
}
