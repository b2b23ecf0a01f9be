import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { connectTo, ensureRoles, roleNamesOf, useGivenRoles, withLogin } from './roles.ts';

async function asOwner<T>(fresh: FreshDatabase, work: (client: pg.Client) => Promise<T>, url = fresh.ownerUrl): Promise<T> {
  const client = await connectTo(url, 'DATABASE_URL');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const databaseOf = (fresh: FreshDatabase) => new URL(fresh.ownerUrl).pathname.slice(1);

test.each([
  ['postgres://owner:secret@host:5433/db?connect_timeout=3', 'postgres://db_unit:p%40ss@host:5433/db?connect_timeout=3'],
  ['postgresql://host/db', 'postgresql://db_unit:p%40ss@host/db'],
  ['postgres:///db?host=/run/pg&user=owner&password=secret', 'postgres://db_unit:p%40ss@/db?host=/run/pg'],
  ['postgres://owner:secret@/db?host=/run/pg', 'postgres://db_unit:p%40ss@/db?host=/run/pg'],
])('another login to %s', (url, expected) => {
  expect(withLogin(url, 'db_unit', 'p@ss')).toBe(expected);
  expect(new pg.Client({ connectionString: expected })).toMatchObject({ user: 'db_unit', password: 'p@ss', database: 'db' });
});

test('an owner who may not make roles is told what to do', async () => {
  const fresh = await freshDatabase();
  const weak = `weak_${databaseOf(fresh)}`;
  await fresh.sql(`create role ${weak} login password 'w'`);
  const url = withLogin(fresh.ownerUrl, weak, 'w');
  await expect(asOwner(fresh, (client) => ensureRoles(client, url, fresh.keys), url)).rejects.toThrow(`ALTER ROLE ${weak} CREATEROLE`);
});

test('a role that could step over row-level security is refused', async () => {
  const fresh = await freshDatabase();
  const { bloc } = roleNamesOf(databaseOf(fresh));
  await asOwner(fresh, (client) => ensureRoles(client, fresh.ownerUrl, fresh.keys));
  await fresh.sql(`alter role ${bloc} bypassrls`);
  await expect(asOwner(fresh, (client) => ensureRoles(client, fresh.ownerUrl, fresh.keys))).rejects.toThrow(`"${bloc}" là superuser hoặc`);
});

test('roles are made once, weak, and log in also after somebody changed their password', async () => {
  const fresh = await freshDatabase();
  const ensure = () => asOwner(fresh, (client) => ensureRoles(client, fresh.ownerUrl, fresh.keys));
  const { roleNames, roleUrls } = await ensure();
  const found = await fresh.sql(
    'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit as strong, rolcanlogin from pg_roles where rolname = any ($1)',
    [Object.values(roleNames)],
  );
  expect(found).toEqual(Array.from({ length: 4 }, () => ({ strong: false, rolcanlogin: true })));
  await fresh.sql(`alter role ${roleNames.tenant} password 'changed'`);
  await expect(connectTo(roleUrls.tenant, 'x')).rejects.toThrow(/không nhận người dùng/);
  expect(await ensure()).toEqual({ roleNames, roleUrls });
  await (await connectTo(roleUrls.tenant, 'x')).end();
});

test('roles made by hand are used as they are, and never the owner', async () => {
  const fresh = await freshDatabase();
  const prefix = `hand_${databaseOf(fresh)}`;
  for (const role of ['unit', 'bloc', 'tenant', 'person']) await fresh.sql(`create role ${prefix}_${role} login password 'h'`);
  const template = withLogin(fresh.ownerUrl, 'X', 'h').replace('//X:', `//${prefix}_{role}:`);
  const { roleNames } = await asOwner(fresh, (client) => useGivenRoles(client, template));
  expect(roleNames).toEqual({ unit: `${prefix}_unit`, bloc: `${prefix}_bloc`, tenant: `${prefix}_tenant`, person: `${prefix}_person` });
  await expect(asOwner(fresh, (client) => useGivenRoles(client, fresh.ownerUrl))).rejects.toThrow(/trùng với chủ sở hữu/);
});

test.each([
  ['no server', 'postgres://owner:x@127.0.0.1:1/db', /127\.0\.0\.1:1 \(ECONNREFUSED\)/],
  ['an unknown host', 'postgres://owner:x@nowhere.invalid/db', /nowhere\.invalid:5432 \(E[A-Z_]+\)/],
])('%s is said in words', async (_case, url, words) => {
  await expect(connectTo(url, 'DATABASE_URL')).rejects.toThrow(words);
});

test('a missing database and a wrong password are said in words', async () => {
  const fresh = await freshDatabase();
  await expect(connectTo(fresh.ownerUrl.replace(/\/[^/]*$/, '/nowhere'), 'DATABASE_URL')).rejects.toThrow(
    /không có cơ sở dữ liệu "nowhere"/,
  );
  await expect(connectTo(withLogin(fresh.ownerUrl, 'khuevan', 'wrong'), 'DATABASE_URL')).rejects.toThrow(/"khuevan" của DATABASE_URL/);
});
