import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/refusal.ts';
import { admissionWorld, type AdmissionWorld } from '#test/admission-world.ts';
import { refusal } from '#test/import-run.ts';
import { texts } from '../../texts.ts';
import { attachMinutes, recordBoard } from './board-record.ts';
import { decideNominations } from './decide-nominations.ts';
import { overrideRule } from './override-rule.ts';
import { readFile } from './screen-file.ts';
import { holdSeries, moveSeats } from './seats.ts';
import { markPapers } from './screen-papers.ts';
import { readDesk } from './screen-queries.ts';
import { recheckNominees } from './screen-recheck.ts';
import type { Decide } from './screening-contract.ts';
import { callUp } from './waiting-call-up.ts';
import { readWaiting } from './waiting-queries.ts';
import { reorderWaiting } from './waiting-reorder.ts';

let world: AdmissionWorld;
beforeAll(async () => {
  world = await admissionWorld();
});
const act = { command: 'test' };
const said = async (work: Promise<unknown>) => (await refusal(work)).code;
const caught = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('went through'),
    (error: Refusal) => error,
  );
type Given = Partial<Omit<Decide, 'nominations'>>;
/** What an officer has on the screen. */
const seen = async (ids: readonly string[]) =>
  (
    await world.sql<{ id: string; row_version: number }>(
      'select id, row_version from nomination where id = any ($1::uuid[]) order by array_position($1::uuid[], id)',
      [ids],
    )
  ).map(({ id, row_version: rowVersion }) => ({ id, rowVersion }));
const decide = async (seriesId: string, ids: string[], decision: Decide['decision'], more: Given = {}, actor: Actor = world.admin) =>
  decideAsSeen(seriesId, await seen(ids), decision, more, actor);
const decideAsSeen = (
  seriesId: string,
  nominations: Decide['nominations'],
  decision: Decide['decision'],
  more: Given = {},
  actor: Actor = world.admin,
) =>
  world.database.write(actor, act, (tx) =>
    decideNominations(tx, actor, world.keys, seriesId, { decision, nominations, hold: false, ...more }),
  );
const stateOf = async (id: string) =>
  (await world.sql('select state, seat, waiting_no, class_id, enrolment_id, row_version from nomination where id = $1', [id]))[0]!;
/** What the checks would have said, put there by hand. */
const verdict = (id: string, result: string, rules: object[] = [], findings: object[] = []) =>
  world.sql('update nomination set verdict_result = $2, verdict = $3 where id = $1', [
    id,
    result,
    JSON.stringify({ on: '2026-01-01', result, rules, findings }),
  ]);
const rule = (code: string, outcome: 'failed' | 'missing' | 'passed', mode = 'block') => ({
  code,
  scheme: 'TC',
  versionId: null,
  outcome,
  mode,
  title: `Điều kiện ${code}`,
  required: 'nữ từ 28, nam từ 30',
  value: '27 tuổi',
  needs: null,
  article: 'Điều 4',
  verified: true,
  reason: null,
});

/** A series with nominees that hold a seat, all found eligible. */
async function screening(nominees: number, { seats = nominees, open = false }: { seats?: number; open?: boolean } = {}) {
  const series = await world.series({ seats: Math.max(seats, 1), granted: open ? 0 : seats, open });
  const people = await world.people(nominees);
  const ids: string[] = [];
  for (const person of people) ids.push((await world.nominate(world.admin, series.id, person, { orWait: true })).id);
  for (const id of ids) await verdict(id, 'eligible');
  return { ...series, people, ids };
}
/** Seats used are people accepted, and every seat there is is somewhere. */
async function holds(seriesId: string) {
  const balance = await world.balance(seriesId);
  const [row] = await world.sql<{ accepted: number; held: number; used: number; moved: number }>(
    `select count(*) filter (where state = 'accepted' and seat = 'used')::int as accepted, count(*) filter (where seat = 'held')::int as held, count(*) filter (where seat = 'used')::int as used from nomination where series_id = $1`,
    [seriesId],
  );
  const sum = (account: string) => Object.entries(balance).reduce((all, [key, n]) => (key.split(' ')[0] === account ? all + n : all), 0);
  expect([sum('used'), sum('held')]).toEqual([row!.accepted, row!.held]);
  expect(row!.used).toBe(row!.accepted);
  expect(Object.values(balance).reduce((all, n) => all + n, 0)).toBe(0);
}

