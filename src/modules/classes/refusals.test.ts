import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import { closeClass } from './close-class.ts';
import { leaveClass } from './leave-class.ts';
import { joinClass, listTrainees, rejoinClass } from './list-trainees.ts';
import { moveTrainees } from './move-trainees.ts';
import { openClass } from './open-class.ts';
import { editClass, prepareClass } from './prepare-class.ts';
import { reverseEvent } from './reverse-event.ts';
import { slotLedger, slotNotExecuted, slotSplit } from './settle-slot.ts';

let world: World;
beforeEach(async () => {
  world = await ledgerWorld();
});

const finished = (ids: readonly string[]) => ids.map((enrolmentId) => ({ enrolmentId, outcome: 'finished' as const, continuing: false }));
const close = (id: string, date: string, ids: readonly string[], basis: object = { documentId: world.documentId }) =>
  world.run((tx) => closeClass(tx, world.admin, id, { ...world.given(date), basis, outcomes: finished(ids) }));
const join = (classId: string, date: string, personIds: string[], kind: 'late' | 'at_opening' = 'late') =>
  world.run((tx) =>
    joinClass(tx, world.admin, world.keys, classId, {
      ...world.given(date),
      kind,
      rows: personIds.map((personId) => ({ personId })),
      hold: false,
    }),
  );
const everything = () =>
  world.sql(
    `select (select count(*) from ledger_event) as events, (select count(*) from ledger_entry) as entries, (select count(*) from enrolment) as enrolments, (select count(*) from chain) as chains, (select count(*) from audit where kind = 'write') as audit`,
  );

/** Runs what must be refused and shows that it left nothing behind. */
async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
  const before = await everything();
  await expect(work()).rejects.toMatchObject({ name: 'Refusal', code });
  expect(await everything()).toEqual(before);
}

