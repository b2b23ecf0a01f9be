import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createKeyFile, readKeys } from '#platform/secrets.ts';
import { freshDatabase } from '#test/database.ts';
import { unknownKeys } from './key-check.ts';
import { openDatabase, type DatabaseSettings } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'server-'));
afterAll(() => rmSync(folder, { recursive: true }));

const external = (databaseUrl: string, keyFile: string): DatabaseSettings => ({
  projectFolder: folder,
  dataFolder: undefined,
  databaseUrl,
  databaseAppUrl: undefined,
  keyFile,
});

test('no new key is made for a database that already has a tenant', async () => {
  const fresh = await freshDatabase();
  const keyFile = join(folder, 'lost.key');
  await expect(openDatabase(external(fresh.ownerUrl, keyFile))).rejects.toThrow(/khôi phục tệp khoá từ bản sao/);
  expect(existsSync(keyFile)).toBe(false);
});

test('an empty external database gets its key and roles, the same on the next start', async () => {
  const fresh = await freshDatabase();
  await fresh.sql('delete from public.tenant');
  const settings = external(fresh.ownerUrl, join(folder, 'new.key'));
  const [first, second] = await Promise.all([openDatabase(settings), openDatabase(settings)]);
  expect(first.keys.current.id).toBe(second.keys.current.id);
  expect(first).toMatchObject({ mode: 'external', ownerUrl: fresh.ownerUrl, dataFolder: undefined, roleUrls: second.roleUrls });
});

test.each([
  ['personal numbers', 'person', 'personal_number_key_id'],
  ['secrets of sign-in', 'one_time_secret', 'key_id'],
])('a key file that is not the one of the %s is found out', async (_, table, column) => {
  const fresh = await freshDatabase();
  const used = fresh.keys.current.id;
  await fresh.sql(`create schema other; create table other.person (personal_number_key_id text); create table other.one_time_secret (key_id text);
    insert into other.${table} (${column}) values ('${used}'); grant usage on schema other to ${fresh.roleNames.tenant};
    grant select on all tables in schema other to ${fresh.roleNames.tenant}`);
  createKeyFile(join(folder, `other-${table}.key`));
  const other = readKeys(join(folder, `other-${table}.key`));
  for (const thoroughly of [true, false]) {
    expect(await unknownKeys(fresh.roleUrls.tenant, ['tinh', 'other'], fresh.keys, thoroughly)).toEqual([]);
    expect(await unknownKeys(fresh.roleUrls.tenant, ['tinh', 'other'], other, thoroughly)).toEqual([{ tenant: 'other', ids: [used] }]);
  }
});