describe('refused', () => {
  it('nobody is refused without a reason, and other ways need words', async () => {
    const { id, ids } = await screening(1);
    expect(await said(decide(id, ids, 'refuse'))).toBe('admissions.reason_needed');
    expect(await said(decide(id, ids, 'refuse', { reasonCode: 'other' }))).toBe('admissions.words_needed');
    expect(await said(decide(id, ids, 'wait'))).toBe('admissions.words_needed');
    expect(await stateOf(ids[0]!)).toMatchObject({ state: 'submitted', seat: 'held' });
  });

  it('a unit decides nothing about its own people, nor does a school of another series', async () => {
    const { id, ids } = await screening(1);
    for (const unit of [world.units.sender, world.units.otherSchool]) {
      const actor = world.as('school_office', { kind: 'unit', units: [unit] });
      expect(await said(decide(id, ids, 'accept', {}, actor))).toBe('admissions.series_out_of_scope');
    }
    await decide(id, ids, 'accept', {}, world.as('school_office', { kind: 'unit', units: [world.units.school] }));
    expect(await stateOf(ids[0]!)).toMatchObject({ state: 'accepted', seat: 'used' });
  });

  it('accepting who was not checked, who lacks evidence, who fails, whose papers are missing', async () => {
    const { id, ids } = await screening(4);
    await verdict(ids[0]!, 'unchecked');
    await verdict(ids[1]!, 'missing_evidence', [rule('E-02', 'missing'), rule('E-01', 'passed')]);
    await verdict(ids[2]!, 'not_eligible', [rule('E-03', 'failed')]);
    await world.call(id);
    await world.sql(
      `update admission_call set papers = '[{"code":"degree","name":"Bản sao bằng","required":true},{"code":"photo","name":"Ảnh","required":false}]' where series_id = $1`,
      [id],
    );
    await world.sql('update nomination set call_id = (select id from admission_call where series_id = $2) where id = $1', [ids[3], id]);
    const problems = await caught(decide(id, ids, 'accept'));
    expect([problems.code, ...problems.parts.map(({ code }) => code)]).toEqual([
      'admissions.not_checked',
      'admissions.evidence_missing',
      'admissions.not_eligible',
      'admissions.papers_missing',
    ]);
    expect(problems.parts[0]!.params['rules']).toEqual([expect.stringMatching(/ \(E-02\)$/)]);
    expect(problems.parts[2]!.params['papers']).toBe('Bản sao bằng');
    const mark = (papers: string[], received = true) =>
      world.run((tx) => markPapers(tx, world.admin, id, { nominationIds: [ids[3]!], papers, received }));
    expect(await said(mark(['khong-co']))).toBe('admissions.unknown_paper');
    await mark(['degree']);
    await decide(id, [ids[3]!], 'accept');
    await holds(id);
    const { papers, events } = await world.database.read(world.admin, (db) => readFile(db, world.admin, ids[3]!, texts.vi));
    expect(papers.map(({ code, receivedOn }) => [code, receivedOn !== null])).toEqual([
      ['degree', true],
      ['photo', false],
    ]);
    expect(events.map((event) => event.act)).toEqual(['accepted', 'papers', 'submitted']);
  });

  it('a special case: only who may, only with a document, only for what stands in the way; and then nobody else is let in by it', async () => {
    const { id, ids } = await screening(2);
    for (const one of ids) await verdict(one, 'not_eligible', [rule('E-03', 'failed'), rule('E-02', 'missing')]);
    const override = (ruleCode: string, actor = world.admin, documentId = world.documentId) =>
      world.database.write(actor, act, (tx) => overrideRule(tx, actor, ids[0]!, { ruleCode, documentId, reason: 'Trường hợp đặc biệt' }));
    expect(await said(override('E-03', world.as('school_office', { kind: 'unit', units: [world.units.school] })))).toBe(
      'admissions.override_not_yours',
    );
    expect(await said(override('E-03', world.admin, ids[1]))).toMatch(/document/);
    expect(await said(override('E-01'))).toBe('admissions.rule_not_in_the_way');
    await override('E-03');
    expect(await said(override('E-03'))).toBe('admissions.overridden_already');
    expect((await refusal(decide(id, [ids[0]!], 'accept'))).what).toMatch(/E-02/);
    await override('E-02');
    const answer = await decide(id, ids, 'accept', { hold: true });
    expect([answer.decided, answer.held.map((one) => one.refusal.code)]).toEqual([1, ['admissions.not_eligible']]);
    expect(await said(override('E-02'))).toBe('admissions.override_too_late');
  });

  it('before the board has met, where the programme asks for one', async () => {
    const { id, ids } = await screening(1);
    await world.sql('update admission_series set asks_board = true where id = $1', [id]);
    expect(await said(decide(id, ids, 'accept'))).toBe('admissions.board_needed');
    const members = [{ name: 'Nguyễn Văn A', position: 'Hiệu trưởng', part: 'Chủ tịch' }];
    const record = (metOn: string) => world.run((tx) => recordBoard(tx, world.admin, id, { metOn, members }));
    expect(await said(record('2999-01-01'))).toBe('admissions.board_in_future');
    const board = await record('2024-01-02');
    await decide(id, ids, 'accept');
    const attach = () => world.run((tx) => attachMinutes(tx, world.admin, id, board.id, { minutesId: world.documentId }));
    await attach();
    expect(await said(attach())).toBe('admissions.minutes_there');
  });
});

