import { setFlagsFromString } from 'node:v8';
import pg from 'pg';
import { today, yearOf } from '#kit/dates.ts';
import { enterLedger, rebuildRollUps } from '#modules/classes';
import { systemActor } from '#platform/actor.ts';
import { openBulk, type Copied } from '#platform/database/copy-rows.ts';
import { rememberEverything } from '#platform/database/search.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import type { Keys } from '#platform/secrets.ts';
import { fillReferenceData } from '../reference-data.ts';
import { chance } from '../sample/chance.ts';
import { Certificates } from './certificates.ts';
import { Crowd } from './crowd.ts';
import { writeDeclared } from './declared.ts';
import { designClasses } from './design-classes.ts';
import { designPlans, type PlanDesign, type Postponed } from './design-slots.ts';
import { sendElsewhere } from './elsewhere.ts';
import { Papers } from './papers.ts';
import { fillProgrammes } from './programmes.ts';
import { buildCity } from './units.ts';
import { words } from './words.vi.ts';
import { blocksOf, writeBlock, writeIdleSlots, type Writing } from './write-classes.ts';
import { writePlans } from './write-plans.ts';

/** So many classes and enrolments over the last full `years` calendar years, those carried into the first among them. */
export type Order = { classes: number; enrolments: number; years: number; seed: number };

export type GeneratePlace = {
  tenant: string;
  /** Login of the tenant role: every policy holds. */
  tenantUrl: string;
  ownerUrl: string;
  keys: Keys;
  say: (line: string) => void;
  /** Done in the same transaction, when all else is there. */
  finish?: (tx: Tx, school: number) => Promise<void>;
  onCopied?: Copied;
};

export type Generated = { classes: number; enrolments: number; milliseconds: number };

/**
 * Fills an empty tenant with a city. One transaction: whatever interrupts it leaves nothing behind, and there is nothing to
 * take back. @throws Fault where the tenant has something already
 */
export async function generateCity(order: Order, place: GeneratePlace): Promise<Generated> {
  const started = performance.now();
  // rows are made to be thrown away: without these the heap grows to what the machine has before they are
  for (const flag of ['--heap-growing-percent=20', '--compact-on-every-full-gc', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
  const lastYear = yearOf(today()) - 1;
  const firstYear = lastYear - order.years + 1;
  const actor = systemActor(place.tenant, 'dữ liệu tạo');
  const by = chance(order.seed);
  const bulk = await openBulk(place.tenantUrl, place.keys, place.onCopied);
  try {
    const generated = await bulk.database.write(actor, { command: 'city.generate' }, async (tx) => {
      try {
        await refuseFilled(tx, place.tenant);
        await fillReferenceData(tx);
        const city = await buildCity(tx, actor, order.classes, by);
        const programmes = await fillProgrammes(tx, actor);
        place.say(words.units(city.units.size));
        const designs = designClasses({ ...order, firstYear, lastYear }, city, by);
        const papers = new Papers(city, actor, designs);
        const crowd = new Crowd(city, place.keys, by);
        const writing: Writing = {
          tx,
          actor,
          keys: place.keys,
          copy: bulk.copy,
          recordedAt: await enterLedger(tx),
          city,
          programmes,
          papers,
          crowd,
          certificates: new Certificates(city, actor, by),
          by,
        };

        const byYear = Map.groupBy(designs, (one) => one.year);
        const plans: PlanDesign[] = [];
        let from: Postponed = new Map();
        for (const [year, own] of byYear) {
          const to: Postponed = new Map();
          const made = designPlans(year, own, { from, to, isLast: year === lastYear }, by);
          from = to;
          await writePlans(made, writing);
          plans.push(...made);
        }
        await writeIdleSlots(plans, writing);
        place.say(
          words.plans(
            plans.length,
            plans.reduce((sum, plan) => sum + plan.slots.length, 0),
          ),
        );
        const years = [...byYear.keys()].filter((year) => year >= firstYear);
        await writeDeclared(years, writing, by);

        let [classes, enrolments, said] = [0, 0, performance.now()];
        const blocks = blocksOf(designs, plans);
        // what has been written need not be held
        for (const held of [designs, plans, ...byYear.values()]) held.length = 0;
        for (let block = blocks.shift(); block; block = blocks.shift()) {
          await writeBlock(block, writing);
          classes += block.designs.length;
          enrolments += block.designs.reduce((sum, one) => sum + one.size, 0);
          if (performance.now() - said < 5_000) continue;
          said = performance.now();
          place.say(words.progress(classes, order.classes, enrolments, order.enrolments));
        }
        await place.finish?.(tx, city.units.get('TCT')!.id);
        await bulk.flush();
        await sendElsewhere(years, Math.ceil(order.classes / 200), writing);
        await rebuildRollUps(tx);
        await rememberEverything(tx);
        const result = { classes, enrolments };
        return { result, audit: { type: 'tenant', id: place.tenant, summary: { ...order, ...result } } };
      } catch (error) {
        // a row that was refused comes before what could not go on without it
        await bulk.flush();
        throw error;
      }
    });
    await takeStock(place.ownerUrl, place.tenant);
    return { ...generated, milliseconds: performance.now() - started };
  } finally {
    await bulk.close();
  }
}

async function refuseFilled(tx: Tx, tenant: string): Promise<void> {
  for (const table of ['trainingClass', 'person', 'plan', 'unit', 'programmeFamily'] as const) {
    const found = await tx.selectFrom(table).select('id').limit(1).executeTakeFirst();
    if (found) throw new Fault(words.tenantFilled(tenant));
  }
}

/** The planner learns what is there now: at once, not when the server gets round to it. */
async function takeStock(ownerUrl: string, tenant: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: `khuevan owner ${process.pid}` });
  await owner.connect();
  try {
    await owner.query(`set search_path = ${owner.escapeIdentifier(tenant)}`);
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'r'`,
      [tenant],
    );
    for (const { name } of rows) await owner.query(`vacuum analyze ${owner.escapeIdentifier(name)}`);
  } finally {
    await owner.end();
  }
}
