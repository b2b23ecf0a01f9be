import { beforeEach, describe, expect, it } from 'vitest';
import { today, yearOf } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import type { DeclaredList } from './declared-contract.ts';
import type { OutsideList } from './outside-contract.ts';
import { declareClasses } from './declare-classes.ts';
import { listDeclared } from './declared-queries.ts';
import { advanceOutside, sendOutside } from './end-chain.ts';
import { listOutside } from './outside-queries.ts';

let world: World;
beforeEach(async () => {
  world = await ledgerWorld();
});

const base = () => ({
  unitId: world.units.hostX,
  month: '2020-05',
  kind: 'Tập huấn',
  familyId: null,
  classes: 12,
  turns: 600,
  source: 'Báo cáo quý II',
  documentId: null,
  supersedesId: null,
  reason: null,
});
const declare = (more: Partial<Parameters<typeof declareClasses>[2]> = {}, actor: Actor = world.admin) =>
  world.run((tx) => declareClasses(tx, actor, { ...base(), ...more })).then((done) => done.eventId!);
const declared = (filter: object = {}, actor: Actor = world.admin): Promise<DeclaredList> =>
  world.database.read(actor, (db) => listDeclared(db, { limit: 100, ...filter }));
const lock = (unitId: number, year: number, from = `${year}-01-01`, to = `${year}-12-31`) =>
  world.sql(
    `insert into period_lock (id, unit_id, clock, year, period_start, period_end, recorded_cutoff, figures, recorded_by) values ($1, $2, 'calendar', $3, $4, $5, now(), '{}', $6)`,
    [newId(), unitId, year, from, to, world.admin.accountId],
  );

async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
  const standing = () => world.sql('select id from declared_class order by id');
  const before = await standing();
  await expect(work()).rejects.toMatchObject({ name: 'Refusal', code });
  expect(await standing()).toEqual(before);
}

