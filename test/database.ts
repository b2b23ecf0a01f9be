import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { systemActor, type Actor } from '#platform/actor.ts';
import { createTenant } from '#platform/database/migrate.ts';
import { openPools, type DatabaseRole, type Pools } from '#platform/database/pools.ts';
import { openDoors, type Database } from '#platform/database/transaction.ts';
import { readKeys, type Keys } from '#platform/secrets.ts';

export type FreshDatabase = {
  /** The doors of the application: `database.read(admin, …)`, `database.write(admin, { command: 'test' }, …)`. */
  database: Database;
  pools: Pools;
  keys: Keys;
  /** The one tenant, migrated and empty. */
  tenant: 'tinh';
  /** Administrator of the whole tenant. */
  admin: Actor;
  ownerUrl: string;
  roleUrls: Record<DatabaseRole, string>;
  roleNames: Record<DatabaseRole, string>;
  /** Past every policy, as superuser in the tenant's schema; for looking at what is really there. Rows in snake_case. */
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A second tenant, where a test needs one. */
  addTenant(slug: string, name?: string): Promise<Actor>;
  close(): Promise<void>;
};

const open = new Set<FreshDatabase>();
afterAll(async () => {
  for (const fresh of open) await fresh.close();
});

/** A database as `fill` leaves it; the first test file of a run that asks for `name` fills it, the others get copies. */
export async function filledDatabase(name: string, fill: (fresh: FreshDatabase) => Promise<void>): Promise<FreshDatabase> {
  const superuser = await connected(inject('testServer').superuserUrl.replace(/\/[^/]*$/, '/postgres'));
  try {
    await superuser.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await superuser.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const first = await freshDatabase();
      await fill(first);
      await first.close();
      await superuser.query(`alter database ${new URL(first.ownerUrl).pathname.slice(1)} rename to ${name}`);
    }
  } finally {
    await superuser.end();
  }
  return freshDatabase(name);
}

/** A new database with the newest migrations and the empty tenant `tinh`, a copy of the run's template. Closed after the file. */
export async function freshDatabase(template = inject('testServer').template): Promise<FreshDatabase> {
  const server = inject('testServer');
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const superuser = await connected(server.superuserUrl.replace(/\/[^/]*$/, '/postgres'));
  await superuser.query(`create database ${name} template ${template} owner ${new URL(server.ownerUrl).username}`);
  await superuser.end();

  const here = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const roleUrls = {
    unit: here(server.roleUrls.unit),
    bloc: here(server.roleUrls.bloc),
    tenant: here(server.roleUrls.tenant),
    person: here(server.roleUrls.person),
  };
  const ownerUrl = here(server.ownerUrl);
  const pools = openPools(roleUrls, { unit: 4, bloc: 4, tenant: 4 });
  const keys = readKeys(server.keyFile);
  const looking = await connected(here(server.superuserUrl));
  await looking.query('set search_path = tinh, public');
  const fresh: FreshDatabase = {
    database: openDoors(pools, keys),
    pools,
    keys,
    tenant: 'tinh',
    admin: systemActor('tinh', 'quản trị thử nghiệm'),
    ownerUrl,
    roleUrls,
    roleNames: server.roleNames,
    sql: async (text, values = []) => (await looking.query(text, values)).rows as never,
    addTenant: async (slug, label = slug) => {
      await createTenant({ ownerUrl, roleNames: server.roleNames }, { slug, name: label });
      return systemActor(slug, 'quản trị thử nghiệm');
    },
    close: async () => {
      if (!open.delete(fresh)) return;
      await pools.close();
      await looking.end();
    },
  };
  open.add(fresh);
  return fresh;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}
