import { availableParallelism } from 'node:os';
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

// Dates are calendar days, never instants; instants travel as ISO text; counts are numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

/** The login roles of a database; which one an actor uses follows from its scope. */
export const databaseRoles = ['unit', 'bloc', 'tenant', 'person'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];
type Held = Pick<pg.PoolClient, 'query' | 'release'>;
export type Pools = Record<DatabaseRole, Kysely<DB>> & {
  /** One connection for as long as it is held; for `look`. */
  take(role: DatabaseRole): Promise<Held>;
  /** A connection that looks at one tenant only, all the time, for what is asked with every request before anybody is known. */
  takeAtGate(tenant: string): Promise<Held>;
  close(): Promise<void>;
};

/** Queries over a pool: columns in camelCase, dates as text. */
export const kyselyOver = (pool: PostgresPool): Kysely<DB> =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });

/** Connections of a role. More than the machine can serve at once only take its caches from each other. */
const USUAL = Math.max(4, 2 * availableParallelism());

/** One pool for each login role: a request can hold only the rights of the role it logged in with. */
export function openPools(urls: Record<DatabaseRole, string>, sizes: Partial<Record<DatabaseRole, number>> = {}): Pools {
  const open = (role: DatabaseRole, more = '') => {
    const pool = new pg.Pool({
      connectionString: urls[role],
      max: sizes[role] ?? USUAL,
      // statements go out as they come, each with its own answer: one need not wait for the one before
      pipeline: true,
      application_name: `khuevan ${role} ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      // the database lies in memory or on a solid disk: an index is worth its steps
      options:
        '-c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC -c random_page_cost=1.1' +
        more,
    });
    // an idle connection that dies must not take the process with it; the next query reports it
    pool.on('error', () => {});
    // nor one that somebody holds: the statement under way reports it
    pool.on('connect', (client) => void client.on('error', () => {}));
    return pool;
  };
  const pools = { unit: open('unit'), bloc: open('bloc'), tenant: open('tenant'), person: open('person') };
  // of one form, worth no new plan for each value; nothing else runs here
  const gate = open('tenant', ' -c plan_cache_mode=force_generic_plan');
  const lookingAt = new WeakMap<pg.PoolClient, string>();
  const queries = {
    unit: kyselyOver(pools.unit),
    bloc: kyselyOver(pools.bloc),
    tenant: kyselyOver(pools.tenant),
    person: kyselyOver(pools.person),
  };
  return {
    ...queries,
    take: (role) => pools[role].connect(),
    takeAtGate: async (tenant) => {
      const client = await gate.connect();
      if (lookingAt.get(client) === tenant) return client;
      try {
        // who comes in is found whatever the class; only its own
        await client.query(`set search_path = "${tenant}", public; set khuevan.restricted = true`);
      } catch (error) {
        client.release(true);
        throw error;
      }
      lookingAt.set(client, tenant);
      return client;
    },
    close: async () => void (await Promise.all([gate.end(), ...databaseRoles.map((role) => queries[role].destroy())])),
  };
}
