import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#kit/dates.ts';
import { hashPassword } from '#modules/access';
import { openTrail, type Trail } from '#platform/audit/trail.ts';
import { makePractice, type PracticeOrder, type PracticePlace } from '../src/practice/make-practice.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

export const practicePassword = 'ca ro ganh nuoc mua';
/** Enough for every desk that the matrix names, and for communes. */
export const FEW = 8;

export type PracticeSite = FreshDatabase & { place: PracticePlace; trail: Trail; order: PracticeOrder; folder: string };

/** A database with the real tenant `tinh`, and what a practice tenant is made with. */
export async function practiceSite(clock: Clock = () => new Date()): Promise<PracticeSite> {
  const db = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'khuevan-practice-'));
  const trail = await openTrail({ pools: db.pools, keys: db.keys, keyFile: join(folder, 'field.key'), anchorFolder: undefined });
  const order: PracticeOrder = { agencies: FEW, resetAt: '00:30', passwordHash: await hashPassword(practicePassword) };
  return { ...db, place: { target: db, pools: db.pools, database: db.database, keys: db.keys, trail, clock }, trail, order, folder };
}

/** And one made in it. */
export async function madePractice(clock?: Clock, agencies = FEW): Promise<PracticeSite> {
  const site = await practiceSite(clock);
  await makePractice(site.place, 'thuchanh', () => ({ ...site.order, agencies }));
  return site;
}
