import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { sql } from 'kysely';
import { createKeyFile, readKeys, type Keys } from '../secrets.ts';
import { anchorTenant } from './anchor.ts';
import { signedRow } from './rows.ts';
import { sealTenant } from './seal.ts';
import { openTrail } from './trail.ts';
import { verdictInWords } from './verdict.vi.ts';

let fresh: FreshDatabase;
let folder: string;
let sealKeys: Keys;

beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.sql('truncate audit, audit_seal');
  folder = mkdtempSync(join(tmpdir(), 'kv-sealing-'));
  createKeyFile(join(folder, 'audit.key'));
  sealKeys = readKeys(join(folder, 'audit.key'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openTrail({ pools: fresh.pools, keys: fresh.keys, keyFile: join(folder, 'field.key'), anchorFolder: undefined });
const verifyOf = async (tenant: string) => (await open()).verify(tenant);
const verify = () => verifyOf('tinh');
const seal = () => sealTenant(fresh.pools, sealKeys, 'tinh');
const begun = () => anchorTenant(fresh.pools, sealKeys, join(folder, 'anchor'), 'tinh');
/** A command that ends when it is told to. */
function command(id: string, until: () => Promise<unknown> = () => Promise.resolve()) {
  return fresh.database.write(fresh.admin, { command: 'test' }, async () => {
    await until();
    return { result: id, audit: { type: 'thing', id } };
  });
}
const order = async () =>
  (await fresh.sql<{ object_id: string }>('select object_id from audit_seal s join audit a on a.seq = s.audit_seq order by position')).map(
    (row) => row.object_id,
  );
/** A row whose number is drawn now and which is seen only when it is let go. */
async function held(id: string): Promise<() => Promise<void>> {
  let letGo = () => {};
  const wait = new Promise<void>((resolve) => (letGo = resolve));
  let drawn = () => {};
  const ready = new Promise<void>((resolve) => (drawn = resolve));
  const done = fresh.pools.tenant.transaction().execute(async (trx) => {
    await sql`set local search_path = tinh, public`.execute(trx);
    const row = signedRow(fresh.keys, fresh.admin, { kind: 'write', command: 'test', object: { type: 'thing', id } });
    await trx
      .insertInto('audit')
      .values({ ...row, summary: null })
      .execute();
    drawn();
    await wait;
  });
  await ready;
  return async () => {
    letGo();
    await done;
  };
}

describe('rows that show themselves late', () => {
  test('have a link of their own, behind those sealed before them, over any number of rounds', async () => {
    await begun();
    const early = await held('early number, late to be seen');
    const earlier = await held('even longer under way');
    await command('a');
    expect(await seal()).toBe(1);
    await command('b');
    expect(await seal()).toBe(1);
    expect(await seal()).toBe(0);
    await early();
    await command('c');
    expect(await seal()).toBe(2);
    expect(await seal()).toBe(0);
    await earlier();
    expect(await seal()).toBe(1);
    expect(await order()).toEqual(['a', 'b', 'early number, late to be seen', 'c', 'even longer under way']);
    expect((await verify()).flaw).toBeNull();
  });

  test('a number that was drawn for nothing is no gap in the chain', async () => {
    await begun();
    await command('a');
    await expect(command('b', () => Promise.reject(new Error('broken off')))).rejects.toThrow('broken off');
    await fresh.sql("select nextval(pg_get_serial_sequence('audit', 'seq'))");
    await command('c');
    await seal();
    expect(await order()).toEqual(['a', 'c']);
    expect((await verify()).flaw).toBeNull();
  });

  test('a database moved to another cluster, where transactions are counted from the beginning, goes on', async () => {
    await begun();
    await command('a');
    await seal();
    await fresh.sql("update audit_seal set horizon = '900000000000'");
    await command('b');
    expect(await seal()).toBe(1);
    expect((await verify()).flaw).toBeNull();
  });

  test('many commands at once, sealed by several while they run: each row once', async () => {
    await begun();
    const done = new AbortController();
    const sealers = Array.from({ length: 3 }, async () => {
      while (!done.signal.aborted) {
        await seal();
        await sleep(1);
      }
    });
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 25; n++) await command(`${writer}/${n}`);
      }),
    );
    done.abort();
    await Promise.all(sealers);
    await seal();
    expect((await order()).length).toBe(200);
    expect(await fresh.sql('select count(distinct audit_seq)::int as rows, max(position)::int as last from audit_seal')).toEqual([
      { rows: 200, last: 200 },
    ]);
    expect((await verify()).flaw).toBeNull();
  });
});

