import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import { changeStatus, reclassify } from './change-status.ts';
import { closeClass, discontinueClass } from './close-class.ts';
import { endChain } from './end-chain.ts';
import { leaveClass } from './leave-class.ts';
import { joinClass, rejoinClass } from './list-trainees.ts';
import { mergeClass, moveTrainees } from './move-trainees.ts';
import { openClass } from './open-class.ts';
import { acceptOffPlan, slotAdopted, slotNotExecuted, slotPostponed, slotRescheduled } from './settle-slot.ts';

/** The fixtures of the ledger that do not need the whole sample or a report; calendar clock unless said. */
let world: World;
beforeEach(async () => {
  world = await ledgerWorld();
});

const year = (y: number) => [`${y}-01-01`, `${y}-12-31`] as const;
const administrative = (y: number) => [`${y - 1}-12-15`, `${y}-12-14`] as const;

const close = (
  classId: string,
  date: string,
  outcomes: { enrolmentId: string; outcome: 'finished' | 'not_recognised'; continuing: boolean }[],
) => world.run((tx) => closeClass(tx, world.admin, classId, { ...world.given(date), outcomes }));
const finish = (id: string) => ({ enrolmentId: id, outcome: 'finished' as const, continuing: false });
const fail = (id: string) => ({ enrolmentId: id, outcome: 'not_recognised' as const, continuing: true });
const late = async (classId: string, date: string, count: number) =>
  world.run(async (tx) => {
    const rows = (await world.people(count)).map((personId) => ({ personId }));
    const { result, audit } = await joinClass(tx, world.admin, world.keys, classId, {
      ...world.given(date),
      kind: 'late',
      rows,
      hold: false,
    });
    return { result: result.created, audit };
  });
const leave = (classId: string, ids: string[], date: string, kind: 'leave' | 'defer' = 'leave') =>
  world.run((tx) =>
    leaveClass(tx, world.admin, classId, {
      ...world.given(date),
      enrolmentIds: ids,
      kind,
      leaveReason: kind === 'leave' ? 'withdrawn' : null,
    }),
  );