describe('refused, with nothing half-applied', () => {
  it('a class closed before it opened', async () => {
    const training = await world.opened('2021-05-10', 3);
    await refused('classes.closed_before_opened', () => close(training.id, '2021-05-01', training.listed));
  });

  it('a class closed with a trainee unnamed, or without a document', async () => {
    const training = await world.opened('2021-05-10', 3);
    await refused('classes.trainees_unnamed', () => close(training.id, '2021-06-01', training.listed.slice(1)));
    await refused('ledger.document_needed', () => close(training.id, '2021-06-01', training.listed, {}));
  });

  it('the leadership has ordered it before the paper exists: recorded, and chased', async () => {
    const training = await world.opened('2021-05-10', 3);
    await close(training.id, '2021-06-01', training.listed, { pending: { directedBy: 'Thường trực Thành ủy', due: '2021-06-15' } });
    expect(
      await world.sql(`select document_pending, directed_by, document_due::text from ledger_event where kind = 'class_closed'`),
    ).toEqual([{ document_pending: true, directed_by: 'Thường trực Thành ủy', document_due: '2021-06-15' }]);
  });

  it('an event on a closed class, and closing it again', async () => {
    const training = await world.opened('2021-05-10', 2);
    await close(training.id, '2021-06-01', training.listed);
    await refused('classes.ended_already', () => close(training.id, '2021-06-02', training.listed));
    const person = await world.people(1);
    await refused('classes.ended_already', () => join(training.id, '2021-05-20', person));
  });

  it('a trainee joining twice: the same class, or another of the same family', async () => {
    const a = await world.opened('2021-05-10', 2);
    const b = await world.opened('2021-05-10', 2);
    const [inside] = await world.sql<{ person_id: string }>('select person_id from enrolment where id = $1', [a.listed[0]]);
    await refused('classes.listed_already', () => join(a.id, '2021-05-12', [inside!.person_id]));
    await refused('classes.already_in_class', () => join(b.id, '2021-05-12', [inside!.person_id]));
  });

  it('a move to a class of another family, to itself, or to one that is not running', async () => {
    const a = await world.opened('2021-05-10', 2);
    const other = await world.opened('2021-05-10', 2, { family: world.families.short });
    const notYet = await world.prepared(await world.slot(2021, 10), []);
    const move = (toClassId: string) => () =>
      world.run((tx) => moveTrainees(tx, world.admin, a.id, { ...world.given('2021-06-01'), enrolmentIds: [a.listed[0]!], toClassId }));
    await refused('classes.move_to_other_family', move(other.id));
    await refused('classes.move_to_itself', move(a.id));
    await refused('classes.not_opened', move(notYet.id));
    await refused('classes.unknown', move(newId()));
  });

  it('leaving twice, leaving before joining, an event in the future, a trainee of another class', async () => {
    const a = await world.opened('2021-05-10', 3);
    const b = await world.opened('2021-05-10', 1);
    const leave =
      (ids: string[], date: string, reason: 'withdrawn' | null = 'withdrawn') =>
      () =>
        world.run((tx) =>
          leaveClass(tx, world.admin, a.id, { ...world.given(date), enrolmentIds: ids, kind: 'leave', leaveReason: reason }),
        );
    await refused('classes.left_before_joined', leave([a.listed[0]!], '2021-05-01'));
    await refused('ledger.in_future', leave([a.listed[0]!], '2090-01-01'));
    await refused('classes.leave_reason_needed', leave([a.listed[0]!], '2021-06-01', null));
    await refused('classes.unknown_trainee', leave([b.listed[0]!], '2021-06-01'));
    await leave([a.listed[0]!], '2021-06-01')();
    await refused('classes.left_already', leave([a.listed[0]!], '2021-06-05'));
  });

  it('rejoining without the right to, and opening with somebody who is not on the list', async () => {
    const a = await world.opened('2021-05-10', 2);
    const [chain] = await world.sql<{ chain_id: string }>('select chain_id from enrolment where id = $1', [a.listed[0]]);
    await refused('classes.no_right_to_continue', () =>
      world.run((tx) => rejoinClass(tx, world.admin, a.id, { ...world.given('2021-06-01'), chainIds: [chain!.chain_id] })),
    );
    const b = await world.prepared(await world.slot(2021, 10), await world.people(2));
    await refused('classes.unknown_trainee', () =>
      world.run((tx) => openClass(tx, world.admin, b.id, { ...world.given('2021-06-01'), arrived: [a.listed[0]!], combinedSlotIds: [] })),
    );
  });

  it('slots: settled twice, split into nothing, withdrawn after opening, opened after its year', async () => {
    const id = await world.slot(2021, 80);
    await refused('slots.split_too_large', () =>
      world.run((tx) => slotSplit(tx, world.admin, id, { ...world.given('2021-03-01'), seats: 80 })),
    );
    const drop = () =>
      world.run((tx) => slotNotExecuted(tx, world.admin, id, { ...world.given('2021-11-01'), reasonCode: 'too_few_trainees' }));
    await drop();
    await refused('slots.settled_already', drop);
    const training = await world.opened('2021-05-10', 2);
    const withdraw = () =>
      world.run(async (tx) => {
        await slotLedger.slotsWithdrawn(tx, world.admin, [training.slotId], {
          effectiveDate: '2021-06-01',
          documentId: world.documentId,
          documentPending: false,
        });
        return { result: null, audit: { type: 'slot', id: training.slotId } };
      });
    await refused('slots.settled_already', withdraw);
    const late = await world.prepared(await world.slot(2021, 10), await world.people(1));
    await refused('slots.opened_after_year', () =>
      world.run((tx) => openClass(tx, world.admin, late.id, { ...world.given('2022-01-05'), arrived: late.listed, combinedSlotIds: [] })),
    );
  });

  it('a list with bad rows: all back with their places; the sound ones go in when the officer says so', async () => {
    const training = await world.prepared(await world.slot(2021, 10), []);
    const row = (fullName: string, birthDate: string) => ({
      fullName,
      birthDate,
      senderId: world.units.sender,
      category: 'civil_servant' as const,
    });
    const rows = [
      row('Trần Thị Hòa', '01/02/1980'),
      row('Lê Văn Minh', '29/2/2023'),
      row('Trần Thị Hoà', '01/02/1980'),
      row('Phạm Quốc Đạt', '1979'),
    ];
    const list = (hold: boolean) => () => world.run((tx) => listTrainees(tx, world.admin, world.keys, training.id, { rows, hold }));
    await expect(list(false)()).rejects.toMatchObject({
      code: 'classes.birth_date',
      where: { say: 'class.row_of', params: { row: 2, name: 'Lê Văn Minh' } },
      parts: [{ code: 'people.twice_in_list', where: { say: 'class.row_of', params: { row: 3, name: 'Trần Thị Hoà' } } }],
    });
    expect(await world.sql('select 1 from person')).toEqual([]);
    const answer = await list(true)();
    expect(answer).toMatchObject({ created: 2, held: [{ row: 2 }, { row: 3 }] });
  });

  it('a stale edit says what is different now', async () => {
    const training = await world.opened('2021-05-10', 1);
    const [row] = await world.sql<{ row_version: number }>('select row_version from training_class where id = $1', [training.id]);
    await world.run((tx) => editClass(tx, world.admin, training.id, row!.row_version, { name: 'Tên mới' }));
    await expect(world.run((tx) => editClass(tx, world.admin, training.id, row!.row_version, { name: 'Tên khác' }))).rejects.toMatchObject({
      code: 'edit.stale',
      status: 412,
      params: { changed: [{ say: 'edit.now', params: { label: { say: 'class.name' }, value: 'Tên mới' } }] },
    });
  });

  it('a locked year: closed to officers; open to those entitled with reason and document', async () => {
    const training = await world.opened('2020-05-10', 3);
    await world.sql(
      `insert into period_lock (id, unit_id, clock, year, period_start, period_end, recorded_cutoff, figures, recorded_by) values ($1, $2, 'calendar', 2020, '2020-01-01', '2020-12-31', now(), '{}', $3)`,
      [newId(), world.units.school, world.admin.accountId],
    );
    const officer: Actor = { ...world.admin, role: 'home_affairs_officer', capabilities: new Set(['classes.record']) };
    const leave = (actor: Actor, reason: string | null) => () =>
      world.run((tx) =>
        leaveClass(tx, actor, training.id, {
          ...world.given('2020-12-01'),
          reason,
          enrolmentIds: [training.listed[0]!],
          kind: 'leave',
          leaveReason: 'withdrawn',
        }),
      );
    await refused('ledger.period_locked', leave(officer, 'ghi muộn'));
    await refused('ledger.locked_needs_reason', leave(world.admin, null));
    await leave(world.admin, 'ghi muộn')();
    expect(await world.stock('trainee', '2020-12-31')).toBe(2);
  });

  it('a correction takes the numbers back and leaves the mistake on record; not twice', async () => {
    const training = await world.opened('2021-05-10', 3);
    const { eventId } = await world.run((tx) =>
      leaveClass(tx, world.admin, training.id, {
        ...world.given('2021-06-01'),
        enrolmentIds: [training.listed[0]!],
        kind: 'defer',
        leaveReason: null,
      }),
    );
    const reverse = () => world.run((tx) => reverseEvent(tx, world.admin, eventId!, { reason: 'ghi nhầm người' }));
    await reverse();
    expect([await world.stock('trainee', '2021-12-31'), await world.stock('pool', '2021-12-31')]).toEqual([3, 0]);
    expect(
      await world.sql(
        `select sum(quantity)::int as n, count(*)::int as lines from ledger_entry where term = 'deferred' and account = 'trainee'`,
      ),
    ).toEqual([{ n: 0, lines: 2 }]);
    await refused('ledger.reversed_already', reverse);
  });
});

