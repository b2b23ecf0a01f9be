import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';
import { amendPlan } from './amend-plan.ts';
import { approvePlanVersion } from './approve-plan-version.ts';
import { lineInput, orderInput, planInput, type LineInput } from './contract.ts';
import { createPlan } from './create-plan.ts';
import { editDraft } from './edit-draft.ts';
import { planChanges } from './plan-changes.ts';
import { listPlans, readPlan, waitingForDocuments } from './queries.ts';
import { dropDraftLine, setDraftLine } from './set-draft-line.ts';
import { supplyAwaitedDocument, supplyOrder } from './supply-document.ts';
import { makeWorld, type World } from '#test/plan-world.ts';

let w: World;
let planId: string;
const code = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.code : error;
};
const create = (more: object = {}, actor?: Actor) =>
  w.write(
    (tx, who) =>
      createPlan(tx, who, planInput.parse({ title: 'Kế hoạch năm 2021', yearFrom: 2021, yearTo: 2021, issuerId: w.unit.city, ...more })),
    actor,
  );
const fields = (more: Partial<LineInput> = {}): LineInput => ({
  familyId: w.family.tc,
  versionId: w.version,
  audience: 'Cán bộ nguồn',
  leadId: w.unit.btc,
  hostId: w.unit.lhp,
  runnerId: w.unit.lhp,
  quarter: 1,
  classes: 3,
  perClass: 70,
  funding: 'NSTP',
  ...more,
});
const rowVersion = async () => (await w.read((db) => readPlan(db, planId))).versions.find((one) => one.status === 'draft')!.rowVersion;
const addLine = (more: Partial<LineInput> = {}, actor?: Actor) =>
  w.write((tx, who) => setDraftLine(tx, who, planId, { lineId: null, rowVersion: null }, lineInput.parse(fields(more))), actor);
const changeLine = async (lineId: string, more: Partial<LineInput>, at?: number) =>
  w.write(async (tx, who) =>
    setDraftLine(tx, who, planId, { lineId, rowVersion: at ?? (await rowVersion()) }, lineInput.parse(fields(more))),
  );
const dropLine = async (lineId: string) => w.write(async (tx, who) => dropDraftLine(tx, who, planId, lineId, await rowVersion()));
const order = async (input: object) => w.write(async (tx, who) => editDraft(tx, who, planId, await rowVersion(), input));
const approve = async (actor?: Actor, seen?: number) =>
  w.write(async (tx, who) => approvePlanVersion(tx, who, w.ledger, planId, seen ?? (await rowVersion())), actor);
const amend = (input: object = { documentId: w.document.amendment }) =>
  w.write((tx, who) => amendPlan(tx, who, planId, orderInput.parse(input)));
const slots = () =>
  w.fresh.sql<{ origin: string; state: string; seats: number; n: number }>(
    'select origin, state, seats, count(*)::int as n from slot where plan_id = $1 group by 1, 2, 3 order by 1, 2, 3',
    [planId],
  );
const open = (n: number) =>
  w.fresh.sql(
    `update slot set state = 'opened' where id in (select id from slot where plan_id = $1 and state = 'pending' order by id limit ${n})`,
    [planId],
  );

beforeAll(async () => {
  w = await makeWorld();
});
beforeEach(async () => {
  planId = (await create()).id;
});

describe('a plan', () => {
  it.each<[string, object, string]>([
    ['ending before it begins', { yearTo: 2020 }, 'plan.years'],
    ['of one year over several', { yearTo: 2025 }, 'plan.years'],
    ['issued by nobody', { issuerId: 9999 }, 'unit.unknown'],
  ])('%s is refused', async (_, more, expected) => expect(await code(create(more))).toBe(expected));

  it('of another bloc is out of reach', async () => {
    const actor: Actor = { ...w.fresh.admin, scope: { kind: 'bloc', bloc: 2 } };
    expect(await code(create({ bloc: 1 }, actor))).toBe('plan.out_of_scope');
    expect(await code(addLine({}, actor))).toBe('plan.out_of_scope');
  });
});