it('one wrong number never holds up the list: the sound ones are accepted, the others wait by name', async () => {
  const { id, ids, classId } = await screening(12);
  await verdict(ids[4]!, 'not_eligible', [rule('E-03', 'failed')]);
  await verdict(ids[7]!, 'missing_evidence', [rule('E-02', 'missing')]);
  const { decided, listed, held } = await decide(id, ids, 'accept', { hold: true });
  expect([decided, listed]).toEqual([10, 10]);
  expect(held.map(({ id: one, refusal: { code } }) => [one, code])).toEqual([
    [ids[4], 'admissions.not_eligible'],
    [ids[7], 'admissions.evidence_missing'],
  ]);
  await holds(id);
  // accepted to the only class there is: listed by the class's own command
  const rows = await world.sql(`select e.status from nomination n join enrolment e on e.id = n.enrolment_id where n.class_id = $1`, [
    classId,
  ]);
  expect(rows).toHaveLength(10);
  const desk = await world.database.read(world.admin, (db) => readDesk(db, world.admin, id, { rule: 'E-03' }, texts.vi));
  expect(desk.rows.map((row) => [row.id, row.findings[0]?.outcome])).toEqual([[ids[4], 'failed']]);
  expect(desk.counts).toMatchObject({ accepted: 10, submitted: 2 });
  expect(desk.seats).toEqual({ open: 0, free: 0, held: 2, used: 10 });
});

