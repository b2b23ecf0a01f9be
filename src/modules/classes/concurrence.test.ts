import { beforeAll, describe, expect, test } from 'vitest';
import { decideRequest } from '../approvals/decide-request.ts';
import { requestOffPlan } from '../approvals/request-appraisal.ts';
import { supplyDirected } from '../approvals/record-directed.ts';
import { recordMatrix } from '#modules/delegation';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/refusal.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { clearCertificates } from './clear-certificates.ts';
import { closeClass } from './close-class.ts';
import { readConcurrence, requestConcurrence } from './concurrence.ts';
import { listTrainees } from './list-trainees.ts';
import { openClass } from './open-class.ts';
import { acceptOffPlan } from './settle-slot.ts';

let world: World;
let school: Actor;
let commission: Actor;
const officer = (unit: number, name: string): Actor => ({
  ...world.admin,
  accountId: newId(),
  accountName: name,
  role: 'home_affairs_officer',
  scope: { kind: 'unit', units: [unit] },
});
type Cell = { decision: string; body?: string; unitId?: number; part: string };
/** The matrix from a day on: an empty one takes it away. */
const matrix = (validFrom: string, cells: Cell[]) =>
  world.run((tx) =>
    recordMatrix(tx, world.admin, {
      validFrom,
      citation: 'thử',
      cases:
        cells.length === 0 ? [] : [{ name: 'Mọi lớp', cells: cells.map(({ body = 'unit', ...cell }) => ({ body, ...cell })) as never }],
    }),
  );
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: Refusal) => error.code,
  );
const as = <T>(actor: Actor, work: Parameters<typeof world.run<T>>[0]) => world.database.write(actor, { command: 'test' }, work);

const ready = async (date = '2024-03-01') => world.prepared(await world.slot(Number(date.slice(0, 4)), 40), await world.people(3));
const open = (actor: Actor, training: { id: string; listed: string[] }, date: string, basis: object = { documentId: world.documentId }) =>
  as(actor, (tx) => openClass(tx, actor, training.id, { ...world.given(date), basis, arrived: training.listed, combinedSlotIds: [] }));
const five = ['audience', 'content', 'curriculum', 'opening', 'list'];

beforeAll(async () => {
  world = await ledgerWorld();
  school = officer(world.units.school, 'trường');
  commission = officer(world.units.lead, 'ban tổ chức');
  // 2021: none. 2022: the lead must agree on all five. 2023: somebody else decides on opening and results. 2024: off-plan asks consent. 2025: the school decides alone
  const { school: runner, lead, sender } = world.units;
  await matrix(
    '2022-01-01',
    five.flatMap((decision) => [
      { decision, body: 'runner', part: 'decides' },
      { decision, unitId: lead, part: 'agrees' },
    ]),
  );
  await matrix(
    '2023-01-01',
    ['opening', 'results', 'list'].map((decision) => ({ decision, unitId: sender, part: 'decides' })),
  );
  await matrix('2024-01-01', [
    { decision: 'off_plan', body: 'runner', part: 'decides' },
    { decision: 'off_plan', unitId: lead, part: 'agrees' },
  ]);
  await matrix(
    '2025-01-01',
    [...five, 'results'].flatMap((decision) => [
      { decision, unitId: runner, part: 'decides' },
      { decision, unitId: lead, part: 'consulted' },
    ]),
  );
  await matrix('2025-12-01', []);
});