describe('declared classes', () => {
  it('refuses what cannot be: a month to come, lượt without classes, unknown unit, document or declaration, another unit’s', async () => {
    await refused('declared.in_future', () => declare({ month: `${yearOf(today()) + 1}-01` }));
    await refused('declared.turns_without_classes', () => declare({ classes: 0 }));
    await refused('classes.unknown_unit', () => declare({ unitId: 999 }));
    await refused('ledger.unknown_document', () => declare({ documentId: newId() }));
    await refused('declared.unknown', () => declare({ supersedesId: newId() }));
    const id = await declare();
    await refused('declared.other_unit', () => declare({ unitId: world.units.hostY, supersedesId: id }));
  });

  it('refuses a second figure for one unit, month, kind and programme, also from two desks at once', async () => {
    await declare();
    await refused('declared.twice', () => declare({ kind: 'tập huấn', classes: 1, turns: 5 }));
    await declare({ familyId: world.families.short.familyId });
    const both = await Promise.allSettled([declare({ month: '2020-06' }), declare({ month: '2020-06' })]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'declared.twice', params: { classes: 12, turns: 600, month: '06/2020' } },
    });
  });

  it('a locked year: closed to officers; open with the right, a reason and a document; its own months only', async () => {
    const before = await declare({ month: '2019-12' });
    await lock(world.units.hostX, 2020);
    const officer: Actor = { ...world.admin, role: 'home_affairs_officer', capabilities: new Set(['classes.record']) };
    await refused('ledger.period_locked', () => declare({ reason: 'bổ sung', documentId: world.documentId }, officer));
    await refused('ledger.locked_needs_reason', () => declare({ documentId: world.documentId }));
    await refused('ledger.locked_needs_reason', () => declare({ reason: 'bổ sung' }));
    // what stood in an open year cannot slip into a locked one, nor out of it
    await refused('ledger.period_locked', () => declare({ supersedesId: before }, officer));
    const id = await declare({ reason: 'bổ sung', documentId: world.documentId });
    await refused('ledger.period_locked', () => declare({ month: '2019-11', supersedesId: id }, officer));
    await declare({ month: '2019-10' }, officer);
    await declare({ month: '2021-01' }, officer);
  });

  it('a year from 15 December holds the December before it and not its own', async () => {
    await lock(world.units.hostX, 2020, '2019-12-15', '2020-12-14');
    await refused('ledger.locked_needs_reason', () => declare({ month: '2019-12' }));
    await declare({ month: '2020-12' });
  });

  it('a correction takes the place of what it corrects, which stays to be seen; once', async () => {
    const first = await declare();
    const second = await declare({ supersedesId: first, classes: 13, turns: 650, reason: 'đếm thiếu' });
    await expect(declare({ supersedesId: first, kind: 'Khác' })).rejects.toThrow(/declared_class_supersedes_id_key/);
    const third = await declare({ supersedesId: second, classes: 0, turns: 0, reason: 'của đơn vị khác' });
    const list = await declared();
    expect(list).toMatchObject({ total: 1, classes: 0, turns: 0, next: null });
    expect(list.rows[0]).toMatchObject({
      id: third,
      unit: { id: world.units.hostX, name: 'TTCT-X' },
      month: '2020-05',
      reason: 'của đơn vị khác',
      recordedBy: world.admin.accountName,
    });
    expect(list.rows[0]!.history.map((old) => [old.id, old.classes, old.reason])).toEqual([
      [second, 13, 'đếm thiếu'],
      [first, 12, null],
    ]);
  });

  it('is recorded at the moment inside the gate: a report closed in between does not hold it', async () => {
    const id = await declare();
    const [row] = await world.sql<{ inside: boolean }>(
      'select d.recorded_at > a.at as inside from declared_class d join audit a on a.object_id = d.id::text where d.id = $1',
      [id],
    );
    expect(row!.inside).toBe(true);
  });

  it('lists by year, by a unit with what is below it, by programme; sums the filter, not the page', async () => {
    await world.sql('update unit_version set parent_id = $1 where unit_id = $2', [world.units.school, world.units.hostX]);
    await declare({ month: '2020-01' });
    await declare({ month: '2020-12', familyId: world.families.short.familyId });
    await declare({ month: '2021-03', unitId: world.units.hostY, classes: 1, turns: 40 });
    expect(await declared({ year: 2020 })).toMatchObject({ total: 2, classes: 24, turns: 1200 });
    expect(await declared({ unit: world.units.school })).toMatchObject({ total: 2 });
    expect((await declared({ family: 'BDDT' })).rows.map((row) => [row.month, row.family?.name])).toEqual([['2020-12', 'BDDT']]);
    const page = await declared({ limit: 2 });
    expect(page).toMatchObject({ total: 3, turns: 1240, rows: [{ month: '2021-03' }, { month: '2020-12' }] });
    expect((await declared({ limit: 2, after: page.next! })).rows.map((row) => row.month)).toEqual(['2020-01']);
    const scoped: Actor = { ...world.admin, role: 'school_office', scope: { kind: 'unit', units: [world.units.hostY] } };
    expect(await declared({}, scoped)).toMatchObject({ total: 1, turns: 40 });
  });
});

