import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DatabaseRole } from './pools.ts';

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

export type MigrationTarget = { ownerUrl: string; roleNames: Record<DatabaseRole, string> };

async function numbered(dir: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(dir)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(`${dir}/${name}`, 'utf8') })));
}

/** Applies in `schema` every migration not yet there. Each in its own transaction: it is there whole or not at all. */
async function apply(
  client: pg.Client,
  schema: string,
  migrations: { name: string; text: string }[],
  target: MigrationTarget,
): Promise<string[]> {
  const applied: string[] = [];
  const path = schema === 'public' ? 'public' : `${client.escapeIdentifier(schema)}, public`;
  await client.query(`set search_path = ${path}`);
  await client.query('create table if not exists migration (name text primary key, applied_at timestamptz not null default now())');
  const done = new Set((await client.query<{ name: string }>('select name from migration')).rows.map((row) => row.name));
  for (const { name, text } of migrations) {
    if (done.has(name)) continue;
    const roles = target.roleNames;
    const statement = text
      .replaceAll('{{unit}}', client.escapeIdentifier(roles.unit))
      .replaceAll('{{bloc}}', client.escapeIdentifier(roles.bloc))
      .replaceAll('{{tenant}}', client.escapeIdentifier(roles.tenant))
      .replaceAll('{{person}}', client.escapeIdentifier(roles.person));
    await client.query('begin');
    try {
      await client.query(statement);
      await client.query('insert into migration (name) values ($1)', [name]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`migration ${schema}/${name}: ${(error as Error).message}`, { cause: error });
    }
    applied.push(`${schema}/${name}`);
  }
  return applied;
}

export async function withOwner<T>(target: MigrationTarget, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: target.ownerUrl, application_name: `khuevan owner ${process.pid}` });
  // a connection that dies says so to whoever waits for an answer
  client.on('error', () => {});
  await client.connect();
  try {
    // two processes starting together migrate one after the other
    await client.query('select pg_advisory_lock(7462015)');
    return await work(client);
  } finally {
    await client.end();
  }
}

async function migrateInstallation(client: pg.Client, target: MigrationTarget): Promise<string[]> {
  const applied = await apply(client, 'public', await numbered(`${folder}installation`), target);
  const roles = Object.values(target.roleNames)
    .map((role) => client.escapeIdentifier(role))
    .join(', ');
  await client.query(`grant usage on schema public to ${roles}; grant select on tenant, migration to ${roles}`);
  return applied;
}

export async function migrateTenant(client: pg.Client, target: MigrationTarget, slug: string): Promise<string[]> {
  const applied = await apply(client, slug, await numbered(folder), target);
  const roles = Object.values(target.roleNames)
    .map((role) => client.escapeIdentifier(role))
    .join(', ');
  const schema = client.escapeIdentifier(slug);
  await client.query(
    `grant usage on schema ${schema} to ${roles}; grant usage on all sequences in schema ${schema} to ${roles}; grant select on migration to ${roles}`,
  );
  return applied;
}

/** Brings the installation and every tenant to the newest migration; returns what was applied ("hanoi/0001_init.sql"). */
export function migrateAll(target: MigrationTarget): Promise<string[]> {
  return withOwner(target, async (client) => {
    const applied = await migrateInstallation(client, target);
    await client.query('set search_path = public');
    const tenants = await client.query<{ slug: string }>('select slug from tenant order by slug');
    for (const { slug } of tenants.rows) applied.push(...(await migrateTenant(client, target, slug)));
    return applied;
  });
}

/**
 * Makes a tenant: its schema with all tables, and its row in the list. Nothing happens when it exists.
 * `demandsCode`: whether signing in takes a one-time code too; by default everywhere but in a sample.
 */
export function createTenant(
  target: MigrationTarget,
  tenant: { slug: string; name: string; isSample?: boolean; demandsCode?: boolean },
): Promise<void> {
  return withOwner(target, async (client) => {
    await client.query('set search_path = public');
    const existing = await client.query('select 1 from tenant where slug = $1', [tenant.slug]);
    if (existing.rowCount) return;
    await client.query(`create schema if not exists ${client.escapeIdentifier(tenant.slug)}`);
    await migrateTenant(client, target, tenant.slug);
    // last, so that a half-made tenant is never listed
    await client.query('set search_path = public');
    await client.query('insert into tenant (slug, name, is_sample, demands_code) values ($1, $2, $3, $4)', [
      tenant.slug,
      tenant.name,
      tenant.isSample ?? false,
      tenant.demandsCode ?? !tenant.isSample,
    ]);
  });
}

/** Migrations that a schema lacks; for doctor. */
export function missingMigrations(target: MigrationTarget): Promise<string[]> {
  return withOwner(target, async (client) => {
    const missing: string[] = [];
    const tenants = (await client.query<{ slug: string }>('select slug from public.tenant order by slug')).rows.map((row) => row.slug);
    for (const [schema, dir] of [['public', `${folder}installation`], ...tenants.map((slug) => [slug, folder])] as [string, string][]) {
      const { rows } = await client.query<{ name: string }>(`select name from ${client.escapeIdentifier(schema)}.migration`);
      const done = new Set(rows.map((row) => row.name));
      for (const { name } of await numbered(dir)) if (!done.has(name)) missing.push(`${schema}/${name}`);
    }
    return missing;
  });
}