describe('keys', () => {
  test('are a file of their own, closed to others, and made once', async () => {
    rmSync(join(folder, 'audit.key'));
    await open();
    const made = readFileSync(join(folder, 'audit.key'), 'utf8');
    expect(statSync(join(folder, 'audit.key')).mode & 0o777).toBe(0o600);
    await open();
    expect(readFileSync(join(folder, 'audit.key'), 'utf8')).toBe(made);
  });

  test('are not made anew for a trail that is sealed', async () => {
    await command('a');
    await seal();
    rmSync(join(folder, 'audit.key'));
    await expect(open()).rejects.toThrow(/Không thấy tệp khoá niêm phong/);
  });

  test('change: the old one still verifies what it sealed, and only while it is there', async () => {
    await begun();
    await command('a');
    await (await open()).close();
    const old = readFileSync(join(folder, 'audit.key'), 'utf8');
    const fresher = `${randomBytes(32).toString('base64')}\n`;
    writeFileSync(join(folder, 'audit.key'), fresher + old);
    await command('b');
    await (await open()).close();
    const [first, second] = await fresh.sql<{ key_id: string }>('select key_id from audit_seal order by position');
    expect(first!.key_id).not.toBe(second!.key_id);
    expect(await verify()).toMatchObject({ rows: 2, anchors: 3, flaw: null });
    writeFileSync(join(folder, 'audit.key'), fresher);
    expect((await verify()).flaw).toMatchObject({ kind: 'key', position: 1 });
  });
});

describe('the trail of a process', () => {
  test('seals by itself, and once more at the stop', async () => {
    const trail = await open();
    trail.start((error) => {
      throw error;
    });
    await command('a');
    await expect.poll(order, { timeout: 10_000, interval: 20 }).toEqual(['a']);
    await command('b');
    await trail.close();
    expect(await order()).toEqual(['a', 'b']);
    expect(await verify()).toMatchObject({ rows: 2, flaw: null });
  });

  test('what is older than signatures may be unsigned, nothing after it', async () => {
    const old =
      "insert into audit (id, account_id, account_name, role, scope, command) values (gen_random_uuid(), gen_random_uuid(), 'cũ', 'administrator', '{}', 'old')";
    await fresh.sql(old);
    await fresh.sql(old);
    await (await open()).close();
    expect(await verify()).toMatchObject({ rows: 2, flaw: null });
    await fresh.sql(old);
    expect((await verify()).flaw).toMatchObject({ kind: 'slipped_in', position: 3 });
  });

  test('also where the first that comes after an update is the check itself', async () => {
    await fresh.sql(
      "insert into audit (id, account_id, account_name, role, scope, command) values (gen_random_uuid(), gen_random_uuid(), 'cũ', 'administrator', '{}', 'old')",
    );
    rmSync(join(folder, 'audit.key'));
    expect(await verify()).toMatchObject({ rows: 1, anchors: 1, flaw: null });
  });

  test('an anchor that began late says so', async () => {
    await command('a');
    await seal();
    await command('b');
    await (await open()).close();
    const verdict = await verify();
    expect(verdict).toMatchObject({ rows: 2, flaw: null, anchoredFrom: { count: 1 } });
    expect(verdictInWords('tinh', verdict)).toMatch(
      /^✓ tinh: 2 dòng nhật ký nguyên vẹn, khớp 2 lần neo; neo chỉ có từ .*, 1 dòng trước đó/,
    );
  });

  test('a chain shorter than its anchor is not anchored over', async () => {
    await command('a');
    await command('b');
    const trail = await open();
    await trail.close();
    await fresh.sql('delete from audit_seal where position = 2');
    await fresh.sql('delete from audit where not exists (select from audit_seal where audit_seq = seq)');
    await expect((await open()).close()).rejects.toThrow(/thiếu 1 dòng/);
    expect(verdictInWords('tinh', await verify())).toMatch(/^✗ tinh: mất 1 dòng cuối, từ vị trí 2/);
  });

  test('one broken trail does not hold up the others; begun anew, it has a new anchor beside the old', async () => {
    const other = await fresh.addTenant('a_khac', 'A: đứng trước trong danh sách');
    const inOther = () =>
      fresh.database.write(other, { command: 'test' }, () => Promise.resolve({ result: 0, audit: { type: 'thing', id: 'x' } }));
    await inOther();
    await (await open()).close();
    await fresh.sql('truncate a_khac.audit, a_khac.audit_seal');
    await command('a');
    const trail = await open();
    await expect(trail.close()).rejects.toThrow(/"a_khac" thiếu 1 dòng/);
    expect(await order()).toEqual(['a']);
    trail.startOver('a_khac');
    await inOther();
    await (await open()).close();
    expect(await verifyOf('a_khac')).toMatchObject({ rows: 1, flaw: null, anchoredFrom: { count: 0 } });
    expect(readdirSync(join(folder, 'anchor')).some((name) => name.startsWith('a_khac.until-'))).toBe(true);
  });

  test('each tenant has a chain and an anchor of its own', async () => {
    const other = await fresh.addTenant('tinh_khac', 'Tỉnh khác');
    await fresh.database.write(other, { command: 'test' }, () => Promise.resolve({ result: 0, audit: { type: 'thing', id: 'x' } }));
    await command('a');
    await (await open()).close();
    const trail = await open();
    expect(await trail.verify('tinh_khac')).toMatchObject({ rows: 1, flaw: null });
    expect(await trail.verify('tinh')).toMatchObject({ rows: 1, flaw: null });
  });
});