describe('fixtures of the ledger', () => {
  it('2: a class over three years, with late joiners, leavers, a move and two not recognised', async () => {
    const training = await world.opened('2020-11-15', 70);
    const other = await world.opened('2020-11-20', 5);
    await late(training.id, '2021-01-10', 2);
    await leave(training.id, training.listed.slice(0, 3), '2021-06-01');
    await world.run((tx) =>
      moveTrainees(tx, world.admin, training.id, {
        ...world.given('2021-07-01'),
        enrolmentIds: [training.listed[3]!],
        toClassId: other.id,
      }),
    );
    const rest = await world.active(training.id);
    await close(
      training.id,
      '2022-03-20',
      rest.map((id, n) => (n < 2 ? fail(id) : finish(id))),
    );
    const here = `and class_id = '${training.id}'`;
    expect(await world.term('trainee', 'joined', ...year(2020), here)).toBe(70);
    expect(await world.stock('trainee', '2020-12-31', here)).toBe(70);
    expect(await world.term('trainee', 'joined', ...year(2021), here)).toBe(2);
    expect(await world.term('trainee', 'left', ...year(2021), here)).toBe(3);
    expect(await world.term('trainee', 'moved_out', ...year(2021), here)).toBe(1);
    expect(await world.stock('trainee', '2021-12-31', here)).toBe(68);
    expect(await world.term('trainee', 'finished', ...year(2022), here)).toBe(66);
    expect(await world.term('trainee', 'not_recognised', ...year(2022), here)).toBe(2);
    expect(await world.stock('pool', '2022-12-31')).toBe(2);
    expect(await world.term('trainee', 'joined', '2020-01-01', '2022-12-31', here)).toBe(72);
  });

  it('3: the clocks disagree about the second half of December', async () => {
    const training = await world.opened('2020-12-20', 10);
    await close(training.id, '2020-12-31', training.listed.map(finish));
    expect([
      await world.term('class', 'opened', ...year(2020)),
      await world.term('class', 'closed', ...year(2020)),
      await world.stock('class', '2020-12-31'),
    ]).toEqual([1, 1, 0]);
    expect([
      await world.term('class', 'opened', ...administrative(2020)),
      await world.term('class', 'closed', ...administrative(2020)),
    ]).toEqual([0, 0]);
    expect([
      await world.term('class', 'opened', ...administrative(2021)),
      await world.term('class', 'closed', ...administrative(2021)),
    ]).toEqual([1, 1]);
  });

  it('4: class and trainees finish on the day of bế giảng, whatever the date of recognition', async () => {
    const training = await world.opened('2020-03-01', 10);
    await close(training.id, '2021-01-08', training.listed.map(finish));
    expect(await world.term('trainee', 'finished', ...year(2020))).toBe(0);
    expect([await world.term('class', 'closed', ...year(2021)), await world.term('trainee', 'finished', ...year(2021))]).toEqual([1, 10]);
  });

  it('5: B merged into A: one class survives, nobody joins again', async () => {
    const a = await world.opened('2020-03-01', 30);
    const b = await world.opened('2020-03-01', 25);
    await world.run((tx) => mergeClass(tx, world.admin, b.id, { ...world.given('2020-06-01'), intoClassId: a.id }));
    expect([await world.term('class', 'merged', ...year(2020)), await world.term('class', 'opened', ...year(2020))]).toEqual([1, 2]);
    expect([
      await world.term('trainee', 'moved_out', ...year(2020)),
      await world.term('trainee', 'moved_in', ...year(2020)),
      await world.term('trainee', 'joined', ...year(2020)),
    ]).toEqual([25, 25, 55]);
    expect((await world.active(a.id)).length).toBe(55);
  });

  it('6: who does not come was never there', async () => {
    const slotId = await world.slot(2020, 40);
    const training = await world.prepared(slotId, await world.people(40));
    await world.run((tx) =>
      openClass(tx, world.admin, training.id, { ...world.given('2020-03-01'), arrived: training.listed.slice(4), combinedSlotIds: [] }),
    );
    expect([await world.term('trainee', 'joined', ...year(2020)), await world.term('trainee', 'left', ...year(2020))]).toEqual([36, 0]);
    const [seats] = await world.sql<{ seats: number }>(
      `select sum(seats)::int as seats from ledger_entry where account = 'slot' and term = 'opened'`,
    );
    expect(36 - seats!.seats).toBe(-4);
    expect(await world.sql(`select status, count(*)::int from enrolment group by 1 order by 1`)).toEqual([
      { status: 'active', count: 36 },
      { status: 'no_show', count: 4 },
    ]);
  });

  it('7: not recognised, rejoins, finishes: one lượt, one person, pool +1 −1', async () => {
    const first = await world.opened('2020-09-01', 3);
    await close(first.id, '2021-05-01', [fail(first.listed[0]!), ...first.listed.slice(1).map(finish)]);
    const second = await world.opened('2022-03-01', 4);
    const [chain] = await world.sql<{ chain_id: string }>('select chain_id from enrolment where id = $1', [first.listed[0]]);
    await world.run((tx) => rejoinClass(tx, world.admin, second.id, { ...world.given('2022-03-05'), chainIds: [chain!.chain_id] }));
    await close(second.id, '2023-01-10', (await world.active(second.id)).map(finish));
    const run = `and chain_id = '${chain!.chain_id}'`;
    expect(await world.term('trainee', 'joined', '2000-01-01', '2030-01-01', run)).toBe(1);
    expect(await world.term('trainee', 'joined', ...year(2020), run)).toBe(1);
    expect(await world.term('trainee', 'finished', ...year(2023), run)).toBe(1);
    expect([
      await world.term('pool', 'not_recognised', ...year(2021), run),
      await world.term('pool', 'rejoined', ...year(2022), run),
      await world.stock('pool', '2023-12-31'),
    ]).toEqual([1, 1, 0]);
    expect(await world.sql(`select state from chain where id = $1`, [chain!.chain_id])).toEqual([{ state: 'finished' }]);
  });

  it('8: postponing within the year moves nothing; to next year is an outcome; dropping is another', async () => {
    const ids = await Promise.all([world.slot(2021, 80), world.slot(2021, 80), world.slot(2021, 80)]);
    await world.run((tx) => slotRescheduled(tx, world.admin, ids[0], { ...world.given('2021-06-01'), quarter: 4 }));
    await world.run((tx) => slotPostponed(tx, world.admin, ids[1], world.given('2021-11-01')));
    await world.run((tx) => slotNotExecuted(tx, world.admin, ids[2], { ...world.given('2021-11-01'), reasonCode: 'too_few_trainees' }));
    expect([
      await world.term('slot', 'postponed', ...year(2021)),
      await world.term('slot', 'not_executed', ...year(2021)),
      await world.stock('slot', '2021-12-31'),
    ]).toEqual([1, 1, 1]);
    const [seats] = await world.sql<{ pending: number }>(
      `select sum(direction * seats)::int as pending from ledger_entry where account = 'slot'`,
    );
    expect(seats!.pending).toBe(80);
  });

  it.each([
    { amendment: '2020-09-20', stands: 'off_plan', gone: 'added' },
    { amendment: '2020-09-01', stands: 'added', gone: 'off_plan' },
  ])('9: off-plan opened 5/9, amendment of $amendment: $stands', async ({ amendment, stands, gone }) => {
    const { eventId: slotId } = await world.run((tx) =>
      acceptOffPlan(tx, world.admin, {
        ...world.given('2020-08-25'),
        planId: world.planId,
        year: 2020,
        familyId: world.families.tcllct.familyId,
        leadId: world.units.lead,
        hostId: world.units.hostX,
        runnerId: world.units.school,
        seats: 40,
        funding: 'city',
      }),
    );
    const training = await world.prepared(slotId!, await world.people(40));
    await world.run((tx) =>
      openClass(tx, world.admin, training.id, { ...world.given('2020-09-05'), arrived: training.listed, combinedSlotIds: [] }),
    );
    await world.run((tx) => slotAdopted(tx, world.admin, slotId!, world.given(amendment)));
    expect([
      await world.term('slot', stands, ...year(2020)),
      await world.term('slot', gone, ...year(2020)),
      await world.term('slot', 'opened', ...year(2020)),
      await world.stock('slot', '2020-12-31'),
    ]).toEqual([1, 0, 1, 0]);
  });

  it('10: a class of 80 stopped for good: all must be named; the slot stays opened', async () => {
    const training = await world.opened('2021-02-01', 80);
    const other = await world.opened('2021-02-01', 5);
    const outcomes = training.listed.map((enrolmentId, n) =>
      n < 50
        ? { enrolmentId, outcome: 'moved' as const, toClassId: other.id }
        : { enrolmentId, outcome: n < 70 ? ('deferred' as const) : ('left' as const), toClassId: null },
    );
    await expect(
      world.run((tx) => discontinueClass(tx, world.admin, training.id, { ...world.given('2021-05-01'), outcomes: outcomes.slice(1) })),
    ).rejects.toMatchObject({ code: 'classes.trainees_unnamed' });
    expect((await world.active(training.id)).length).toBe(80);
    await world.run((tx) => discontinueClass(tx, world.admin, training.id, { ...world.given('2021-05-01'), outcomes }));
    expect([
      await world.term('class', 'discontinued', ...year(2021)),
      await world.term('trainee', 'moved_out', ...year(2021)),
      await world.term('trainee', 'deferred', ...year(2021)),
      await world.term('trainee', 'left', ...year(2021)),
    ]).toEqual([1, 50, 20, 10]);
    expect(await world.stock('pool', '2021-12-31')).toBe(20);
    expect(await world.sql('select state from slot where id = $1', [training.slotId])).toEqual([{ state: 'opened' }]);
  });

  it('11: the host changes mid-class: out of X, into Y, the tenant unmoved', async () => {
    const training = await world.opened('2021-02-01', 42, { host: world.units.hostX });
    await leave(training.id, training.listed.slice(0, 2), '2021-06-30');
    await world.run((tx) => reclassify(tx, world.admin, training.id, { ...world.given('2021-07-01'), hostId: world.units.hostY }));
    const host = (id: number) => `and host_id = ${id}`;
    expect([
      await world.term('class', 'reclass_out', ...year(2021), host(world.units.hostX)),
      await world.term('trainee', 'reclass_out', ...year(2021), host(world.units.hostX)),
    ]).toEqual([1, 40]);
    expect([
      await world.term('class', 'reclass_in', ...year(2021), host(world.units.hostY)),
      await world.term('trainee', 'reclass_in', ...year(2021), host(world.units.hostY)),
    ]).toEqual([1, 40]);
    expect([await world.stock('trainee', '2021-06-30'), await world.stock('trainee', '2021-07-01')]).toEqual([40, 40]);
    expect(await world.term('class', 'opened', ...year(2021), host(world.units.hostX))).toBe(1);
  });

  it('11b: a leaver recorded after the reclass but dated before it is taken out of the reclass too', async () => {
    const training = await world.opened('2021-02-01', 40);
    await world.run((tx) => reclassify(tx, world.admin, training.id, { ...world.given('2021-07-01'), hostId: world.units.hostY }));
    await leave(training.id, [training.listed[0]!], '2021-06-20');
    expect([
      await world.term('trainee', 'reclass_out', ...year(2021)),
      await world.term('trainee', 'reclass_in', ...year(2021)),
      await world.stock('trainee', '2021-12-31'),
    ]).toEqual([39, 39, 39]);
  });

  it('a chain may leave the pool without a class: recognised later, or the right ends', async () => {
    const training = await world.opened('2021-02-01', 3);
    await close(training.id, '2021-10-01', [fail(training.listed[0]!), fail(training.listed[1]!), finish(training.listed[2]!)]);
    const chains = await world.sql<{ id: string }>(`select id from chain where state = 'pool' order by id`);
    await world.run((tx) => endChain(tx, world.admin, chains[0]!.id, { ...world.given('2022-02-01'), kind: 'finished_late' }));
    await world.run((tx) => endChain(tx, world.admin, chains[1]!.id, { ...world.given('2022-03-01'), kind: 'expired' }));
    expect([
      await world.term('pool', 'finished_late', ...year(2022)),
      await world.term('pool', 'expired', ...year(2022)),
      await world.stock('pool', '2022-12-31'),
    ]).toEqual([1, 1, 0]);
    await expect(
      world.run((tx) => endChain(tx, world.admin, chains[0]!.id, { ...world.given('2022-04-01'), kind: 'expired' })),
    ).rejects.toMatchObject({ code: 'classes.chain_ended_already' });
  });

  it('pausing a class moves no number', async () => {
    const training = await world.opened('2021-02-01', 3);
    await world.run((tx) => changeStatus(tx, world.admin, training.id, { ...world.given('2021-03-01'), status: 'paused' }));
    expect([await world.stock('class', '2021-12-31'), await world.stock('trainee', '2021-12-31')]).toEqual([1, 3]);
  });
});