it('who is refused after being accepted leaves the list, and the seat is free for whoever waits: called by a person, in order', async () => {
  const { id, ids } = await screening(3, { seats: 1 });
  const [first, second, third] = ids as [string, string, string];
  expect(await stateOf(second)).toMatchObject({ state: 'waiting', waiting_no: 1 });
  await decide(id, [first], 'accept');
  const call = (one: string, reason?: string) => world.run((tx) => callUp(tx, world.admin, one, { reason }));
  expect(await said(call(second))).toBe('admissions.no_seat_for');
  await decide(id, [first], 'refuse', { reasonCode: 'unit_asked' });
  expect(await stateOf(first)).toMatchObject({ state: 'refused', seat: 'none', enrolment_id: null });
  expect(
    await world.sql(`select status from enrolment where person_id = (select person_id from nomination where id = $1)`, [first]),
  ).toEqual([{ status: 'unlisted' }]);
  const waiting = (actor = world.admin) => world.database.read(actor, (db) => readWaiting(db, actor, id, texts.vi));
  expect((await waiting()).next).toBe(second);
  expect(await waiting(world.contact)).toMatchObject({ rows: [{ id: second }, { id: third }], next: null });
  // the other order, with its reason
  const order = (nominationIds: string[], reason = 'Ưu tiên cán bộ quy hoạch') =>
    world.run((tx) => reorderWaiting(tx, world.admin, id, { nominationIds, reason }));
  expect(await said(order([third]))).toBe('admissions.waiting_changed');
  expect(await said(order([second, third]))).toBe('admissions.same_order');
  await order([third, second]);
  expect((await waiting()).rows.map((row) => [row.id, row.no])).toEqual([
    [third, 1],
    [second, 2],
  ]);
  expect(await said(call(second))).toBe('admissions.out_of_order');
  await call(second, 'Người thứ nhất đang đi công tác dài ngày');
  expect(await stateOf(second)).toMatchObject({ state: 'submitted', seat: 'held' });
  expect(await said(call(third))).toBe('admissions.no_seat_for');
  await holds(id);
  // a refusal can be opened again, and has no seat now
  await decide(id, [first], 'reopen', { note: 'Đơn vị đề nghị xét lại' });
  expect(await stateOf(first)).toMatchObject({ state: 'submitted', seat: 'none' });
  expect(await said(decide(id, [first], 'accept'))).toBe('admissions.no_seat_for');
  await holds(id);
});

it.each([
  ['accept', 'accept'],
  ['accept', 'refuse'],
  ['refuse', 'wait'],
] as const)('two officers on one nominee at once (%s, %s): one wins, the other reads what was decided and by whom', async (one, other) => {
  const { id, ids } = await screening(1);
  const shown = await seen(ids);
  const officers = [
    { ...world.as('chief', { kind: 'tenant' }), accountName: 'Trần Thị Lan' },
    { ...world.as('chief', { kind: 'tenant' }), accountName: 'Lê Sơn' },
  ];
  const how = { reasonCode: 'late', note: 'sau hạn' } as const;
  const outcomes = await Promise.allSettled([one, other].map((decision, n) => decideAsSeen(id, shown, decision, how, officers[n]!)));
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refusal] : []));
  expect(lost).toHaveLength(1);
  const [event] = await world.sql<{ recorded_by_name: string }>(
    `select recorded_by_name from nomination_event where nomination_id = $1 order by seq desc limit 1`,
    [ids[0]],
  );
  expect([lost[0]!.code, lost[0]!.params['by']]).toEqual(['admissions.decided_already', event!.recorded_by_name]);
  const events = await world.sql(`select from nomination_event where nomination_id = $1 and act in ('accepted','refused','put_waiting')`, [
    ids[0],
  ]);
  expect(events).toHaveLength(1);
  await holds(id);
});

it('twenty officers over the last seats: as many are accepted as there are seats', async () => {
  const { id, ids } = await screening(20, { seats: 20 });
  // seats taken away again: nobody holds one, four are free
  await decide(id, ids, 'refuse', { reasonCode: 'no_seat' });
  await world.sql(`update nomination set state = 'submitted' where series_id = $1`, [id]);
  await world.run(async (tx) => {
    await moveSeats(tx, world.admin, await holdSeries(tx, id), [
      { act: 'returned', from: { account: 'free', unitId: world.units.sender }, to: { account: 'plan' }, seats: 16 },
    ]);
    return { result: null, audit: { type: 'admission_series', id } };
  });
  const outcomes = await Promise.allSettled(ids.map((one) => decide(id, [one], 'accept')));
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(4);
  const codes = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
  expect(new Set(codes)).toEqual(new Set(['admissions.no_seat_for']));
  await holds(id);
});

it('what was shown is what is decided on: a nominee that changed meanwhile waits', async () => {
  const { id, ids } = await screening(1);
  const shown = await seen(ids);
  await world.run((tx) => recheckNominees(tx, world.admin, world.judges, id, {}));
  expect(await said(decideAsSeen(id, shown, 'accept'))).toBe('admissions.changed_meanwhile');
  const other = await screening(1);
  expect(await said(world.run((tx) => recheckNominees(tx, world.admin, world.judges, id, { nominationIds: other.ids })))).toBe(
    'admissions.unknown_nomination',
  );
});
