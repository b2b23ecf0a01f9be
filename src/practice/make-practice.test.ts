import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { today } from '#kit/dates.ts';
import { recountRollUps } from '#modules/classes';
import { systemActor } from '#platform/actor.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { FEW, madePractice, practicePassword, practiceSite, type PracticeSite } from '#test/practice-place.ts';
import { appOver, visitor } from '#test/visitor.ts';
import { makeDuePractices, makePractice } from './make-practice.ts';

// each makes a tenant, and the machine may be busy with the other tests
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Of every row of every table of a schema. */
async function digestOf({ sql }: PracticeSite, schema: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' order by 1`,
    [schema],
  );
  const digest: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ rows: number; md5: string | null }>(
      `select count(*)::int as rows, md5(string_agg(t::text, ' ' order by t::text)) as md5 from "${schema}"."${name}" t`,
    );
    digest[name] = `${row!.rows} ${row!.md5}`;
  }
  return digest;
}
const schemasOf = async ({ sql }: PracticeSite): Promise<string[]> =>
  (await sql<{ name: string }>(`select nspname as name from pg_namespace where nspname ~ '__(next|gone)$|^thuchanh' order by 1`)).map(
    ({ name }) => name,
  );
const doneTo = (practice: PracticeSite, tenant = 'thuchanh') =>
  practice.database.write(systemActor(tenant, 'thử'), { command: 'test' }, async (tx) => {
    await tx.updateTable('unitVersion').set({ name: 'Đổi trong ngày' }).where('level', '=', 'unit').execute();
    await tx.insertInto('bloc').values({ id: 9, code: 'made_by_day', name: 'Khối thêm trong ngày' }).execute();
    return { result: null, audit: { type: 'unit', id: '1' } };
  });
const changed = async ({ sql }: PracticeSite, schema = 'thuchanh') =>
  (
    await sql<{ n: number }>(
      `select ((select count(*) from "${schema}".unit_version where name = 'Đổi trong ngày') + (select count(*) from "${schema}".bloc where id = 9))::int as n`,
    )
  )[0]!.n;

describe('never anew', () => {
  let site: PracticeSite;
  beforeAll(async () => void (site = await practiceSite()));

  test('a real tenant, nor one whose name is needed on the way', async () => {
    await site.addTenant('lop__next');
    await doneTo(site, 'tinh');
    const before = [await digestOf(site, 'tinh'), await digestOf(site, 'lop__next'), await site.sql('select * from public.tenant')];
    for (const slug of ['tinh', 'lop'])
      await expect(makePractice(site.place, slug, () => site.order)).rejects.toThrow(/không phải bản thực hành/);
    expect([await digestOf(site, 'tinh'), await digestOf(site, 'lop__next'), await site.sql('select * from public.tenant')]).toEqual(
      before,
    );
    expect(await makeDuePractices({ ...site.place, clock: () => new Date('2999-01-01') })).toEqual([]);
  });
  test("a schema that is no tenant: somebody else's", async () => {
    await site.sql('create schema cua_nguoi_khac');
    await expect(makePractice(site.place, 'cua_nguoi_khac', () => site.order)).rejects.toBeInstanceOf(Fault);
    expect(await site.sql('select slug from public.practice')).toEqual([]);
  });
});

