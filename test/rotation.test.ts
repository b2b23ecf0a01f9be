import { Command } from 'commander';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { createAccount } from '#modules/access';
import { registerPeople } from '#modules/people';
import { openTrail } from '#platform/audit/trail.ts';
import type { Pools } from '#platform/database/pools.ts';
import { openDoors, type Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { refuseOtherKeys } from '#platform/keys/begin.ts';
import { registerKeys } from '#platform/keys/command.ts';
import { otherKeysInUse } from '#platform/keys/in-use.ts';
import { keptColumns } from '#platform/keys/kept.ts';
import { rotateTenant } from '#platform/keys/rotate.ts';
import { open, readKeys, seal, type Keys } from '#platform/secrets.ts';
import { buildApp } from '../src/app.ts';
import { identifierHash } from '../src/modules/access/set-identifier.ts';
import { filledDatabase, type FreshDatabase } from './database.ts';
import { visitor } from './visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const PASSWORD = 'cá rô gánh nước mưa';
const FILE = Buffer.from('PK: một tệp của đơn vị gửi');
/** More than two lots. */
const PEOPLE = 1_100;
const numberOf = (n: number) => `0010800${String(10_000 + n)}`;
const ACCOUNT = { bank: 'Agribank', accountNumber: '0011004567890' };
const REASON = { reason: 'Đối chiếu quyết định cử đi học' };

let fresh: FreshDatabase;
let keyFile: string;
let before: Keys;
let secret: string;
let recovery: string[];
let people: string[];
const run = newId();
let clerk: string;

beforeEach(async () => {
  fresh = await filledDatabase('rotation', fill);
  keyFile = join(mkdtempSync(join(folder, 'k')), 'field.key');
  copyFileSync(inject('testServer').keyFile, keyFile);
  before = readKeys(keyFile);
});

const appWith = (keys: Keys) => buildApp({ pools: fresh.pools, keys, webRoot: null });

/** One of everything that a key keeps, made by those who make it; people enough for several lots. */
async function fill(first: FreshDatabase): Promise<void> {
  const { sql, admin, keys, database } = first;
  const write = <T>(work: (tx: Tx) => Promise<T>) =>
    database.write(admin, { command: 'test' }, async (tx) => ({ result: await work(tx), audit: { type: 'test', id: 'test' } }));
  await sql(`insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'); insert into unit (id, uid) values (1, gen_random_uuid());
    insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values (gen_random_uuid(), 1, 'Sở', 'other', 'province', 1, '2000-01-01')`);
  const roster = Array.from({ length: PEOPLE }, (_, n) => ({
    fullName: `Nguyễn Văn ${'ABCDEGHIKLM'[n % 11]!}`,
    birthDate: `19${50 + (n % 40)}-01-02`,
    category: 'civil_servant' as const,
    unitId: 1,
    personalNumber: numberOf(n),
  }));
  people = await write((tx) => registerPeople(tx, admin, keys, roster));
  for (const [signInName, role] of [
    ['quantri', 'chief'],
    ['vanthu', 'reader'],
  ] as const) {
    const assignment = { role, scope: 'tenant', validFrom: '2020-01-01' } as const;
    const account = { signInName, name: signInName, password: PASSWORD, mustChange: false, assignment };
    clerk = (await write(async (tx) => (await createAccount(tx, admin, account)).result)).id;
  }
  const app = await buildApp({ pools: first.pools, keys, webRoot: null });
  const browser = visitor(app);
  await browser.signIn('quantri', PASSWORD);
  for (const [n, [path, body]] of Object.entries({
    'bank-account': { bankAccount: ACCOUNT },
    'party-status': { partyStatus: 'full' },
    'ethnic-minority': { ethnicMinority: true },
  }).entries())
    expect((await browser.send('PUT', `/api/people/${people[0]}/${path}`, body, { ifMatch: 1 + n })).status).toBe(200);
  expect((await browser.send('PUT', `/api/accounts/${clerk}/identifier`, { identifier: '001085012345' })).status).toBe(200);
  secret = (await browser.send('POST', '/api/session/second-factor', { current: PASSWORD })).body.secret;
  recovery = (await browser.send('POST', '/api/session/second-factor/confirm', { code: codeNow() })).body.recoveryCodes;
  await app.close();
  const { keyId, bytes } = seal(keys, FILE, run);
  await sql(
    `insert into import_run (id, form, target, target_label, file_name, file, key_id, sha256, choices, report, status, recorded_by, recorded_by_name)
    values ($1, 'units', '{}', 'x', 'x.xlsx', $2, $3, '\\x00', '{}', '{}', 'checked', $1, 'thử')`,
    [run, bytes, keyId],
  );
  await sql('update public.tenant set demands_code = true');
}
const codeNow = () => TOTP.generate({ secret: Secret.fromBase32(secret) });
/** As if half a minute had gone by since the last code. */
const later = () => fresh.sql('update one_time_secret set last_step = last_step - 2');

/** `khuevan keys rotate`; its words, or those of its refusal. */
async function rotate(pools: Pools = fresh.pools): Promise<string> {
  const said: string[] = [];
  const program = new Command().exitOverride();
  const keys = readKeys(keyFile);
  registerKeys(program, {
    print: (text) => void said.push(text),
    withTenant: () => Promise.reject(new Error('not of one tenant')),
    withInstallation: async (work) => {
      const trail = await openTrail({ pools: fresh.pools, keys, keyFile, anchorFolder: undefined });
      return work({ target: fresh, pools, database: openDoors(fresh.pools, keys), keys, keyFile, trail, tenantUrl: fresh.roleUrls.tenant });
    },
  });
  const refused: unknown = await program.parseAsync(['node', 'khuevan', 'keys', 'rotate']).then(
    () => null,
    (error: unknown) => error,
  );
  if (refused instanceof Fault) return refused.message;
  if (refused) throw refused;
  return said.join('\n');
}

/** Keys under which anything lies, by the columns themselves. */
async function keysOf(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { table, bytes, keyId } of keptColumns)
    found[table] = (
      await fresh.sql<{ id: string }>(
        `select distinct coalesce(${keyId}, 'the oldest') as id from ${table} where ${bytes} is not null order by 1`,
      )
    ).map(({ id }) => id);
  return found;
}
const everywhere = (id: string) => Object.fromEntries(keptColumns.map(({ table }) => [table, [id]]));

