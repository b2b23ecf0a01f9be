import { today } from '#kit/dates.ts';
import { loadStatedFigures, type StatedFigureInput } from '#modules/reports';
import { systemActor } from '#platform/actor.ts';
import { createTenant, type MigrationTarget } from '#platform/database/migrate.ts';
import type { Pools } from '#platform/database/pools.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Database } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { fillAccounts } from './sample/accounts.ts';
import { chance } from './sample/chance.ts';
import { fillAdmissions } from './sample/fill-admissions.ts';
import { fillClasses, fillOutside } from './sample/fill-classes.ts';
import { fillContent } from './sample/fill-content.ts';
import { fillDecisions } from './sample/fill-decisions.ts';
import { fillDelegation } from './sample/fill-delegation.ts';
import { fillDoubles } from './sample/fill-doubles.ts';
import { fillNominations } from './sample/fill-nominations.ts';
import { fillNow } from './sample/fill-now.ts';
import { fillDocuments, fillProgrammes } from './sample/fill-papers.ts';
import { fillPlans } from './sample/fill-plans.ts';
import { carryEverybody, fillReform } from './sample/fill-reform.ts';
import { fillSuccessions, fillUnits, sendersIn } from './sample/fill-units.ts';
import {
  readSample,
  type SampleClasses,
  type SampleContent,
  type SampleDocument,
  type SampleFamily,
  type SampleNow,
  type SampleReform,
  type SampleUnits,
} from './sample/shapes.ts';

export { accountTable, samplePassword } from './sample/accounts.ts';

const sampleTenants = [
  { slug: 'hanoi', name: 'Hà Nội – dữ liệu mẫu', isSample: true },
  { slug: 'hungyen', name: 'Hưng Yên – dữ liệu mẫu', isSample: true },
];

export type SamplePlace = { target: MigrationTarget; pools: Pools; database: Database; keys: Keys };

/**
 * Fills an installation that has nothing of its own with the two sample tenants; finishes one that was interrupted.
 * `password` is asked for only when there is something to fill. Answers the tenants filled.
 */
export async function ensureSample(place: SamplePlace, password: () => string): Promise<string[]> {
  const present = await listTenants(place.pools);
  if (present.some((tenant) => !tenant.isSample)) return [];
  const filled: string[] = [];
  for (const tenant of sampleTenants) {
    if (!present.some(({ slug }) => slug === tenant.slug)) await createTenant(place.target, tenant);
    if (await isFilled(place.database, tenant.slug)) continue;
    await fillTenant(place, tenant.slug, password());
    filled.push(tenant.name);
  }
  return filled;
}

const isFilled = async (database: Database, slug: string): Promise<boolean> =>
  (await database.read(systemActor(slug, 'dữ liệu mẫu'), (db) => db.selectFrom('bloc').select('id').limit(1).execute())).length > 0;

/** Provinces that became one tenant: each with units and classes of its own until then. */
const joined: Record<string, string[]> = { hungyen: ['thaibinh'] };

/** One transaction: a tenant has its whole sample or nothing. */
export async function fillTenant(
  { database, keys }: Pick<SamplePlace, 'database' | 'keys'>,
  slug: string,
  password: string,
  sample = slug,
  day = today(),
): Promise<void> {
  const actor = systemActor(slug, 'dữ liệu mẫu');
  const mine = <T extends { tenant: string }>(rows: readonly T[]): T[] => rows.filter((row) => row.tenant === sample);
  const provinces = [sample, ...(joined[sample] ?? [])].map((name) => ({
    units: readSample(`${name}-units`) as SampleUnits,
    classes: readSample(`${name}-classes`) as SampleClasses,
  }));
  const reform = readSample(`${sample}-reform`) as SampleReform;
  const by = chance(20_250_701);
  await database.write(actor, { command: 'sample.fill' }, async (tx) => {
    const units = await fillUnits(
      tx,
      provinces.map((province) => province.units),
    );
    const papers = await fillDocuments(tx, actor, mine(readSample('documents') as SampleDocument[]));
    const programmes = await fillProgrammes(tx, actor, mine(readSample('programmes') as SampleFamily[]));
    const setting = { tx, actor, units, papers, programmes };
    for (const content of mine(readSample('programme-content') as SampleContent[])) await fillContent(setting, content, day);
    for (const { units: ofProvince, classes } of provinces) {
      const slots = await fillPlans(setting, classes);
      await fillClasses(setting, classes, sendersIn(units, ofProvince.units, ofProvince.since), slots, by, day);
      await fillOutside(setting, classes, keys, by);
    }
    const successions = provinces.flatMap((province) => province.units.successions);
    await fillSuccessions(
      tx,
      actor,
      successions.filter((one) => one.date < reform.date),
      units,
      papers,
    );
    const senders = await fillReform(tx, actor, reform, units, papers);
    await fillSuccessions(
      tx,
      actor,
      successions.filter((one) => one.date >= reform.date),
      units,
      papers,
    );
    await carryEverybody(tx, day, by);
    await fillNow(setting, readSample(`${sample}-now`) as SampleNow, senders, keys, day, by);
    const series = await fillAdmissions(setting, day);
    if (series) {
      await fillNominations(setting, keys, series, day);
      await fillDecisions(setting, keys, series, day);
    }
    await fillDoubles(setting, keys);
    await loadStatedFigures(tx, mine(readSample('stated-figures') as StatedFigureInput[]));
    await fillAccounts(tx, actor, units, provinces[0]!.classes.school, password);
    await fillDelegation(setting, sample, provinces[0]!.classes.school, day);
    return { result: null, audit: { type: 'tenant', id: slug, summary: { classes: provinces[0]!.classes.classes.length } } };
  });
}
