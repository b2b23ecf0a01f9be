import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { addDays, today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { createAccount, type NewAccount } from '#modules/access';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';

// A deputy at every desk, over the wire: who may be away, who may stand in, and what the deputy then sees and does.

const PASSWORD = 'cá rô gánh nước mưa';
const [school, commission, elsewhere] = [1, 2, 3];
let fresh: FreshDatabase;
let app: FastifyInstance;
let documentId: string;

type Held = NonNullable<NewAccount['assignment']>;
const at = (role: Held['role'], unitId: number, more: object = {}): Held =>
  ({ role, scope: 'unit', unitId, validFrom: '2020-01-01', ...more }) as Held;
const accounts: Record<string, Held> = {
  'truong.an': at('school_office', school),
  'btc.binh': at('organisation_officer', commission),
  'btc.chi': at('leader', commission),
  'btc.dung': at('unit_contact', commission),
  'so.giang': at('home_affairs_officer', elsewhere),
  'so.khue': at('political_centre', elsewhere),
  'btc.mai': at('leader', commission, { validFrom: addDays(today(), 5) }),
  'khoi.hoa': { role: 'leader', scope: 'bloc', bloc: 1, validFrom: '2020-01-01' },
  'tinh.lan': { role: 'leader', scope: 'tenant', validFrom: '2020-01-01' },
  'tinh.noivu': { role: 'home_affairs_officer', scope: 'tenant', validFrom: '2020-01-01' },
  phutrach: { role: 'chief', scope: 'tenant', validFrom: '2020-01-01' },
};

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  const { sql, database, admin } = fresh;
  await sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng'), (2, 'government', 'Khối chính quyền')`);
  for (const [id, bloc, kind, symbol] of [
    [school, 1, 'political_school', 'TCB'],
    [commission, 1, 'party_commission', 'BTCTU'],
    [elsewhere, 2, 'department', 'SNV'],
  ]) {
    await sql('insert into unit (id, uid) values ($1, $2)', [id, newId()]);
    await sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, symbol, valid_from) values ($1, $2, $3, $4, 'province', $5, $6, '2000-01-01')`,
      [newId(), id, `Đơn vị ${id}`, kind, bloc, symbol],
    );
  }
  documentId = newId();
  await sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
      values ($1, 'BTC', 'btc', 'party', 'letter', '7-CV/BTC', '7-CV/BTC', 'party', '2026-01-05', 'ủy quyền', 'uy quyen', $1)`,
    [documentId],
  );
  for (const [signInName, assignment] of Object.entries(accounts))
    await database.write(admin, { command: 'test' }, (tx) =>
      createAccount(tx, admin, { signInName, name: signInName, password: PASSWORD, mustChange: false, assignment }),
    );
});

const signedIn = async (name: string) => {
  const browser = visitor(app);
  expect((await browser.signIn(name, PASSWORD)).status).toBe(200);
  return browser;
};
const arrange = async (by: string, deputyName: string, more: object = {}) => {
  const body = { deputyName, deskId: commission, fromOn: today(), toOn: addDays(today(), 3), documentId, ...more };
  const answer = await (await signedIn(by)).send('POST', '/api/approvals/absences', body);
  return answer.status === 200 ? 'arranged' : answer.body.error.code;
};

test.each<[string, string, string, object, string]>([
  ['nobody', 'btc.chi', 'khong.co', {}, 'approvals.unknown_account'],
  ['somebody of another body', 'btc.chi', 'so.giang', {}, 'approvals.deputy_elsewhere'],
  ['somebody who takes no part in requests', 'btc.chi', 'btc.dung', {}, 'approvals.deputy_elsewhere'],
  ['somebody whose role begins after the first day', 'btc.chi', 'btc.mai', {}, 'approvals.deputy_elsewhere'],
  ['somebody for who was never at the desk', 'phutrach', 'btc.binh', { absentName: 'so.giang' }, 'approvals.absent_elsewhere'],
  ['somebody for who may not decide', 'phutrach', 'btc.binh', { absentName: 'btc.dung' }, 'approvals.absent_elsewhere'],
  ['oneself', 'btc.chi', 'btc.chi', {}, 'approvals.deputy_is_absent'],
])('nobody is stood in for by %s', async (_, by, deputy, more, code) => expect(await arrange(by, deputy, more)).toBe(code));

test.each([
  ['of the same body', 'btc.chi', 'btc.binh', {}],
  ['of the bloc', 'btc.chi', 'khoi.hoa', {}],
  ['of the whole tenant', 'khoi.hoa', 'tinh.lan', {}],
  ['from the day on which the deputy begins', 'btc.chi', 'btc.mai', { fromOn: addDays(today(), 5), toOn: addDays(today(), 9) }],
  ['by who keeps the accounts, for somebody else', 'phutrach', 'btc.binh', { absentName: 'btc.chi' }],
])('a deputy %s', async (_, by, deputy, more) => expect(await arrange(by, deputy, more)).toBe('arranged'));

test('what waits for the absent one waits for the deputy, who answers in that name', async () => {
  const [family, version] = [newId(), newId()];
  await fresh.sql(`insert into programme_family (id, code, name, folded, nature) values ($1, 'BD', 'Bồi dưỡng', 'boi duong', 'workshop')`, [
    family,
  ]);
  await fresh.sql(
    `insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, 'BD-1', 'Bồi dưỡng', 'boi duong', '2021-03-01')`,
    [version, family],
  );
  const asked = { programmeVersionId: version, fromId: school, deskId: elsewhere };
  const { id } = (await (await signedIn('truong.an')).send('POST', '/api/approvals/appraisals', asked)).body;
  const deputy = await signedIn('so.khue');
  const waiting = async () => (await deputy.get('/api/home')).body.waiting.requests.rows.map((row: { id: string }) => row.id);
  const answers = [{ item: 'whole', answer: 'agreed' }];
  const decide = async () => (await deputy.send('POST', `/api/approvals/${id}/decision`, { answers })).body.error?.code ?? 'decided';
  expect([await waiting(), await decide()]).toEqual([[], 'approvals.not_your_desk']);
  expect(await arrange('so.giang', 'so.khue', { deskId: elsewhere })).toBe('arranged');
  expect([await waiting(), await decide(), await waiting()]).toEqual([[id], 'decided', []]);
  const { steps } = (await deputy.get(`/api/approvals/${id}`)).body;
  expect(steps.at(-1)).toMatchObject({ act: 'agreed', by: 'so.khue', behalf: 'so.giang' });
});

test('an officer over the whole tenant puts requests for everybody, and answers for the own office only', async () => {
  const officer = await signedIn('tinh.noivu');
  const school1 = await signedIn('truong.an');
  const versions = (await fresh.sql<{ id: string }>('select id from programme_version')).map(({ id }) => id);
  const ask = async (who: typeof officer, deskId: number) =>
    (await who.send('POST', '/api/approvals/appraisals', { programmeVersionId: versions[0], fromId: school, deskId })).body;
  const decide = async (id: string) =>
    (await officer.send('POST', `/api/approvals/${id}/decision`, { answers: [{ item: 'whole', answer: 'agreed' }] })).body.error?.code ??
    'decided';
  const [there, here] = [await ask(school1, commission), await ask(school1, elsewhere)];
  expect((await officer.get(`/api/approvals/${there.id}`)).body.decide.may).toBe(false);
  expect(await decide(there.id)).toBe('approvals.not_your_desk');
  expect(await decide(here.id)).toBe('decided');
  // its own request, even at its own office, is somebody else's to answer
  const own = await ask(officer, elsewhere);
  expect(own.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await decide(own.id)).toBe('approvals.own_request');
});
