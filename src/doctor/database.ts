import pg from 'pg';
import type { Config } from '../config.ts';
import { fine, wrong, type Finding } from './finding.ts';
import { findings } from './findings.vi.ts';
import { oneLine } from '../one-line.ts';
import { missingMigrations } from '#platform/database/migrate.ts';
import { connectTo } from '#platform/database/roles.ts';
import { isInUse, openDatabase, type DatabaseServer } from '#platform/database/server.ts';
import { faults } from '#platform/faults.vi.ts';
import { otherKeysInUse } from '#platform/keys/in-use.ts';

/** What the database itself shows, in every tenant. */
export async function databaseFindings(config: Config): Promise<Finding[]> {
  let server: DatabaseServer;
  try {
    server = await openDatabase(config);
  } catch (error) {
    return [wrong(findings.databaseWrong(), oneLine(error))];
  }
  const client = new pg.Client({ connectionString: server.ownerUrl, application_name: `khuevan owner ${process.pid}` });
  client.on('error', () => {});
  try {
    await client.connect();
    const answered = [...(await basics(client, server.mode)), ...(await roles(client, server))];
    if (!(await isInUse(client))) return [...answered, fine(findings.tenantNone())];
    const { rows } = await client.query<{ slug: string }>('select slug from public.tenant order by slug');
    const tenants = rows.map((row) => row.slug);
    return [...answered, await migrations(server), ...(await rowSecurity(client, tenants)), ...(await keys(server, tenants))];
  } catch (error) {
    return [wrong(findings.databaseWrong(), oneLine(error))];
  } finally {
    await client.end();
    await server.close();
  }
}

/** An external database before our first start there: looked at as the owner, nothing made. */
export async function externalToBe(databaseUrl: string, keyFile: string): Promise<Finding[]> {
  let client: pg.Client;
  try {
    client = await connectTo(databaseUrl, 'DATABASE_URL');
  } catch (error) {
    return [wrong(findings.databaseWrong(), oneLine(error))];
  }
  try {
    const answered = await basics(client, 'external');
    const key = (await isInUse(client))
      ? wrong(findings.keyFile(keyFile), faults.keyFileMissing(keyFile))
      : fine(findings.keyFileNotYet(keyFile));
    return [...answered, key];
  } finally {
    await client.end();
  }
}

async function basics(client: pg.Client, mode: DatabaseServer['mode']): Promise<Finding[]> {
  const { rows } = await client.query(`
    select current_setting('server_version') as version, extract(epoch from clock_timestamp())::float8 as now,
           exists (select from pg_collation where collname = 'vi-VN-x-icu') as sorts_vietnamese,
           current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`);
  const { version, now, sorts_vietnamese: sortsVietnamese, fsync, synchronous_commit: synchronousCommit } = rows[0];
  const apart = Math.round(Math.abs(Date.now() / 1000 - now));
  return [
    fine(findings.database(version, mode)),
    ...(sortsVietnamese ? [] : [wrong(findings.collation(), findings.collationTodo())]),
    ...(fsync === 'off' ? [wrong(findings.setting('fsync', fsync), findings.settingTodo('fsync'))] : []),
    ...(synchronousCommit === 'off'
      ? [wrong(findings.setting('synchronous_commit', 'off'), findings.settingTodo('synchronous_commit'))]
      : []),
    ...(apart > 60 ? [wrong(findings.clockApart(apart), findings.clockTodo())] : []),
  ];
}

async function roles(client: pg.Client, server: DatabaseServer): Promise<Finding[]> {
  const names = Object.values(server.roleNames);
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles r where rolname = any ($1)
       and (rolsuper or rolbypassrls or exists (select from pg_class c where c.relowner = r.oid))`,
    [names],
  );
  const strong = rows.map((row) => row.name).join(', ');
  return [strong ? wrong(findings.rolesStrong(strong), findings.rolesTodo()) : fine(findings.roles(names.join(', ')))];
}

async function migrations(server: DatabaseServer): Promise<Finding> {
  const missing = await missingMigrations(server);
  return missing.length === 0
    ? fine(findings.migrations())
    : wrong(findings.migrationsMissing(missing.join(', ')), findings.migrationsTodo());
}

async function rowSecurity(client: pg.Client, tenants: string[]): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; kind: string; safe: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relkind as kind,
            case when c.relkind in ('r', 'p') then c.relrowsecurity and c.relforcerowsecurity
                 else coalesce(c.reloptions @> '{security_invoker=true}', false) end as safe
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> 'migration' order by 1`,
    [tenants],
  );
  const tables = rows.filter((row) => row.kind === 'r' || row.kind === 'p');
  const openTables = tables.filter((row) => !row.safe).map((row) => row.name);
  const openViews = rows.filter((row) => !tables.includes(row) && !row.safe).map((row) => row.name);
  return [
    openTables.length === 0
      ? fine(findings.rows(tables.length, tenants.length))
      : wrong(findings.rowsOff(openTables.join(', ')), findings.rowsTodo()),
    ...(openViews.length === 0 ? [] : [wrong(findings.views(openViews.join(', ')), findings.viewsTodo())]),
  ];
}

/** Whether every encrypted number can be opened with the key file at hand. */
async function keys(server: DatabaseServer, tenants: string[]): Promise<Finding[]> {
  const found = await otherKeysInUse(server.roleUrls.tenant, tenants, server.keys, true);
  return found.flatMap(({ tenant, unknown, older }) => [
    ...(unknown.length > 0 ? [wrong(findings.keyUnknown(tenant, unknown.join(', ')), findings.keyUnknownTodo())] : []),
    ...(older.length > 0 ? [wrong(findings.keyOlder(tenant, older.join(', ')), findings.keyOlderTodo())] : []),
  ]);
}
