import { beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { messages, texts } from '../../texts.ts';
import { newId } from '#kit/ids.ts';
import { roleCapabilities, type Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type SmallLedger } from '#test/small-ledger.ts';
import { annualReview } from './contract.ts';
import { homeAnswer, type HomeAnswer } from './home-contract.ts';
import { home } from './home-queries.ts';
import { reportMessages } from './messages.vi.ts';

const today = '2024-08-20';
let db: FreshDatabase;
let ledger: SmallLedger;
let answer: HomeAnswer;
const read = (actor: Actor) => db.database.read(actor, (reader) => home(reader, actor, texts.vi, today));
const officer = (over: Partial<Actor>): Actor => ({
  ...db.admin,
  role: 'home_affairs_officer',
  capabilities: new Set(roleCapabilities.home_affairs_officer),
  ...over,
});

beforeAll(async () => {
  db = await freshDatabase();
  ledger = await smallLedger(db);
  const family = await ledger.family('TCLLCT');
  const open = (code: string, of: { date: string; expectedEnd?: string }) => ledger.open({ family, runner: ledger.school, code, ...of });
  const late = await open('MUON', { date: '2024-01-10', expectedEnd: '2024-08-10' });
  await ledger.join(late, 12, '2024-01-10');
  await open('DUNG', { date: '2024-01-10', expectedEnd: '2024-08-20' });
  for (const [code, day] of [
    ['MAI', '2024-08-21'],
    ['XA', '2024-09-04'],
    ['QUAXA', '2024-09-03'],
  ] as const) {
    const id = await open(code, { date: '2024-01-10' });
    await db.sql(
      `update training_class set status = 'decided', opened_on = null, expected_open_on = $2, expected_roster = 30 where id = $1`,
      [id, day],
    );
  }
  for (const [quarter, state] of [
    [1, 'pending'],
    [2, 'opened'],
    [3, 'pending'],
    [4, 'pending'],
    [4, 'not_executed'],
  ] as const) {
    const slot = await ledger.slot({ family, year: 2024, seats: 40 });
    await db.sql('update slot set quarter = $2, state = $3 where id = $1', [slot, quarter, state]);
  }
  await db.sql(`insert into plan_version (id, plan_id, no, effective_date, recorded_by) values ($1, $2, 2, '2024-08-01', $1)`, [
    newId(),
    ledger.plan,
  ]);
  for (const [due, supplied] of [
    ['2024-08-01', false],
    ['2024-07-01', true],
    ['2024-09-01', false],
  ] as const) {
    const id = await ledger.event('class_paused', '2024-06-01', { classId: late });
    await db.sql(`update ledger_event set document_pending = true, document_due = $2, directed_by = 'Thường trực' where id = $1`, [
      id,
      due,
    ]);
    if (!supplied) continue;
    await db.sql(
      `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, subject, subject_folded, recorded_by) values ($1, 'x', 'x', 'state', 'decision', '1/QĐ-TCT', '1/QĐ-TCT', 'named', 'x', 'x', $1)`,
      [id],
    );
    await db.sql('insert into ledger_event_document (event_id, document_id, supplied_by) values ($1, $1, $1)', [id]);
  }
  await db.sql(
    `insert into stated_figure (id, label, source, year_from, year_to, measure, runner_id, classes) values ('lech', 'Lớp mở', 'Báo cáo', 2024, 2024, 'opened', $1, 9), ('khop', 'Lớp mở', 'Báo cáo', 2024, 2024, 'opened', $1, 5)`,
    [ledger.school],
  );
  for (const [code, due, done] of [
    ['QUAHAN', '2024-08-19', false],
    ['HOMNAY', '2024-08-20', false],
    ['HAITHANG', '2024-10-19', false],
    ['XAHON', '2024-10-20', false],
    ['XONG', '2024-08-01', true],
  ] as const) {
    const { id, version } = await ledger.family(code);
    await db.sql(
      `insert into content_update (id, document_id, family_id, due_on, what, done_version_id) select $1, (select id from document limit 1), $2, $3, 'Cập nhật', $4`,
      [newId(), id, due, done ? version : null],
    );
  }
  answer = await read(db.admin);
});

test('overdue: classes past their end, quarters gone by, papers promised', () => {
  expect(answer.overdue.classes).toMatchObject({ total: 1, rows: [{ code: 'MUON', days: 10, trainees: 0 }] });
  expect(answer.overdue.slots).toMatchObject({ total: 1, rows: [{ quarter: 1, slots: 1, seats: 40 }] });
  expect(answer.overdue.documents).toMatchObject({
    total: 1,
    rows: [{ due: '2024-08-01', days: 19, directedBy: 'Thường trực', classCode: 'MUON' }],
  });
  expect(answer.waiting.documentsPromised.total).toBe(1);
});

test('starting: within 14 days, soonest first', () => {
  expect(answer.starting.rows.map((row) => [row.code, row.days, row.trainees])).toEqual([
    ['MAI', 1, 30],
    ['QUAXA', 14, 30],
  ]);
});

test('may not open: nobody on the list, and the day is near', () => {
  expect(answer.overdue.atRisk.rows.map(({ code, days, why }) => [code, days, why])).toEqual([
    ['MAI', 1, 'Mới có 0 người, cần ít nhất 25'],
    ['QUAXA', 14, 'Mới có 0 người, cần ít nhất 25'],
    ['XA', 15, 'Mới có 0 người, cần ít nhất 25'],
  ]);
});

test('the year by quarter: planned = opened + pending + lost', () => {
  expect(answer.year.quarters.map((row) => [row.quarter, row.planned, row.opened, row.pending, row.lost])).toEqual([
    [1, 1, 0, 1, 0],
    [2, 1, 1, 0, 0],
    [3, 1, 0, 1, 0],
    [4, 2, 0, 1, 1],
  ]);
});

test('waiting for me: drafts I may approve, differences I may explain', async () => {
  expect(answer.waiting.drafts).toMatchObject({ total: 1, rows: [{ planTitle: 'Kế hoạch', no: 2 }] });
  expect(answer.waiting.differences).toMatchObject({ total: 1, rows: [{ id: 'lech', org: 'LHP', classes: 4 }] });
  const reader = await read(officer({ capabilities: new Set(roleCapabilities.reader) }));
  expect([reader.waiting.drafts.total, reader.waiting.differences]).toEqual([0, null]);
  const school = await read(officer({ scope: { kind: 'unit', units: [ledger.school] } }));
  expect([school.waiting.drafts.total, school.waiting.differences!.total, school.overdue.classes.total]).toEqual([0, 1, 1]);
  const elsewhere = await read(officer({ scope: { kind: 'unit', units: [ledger.province] } }));
  expect([elsewhere.waiting.drafts.total, elsewhere.waiting.differences!.total, elsewhere.overdue.classes.total]).toEqual([1, 0, 0]);
});

test('what waits for me on a desk: late apart from what is in time, the longest first; not for who only reads, nor for who submitted', async () => {
  const asked = async (title: string, dueOn: string, since: string, state = 'pending', by = newId()) => {
    const id = newId();
    const parties = [ledger.school, 1, ledger.province, 1, ledger.school, 1];
    await db.sql(
      `insert into approval_request (id, kind, subject_type, subject_id, title, submitted_on, due_on, recorded_by, recorded_by_name, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc)
      values ($1, 'appraisal', 'programme_version', $1, $2, $3::timestamptz::date, $4, $5, 'x', $6, $7, $8, $9, $10, $11)`,
      [id, title, since, dueOn, by, ...parties],
    );
    await db.sql(
      `insert into approval_item (request_id, item, state, since, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc) values ($1, 'whole', $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, state, since, ...parties],
    );
    await db.sql(
      `insert into approval_hand (request_id, account_id, side, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc) values ($1, $2, 'submits', $3, $4, $5, $6, $7, $8)`,
      [id, by, ...parties],
    );
  };
  const me = officer({ accountId: newId(), scope: { kind: 'unit', units: [ledger.province] } });
  await asked('Quá hạn', '2024-01-05', '2024-01-01T08:00:00+07:00');
  await asked('Mới', '2099-01-01', '2026-01-01T08:00:00+07:00');
  await asked('Đã lâu', '2099-01-01', '2025-01-01T08:00:00+07:00');
  await asked('Trả lại', '2099-01-01', '2025-06-01T08:00:00+07:00', 'returned');
  await asked('Của tôi', '2099-01-01', '2025-06-01T08:00:00+07:00', 'pending', me.accountId);
  const { overdue, waiting } = await read(me);
  expect(overdue.requests).toMatchObject({ total: 1, rows: [{ title: 'Quá hạn', returned: false }] });
  expect(overdue.requests.rows[0]!.late).toBeGreaterThan(700);
  expect(waiting.requests.rows.map((row) => row.title)).toEqual(['Đã lâu', 'Mới']);
  const school = await read(officer({ scope: { kind: 'unit', units: [ledger.school] } }));
  expect(school.waiting.requests.rows).toMatchObject([{ title: 'Trả lại', returned: true }]);
  const reader = await read({ ...me, capabilities: new Set(roleCapabilities.reader) });
  expect([reader.waiting.requests.total, reader.overdue.requests.total]).toEqual([0, 0]);
});

test('over HTTP: the pages get what the contract says', async () => {
  let actor = db.admin;
  const app = await buildApp({ pools: db.pools, keys: db.keys, webRoot: null, gate: async () => actor });
  const get = async (url: string) => {
    const response = await app.inject({ method: 'GET', url });
    return { status: response.statusCode, body: response.json<unknown>() };
  };
  const annual = await get('/api/reports/annual?year=2024&org=LHP');
  expect([annual.status, annualReview.parse(annual.body).stated?.length]).toEqual([200, 2]);
  expect(homeAnswer.parse((await get('/api/home')).body).year.year).toBeGreaterThan(2023);
  expect(await get('/api/reports/annual')).toMatchObject({ status: 422, body: { error: { code: 'reports.year_missing', where: 'year' } } });
  expect(await get('/api/reports/annual?year=2024&from=2023-02-29')).toMatchObject({
    status: 400,
    body: { error: { code: 'request.invalid', where: 'from' } },
  });
  expect(await get('/api/reports/annual/detail?year=2024&cell=classes.nothing')).toMatchObject({
    status: 404,
    body: { error: { code: 'reports.cell_unknown' } },
  });
  expect(await get('/api/reports/annual/detail?year=2024&cell=classes.opened&after=x')).toMatchObject({
    status: 400,
    body: { error: { code: 'reports.cursor_unknown' } },
  });
  expect(await get('/api/reports/annual/detail?year=2024&cell=classes.opened&stated=khop&org=LHP')).toMatchObject({
    status: 200,
    body: { total: 5 },
  });
  expect(await get('/api/reports/turns?from=2023&to=2024&measure=L1')).toMatchObject({
    status: 200,
    body: { total: 12, refused: null, years: [{ value: 0 }, { value: 12 }] },
  });
  expect(await get('/api/reports/turns?from=2023&to=2024&measure=L2')).toMatchObject({
    status: 200,
    body: { total: null, refused: { code: 'reports.not_additive' } },
  });
  expect(await get('/api/reports/locks')).toMatchObject({ status: 200, body: [] });
  expect(await get(`/api/reports/locks/${newId()}`)).toMatchObject({ status: 404 });
  expect(await get('/api/reports/estimates?year=2024')).toMatchObject({ status: 200, body: [] });

  const headers = { 'x-khuevan': '1', 'idempotency-key': 'khoa-0001', 'if-match': '"1"' };
  const explain = () =>
    app.inject({ method: 'POST', url: '/api/reports/stated/lech/explanation', headers, payload: { explanation: 'Đã rà soát' } });
  expect((await explain()).json()).toEqual({ rowVersion: 2 });
  expect((await explain()).json()).toEqual({ rowVersion: 2 });
  expect(await db.sql(`select count(*)::int as n from audit where command = 'reports.explain_difference'`)).toEqual([{ n: 1 }]);

  actor = officer({});
  const lock = await app.inject({
    method: 'POST',
    url: '/api/reports/locks',
    headers: { ...headers, 'idempotency-key': 'khoa-0002' },
    payload: { org: 'LHP', clock: 'calendar', year: 2020 },
  });
  expect(lock.statusCode).toBe(403);
  actor = officer({ capabilities: new Set(roleCapabilities.reader) });
  expect((await get('/api/reports/annual?year=2024&org=LHP')).body).not.toHaveProperty('stated');
  expect(await get('/api/reports/annual/detail?year=2024&cell=classes.opened&stated=khop')).toMatchObject({ status: 403 });
  await app.close();
});

test('every reason has its words, and its words their parameters', () => {
  for (const [code, message] of Object.entries(reportMessages)) expect([code, messages.vi[code]]).toEqual([code, message]);
});

test('programmes to bring up to date: late ones, and those due within two months', async () => {
  expect(answer.overdue.updates.rows.map(({ programme, late, document }) => [programme, late, document])).toEqual([
    ['QUAHAN', 1, '1/QĐ-TCT'],
  ]);
  expect(answer.waiting.updates.rows.map(({ programme, dueOn }) => [programme, dueOn])).toEqual([
    ['HOMNAY', '2024-08-20'],
    ['HAITHANG', '2024-10-19'],
  ]);
  const contact = await read(
    officer({ scope: { kind: 'unit', units: [ledger.school] }, capabilities: new Set(roleCapabilities.unit_contact) }),
  );
  expect([contact.overdue.updates.total, contact.waiting.updates.total]).toEqual([0, 0]);
  const desk = await read(officer({ scope: { kind: 'bloc', bloc: 1 } }));
  expect(desk.overdue.updates.total).toBe(1);
});
