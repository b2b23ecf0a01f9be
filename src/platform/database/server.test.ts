import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { otherKeysInUse } from '#platform/keys/in-use.ts';
import { keptColumns } from '#platform/keys/kept.ts';
import { addKey, createKeyFile, readKeys, type Keys } from '#platform/secrets.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
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

describe('keys in use', () => {
  const other = (fresh: FreshDatabase) =>
    fresh.sql(`create schema other; ${[...Map.groupBy(keptColumns, ({ table }) => table).keys()].map((table) => `create table other.${table} ();`).join('')}
      ${keptColumns.map(({ table, bytes, keyId }) => `alter table other.${table} add ${bytes} bytea, add ${keyId} text;`).join('')}
      grant usage on schema other to ${fresh.roleNames.tenant}; grant select on all tables in schema other to ${fresh.roleNames.tenant}`);

  test.each(keptColumns)(
    'a key file that is not the one of $table ($bytes) is found out, and so is what waits under an older key',
    async (one) => {
      const fresh = await freshDatabase();
      const path = join(folder, `${one.table}.key`);
      createKeyFile(path);
      const [foreign, rotated] = [readKeys(path), addKey(path)];
      await other(fresh);
      const insert = `insert into other.${one.table} (${one.bytes}, ${one.keyId}) values ('\\x00', $1)`;
      await fresh.sql(insert, [foreign.current.id]);
      const ask = (keys: Keys, thoroughly: boolean) => otherKeysInUse(fresh.roleUrls.tenant, ['tinh', 'other'], keys, thoroughly);
      for (const thoroughly of [true, false]) {
        expect(await ask(foreign, thoroughly)).toEqual([]);
        expect(await ask(fresh.keys, thoroughly)).toEqual([{ tenant: 'other', unknown: [foreign.current.id], older: [] }]);
      }
      // one row among many, whichever of the two keys comes first in the index
      for (let n = 0; n < 5; n++) await fresh.sql(insert, [rotated.current.id]);
      for (const thoroughly of [true, false]) {
        expect(await ask(rotated, thoroughly)).toEqual([{ tenant: 'other', unknown: [], older: [foreign.current.id] }]);
        expect(await ask(foreign, thoroughly)).toEqual([{ tenant: 'other', unknown: [rotated.current.id], older: [] }]);
      }
    },
  );
});
