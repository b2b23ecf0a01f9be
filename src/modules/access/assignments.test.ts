import type { FastifyInstance } from 'fastify';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, today } from '#kit/dates.ts';
import { createUnit } from '#modules/organisations';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import type { AssignmentInput } from './contract.ts';
import { createAccount } from './index.ts';

// What somebody may do from one day to the next: the clock of the product is moved, sessions stay open.

let fresh: FreshDatabase;
let app: FastifyInstance;
const unit: Record<string, number> = {};
const PASSWORD = 'cá rô gánh nước mưa';
const NOBODY = '01900000-0000-7000-8000-000000000001';
const now = today();
const [yesterday, tomorrow] = [addDays(now, -1), addDays(now, 1)];

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng')");
  for (const [key, parent] of [
    ['city', null],
    ['school', 'city'],
    ['snv', 'city'],
    ['old', 'city'],
  ] as const) {
    const input = { kind: 'other', level: 'province', bloc: 1, parentId: parent && unit[parent]!, validFrom: '2010-01-01' } as const;
    const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, { ...input, name: `Đơn vị ${key}` }),
    );
    unit[key] = id;
  }
});

beforeEach(async () => {
  await fresh.sql('truncate account, assignment, session, sign_in_attempt, audit, idempotency cascade');
  await make('chu', { scope: 'tenant', role: 'chief' });
});
afterEach(() => void vi.useRealTimers());
const on = (day: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T08:00:00+07:00`) });

const make = async (signInName: string, assignment: AssignmentInput) =>
  (
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, {
        signInName,
        name: `Người ${signInName}`,
        password: PASSWORD,
        mustChange: false,
        assignment: { validFrom: '2020-01-01', ...assignment },
      }),
    )
  ).id;
const signedIn = async (name: string) => {
  const browser = visitor(app);
  expect((await browser.signIn(name, PASSWORD)).status).toBe(200);
  return browser;
};
type Browser = ReturnType<typeof visitor>;
/** What a session may do now: its role and units, or the status it is turned away with. */
const may = async (browser: Browser) => {
  const { status, body } = await browser.get('/api/session');
  return status === 200 ? [body.role, body.scope.units ?? body.scope.kind] : status;
};
const heldBy = async (account: string) =>
  (await fresh.sql<{ id: string }>('select id from assignment where account_id = $1 order by valid_from, id', [account])).map(
    ({ id }) => id,
  );
const contact = (key: string): AssignmentInput => ({ role: 'unit_contact', scope: 'unit', unitId: unit[key]! });
const end = async (browser: Browser, account: string, assignment: string, body: object) => {
  const answer = await browser.send('POST', `/api/accounts/${account}/assignments/${assignment}/end`, body);
  return answer.status === 200 ? 200 : [answer.status, answer.body.error.code];
};

describe('no assignment is ended', () => {
  test.each<[string, object, unknown]>([
    ['without document or reason', {}, [422, 'access.end_paper_missing']],
    ['before it began', { reason: 'Nghỉ hưu', validTo: '2019-12-31' }, [422, 'access.end_before_start']],
    ['by a document that is not there', { documentId: NOBODY }, [409, 'access.document_unknown']],
    ['with a field of one’s own', { reason: 'Nghỉ hưu', role: 'chief' }, [400, 'request.invalid']],
  ])('%s', async (_, body, refusal) => {
    const an = await make('an', contact('school'));
    const [held] = await heldBy(an);
    expect(await end(await signedIn('chu'), an, held!, body)).toEqual(refusal);
    expect(await may(await signedIn('an'))).toEqual(['unit_contact', [unit['school']]]);
  });

  test('that is another account’s, unknown, or over already', async () => {
    const [an, binh] = [await make('an', contact('school')), await make('binh', contact('snv'))];
    const chu = await signedIn('chu');
    const [ofBinh] = await heldBy(binh);
    const why = { reason: 'Nghỉ hưu' };
    expect(await end(chu, an, ofBinh!, why)).toEqual([404, 'access.assignment_unknown']);
    expect(await end(chu, an, NOBODY, why)).toEqual([404, 'access.assignment_unknown']);
    expect(await end(chu, binh, ofBinh!, { ...why, validTo: yesterday })).toBe(200);
    expect(await end(chu, binh, ofBinh!, why)).toEqual([409, 'access.ended_already']);
    expect(await end(chu, binh, ofBinh!, { ...why, validTo: '2021-01-01' })).toEqual([409, 'access.ended_already']);
  });

  test('by somebody without the right, out of reach, or one’s own', async () => {
    const [chuId] = (await fresh.sql<{ id: string }>(`select id from account where sign_in_name = 'chu'`)).map(({ id }) => id);
    const an = await make('an', contact('snv'));
    await make('truong', { role: 'chief', scope: 'unit', unitId: unit['school']! });
    await make('xem', { role: 'reader', scope: 'tenant' });
    const [held] = await heldBy(an);
    const why = { reason: 'Thử' };
    expect(await end(await signedIn('xem'), an, held!, why)).toEqual([403, 'gate.not_allowed']);
    expect(await end(await signedIn('truong'), an, held!, why)).toEqual([403, 'access.beyond_scope']);
    const [own] = await heldBy(chuId!);
    expect(await end(await signedIn('chu'), chuId!, own!, why)).toEqual([409, 'access.own_assignment']);
  });

  test('that is the last head of training’s, not even from a later day on', async () => {
    const chu = (await fresh.sql<{ id: string }>(`select id from account where sign_in_name = 'chu'`))[0]!.id;
    await make('hai', { role: 'chief', scope: 'tenant', validTo: addDays(now, 30) });
    const [held] = await heldBy(chu);
    const hai = await signedIn('hai');
    // the other one goes in thirty days: until then there is somebody, after it nobody
    expect(await end(hai, chu, held!, { reason: 'Nghỉ hưu', validTo: addDays(now, 40) })).toEqual([409, 'access.last_chief']);
    expect(await end(hai, chu, held!, { reason: 'Nghỉ hưu', validTo: addDays(now, 20) })).toBe(200);
    const later = { role: 'reader', scope: 'tenant', validFrom: addDays(now, 60), reason: 'Thử' };
    const haiId = (await fresh.sql<{ id: string }>(`select id from account where sign_in_name = 'hai'`))[0]!.id;
    await fresh.sql('update assignment set valid_to = null where account_id = $1', [haiId]);
    const answer = await hai.send('POST', `/api/accounts/${haiId}/assignments`, later);
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'access.last_chief']);
  });
});

describe('from one day to the next', () => {
  test('one that is ended today takes its rights from the session that is open, and the session with it', async () => {
    const an = await make('an', contact('school'));
    const browser = await signedIn('an');
    const chu = await signedIn('chu');
    expect(await may(browser)).toEqual(['unit_contact', [unit['school']]]);
    const [held] = await heldBy(an);
    expect(await end(chu, an, held!, { reason: 'Nghỉ hưu' })).toBe(200);
    expect(await may(browser)).toBe(401);
    expect((await visitor(app).signIn('an', PASSWORD)).body.error.code).toBe('access.no_assignment');
    expect((await chu.get(`/api/accounts/${an}/sessions`)).body).toEqual([]);
    const [account] = (await chu.get('/api/accounts')).body;
    expect(account.assignments).toMatchObject([{ validTo: now, endedReason: 'Nghỉ hưu', endedByName: 'Người chu' }]);
    const [row] = await fresh.sql<{ summary: object }>(
      `select summary from audit where kind = 'write' and command = 'access.end_assignment'`,
    );
    expect(row!.summary).toMatchObject({ assignment: held, role: 'unit_contact', validTo: now, reason: 'Nghỉ hưu' });
  });

  test('who keeps the accounts ends what they could not give; who looks after one unit only what they hold themselves', async () => {
    const an = await make('an', contact('school'));
    const phong = await make('phong', { role: 'school_office', scope: 'unit', unitId: unit['school']! });
    await make('quantri', { role: 'administrator', scope: 'tenant' });
    await make('truong', { role: 'chief', scope: 'unit', unitId: unit['school']! });
    const [ofAn] = await heldBy(an);
    const [ofPhong] = await heldBy(phong);
    expect(await end(await signedIn('quantri'), an, ofAn!, { reason: 'Nghỉ hưu' })).toBe(200);
    expect(await end(await signedIn('truong'), phong, ofPhong!, { reason: 'Nghỉ hưu' })).toBe(200);
  });

  test('of two, one is ended: the other stays, in the session that is open', async () => {
    const an = await make('an', contact('school'));
    const chu = await signedIn('chu');
    const order = { ...contact('snv'), besides: true, reason: 'Kiêm nhiệm' };
    expect((await chu.send('POST', `/api/accounts/${an}/assignments`, order)).status).toBe(200);
    const browser = await signedIn('an');
    expect(await may(browser)).toEqual(['unit_contact', [unit['school'], unit['snv']]]);
    const [first] = await heldBy(an);
    expect(await end(chu, an, first!, { reason: 'Thôi kiêm nhiệm' })).toBe(200);
    expect(await may(browser)).toEqual(['unit_contact', [unit['snv']]]);
  });

  test('one that ends tomorrow is held today and not tomorrow', async () => {
    const an = await make('an', contact('school'));
    const browser = await signedIn('an');
    const [held] = await heldBy(an);
    expect(await end(await signedIn('chu'), an, held!, { validTo: tomorrow, reason: 'Nghỉ hưu' })).toBe(200);
    expect(await may(browser)).toEqual(['unit_contact', [unit['school']]]);
    on(tomorrow);
    expect(await may(browser)).toBe(401);
  });

  test('a rotation ordered for tomorrow: yesterday and today the old desk, from tomorrow the new one', async () => {
    const an = await make('an', contact('snv'));
    const browser = await signedIn('an');
    const order = { ...contact('school'), validFrom: tomorrow, reason: 'Luân chuyển' };
    expect((await (await signedIn('chu')).send('POST', `/api/accounts/${an}/assignments`, order)).status).toBe(200);
    for (const [day, key] of [
      [yesterday, 'snv'],
      [now, 'snv'],
      [tomorrow, 'school'],
      [addDays(now, 2), 'school'],
    ] as const) {
      on(day);
      expect([day, await may(browser)]).toEqual([day, ['unit_contact', [unit[key]]]]);
    }
  });

  test('a role that begins tomorrow opens nothing today; one for a time is over on the day it names', async () => {
    await make('an', { ...contact('school'), validFrom: tomorrow, validTo: addDays(now, 2) });
    expect((await visitor(app).signIn('an', PASSWORD)).body.error.code).toBe('access.no_assignment');
    on(tomorrow);
    const browser = await signedIn('an');
    expect(await may(browser)).toEqual(['unit_contact', [unit['school']]]);
    on(addDays(now, 2));
    expect(await may(browser)).toBe(401);
  });

  test('what a predecessor left is seen from the day of the succession, and only where it says so', async () => {
    await make('an', contact('school'));
    const browser = await signedIn('an');
    const succession = (follows: boolean, id: string) =>
      fresh.sql(
        `with s as (insert into unit_succession (id, kind, effective_date, scope_follows, recorded_by) values ('${id}', 'absorb', '${tomorrow}', ${follows}, '${id}') returning id)
         insert into unit_succession_part (succession_id, side, unit_id) select s.id, p.side, p.unit from s, (values ('from', ${unit['old']}), ('to', ${unit['school']})) p(side, unit)`,
      );
    for (const [follows, id, units] of [
      [false, '01900000-0000-7000-8000-00000000000a', [unit['school']]],
      [true, '01900000-0000-7000-8000-00000000000b', [unit['school'], unit['old']]],
    ] as const) {
      await succession(follows, id);
      vi.useRealTimers();
      expect([follows, await may(browser)]).toEqual([follows, ['unit_contact', [unit['school']]]]);
      on(tomorrow);
      expect([follows, await may(browser)]).toEqual([follows, ['unit_contact', units]]);
    }
  });
});