/** Pools whose transactions of the tenant break off after so many. */
function breakingAfter(lots: number): Pools {
  let begun = 0;
  const tenant = new Proxy(fresh.pools.tenant, {
    get: (target, key) => {
      if (key === 'transaction' && ++begun > lots) throw new Error('the power went');
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { ...fresh.pools, tenant };
}

/** Everything works as it should with the key file as it is. */
async function allWorks(): Promise<void> {
  const keys = readKeys(keyFile);
  const app = await appWith(keys);
  const browser = visitor(app);
  expect((await browser.signIn('quantri', PASSWORD)).body).toMatchObject({ codeNeeded: true });
  await later();
  expect((await browser.send('POST', '/api/session/code', { code: codeNow() })).status).toBe(200);
  // whoever is there is found by number, and not made again
  for (const n of [0, 600, PEOPLE - 1]) {
    expect((await browser.get(`/api/people?q=${numberOf(n)}`)).body.items.map((one: { id: string }) => one.id)).toEqual([people[n]]);
    expect((await browser.send('POST', `/api/people/${people[n]}/personal-number`, REASON)).body).toEqual({ personalNumber: numberOf(n) });
  }
  const fullName = (await browser.get(`/api/people/${people[5]}`)).body.fullName;
  const again = await browser.send('POST', '/api/people', { fullName, category: 'civil_servant', unitId: 1, personalNumber: numberOf(5) });
  expect(again.body).toMatchObject({ id: people[5], existing: true });
  const stolen = await browser.send(
    'PUT',
    `/api/people/${people[6]}`,
    { ...editOf((await browser.get(`/api/people/${people[6]}`)).body), personalNumber: numberOf(7) },
    { ifMatch: 1 },
  );
  expect([stolen.status, stolen.body.error.code]).toEqual([409, 'people.number_of_another']);
  expect(await fresh.sql('select count(*)::int as n from person')).toEqual([{ n: PEOPLE }]);
  expect((await browser.send('POST', `/api/people/${people[0]}/bank-account`, REASON)).body).toEqual({ bankAccount: ACCOUNT });
  expect((await browser.send('POST', `/api/people/${people[0]}/party-status`, REASON)).body).toEqual({ partyStatus: 'full' });
  expect((await browser.send('POST', `/api/people/${people[0]}/ethnic-minority`, REASON)).body).toEqual({ ethnicMinority: true });
  const [kept] = await fresh.sql<{ file: Buffer; key_id: string }>('select file, key_id from import_run where id = $1', [run]);
  expect(open(keys, { keyId: kept!.key_id, bytes: kept!.file }, run)).toEqual(FILE);
  expect(await fresh.sql('select id from account where identifier_hash = $1', [identifierHash(keys, '001085012345')])).toEqual([
    { id: clerk },
  ]);
  const lost = visitor(app);
  await lost.signIn('quantri', PASSWORD);
  expect((await lost.send('POST', '/api/session/code', { code: recovery[0] })).status).toBe(200);
  await app.close();
}
const editOf = ({ fullName, sex, birthDate, birthPrecision, category, positionTitle, phone }: Record<string, unknown>) => ({
  fullName,
  sex,
  birthDate,
  birthPrecision,
  category,
  positionTitle,
  phone,
});

test('the columns that are moved are all that name a key of the key file', async () => {
  const named = await fresh.sql<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'tinh' and column_name ~ '(^|_)key_id$' order by 1",
  );
  // seals name keys of a file of their own, and keep them
  expect(named.map(({ name }) => name).filter((name) => name !== 'audit_seal.key_id')).toEqual(
    keptColumns.map(({ table, keyId }) => `${table}.${keyId}`).toSorted(),
  );
});

test('everything comes under the new key: what was kept opens and is found, nobody is made twice, the old key opens nothing more', async () => {
  expect(await keysOf()).toEqual(everywhere(before.current.id));
  const bytesBefore = await fresh.sql("select encode(personal_number_encrypted, 'hex') as b from person");
  // as before the key of these was named
  await fresh.sql('update account set identifier_key_id = null; update recovery_code set key_id = null');
  expect(await rotate()).toMatch(/^tinh: đã chuyển 1\.100 số định danh, .* sang khoá /);
  const after = readKeys(keyFile);
  expect([after.current.id === before.current.id, after.root.id]).toEqual([false, before.root.id]);
  expect(await keysOf()).toEqual(everywhere(after.current.id));
  expect(await otherKeysInUse(fresh.roleUrls.tenant, ['tinh'], after, true)).toEqual([]);
  const bytesAfter = new Set(
    (await fresh.sql<{ b: string }>("select encode(personal_number_encrypted, 'hex') as b from person")).map(({ b }) => b),
  );
  expect(bytesBefore.filter(({ b }) => bytesAfter.has(b as string))).toEqual([]);
  await allWorks();
  // whoever holds only the old file opens nothing and finds nobody
  expect(await otherKeysInUse(fresh.roleUrls.tenant, ['tinh'], before, false)).toEqual([
    { tenant: 'tinh', unknown: [after.current.id], older: [] },
  ]);
  const old = await appWith(before);
  await fresh.sql('update public.tenant set demands_code = false; truncate one_time_secret, recovery_code');
  const browser = visitor(old);
  await browser.signIn('quantri', PASSWORD);
  expect((await browser.get(`/api/people?q=${numberOf(3)}`)).body.items).toEqual([]);
  expect((await browser.get(`/api/people/${people[3]}`)).body.personalNumber).toBe(`••••••••${numberOf(3).slice(-4)}`);
  await old.close();
});

test('once more: a third key over the second', async () => {
  await rotate();
  const second = readKeys(keyFile);
  await rotate();
  const third = readKeys(keyFile);
  expect([...third.byId.keys()].slice(1)).toEqual([...second.byId.keys()]);
  expect(await keysOf()).toEqual(everywhere(third.current.id));
  await allWorks();
});

test.each([1, 2, 4, 6])(
  'broken off after %i lots it leaves nothing half-done, lets nobody else in, and goes on with the same key',
  async (lots) => {
    await expect(rotate(breakingAfter(lots))).rejects.toThrow('the power went');
    const half = readKeys(keyFile);
    const found = await otherKeysInUse(fresh.roleUrls.tenant, ['tinh'], half, false);
    expect(found).toEqual([{ tenant: 'tinh', unknown: [], older: [before.current.id] }]);
    // every row is under one key or the other, and opens
    const rows = await fresh.sql<{ id: string; b: Buffer; k: string }>(
      'select id, personal_number_encrypted as b, personal_number_key_id as k from person',
    );
    expect(rows.map(({ id, b, k }) => open(half, { keyId: k, bytes: b }, id).toString()).toSorted()).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => numberOf(n)),
    );
    const start = (keys: Keys) => refuseOtherKeys({ tenantUrl: fresh.roleUrls.tenant, keyFile, keys }, ['tinh']);
    await expect(start(half)).rejects.toThrow(/chưa chuyển hết sang khoá mới.*keys rotate/);
    // one that read the file just before the new key came
    await expect(start(before)).rejects.toThrow(/vừa được thay/);
    await rotate();
    const after = readKeys(keyFile);
    expect(after.current.id).toBe(half.current.id);
    expect(await keysOf()).toEqual(everywhere(after.current.id));
    await allWorks();
    await start(after);
  },
);

