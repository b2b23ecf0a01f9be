import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHmac, randomBytes } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { createKeyFile } from '../secrets.ts';
import { openTrail, type Trail } from './trail.ts';
import type { Verdict } from './verify.ts';

/** Rows of the trail, and the places that the owner of the database tries. */
const ROWS = 60;
const ANCHORED = 50;
const TRIES = 12;

let fresh: FreshDatabase;
let folder: string;
let trail: Trail;
const anchorFile = () => join(folder, 'anchor', 'tinh.anchor');
const act = (n: number) =>
  fresh.database.write(fresh.admin, { command: n % 3 === 0 ? 'test.other' : 'test.one' }, () =>
    Promise.resolve({ result: n, audit: { type: 'thing', id: `thing ${n}`, summary: { n, words: ['một', { b: 1, a: n / 7 }] } } }),
  );
async function open(): Promise<Trail> {
  return openTrail({ pools: fresh.pools, keys: fresh.keys, keyFile: join(folder, 'field.key'), anchorFolder: undefined });
}

beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kv-trail-'));
  createKeyFile(join(folder, 'field.key'));
  for (let n = 1; n <= ANCHORED; n++) await act(n);
  await (await open()).close();
  for (let n = ANCHORED + 1; n <= ROWS; n++) await act(n);
  trail = await open();
  await trail.verify('tinh');
  await fresh.sql('create table sound_audit as table audit');
  await fresh.sql('create table sound_seal as table audit_seal');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the check says after the owner of the database has had their way; all as it was again afterwards. */
async function after(...statements: [string, unknown[]?][]): Promise<Verdict> {
  try {
    for (const [text, values] of statements) await fresh.sql(text, values ?? []);
    return await trail.verify('tinh');
  } finally {
    await fresh.sql('truncate audit, audit_seal');
    const columns =
      'seq, id, at, account_id, account_name, role, scope, command, object_type, object_id, summary, request_id, kind, signature, xid';
    await fresh.sql(`insert into audit (${columns}) overriding system value select ${columns} from sound_audit`);
    await fresh.sql('insert into audit_seal select * from sound_seal');
  }
}
/** Tries it at many places; `expected` names what is found there. */
const everywhere = (most: number, tamper: (at: number) => Promise<Verdict>, expected: (at: number) => object) =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: most }), async (at) => {
      expect((await tamper(at)).flaw).toMatchObject(expected(at));
    }),
    { numRuns: TRIES },
  );