describe('a night', () => {
  let site: PracticeSite;
  // so many nights ago: what is recorded lies in the past of every clock
  let now = new Date(Date.now() - 20 * 86_400_000);
  const nights = (n: number) => void (now = new Date(now.getTime() + n * 86_400_000));
  beforeAll(async () => {
    site = await madePractice(() => now);
    await doneTo(site, 'tinh');
  });

  test('what was changed by day is gone, the sessions with it; no other tenant has changed by a byte', async () => {
    const app = await appOver(site);
    const [learner, other] = [visitor(app), visitor(app)];
    expect((await learner.signIn('daumoi-05', practicePassword, 'thuchanh')).status).toBe(200);
    expect((await other.signIn('phutrach', practicePassword, 'thuchanh')).status).toBe(200);
    expect((await learner.get('/api/home')).status).toBe(200);
    await doneTo(site);
    expect(await changed(site)).toBe(FEW + 1);
    const real = await digestOf(site, 'tinh');
    const [{ oid: before } = { oid: 0 }] = await site.sql<{ oid: number }>(`select oid::int from pg_namespace where nspname = 'thuchanh'`);

    expect(await makeDuePractices(site.place)).toEqual([]);
    nights(1);
    expect(await makeDuePractices(site.place)).toEqual([{ slug: 'thuchanh', milliseconds: expect.any(Number) as number }]);
    expect(await makeDuePractices(site.place)).toEqual([]);

    expect(await changed(site)).toBe(0);
    expect(await site.sql(`select oid::int from pg_namespace where nspname = 'thuchanh'`)).not.toEqual([{ oid: before }]);
    expect(await schemasOf(site)).toEqual(['thuchanh']);
    expect(await digestOf(site, 'tinh')).toEqual(real);
    const refused = await learner.get('/api/home');
    expect(refused.status).toBe(401);
    expect(refused.body.error).toMatchObject({
      code: 'gate.not_signed_in',
      what: expect.stringContaining('phiên làm việc đã hết') as string,
    });
    const written = await other.send('POST', '/api/programmes', { code: 'MOI', name: 'Mới', nature: 'workshop' });
    expect(written.status).toBe(401);
    // and the same process lets in again, with the password of yesterday
    expect((await learner.signIn('daumoi-05', practicePassword, 'thuchanh')).status).toBe(200);
    expect((await learner.get('/api/home')).status).toBe(200);
    await app.close();
  });

  test('the trail begins anew with an entry that says so, and verifies; the anchors of before are kept', async () => {
    nights(1);
    await site.trail.anchor('tinh');
    await makeDuePractices(site.place);
    const [first] = await site.sql('select command, account_name, object_id, summary from thuchanh.audit order by seq limit 1');
    expect(first).toMatchObject({ command: 'practice.make_anew', account_name: 'làm lại bản thực hành', object_id: 'thuchanh' });
    expect(first!['summary']).toMatchObject({ agencies: FEW, lastMadeOn: today(() => new Date(now.getTime() - 86_400_000)) });
    for (const tenant of ['thuchanh', 'tinh']) expect((await site.trail.verify(tenant)).flaw).toBeNull();
    expect(await site.trail.verify('thuchanh')).toMatchObject({ rows: 1, anchoredFrom: { count: 0 } });
    expect(readdirSync(join(site.folder, 'anchor')).filter((name) => name.startsWith('thuchanh.until-'))).toHaveLength(2);
  });

  test('missed for a week: made once, when somebody looks', async () => {
    nights(7);
    expect(await makeDuePractices(site.place)).toHaveLength(1);
    expect(await makeDuePractices(site.place)).toHaveLength(0);
  });

  test('two servers on one database: one makes it, the other goes on', async () => {
    nights(1);
    const [{ oid: before } = { oid: 0 }] = await site.sql<{ oid: number }>(`select oid::int from pg_namespace where nspname = 'thuchanh'`);
    const made = await Promise.all([makeDuePractices(site.place), makeDuePractices(site.place)]);
    expect(made.flat()).toHaveLength(1);
    const [{ oid: after } = { oid: 0 }] = await site.sql<{ oid: number }>(`select oid::int from pg_namespace where nspname = 'thuchanh'`);
    expect(after).not.toBe(before);
    expect(await schemasOf(site)).toEqual(['thuchanh']);
  });

  test('what fails on the way leaves the old one as it was, and the next try clears up after it', async () => {
    nights(1);
    await doneTo(site);
    const before = await digestOf(site, 'thuchanh');
    const failing = {
      ...site.place,
      trail: {
        ...site.trail,
        startOver: () => {
          throw new Error('mất điện');
        },
      },
    };
    await expect(makeDuePractices(failing)).rejects.toThrow('mất điện');
    expect(await schemasOf(site)).toEqual(['thuchanh', 'thuchanh__next']);
    expect(await digestOf(site, 'thuchanh')).toEqual(before);
    // killed in the middle of filling: what is beside is half a tenant
    await site.sql('delete from thuchanh__next.session; drop table thuchanh__next.ledger_entry cascade');
    expect(await makeDuePractices(site.place)).toHaveLength(1);
    expect(await changed(site)).toBe(0);
    expect(await schemasOf(site)).toEqual(['thuchanh']);
  });

  test('the database cut off in the middle: said, the old one as it was, and the process lives', async () => {
    nights(1);
    const before = await digestOf(site, 'thuchanh');
    const { database } = site.place;
    const write: typeof database.write = (actor, act, work) =>
      database.write(actor, act, async (tx) => {
        const outcome = await work(tx);
        // filled and not yet committed
        const cut = await site.sql(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name like 'khuevan tenant%' and state = 'idle in transaction'`);
        expect(cut.length).toBe(1);
        return outcome;
      });
    const making = makeDuePractices({ ...site.place, database: { ...database, write } });
    await expect(making).rejects.toThrow();
    expect(await digestOf(site, 'thuchanh')).toEqual(before);
    expect(await makeDuePractices(site.place)).toHaveLength(1);
  });

  test('who reads or writes meanwhile has the one tenant from the first statement to the last', async () => {
    nights(1);
    await doneTo(site);
    const actor = systemActor('thuchanh', 'thử');
    const unitNames = (db: Parameters<Parameters<typeof site.database.read>[1]>[0]) =>
      db.selectFrom('unitVersion').select('name').where('name', '=', 'Đổi trong ngày').execute();
    let making: Promise<unknown> | undefined;
    const waits = async () => {
      const [row] = await site.sql<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where application_name like 'khuevan practice%' and wait_event_type = 'Lock'`,
      );
      return row!.n > 0;
    };
    const [early, late] = await site.database.write(actor, { command: 'test' }, async (tx) => {
      const first = await tx.selectFrom('bloc').select('id').where('id', '=', 9).execute();
      making = makeDuePractices(site.place);
      await vi.waitFor(async () => expect(await waits()).toBe(true), { timeout: 120_000, interval: 20 });
      // a table this transaction has not touched yet
      const second = await unitNames(tx);
      return { result: [first.length, second.length] as const, audit: { type: 'unit', id: '1' } };
    });
    expect([early, late]).toEqual([1, FEW]);
    await making;
    expect(await site.database.read(actor, async (db) => (await unitNames(db)).length)).toBe(0);
    expect((await site.trail.verify('thuchanh')).flaw).toBeNull();
  });
});

describe.each(['2026-12-31', '2027-01-01', '2027-01-03', '2028-02-29'])('on %s', (day) => {
  afterEach(() => void vi.useRealTimers());
  test('there is all there is on other days, and the sums beside the ledger agree with it', async () => {
    // half past midnight; timers go on
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T00:30:01+07:00`) });
    const { sql, pools } = await madePractice();
    const states = await sql(`select c.status, count(*)::int as n from thuchanh.training_class c group by 1 order by 1`);
    expect(states).toEqual([
      { status: 'agreed', n: 1 },
      { status: 'awaiting_closing', n: 1 },
      { status: 'cancelled', n: 1 },
      { status: 'closed', n: FEW + 1 },
      { status: 'decided', n: 1 },
      { status: 'discontinued', n: 1 },
      { status: 'paused', n: 1 },
      { status: 'preparing', n: FEW },
      { status: 'running', n: FEW + 2 },
    ]);
    const [later] = await sql<{ n: number }>(`select count(*)::int as n from thuchanh.ledger_event where effective_date > $1`, [day]);
    expect(later).toEqual({ n: 0 });
    const wrong = await inTenant(pools, 'thuchanh', (trx) => recountRollUps(trx as Tx));
    expect(wrong).toMatchObject({ wrong: 0 });
  });
});