describe('is refused, and the key file stays as it is', () => {
  test('while another process works with the database', async () => {
    const server = new pg.Client({ connectionString: fresh.roleUrls.unit, application_name: 'khuevan unit 1' });
    await server.connect();
    const text = readFileSync(keyFile, 'utf8');
    expect(await rotate()).toContain('Còn 1 tiến trình Khuê Văn');
    expect(readFileSync(keyFile, 'utf8')).toBe(text);
    expect(await keysOf()).toEqual(everywhere(before.current.id));
    await server.end();
    expect(await rotate()).toContain('đã chuyển');
  });

  test('with a key file that is not the one in use', async () => {
    await fresh.sql("update one_time_secret set key_id = 'abcdefabcdef'");
    const text = readFileSync(keyFile, 'utf8');
    expect(await rotate()).toContain('không phải tệp đã mã hoá');
    expect(readFileSync(keyFile, 'utf8')).toBe(text);
  });
});

test('a row that was tampered with is not passed over: it is said, and the others of its lot stay as they were', async () => {
  await fresh.sql('update one_time_secret set secret = set_byte(secret, 20, 255 - get_byte(secret, 20))');
  await expect(rotate()).rejects.toThrow();
  expect((await keysOf())['one_time_secret']).toEqual([before.current.id]);
  expect((await keysOf())['person']).toEqual([readKeys(keyFile).current.id]);
});