describe('a line of the draft', () => {
  it.each<[string, Partial<LineInput> | (() => Partial<LineInput>), string]>([
    ['unknown funding', { funding: 'QUY' }, 'plan.funding_unknown'],
    ['no seats', { perClass: null }, 'plan.seats_missing'],
    ['a year outside the plan', { year: 2022 }, 'plan.year_outside'],
    ['a version of another programme', () => ({ familyId: w.family.dt }), 'plan.programme_unknown'],
    ['unknown lead', { leadId: 9999 }, 'unit.unknown'],
  ])('%s is refused', async (_, more, expected) => {
    expect(await code(addLine(typeof more === 'function' ? more() : more))).toBe(expected);
    expect((await w.read((db) => readPlan(db, planId))).lines).toEqual([]);
  });

  it('is not changed over somebody else, and one is told what is different now', async () => {
    const seen = await rowVersion();
    const { lineId } = await addLine();
    const error = await changeLine(lineId, { classes: 4 }, seen).catch((reason: Refusal) => reason);
    expect(error).toMatchObject({
      code: 'edit.stale',
      status: 412,
      params: { changed: { say: 'plan.draft_is', params: { no: 1, lines: 1, classes: 3, seats: 210 } } },
    });
  });

  it('equal to another becomes a line of its own with the next ordinal', async () => {
    await addLine();
    await addLine();
    expect((await w.read((db) => readPlan(db, planId))).lines.map((line) => line.ordinal)).toEqual([1, 2]);
  });

  it('given another runner is another line; dropped before approval it is gone', async () => {
    const { lineId } = await addLine();
    const changed = await changeLine(lineId, { runnerId: w.unit.donganh });
    expect(changed.lineId).not.toBe(lineId);
    await dropLine(changed.lineId);
    expect(await w.fresh.sql('select 1 from plan_line where plan_id = $1', [planId])).toEqual([]);
  });
});

describe('approving', () => {
  it('needs a document, the leadership’s word or a stated provenance, and something to approve', async () => {
    await addLine();
    expect(await code(approve())).toBe('plan.needs_document');
    await order({ provenance: 'suy ra từ kết quả; kế hoạch gốc không công bố' });
    expect(await approve()).toMatchObject({ slotsAdded: 3, slotsWithdrawn: 0 });
    planId = (await create()).id;
    await order({ documentId: w.document.plan });
    expect(await code(approve())).toBe('plan.empty');
  });

  it('makes one slot of each class with every fact the ledger needs', async () => {
    await addLine();
    await addLine({
      familyId: w.family.dt,
      versionId: null,
      hostId: null,
      classes: 12,
      perClass: null,
      seats: 2806,
      quarter: 3,
      funding: 'NSH',
      fundingDetail: 'huyện Ba Vì',
    });
    await order({ documentId: w.document.plan });
    const before = w.told.ordered;
    expect(await approve()).toMatchObject({ no: 1, slotsAdded: 15 });
    expect(w.told.ordered - before).toBe(15);
    expect(await slots()).toEqual([
      { origin: 'planned', state: 'pending', seats: 70, n: 3 },
      { origin: 'planned', state: 'pending', seats: 233, n: 2 },
      { origin: 'planned', state: 'pending', seats: 234, n: 10 },
    ]);
    const [slot] = await w.fresh.sql('select * from slot where plan_id = $1 and seats = 70 limit 1', [planId]);
    expect(slot).toMatchObject({
      plan_year: 2021,
      origin_date: '2020-12-11',
      quarter: 1,
      family_id: w.family.tc,
      programme_version_id: w.version,
      lead_id: w.unit.btc,
      lead_bloc: 1,
      host_id: w.unit.lhp,
      runner_id: w.unit.lhp,
      funding: 'NSTP',
      withdrawn_on: null,
    });
  });

  it('a line carried over makes no slot and stands apart in the totals', async () => {
    await addLine({ carriedOver: true });
    await addLine({ quarter: 2 });
    await order({ documentId: w.document.plan, statedClasses: 5, statedTrainees: 231 });
    expect(await approve()).toMatchObject({ slotsAdded: 3 });
    expect((await w.read((db) => readPlan(db, planId))).totals).toEqual({
      classes: { stated: 5, computed: 3, difference: 2 },
      seats: { stated: 231, computed: 210, difference: 21 },
      carriedOver: { classes: 3, seats: 210 },
    });
  });

  it('is not for one who does not see every line', async () => {
    await addLine({ runnerId: w.unit.lhp });
    await addLine({ leadId: w.unit.snv, hostId: null, runnerId: w.unit.snv });
    await order({ documentId: w.document.plan });
    const actor: Actor = { ...w.fresh.admin, scope: { kind: 'unit', units: [w.unit.city, w.unit.lhp] } };
    expect(await code(approve(actor))).toBe('plan.lines_out_of_scope');
    expect(await slots()).toEqual([]);
  });
});

