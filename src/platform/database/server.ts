import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { createKeyFile, readKeys, type Keys } from '#platform/secrets.ts';
import { openEmbedded, type EmbeddedOptions } from './embedded.ts';
import { chooseDataPlace } from './embedded-place.ts';
import { connectTo, ensureRoles, useGivenRoles, type RoleLogins } from './roles.ts';

/** A PostgreSQL that answers, with the three login roles in place. */
export type DatabaseServer = RoleLogins & {
  /** Login for migrations only; may make schemas, is no superuser in the embedded server. */
  ownerUrl: string;
  /** The embedded server's superuser, for tests and doctor; undefined for an external server. */
  superuserUrl: string | undefined;
  mode: 'embedded' | 'external';
  /** Of personal numbers; never in the database. */
  keys: Keys;
  keyFile: string;
  /** Where the embedded cluster lives; undefined for an external server. */
  dataFolder: string | undefined;
  close: () => Promise<void>;
};

export type DatabaseSettings = {
  projectFolder: string;
  dataFolder: string | undefined;
  keyFile: string | undefined;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
};

/** @throws Fault in words when the database cannot be had. Close the pools before closing what this returns. */
export async function openDatabase(settings: DatabaseSettings, options: EmbeddedOptions = {}): Promise<DatabaseServer> {
  if (settings.databaseUrl) return openExternal(settings, settings.databaseUrl);
  const place = chooseDataPlace(settings.projectFolder, settings.dataFolder);
  if (place.notice) options.say?.(place.notice);
  const keyFile = settings.keyFile ?? join(place.folder, 'keys', 'field.key');
  const embedded = await openEmbedded(place, options);
  try {
    const prepared = await withOwner(embedded.ownerUrl, 'KHUEVAN_DATA', (client) =>
      prepareRoles(client, embedded.ownerUrl, keyFile, undefined),
    );
    const { ownerUrl, superuserUrl } = embedded;
    return { ...prepared, ownerUrl, superuserUrl, mode: 'embedded', keyFile, dataFolder: place.folder, close: embedded.close };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

async function openExternal(settings: DatabaseSettings, ownerUrl: string): Promise<DatabaseServer> {
  const keyFile = settings.keyFile;
  if (!keyFile) throw new Fault(faults.keyFileObligatory());
  const prepared = await withOwner(ownerUrl, 'DATABASE_URL', async (client) => {
    const { rows } = await client.query<{ number: number; version: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    );
    if (!rows[0] || rows[0].number < 150_000) throw new Fault(faults.externalTooOld(rows[0]?.version ?? '?'));
    return prepareRoles(client, ownerUrl, keyFile, settings.databaseAppUrl);
  });
  return { ...prepared, ownerUrl, superuserUrl: undefined, mode: 'external', keyFile, dataFolder: undefined, close: async () => {} };
}

/** The key file and the roles, one process at a time. A new key is made only for a database that has nothing of ours yet. */
async function prepareRoles(
  client: pg.Client,
  ownerUrl: string,
  keyFile: string,
  appUrl: string | undefined,
): Promise<RoleLogins & { keys: Keys }> {
  await client.query('select pg_advisory_lock(7462016)');
  if (!existsSync(keyFile)) {
    if (await isInUse(client)) throw new Fault(faults.keyFileMissing(keyFile));
    createKeyFile(keyFile);
  }
  const keys = readKeys(keyFile);
  const logins = appUrl ? await useGivenRoles(client, appUrl) : await ensureRoles(client, ownerUrl, keys);
  return { ...logins, keys };
}

/** Whether there is a tenant: before that, nothing encrypted can be there. */
export async function isInUse(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("select where to_regclass('public.tenant') is not null");
  return rowCount === 1 && (await client.query('select from public.tenant limit 1')).rowCount === 1;
}

async function withOwner<T>(url: string, setting: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectTo(url, setting);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