describe('two officers at once', () => {
  it('closing the same class: one closes, the other is told', async () => {
    const training = await world.opened('2021-05-10', 20);
    const results = await Promise.allSettled([
      close(training.id, '2021-06-01', training.listed),
      close(training.id, '2021-06-02', training.listed),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'classes.ended_already' } });
    expect(await world.term('class', 'closed', '2021-01-01', '2021-12-31')).toBe(1);
  });

  it('one slot, two classes: the constraint lets one through', async () => {
    const slotId = await world.slot(2021, 10);
    const prepare = (code: string) => world.run((tx) => prepareClass(tx, world.admin, { slotId, code, name: code }));
    const results = await Promise.allSettled([prepare('A'), prepare('B')]);
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { constraint: 'training_class_one_per_slot' } });
  });

  it('one person into two classes of one family: the constraint lets one through', async () => {
    const a = await world.opened('2021-05-10', 1);
    const b = await world.opened('2021-05-10', 1);
    const [person] = await world.people(1);
    const results = await Promise.allSettled([join(a.id, '2021-05-12', [person!]), join(b.id, '2021-05-12', [person!])]);
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1);
    expect(await world.sql(`select count(*)::int as n from chain where person_id = $1`, [person])).toEqual([{ n: 1 }]);
  });
});

it('every reason the ledger can give has its words', async () => {
  const { readFile, readdir } = await import('node:fs/promises');
  const { messages } = await import('../../texts.ts');
  const folder = new URL('.', import.meta.url);
  const codes = new Set<string>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name === 'messages.vi.ts') continue;
    const text = await readFile(new URL(name, folder), 'utf8');
    for (const match of text.matchAll(
      /(?:Refusal|notFound|objection)\(\s*(?:[^'"()]*\? )?'([a-z_]+\.[a-z_]+)'(?: : '([a-z_]+\.[a-z_]+)')?/g,
    ))
      for (const code of match.slice(1)) if (code) codes.add(code);
  }
  expect(codes.size).toBeGreaterThan(60);
  expect([...codes].filter((code) => !messages.vi[code])).toEqual([]);
});