describe('refused', () => {
  test('no summons before all five: none asked, some pending, one returned', async () => {
    const training = await ready('2022-03-01');
    await world.sql(`update training_class set expected_open_on = '2022-03-01' where id = $1`, [training.id]);
    const missing = async () => {
      const error = (await open(school, training, '2022-03-01').catch((refused: unknown) => refused)) as Refusal;
      return [error.code, error.params['count']];
    };
    expect(await missing()).toEqual(['approvals.items_missing', 5]);
    const { id } = await as(school, (tx) => requestConcurrence(tx, school, training.id, {}));
    expect(await missing()).toEqual(['approvals.items_missing', 5]);
    const agreed = (items: string[]) =>
      as(commission, (tx) =>
        decideRequest(tx, commission, id, { answers: items.map((item) => ({ item: item as never, answer: 'agreed' as const })) }),
      );
    await agreed(['audience', 'time', 'content', 'materials']);
    expect(await missing()).toEqual(['approvals.items_missing', 1]);
    await as(commission, (tx) => decideRequest(tx, commission, id, { answers: [{ item: 'list', answer: 'returned', remark: 'thiếu' }] }));
    expect(await missing()).toEqual(['approvals.items_missing', 1]);
    // a document of the lead is no answer to the five
    expect(await code(open(school, training, '2022-03-01', { documentId: await issuedBy(world.units.lead) }))).toBe(
      'approvals.items_missing',
    );
  });

  test('who came onto the list after it was agreed', async () => {
    const training = await agreedOn('2022-04-01');
    await world.sql(`update enrolment set recorded_at = now() + interval '1 minute' where id = $1`, [training.listed[0]]);
    expect(await code(open(school, training, '2022-04-01'))).toBe('approvals.list_changed');
  });

  test('opening, recognising and listing by those who have no say', async () => {
    const training = await ready('2023-03-01');
    const centre = officer(world.units.hostX, 'trung tâm');
    expect(await code(open(school, training, '2023-03-01'))).toBe('delegation.not_yours');
    await world.sql(`update training_class set status = 'running', opened_on = '2023-03-01' where id = $1`, [training.id]);
    const close = (actor: Actor, documentId: string) =>
      as(actor, (tx) => closeClass(tx, actor, training.id, { ...world.given('2023-06-30'), basis: { documentId }, outcomes: [] }));
    expect(await code(close(centre, world.documentId))).toBe('delegation.not_yours');
    expect(await code(close(school, world.documentId))).toBe('delegation.not_yours');
    // refused by the ledger afterwards, no longer by the matrix
    expect(await code(close(school, await issuedBy(world.units.sender)))).not.toMatch(/^delegation/);
    const next = await ready('2023-04-01');
    const [person] = await world.people(1);
    const put = (actor: Actor) =>
      as(actor, (tx) => listTrainees(tx, actor, world.keys, next.id, { rows: [{ personId: person! }], hold: false }));
    await matrix('2026-01-01', [{ decision: 'list', body: 'runner', part: 'decides' }]);
    expect(await code(put(centre))).toBe('delegation.not_yours');
  });

  test('outside the plan where the matrix asks for consent: until it is there, and once', async () => {
    const input = {
      ...world.given('2024-05-01'),
      planId: world.planId,
      year: 2024,
      familyId: world.families.short.familyId,
      leadId: world.units.lead,
      hostId: world.units.hostX,
      runnerId: world.units.school,
      seats: 30,
      funding: 'city',
    };
    const accept = (seats = 30) => code(as(school, (tx) => acceptOffPlan(tx, school, { ...input, seats })));
    expect(await accept()).toBe('delegation.consent_missing');
    const asked = {
      familyId: input.familyId,
      year: 2024,
      seats: 30,
      fromId: input.runnerId,
      leadId: input.leadId,
      deskId: input.leadId,
      remark: 'nhu cầu của hội',
    };
    const { id } = await as(school, (tx) => requestOffPlan(tx, school, asked));
    expect(await accept()).toBe('delegation.consent_missing');
    await as(commission, (tx) => decideRequest(tx, commission, id, { answers: [{ item: 'whole', answer: 'agreed' }] }));
    expect(await accept(31)).toBe('delegation.consent_missing');
    expect(await accept()).toBe('went through');
    expect(await accept()).toBe('delegation.consent_missing');
  });
});

/** A document that a unit issued. */
async function issuedBy(unit: number): Promise<string> {
  const id = newId();
  await world.sql(
    `insert into document (id, issuer_id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
    values ($1::uuid, $2::int, 'x', $2::int::text, 'state', 'decision', $1::uuid::text, $1::uuid::text, 'unparsed', '2020-01-01', 'x', 'x', $1::uuid)`,
    [id, unit],
  );
  return id;
}

/** A class on which the lead has agreed to all five. */
async function agreedOn(date: string) {
  const training = await ready(date);
  await world.sql('update training_class set expected_open_on = $2 where id = $1', [training.id, date]);
  const { id } = await as(school, (tx) => requestConcurrence(tx, school, training.id, {}));
  const answers = (['audience', 'time', 'content', 'materials', 'list'] as const).map((item) => ({ item, answer: 'agreed' as const }));
  await as(commission, (tx) => decideRequest(tx, commission, id, { answers }));
  return training;
}

test('where there is no matrix everything is as it was', async () => {
  const training = await ready('2021-03-01');
  await open(school, training, '2021-03-01');
  expect(await world.sql('select delegation_version_id from training_class where id = $1', [training.id])).toEqual([
    { delegation_version_id: null },
  ]);
  const later = await ready('2025-12-15');
  expect(await code(open(school, later, '2025-12-15'))).toBe('went through');
});

test('all five agreed: the class opens, and keeps the version that was applied', async () => {
  const training = await agreedOn('2022-05-01');
  const before = await world.database.read(world.admin, (db) => readConcurrence(db, training.id));
  expect(before.needed.map(({ item, state, unit }) => [item, state, unit.id])).toEqual(
    ['audience', 'time', 'content', 'materials', 'list'].map((item) => [item, 'agreed', world.units.lead]),
  );
  expect(before.matrix).toEqual({ validFrom: '2022-01-01', applied: false });
  await open(school, training, '2022-05-01');
  const after = await world.database.read(world.admin, (db) => readConcurrence(db, training.id));
  expect(after.matrix).toEqual({ validFrom: '2022-01-01', applied: true });
});