describe('the owner of the database is found', () => {
  test.each([
    ["account_name = 'người khác'", 'changed'],
    ["account_id = '01900000-0000-7000-8000-000000000001'", 'changed'],
    ["command = 'test.nothing'", 'changed'],
    ["object_id = 'thing 0'", 'changed'],
    ['object_id = null', 'changed'],
    [`summary = summary || '{"n": 0}'`, 'changed'],
    ['summary = null', 'changed'],
    ["scope = 'x'", 'changed'],
    ["kind = 'read'", 'changed'],
    ["signature = '\\x00'", 'changed'],
    ["at = at + interval '1 second'", 'moved'],
  ])('who changes a row: %s', async (set, kind) => {
    await everywhere(
      ROWS,
      (at) => after([`update audit set ${set} where seq = (select audit_seq from audit_seal where position = $1)`, [at]]),
      (at) => ({ kind, position: at }),
    );
  });

  test('who takes a row away', () =>
    everywhere(
      ROWS,
      (at) => after(['delete from audit where seq = (select audit_seq from audit_seal where position = $1)', [at]]),
      (at) => ({ kind: 'row_gone', position: at }),
    ));

  test('who takes a row away and its link, leaving a hole or closing it up', async () => {
    const both: [string][] = [['delete from audit a where not exists (select from audit_seal where audit_seq = a.seq)']];
    await everywhere(
      ANCHORED,
      (at) => after(['delete from audit_seal where position = $1', [at]], ...both),
      (at) => ({ kind: 'link_gone', position: at, missing: 1 }),
    );
    await everywhere(
      ANCHORED,
      (at) =>
        after(
          ['delete from audit_seal where position = $1', [at]],
          ...both,
          ['update audit_seal set position = -position where position > $1', [at]],
          ['update audit_seal set position = -position - 1 where position < 0'],
        ),
      (at) => ({ kind: 'moved', position: at }),
    );
  });

  test('who puts a row in, at the end or among the others', async () => {
    const forged =
      "insert into audit (id, account_id, account_name, role, scope, command, kind, at) values (gen_random_uuid(), gen_random_uuid(), 'ai đó', 'chief', '{}', 'test.one', 'write', now() - interval '1 day')";
    expect((await after([forged])).flaw).toMatchObject({ kind: 'slipped_in', position: ROWS + 1, row: { accountName: 'ai đó' } });
    const copied =
      'insert into audit (id, account_id, account_name, role, scope, command, kind, object_id, signature) select gen_random_uuid(), account_id, account_name, role, scope, command, kind, object_id, signature from audit limit 1';
    expect((await after([copied])).flaw).toMatchObject({ kind: 'slipped_in', position: ROWS + 1 });
    await everywhere(
      ROWS,
      (at) =>
        after(
          [forged],
          ['update audit_seal set position = -position where position >= $1', [at]],
          ['update audit_seal set position = -position + 1 where position < 0'],
          [
            `insert into audit_seal select $1::bigint, (select max(seq) from audit), now(), key_id, mac, horizon from audit_seal order by position limit 1`,
            [at],
          ],
        ),
      (at) => ({ kind: 'changed', position: at, row: { accountName: 'ai đó' } }),
    );
  });

  test('who puts rows in another order', () =>
    everywhere(
      ROWS - 1,
      (at) =>
        after(
          ['update audit_seal set audit_seq = -audit_seq where position in ($1::bigint, $1::bigint + 1)', [at]],
          [
            'update audit_seal s set audit_seq = -o.audit_seq from audit_seal o where s.position in ($1::bigint, $1::bigint + 1) and o.position = 2 * $1::bigint + 1 - s.position',
            [at],
          ],
        ),
      (at) => ({ kind: 'moved', position: at }),
    ));

  test('who cuts off the end', () =>
    everywhere(
      ANCHORED,
      (at) =>
        after(
          ['delete from audit_seal where position >= $1', [at]],
          ['delete from audit a where not exists (select from audit_seal where audit_seq = a.seq)'],
        ),
      (at) => ({ kind: 'tail_cut', position: at, missing: ANCHORED - at + 1 }),
    ));

  test('who seals everything anew without the key', async () => {
    await everywhere(
      ROWS,
      (at) => {
        const key = randomBytes(32);
        let mac = randomBytes(32);
        const again = Array.from({ length: ROWS - at + 1 }, (_, n): [string, unknown[]] => {
          mac = createHmac('sha256', key).update(mac).digest();
          return ['update audit_seal set mac = $2 where position = $1', [at + n, mac]];
        });
        return after(
          ['update audit set account_name = $2 where seq = (select audit_seq from audit_seal where position = $1)', [at, 'x']],
          ...again,
        );
      },
      (at) => ({ position: at, kind: 'changed' }),
    );
    expect((await after(["update audit_seal set mac = decode(repeat('ab', 32), 'hex')"])).flaw).toMatchObject({
      position: 1,
      kind: 'moved',
    });
    expect((await after(["update audit_seal set key_id = 'abcdefabcdef'"])).flaw).toMatchObject({ position: 1, kind: 'key' });
  });

  test('who starts over: no seals, no rows', async () => {
    expect((await after(['truncate audit, audit_seal'])).flaw).toMatchObject({ kind: 'tail_cut', position: 1, missing: ANCHORED });
    // sealed again by ourselves, and yet not as it was anchored
    const again = await after(['delete from audit where object_id = $1', ['thing 7']], ['truncate audit_seal']);
    expect(again.flaw).toMatchObject({ kind: 'anchored_otherwise', position: ANCHORED });
  });

  test('and where nobody did anything, nothing is', async () => {
    expect(await after()).toMatchObject({ rows: ROWS, anchors: 2, flaw: null });
    expect((await after(['update audit set xid = default'])).flaw).toBeNull();
  });
});

describe('the anchor', () => {
  const kept = (change: (lines: Record<string, unknown>[]) => unknown[]) => {
    const before = readFileSync(anchorFile(), 'utf8');
    const lines = before.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    writeFileSync(
      anchorFile(),
      change(lines)
        .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
        .join('\n'),
    );
    return trail.verify('tinh').finally(() => writeFileSync(anchorFile(), before));
  };

  test('holds a line from before the first row and one from the stop', () => {
    const lines = readFileSync(anchorFile(), 'utf8').split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([0, ANCHORED]);
  });
  test('a changed line is found', async () => {
    expect((await kept(([first, last]) => [first, { ...last, at: '2020-01-01T00:00:00.000Z' }])).flaw).toMatchObject({
      kind: 'anchor',
      position: 2,
    });
  });
  test('more rows let in unsigned than there were', async () => {
    expect((await kept(([first, last]) => [{ ...first, unsigned: 1_000 }, last])).flaw).toMatchObject({ kind: 'anchor', position: 1 });
  });
  test('a line taken out of the middle is found', async () => {
    await act(ROWS + 1);
    await (await open()).close();
    expect((await kept(([first, , last]) => [first, last])).flaw).toMatchObject({ kind: 'anchor', position: 2 });
    expect((await kept((lines) => lines)).flaw).toBeNull();
  });
  test('a line that a power cut tore hurts nothing', async () => {
    expect((await kept(([first, ...others]) => [first, '{"at":"2026-', ...others])).flaw).toBeNull();
  });
  test('an anchor that is not there is said', async () => {
    const before = readFileSync(anchorFile());
    rmSync(anchorFile());
    expect((await trail.verify('tinh')).flaw).toMatchObject({ kind: 'no_anchor' });
    writeFileSync(anchorFile(), before);
  });
});