describe('an amendment', () => {
  let lineId: string;
  beforeEach(async () => {
    ({ lineId } = await addLine({ classes: 20, perClass: 80 }));
    await order({ documentId: w.document.plan });
    await approve();
  });

  it('is the only way to change what is approved, and needs a document', async () => {
    expect(await code(addLine())).toBe('plan.no_draft');
    expect(await code(amend({}))).toBe('plan.amendment_needs_document');
    expect(await code(amend({ documentPending: true, effectiveDate: '2020-01-01' }))).toBe('plan.before_last_version');
    await amend();
    expect(await code(amend())).toBe('plan.draft_open');
  });

  it('adds and withdraws slots on its own day; the version before stays as it was', async () => {
    await amend();
    await changeLine(lineId, { classes: 18, perClass: 80 });
    await addLine({ quarter: 4, classes: 2, perClass: 60 });
    expect(await approve()).toMatchObject({ no: 2, slotsAdded: 2, slotsWithdrawn: 2 });
    expect(await slots()).toEqual([
      { origin: 'added', state: 'pending', seats: 60, n: 2 },
      { origin: 'planned', state: 'pending', seats: 80, n: 18 },
      { origin: 'planned', state: 'withdrawn', seats: 80, n: 2 },
    ]);
    expect(await w.fresh.sql("select distinct withdrawn_on from slot where plan_id = $1 and state = 'withdrawn'", [planId])).toEqual([
      { withdrawn_on: '2021-06-20' },
    ]);
    const first = await w.read((db) => readPlan(db, planId, 1));
    expect([first.lines.map((line) => line.classes), first.totals.seats.computed]).toEqual([[20], 1600]);
    const changes = await w.read((db) => planChanges(db, planId, 1, 2));
    expect([changes.added.length, changes.withdrawn.length, changes.difference]).toEqual([1, 0, { classes: 0, seats: -40 }]);
    expect(changes.changed[0]!.changes).toEqual([
      { field: 'classes', before: 20, after: 18 },
      { field: 'seats', before: 1600, after: 1440 },
    ]);
  });

  it('cannot take back an opened slot; nothing of it is applied', async () => {
    await open(5);
    await amend();
    await changeLine(lineId, { classes: 4, perClass: 80 });
    await addLine({ quarter: 4 });
    const error = await approve().catch((reason: Refusal) => reason);
    expect(error).toMatchObject({
      code: 'plan.slot_settled',
      params: { settled: 5, ordered: 4, line: 'Trung cấp lý luận chính trị – Cán bộ nguồn' },
    });
    expect(await slots()).toEqual([
      { origin: 'planned', state: 'opened', seats: 80, n: 5 },
      { origin: 'planned', state: 'pending', seats: 80, n: 15 },
    ]);
  });

  it('is opened once and approved once, whoever comes second is told', async () => {
    expect((await Promise.all([code(amend()), code(amend())])).map(String).toSorted()).toEqual(['accepted', 'plan.draft_open']);
    await addLine({ quarter: 4, classes: 2 });
    const seen = await rowVersion();
    expect((await Promise.all([code(approve(undefined, seen)), code(approve(undefined, seen))])).map(String).toSorted()).toEqual([
      'accepted',
      'plan.no_draft',
    ]);
    expect((await slots()).map((one) => one.n)).toEqual([2, 20]);
  });

  it('that only drops a line withdraws what is pending of it', async () => {
    await amend();
    await dropLine(lineId);
    await addLine({ quarter: 2, classes: 1 });
    expect(await approve()).toMatchObject({ slotsAdded: 1, slotsWithdrawn: 20 });
    expect((await w.read((db) => planChanges(db, planId, 1, 2))).withdrawn.map((line) => line.id)).toEqual([lineId]);
  });

  it('on the leadership’s word is chased until its paper comes', async () => {
    await amend({ documentPending: true, effectiveDate: '2021-05-01' });
    await addLine({ quarter: 2 });
    await approve();
    const chased = () =>
      w.read(async (db) =>
        (await waitingForDocuments(db, '2021-05-31')).versions.filter((one) => one.planId === planId).map(({ no, days }) => [no, days]),
      );
    expect(await chased()).toEqual([[2, 30]]);
    await w.write((tx, actor) => supplyOrder(tx, actor, planId, 2, w.document.amendment));
    expect(await chased()).toEqual([]);
  });
});