test('another tenant is moved too', async () => {
  await fresh.addTenant('khac');
  await fresh.sql('insert into khac.account select * from account; insert into khac.one_time_secret select * from one_time_secret');
  expect(await rotate()).toMatch(/khac: đã chuyển .*1 khoá mã một lần.*\n.*tinh: đã chuyển/s);
  const after = readKeys(keyFile);
  expect(await fresh.sql('select key_id from khac.one_time_secret')).toEqual([{ key_id: after.current.id }]);
});

test('rows and seals of the trail keep their keys, and verify with the old ones kept behind the new', async () => {
  const trail = await openTrail({ pools: fresh.pools, keys: before, keyFile, anchorFolder: undefined });
  expect((await trail.verify('tinh')).flaw).toBeNull();
  await trail.close();
  const sealsBefore = await fresh.sql('select position, key_id, mac from audit_seal order by position');
  const signedBefore = await fresh.sql('select seq, signature from audit order by seq');
  expect(sealsBefore.length).toBeGreaterThan(5);
  await rotate();
  await allWorks();
  const after = readKeys(keyFile);
  const later = await openTrail({ pools: fresh.pools, keys: after, keyFile, anchorFolder: undefined });
  const verdict = await later.verify('tinh');
  expect([verdict.flaw, verdict.rows > sealsBefore.length]).toEqual([null, true]);
  await later.close();
  const seals = await fresh.sql('select position, key_id, mac from audit_seal order by position');
  expect(seals.slice(0, sealsBefore.length)).toEqual(sealsBefore);
  expect((await fresh.sql('select seq, signature from audit order by seq')).slice(0, signedBefore.length)).toEqual(signedBefore);
  expect(new Set(seals.map((one) => one['key_id'])).size).toBe(2);
  expect(await fresh.sql("select object_id, summary->>'keyId' as key from audit where command = 'keys.rotate'")).toEqual([
    { object_id: 'tinh', key: after.current.id },
  ]);
  // without the old keys the trail cannot be shown to be whole
  const [newest] = readFileSync(join(dirname(keyFile), 'audit.key'), 'utf8').split('\n');
  writeFileSync(join(dirname(keyFile), 'audit.key'), `${newest}\n`);
  const without = await openTrail({ pools: fresh.pools, keys: after, keyFile, anchorFolder: undefined });
  expect((await without.verify('tinh')).flaw).not.toBeNull();
});

test('without a line below, nobody would be found by number: nothing starts', async () => {
  await rotate();
  await rotate();
  const [newest, , oldest] = readFileSync(keyFile, 'utf8').trim().split('\n');
  writeFileSync(keyFile, `${newest}\n${oldest}\n`);
  const start = refuseOtherKeys({ tenantUrl: fresh.roleUrls.tenant, keyFile, keys: readKeys(keyFile) }, ['tinh']);
  await expect(start).rejects.toThrow(/thiếu một dòng khoá cũ/);
});

test('moving does nothing where everything is under the newest key', async () => {
  expect(await rotateTenant(fresh.pools, before, 'tinh')).toEqual({});
});