test('a school that decides by itself is asked for nothing, and may not ask for nothing', async () => {
  const training = await ready('2025-03-01');
  await world.sql(`update training_class set expected_open_on = '2025-03-01' where id = $1`, [training.id]);
  expect((await world.database.read(world.admin, (db) => readConcurrence(db, training.id))).needed).toEqual([]);
  expect(await code(as(school, (tx) => requestConcurrence(tx, school, training.id, {})))).toBe('approvals.nothing_to_ask');
  expect(await code(open(school, training, '2025-03-01'))).toBe('went through');
});

test('what is asked although nobody had to waits for its answer; withdrawn, it no longer does', async () => {
  const training = await ready('2021-04-01');
  await world.sql(`update training_class set expected_open_on = '2021-04-01' where id = $1`, [training.id]);
  await as(school, (tx) => requestConcurrence(tx, school, training.id, { deskId: world.units.lead }));
  expect(await code(open(school, training, '2021-04-01'))).toBe('approvals.items_missing');
  await world.sql(`update approval_request set state = 'withdrawn' where subject_id = $1`, [training.id]);
  expect(await code(open(school, training, '2021-04-01'))).toBe('went through');
});

test('as directed, document to follow: with the capability, kept and chased until the document is there', async () => {
  const training = await ready('2022-06-01');
  const basis = { pending: { directedBy: 'Phó Bí thư Thường trực', due: '2022-06-20' } };
  const without: Actor = { ...school, capabilities: new Set([...school.capabilities].filter((one) => one !== 'approvals.direct')) };
  expect(await code(open(without, training, '2022-06-01', basis))).toBe('approvals.items_missing');
  expect(await code(open(school, training, '2022-06-01', basis))).toBe('went through');
  const { directed } = await world.database.read(world.admin, (db) => readConcurrence(db, training.id));
  expect(directed).toMatchObject([{ directedBy: 'Phó Bí thư Thường trực', dueOn: '2022-06-20', decision: 'opening' }]);
  expect(directed[0]!.missing.map(({ item }) => item)).toEqual(['audience', 'time', 'content', 'materials', 'list']);
  expect(directed[0]!.days).toBeGreaterThan(1000);
  await as(school, (tx) => supplyDirected(tx, school, directed[0]!.id, world.documentId));
  expect((await world.database.read(world.admin, (db) => readConcurrence(db, training.id))).directed).toEqual([]);
  expect(await code(as(school, (tx) => supplyDirected(tx, school, directed[0]!.id, world.documentId)))).toBe('approvals.supplied_already');
});

describe('certificates of a class', () => {
  const ended = '2027-05-20';
  let personId: string;
  const centre = () => officer(world.units.hostX, 'nơi học');
  const given = (more: object = {}) => ({
    personId,
    familyId: world.families.tcllct.familyId,
    issuer: null,
    issuedOn: ended,
    courseTo: null,
    ...more,
  });
  const record = (actor: Actor, more: object = {}) =>
    code(
      as(actor, async (tx) => ({
        result: await clearCertificates(tx, actor, [given(more)]),
        audit: { type: 'certificate', id: personId },
      })),
    );

  beforeAll(async () => {
    const training = await ready('2021-05-01');
    await world.sql(`update training_class set status = 'closed', opened_on = '2027-03-01', ended_on = $2 where id = $1`, [
      training.id,
      ended,
    ]);
    await world.sql(`update enrolment set status = 'finished', joined_on = '2027-03-01', ended_on = $2 where class_id = $1`, [
      training.id,
      ended,
    ]);
    await world.sql('update training_class set host_id = $2 where id = $1', [training.id, world.units.hostX]);
    await world.sql('update enrolment set host_id = $2 where class_id = $1', [training.id, world.units.hostX]);
    const [row] = await world.sql<{ person: string }>('select person_id as person from enrolment where class_id = $1 limit 1', [
      training.id,
    ]);
    personId = row!.person;
    await matrix('2027-01-01', [
      { decision: 'certificates', body: 'runner', part: 'decides' },
      { decision: 'certificates', unitId: world.units.lead, part: 'informed' },
    ]);
  });

  test('are recorded by who issues them, or when the register names that unit; by nobody else', async () => {
    expect(await record(centre())).toBe('delegation.not_yours');
    expect(await record(centre(), { issuedOn: null, courseTo: ended })).toBe('delegation.not_yours');
    const [name] = await world.sql<{ code: string }>('select code from unit where id = $1', [world.units.school]);
    const [other] = await world.sql<{ code: string }>('select code from unit where id = $1', [world.units.sender]);
    expect(await record(centre(), { issuer: other!.code })).toBe('delegation.not_yours');
    expect(await record(centre(), { issuer: name!.code })).toBe('went through');
    expect(await record(school)).toBe('went through');
  });

  test('a unit that writes down what its people brought home issues nothing', async () => {
    expect(await record(officer(world.units.sender, 'đầu mối'))).toBe('went through');
  });

  test('from before the system, of another programme or another day, are of no class: nobody is asked', async () => {
    expect(await record(centre(), { issuedOn: '2027-05-19' })).toBe('went through');
    expect(await record(centre(), { familyId: newId() })).toBe('went through');
    expect(await record(centre(), { personId: newId() })).toBe('went through');
  });
});