describe('a line that waits for a document', () => {
  it('raises an alarm while that is not issued', async () => {
    const { lineId } = await addLine({ waitsFor: 'hướng dẫn của Ban Tuyên giáo Trung ương', quarter: 4 });
    await order({ documentId: w.document.plan });
    await approve();
    const alarms = (on: string) =>
      w.read(async (db) => (await waitingForDocuments(db, on)).lines.filter((one) => one.lineId === lineId).map((one) => one.alarm));
    expect([await alarms('2021-06-01'), await alarms('2021-09-15'), await alarms('2021-12-01')]).toEqual([
      ['waiting'],
      ['soon'],
      ['overdue'],
    ]);
    await w.write((tx, actor) => supplyAwaitedDocument(tx, actor, planId, lineId, w.document.amendment));
    expect(await alarms('2021-12-01')).toEqual([]);
    expect(await code(w.write((tx, actor) => supplyAwaitedDocument(tx, actor, planId, lineId, w.document.amendment)))).toBe(
      'plan.line_waits_not',
    );
  });
});

it('a school reads the plan it runs: its own lines, and who approved', async () => {
  await addLine();
  await addLine({ leadId: w.unit.snv, hostId: null, runnerId: w.unit.snv });
  await order({ documentId: w.document.plan });
  await approve();
  const school: Actor = { ...w.fresh.admin, scope: { kind: 'unit', units: [w.unit.lhp] } };
  const seen = await w.read((db) => readPlan(db, planId), school);
  expect([seen.lines.map((line) => line.runner.id), seen.totals.classes.computed, seen.version!.approvedBy]).toEqual([
    [w.unit.lhp],
    3,
    w.fresh.admin.accountName,
  ]);
  expect((await w.read((db) => listPlans(db), school)).plans.find((plan) => plan.id === planId)).toMatchObject({ slots: { pending: 3 } });
  expect(await w.read((db) => planChanges(db, planId, 1, 1), school)).toMatchObject({ added: [], changed: [] });
  await w.read((db) => waitingForDocuments(db), school);
});

it('the list shows for each plan the version in force, its totals and its slots', async () => {
  await addLine();
  await order({ documentId: w.document.plan });
  await approve();
  await open(1);
  await amend();
  await addLine({ quarter: 2 });
  const { plans } = await w.read((db) => listPlans(db, { year: 2021, nature: 'annual' }));
  expect(plans.find((plan) => plan.id === planId)).toMatchObject({
    issuer: { name: 'Thành ủy Hà Nội' },
    hasDraft: true,
    version: { no: 1, document: { number: '200-KH/TU' } },
    totals: { classes: { computed: 3 } },
    slots: { opened: 1, pending: 2, withdrawn: 0 },
  });
  const { summary } = await w.read((db) => readPlan(db, planId));
  expect(summary).toEqual([
    {
      bloc: { id: 1, name: 'Khối Đảng, đoàn thể' },
      quarter: 1,
      planned: { classes: 3, seats: 210 },
      offPlan: { classes: 0, seats: 0 },
      opened: { classes: 1, seats: 70 },
      pending: { classes: 2, seats: 140 },
      lost: { classes: 0, seats: 0 },
    },
  ]);
});