describe('notes', () => {
  const note = (id: string, summary?: object) =>
    fresh.database.note(fresh.admin, {
      kind: 'read',
      command: 'people.open',
      object: { type: 'person', id },
      ...(summary ? { summary } : {}),
    });
  const rows = () =>
    fresh.sql<{ object_id: string; summary: object | null }>("select object_id, summary from audit where kind = 'read' order by at, id");

  test('wait in memory and come together, within their time', async () => {
    note('x');
    note('y');
    expect(await rows()).toEqual([]);
    await expect.poll(rows, { timeout: 10_000 }).toEqual([
      { object_id: 'x', summary: null },
      { object_id: 'y', summary: null },
    ]);
    expect(await fresh.sql('select distinct xid from audit')).toHaveLength(1);
  });

  test('the same thing again within that time stands once, with how often', async () => {
    for (let n = 0; n < 3; n++) note('x', { from: 'here' });
    note('x', { from: 'there' });
    await fresh.database.flush();
    expect(await rows()).toEqual([
      { object_id: 'x', summary: { from: 'here', times: 3 } },
      { object_id: 'x', summary: { from: 'there' } },
    ]);
  });

  test('are not lost while the database is away', async () => {
    await fresh.sql('alter table audit rename to audit_away');
    note('x');
    await fresh.database.flush();
    note('y');
    await fresh.database.flush();
    await fresh.sql('alter table audit_away rename to audit');
    await fresh.database.flush();
    expect((await rows()).map((row) => row.object_id)).toEqual(['x', 'y']);
  });

  test('are signed and sealed like commands, whatever the scope of who did it', async () => {
    await begun();
    fresh.database.note(
      { ...fresh.admin, scope: { kind: 'unit', units: [1] } },
      { kind: 'denied', command: 'test', object: null, summary: { code: 'x' } },
    );
    note('x', { b: [1, { d: 2, c: null }], a: 'â' });
    await fresh.database.flush();
    expect(await verify()).toMatchObject({ rows: 2, flaw: null });
  });
});