describe('sent to study elsewhere', () => {
  const outside = (filter: object = {}, actor: Actor = world.admin): Promise<OutsideList> =>
    world.database.read(actor, (db) => listOutside(db, { limit: 100, ...filter }));
  const send = async (date: string, institution: string) => {
    const [personId] = await world.people(1);
    const { eventId } = await world.run((tx) =>
      sendOutside(tx, world.admin, {
        ...world.given(date),
        personId: personId!,
        familyId: world.families.short.familyId,
        institution,
        expectedEndOn: '2022-06-30',
      }),
    );
    return eventId!;
  };
  const step = (
    id: string,
    kind: 'outside_extended' | 'outside_finished' | 'outside_quit',
    date: string,
    expectedEndOn: string | null = null,
  ) => world.run((tx) => advanceOutside(tx, world.admin, id, { ...world.given(date), step: kind, expectedEndOn }));

  it('who, what, where, since when and until when, with every step', async () => {
    const id = await send('2020-09-01', 'Học viện Hành chính');
    await step(id, 'outside_extended', '2022-06-01', '2022-12-31');
    expect((await outside()).rows).toMatchObject([
      {
        id,
        programme: 'BDDT',
        institution: 'Học viện Hành chính',
        sender: { id: world.units.sender, name: 'SNV' },
        state: 'active',
        startedOn: '2020-09-01',
        expectedEndOn: '2022-12-31',
        endedOn: null,
        events: [
          { kind: 'outside_started', effectiveDate: '2020-09-01', recordedBy: world.admin.accountName, document: { number: '1-QĐ/TU' } },
          { kind: 'outside_extended' },
        ],
      },
    ]);
    await step(id, 'outside_finished', '2022-12-20');
    expect((await outside()).rows[0]).toMatchObject({ state: 'finished', endedOn: '2022-12-20' });
  });

  it('not twice in one programme, nor beside a class of it; the refusal says who and where', async () => {
    const [personId] = await world.people(1);
    const go = (familyId: string) =>
      world.run((tx) =>
        sendOutside(tx, world.admin, {
          ...world.given('2021-09-01'),
          personId: personId!,
          familyId,
          institution: 'Đại học Luật',
          expectedEndOn: null,
        }),
      );
    await go(world.families.short.familyId);
    await expect(go(world.families.short.familyId)).rejects.toMatchObject({
      code: 'classes.already_in_class',
      params: { other: 'Đại học Luật' },
    });
    const training = await world.opened('2021-05-10', 1, { family: world.families.tcllct });
    const [inside] = await world.sql<{ person_id: string; code: string }>(
      'select e.person_id, c.code from enrolment e join training_class c on c.id = e.class_id where e.id = $1',
      [training.listed[0]],
    );
    await expect(
      world.run((tx) =>
        sendOutside(tx, world.admin, {
          ...world.given('2021-09-01'),
          personId: inside!.person_id,
          familyId: world.families.tcllct.familyId,
          institution: 'Đại học Luật',
          expectedEndOn: null,
        }),
      ),
    ).rejects.toMatchObject({
      code: 'classes.already_in_class',
      params: { other: { say: 'class.other', params: { code: inside!.code } } },
    });
  });

  it('found by state, by a year in which one studied, by name without diacritics, by institution', async () => {
    const done = await send('2018-09-01', 'Đại học Luật');
    await step(done, 'outside_finished', '2020-06-30');
    const gone = await send('2020-02-01', 'Học viện Hành chính');
    await step(gone, 'outside_quit', '2020-05-01');
    const here = await send('2021-03-01', 'Học viện Chính trị');
    const found = async (filter: object) => (await outside(filter)).rows.map((row) => row.id);
    expect(await found({})).toEqual([here, gone, done]);
    expect(await found({ state: 'ended' })).toEqual([gone]);
    expect(await found({ year: 2019 })).toEqual([done]);
    expect(await found({ year: 2020 })).toEqual([gone, done]);
    expect(await found({ year: 2022 })).toEqual([here]);
    expect(await found({ q: 'nguyen van thu 3' })).toEqual([here]);
    expect(await found({ q: 'đại học' })).toEqual([done]);
    expect(await found({ q: '%' })).toHaveLength(3);
    const page = await outside({ limit: 1 });
    expect([page.total, (await outside({ limit: 5, after: page.next! })).rows.map((row) => row.id)]).toEqual([3, [gone, done]]);
    expect((await outside({}, { ...world.admin, scope: { kind: 'unit', units: [world.units.hostX] } })).rows).toEqual([]);
  });
});
