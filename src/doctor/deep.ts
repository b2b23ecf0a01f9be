import { sql } from 'kysely';
import { recountRollUps, recountSample } from '#modules/classes';
import { openTrail } from '#platform/audit/trail.ts';
import { judgedInWords } from '#platform/audit/verdict.vi.ts';
import { openBulk } from '#platform/database/copy-rows.ts';
import { inTenant, seeRestricted } from '#platform/database/in-tenant.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase, type DatabaseServer } from '#platform/database/server.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Config } from '../config.ts';
import { identities, runsPresent, slotIdentities, tenantIdentities } from './deep-identities.ts';
import { laws } from './deep-laws.ts';
import { differences, recount } from './deep-recount.ts';
import { reviews } from './deep-review.ts';
import { seats } from './deep-seats.ts';
import { states } from './deep-states.ts';
import { deepWords as words } from './deep-words.vi.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** Classes taken by chance for a recount by the functions that settle. */
const SAMPLE = 60;

/** One line a check, as soon as it is known. `only`: one tenant. */
export async function* examineDeep(config: Config, only: string | undefined): AsyncGenerator<Finding> {
  const server = await openDatabase(config);
  try {
    const bulk = await openBulk(server.roleUrls.tenant, server.keys);
    try {
      const tenants = (await listTenants(bulk.pools)).map(({ slug }) => slug).filter((slug) => only === undefined || slug === only);
      if (only !== undefined && tenants.length === 0) yield wrong(words.noTenant(only), words.noTenantTodo());
      for (const tenant of tenants) yield* await inTenant(bulk.pools, tenant, (trx) => examineTenant(trx as Tx, tenant));
      yield* examineTrails(server, config, tenants);
    } finally {
      await bulk.close();
    }
  } finally {
    await server.close();
  }
}

/** The audit trail of each tenant; what is not sealed yet is sealed on the way. */
async function* examineTrails(server: DatabaseServer, { anchorFolder }: Config, tenants: readonly string[]): AsyncGenerator<Finding> {
  const pools = openPools(server.roleUrls);
  try {
    const trail = await openTrail({ pools, keys: server.keys, keyFile: server.keyFile, anchorFolder });
    for (const tenant of tenants) {
      const verdict = await trail.verify(tenant);
      const what = judgedInWords(tenant, verdict);
      yield verdict.flaw ? wrong(what, words.trailTodo()) : fine(what);
    }
  } finally {
    await pools.close();
  }
}

const judged = (what: string, count: number): Finding => (count === 0 ? fine(what) : wrong(what, words.wrongTodo(count)));

/** Everything in one tenant, at one moment. Changes nothing: what it makes on the way goes with the transaction. */
export async function examineTenant(tx: Tx, tenant: string): Promise<Finding[]> {
  return [...(await examineLedger(tx, tenant)), ...(await examineReview(tx, tenant))];
}

/** Every identity of the ledger, and what stands beside it. */
export async function examineLedger(tx: Tx, tenant: string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const earlier of await earlierMoments(tx)) {
    await recount(tx, earlier);
    for (const one of await differences(tx, earlier)) found.push(judged(words.recount(tenant, one.account, one.lines, earlier), one.wrong));
  }
  await recount(tx, 'infinity');
  for (const one of await differences(tx, 'infinity')) found.push(judged(words.recount(tenant, one.account, one.lines, null), one.wrong));
  for (const one of await states(tx)) found.push(judged(words.state(tenant, one.what, one.sums), one.wrong));
  for (const one of await identities(tx)) found.push(judged(words.identity(tenant, one.account, one.slice, one.sums), one.wrong));
  for (const one of await slotIdentities(tx)) found.push(judged(words.slots(tenant, one.slice, one.sums), one.wrong));
  for (const one of [...(await tenantIdentities(tx)), await runsPresent(tx), ...(await laws(tx)), ...(await seats(tx))])
    found.push(judged(words.tenantSum(tenant, one.what, one.sums), one.wrong));
  const sample = await recountSample(tx, SAMPLE);
  found.push(judged(words.sample(tenant, sample.classes, sample.chains, sample.lines), sample.differences));
  return found;
}

/** The sums kept beside the ledger, and the review that is read from them. */
export async function examineReview(tx: Tx, tenant: string): Promise<Finding[]> {
  const beforehand = await recountRollUps(tx);
  const found = [judged(words.beforehand(tenant, beforehand.sums), beforehand.wrong)];
  // as everybody reads it: restricted classes are in no row of it
  await seeRestricted(tx, false);
  for (const one of await reviews(tx, tenant)) found.push(judged(words.tenantSum(tenant, one.what, one.sums), one.wrong));
  await seeRestricted(tx, true);
  return found;
}

/** Two moments at which less was known than now, where the ledger was not written at once. */
async function earlierMoments(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ moments: string[] | null }>`
    select percentile_disc(array[0.33, 0.66]) within group (order by recorded_at)::text[] as moments
    from (select distinct recorded_at from ledger_event) recordings having count(*) > 1`.execute(tx);
  return [...new Set(rows[0]?.moments ?? [])];
}
