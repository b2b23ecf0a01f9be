import { beforeAll, describe, expect, it } from 'vitest';
import { today } from '#kit/dates.ts';
import { recordMatrix } from '#modules/delegation';
import { openClass } from '../classes/open-class.ts';
import type { Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/refusal.ts';
import { refusal } from '#test/import-run.ts';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { combineClasses } from './combine-classes.ts';
import { issueConvocation } from './convo-issue.ts';
import { withdrawNomination } from './withdraw-nomination.ts';
import { freeNoShows } from './convo-no-shows.ts';
import { ownNominationsOf } from './own-queries.ts';
import { texts } from '../../texts.ts';
import { pendingSlots } from '../classes/queries.ts';
import { classesToOpen } from './opening-queries.ts';
import { readConvocations } from './convo-queries.ts';
import { decideNominations } from './decide-nominations.ts';

let world: AdmissionWorld;
beforeAll(async () => {
  world = await admissionWorld();
});
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (refusal: Refusal) => refusal.code,
  );
const decide = async (seriesId: string, ids: readonly string[], decision: 'accept' | 'refuse') => {
  const rows = await world.sql<{ id: string; row_version: number }>('select id, row_version from nomination where id = any ($1::uuid[])', [
    ids,
  ]);
  return world.run((tx) =>
    decideNominations(tx, world.admin, world.keys, seriesId, {
      decision,
      reasonCode: decision === 'refuse' ? 'unit_asked' : null,
      nominations: rows.map(({ id, row_version: rowVersion }) => ({ id, rowVersion })),
      hold: false,
    }),
  );
};
/** A series of one class with people accepted to it and put on its list. */
async function admitted(count: number, seats = count, people?: string[]) {
  const series = await world.series({ seats, granted: seats });
  const ids: string[] = [];
  for (const person of people ?? (await world.people(count))) ids.push((await world.nominate(world.admin, series.id, person)).id);
  await world.sql(`update nomination set verdict_result = 'eligible' where series_id = $1`, [series.id]);
  await decide(series.id, ids, 'accept');
  return { ...series, ids };
}
type Given = Parameters<typeof issueConvocation>[3];
const issue = (classId: string, more: Partial<Given> = {}, actor = world.admin) =>
  world.database.write(actor, { command: 'test' }, (tx) =>
    issueConvocation(tx, actor, classId, {
      kind: 'summons',
      documentId: world.documentId,
      issuedOn: today(),
      reportOn: inDays(20),
      ...more,
    }),
  );
const papers = async (seriesId: string) =>
  (await world.database.read(world.admin, (db) => readConvocations(db, world.admin, seriesId))).classes[0]!;
const statusOf = async (classId: string) =>
  (await world.sql<{ status: string }>('select status from training_class where id = $1', [classId]))[0]!.status;

describe('summons', () => {
  it('refused: nobody accepted, not in a series, another unit, opened, a second first paper, no change', async () => {
    const empty = await world.series({ seats: 2, granted: 2 });
    expect(await said(issue(empty.classId))).toBe('convocations.nobody');
    const alone = await world.prepared(await world.slot(2025, 5), []);
    expect(await said(issue(alone.id))).toBe('convocations.no_series');
    const { id, classId, ids } = await admitted(2);
    const stranger = world.as('school_office', { kind: 'unit', units: [world.units.otherSchool] });
    // a unit that sees nothing of the class does not learn that it is there
    expect(await said(issue(classId, {}, stranger))).toBe('classes.unknown');
    await world.sql('update nomination set enrolment_id = null where id = $1', [ids[0]]);
    expect(await said(issue(classId))).toBe('convocations.not_listed');
    await world.sql(
      `update nomination n set enrolment_id = e.id from enrolment e where e.person_id = n.person_id and e.class_id = n.class_id and n.id = $1`,
      [ids[0]],
    );
    const first = await issue(classId);
    expect(await said(issue(classId))).toBe('convocations.issued_already');
    expect(await said(issue(classId, { changesId: first.id }))).toBe('convocations.nothing_changed');
    expect(await said(issue(classId, { kind: 'opening_decision', changesId: first.id }))).toBe('convocations.other_class');
    expect((await papers(id)).pending).toEqual([]);
  });

  it('a paper that has gone out stays as it is: who is added and dropped stands in the next, which changes it once', async () => {
    const { id, classId, ids } = await admitted(3, 4);
    const first = await issue(classId);
    const [person] = await world.people(1);
    const late = (await world.nominate(world.admin, id, person!)).id;
    await world.sql(`update nomination set verdict_result = 'eligible' where id = $1`, [late]);
    await decide(id, [late], 'accept');
    await decide(id, [ids[0]!], 'refuse');
    const before = await papers(id);
    expect(
      before.pending.map(({ kind, added, dropped }) => [
        kind,
        added.map((one) => one.nominationId),
        dropped.map((one) => one.nominationId),
      ]),
    ).toEqual([['summons', [late], [ids[0]]]]);
    const second = await issue(classId, { changesId: first.id });
    expect(await said(issue(classId, { changesId: first.id }))).toBe('convocations.changed_already');
    const after = await papers(id);
    expect(after.papers.map(({ summoned, added, dropped, changed }) => [summoned, added, dropped, changed])).toEqual([
      [3, 0, 0, true],
      [0, 1, 1, false],
    ]);
    expect(after.pending).toEqual([]);
    // only the day is different
    await issue(classId, { changesId: second.id, reportOn: inDays(25) });
    expect((await papers(id)).papers.at(-1)).toMatchObject({ summoned: 0, added: 0, dropped: 0, reportOn: inDays(25) });
    // past the code: the constraint holds the same line
    await expect(
      world.sql(`update convocation set changes_id = $1 where id <> $1 and changes_id = $2`, [first.id, second.id]),
    ).rejects.toThrow('convocation_changed_once');
  });

  it('only after the approvals that the matrix asks for; the opening decision takes the class to its step', async () => {
    const { classId } = await admitted(2);
    const day = today();
    const cells = ['audience', 'content', 'curriculum', 'opening', 'list'].flatMap((decision) => [
      { decision, body: 'runner', part: 'decides' },
      { decision, body: 'unit', unitId: world.units.lead, part: 'agrees' },
    ]);
    const matrix = (validFrom: string, all: object[]) =>
      world.run((tx) =>
        recordMatrix(tx, world.admin, { validFrom, citation: 'thử', cases: all.length ? [{ name: 'Mọi lớp', cells: all as never }] : [] }),
      );
    await matrix(day, cells);
    const school = world.as('school_office', { kind: 'unit', units: [world.units.school] });
    const without = { ...school, capabilities: new Set([...school.capabilities].filter((one) => one !== 'approvals.direct')) };
    expect(await said(issue(classId, { kind: 'opening_decision' }, without))).toBe('approvals.items_missing');
    await world.sql(`delete from delegation_cell`);
    await world.sql(`delete from delegation_case`);
    await issue(classId, { kind: 'opening_decision' });
    expect(await statusOf(classId)).toBe('decided');
  });
});

describe('off the list of a class again', () => {
  const withdraw = async (actor: Actor, id: string) => {
    const [row] = await world.sql<{ row_version: number }>('select row_version from nomination where id = $1', [id]);
    return world.database.write(actor, { command: 'test' }, (tx) => withdrawNomination(tx, actor, id, row!.row_version, 'chuyển công tác'));
  };
  const listed = (classId: string) =>
    world.sql(`select status, count(*)::int as n from enrolment where class_id = $1 group by 1 order by 1`, [classId]);

  it('before a summons by the unit that nominated, also for somebody else', async () => {
    const { id, classId, ids } = await admitted(2);
    await world.call(id);
    expect(await listed(classId)).toEqual([{ status: 'listed', n: 2 }]);
    await withdraw(world.contact, ids[0]!);
    expect(await listed(classId)).toEqual([
      { status: 'listed', n: 1 },
      { status: 'unlisted', n: 1 },
    ]);
    expect(await world.balance(id)).toEqual({ plan: -2, 'free 5': 1, 'used 5': 1 });
    const [other] = await world.people(1);
    await world.nominate(world.contact, id, other!, { replacesId: ids[1]! });
    expect(await listed(classId)).toEqual([{ status: 'unlisted', n: 2 }]);
    expect(await world.balance(id)).toEqual({ plan: -2, 'free 5': 1, 'held 5': 1 });
  });

  it('after it the unit is told of the paper and who does it; whoever keeps the series may, and the next paper strikes the name', async () => {
    const { id, classId, ids } = await admitted(2);
    await issue(classId);
    const refused = await refusal(withdraw(world.contact, ids[0]!));
    expect(refused.code).toBe('nominations.summoned_already');
    expect(`${refused.what} ${refused.todo}`).not.toMatch(/[{}]|undefined|null/);
    expect(await listed(classId)).toEqual([{ status: 'listed', n: 2 }]);
    await withdraw(world.admin, ids[0]!);
    expect((await papers(id)).pending).toEqual([expect.objectContaining({ kind: 'summons', dropped: [expect.anything()] })]);
  });

  it('who has come is past it', async () => {
    const { classId, ids } = await admitted(2);
    const arrived = (await world.sql<{ id: string }>('select id from enrolment where class_id = $1', [classId])).map((row) => row.id);
    await world.run((tx) => openClass(tx, world.admin, classId, { ...world.given(today()), arrived, combinedSlotIds: [] }));
    expect(await said(withdraw(world.admin, ids[0]!))).toBe('nominations.enrolled_already');
  });
});

it('a trainee sees where they were put forward, and when and where to be there by the newest paper; nobody else', async () => {
  const { id, code, classId } = await admitted(2);
  const [first, second] = (await world.sql<{ id: string; person_id: string }>(
    'select id, person_id from nomination where series_id = $1 order by id',
    [id],
  )) as [{ id: string; person_id: string }, { id: string; person_id: string }];
  const own = (person: string) => {
    const actor = world.as('trainee', { kind: 'person', person, classes: [classId] });
    return world.database.read(actor, (db) => ownNominationsOf(db, actor));
  };
  expect(await own(first.person_id)).toEqual([
    expect.objectContaining({ id: first.id, state: 'accepted', unitName: 'SNV', series: expect.objectContaining({ code }), summons: null }),
  ]);
  const summons = await issue(classId, { reportPlace: 'Hội trường A' });
  await issue(classId, { changesId: summons.id, reportOn: inDays(25) });
  const [told] = await own(first.person_id);
  expect(told!.summons).toMatchObject({ classCode: `L-${code}`, reportOn: inDays(25), reportPlace: 'Hội trường A' });
  expect(told!.summons!.paper).toBeTruthy();
  // struck off by the next paper: no longer summoned
  await decide(id, [second.id], 'refuse');
  expect(await own(second.person_id)).toEqual([expect.objectContaining({ state: 'refused', summons: null })]);
  const [stranger] = await world.people(1);
  expect(await own(stranger!)).toEqual([]);
});

it('summoned is not enrolled: who did not come is a no-show, whose seat a person frees', async () => {
  const { id, classId } = await admitted(3);
  await issue(classId);
  expect(await said(world.run((tx) => freeNoShows(tx, world.admin, id)))).toBe('convocations.no_no_shows');
  const listed = await world.sql<{ id: string }>(`select id from enrolment where class_id = $1 and status = 'listed' order by id`, [
    classId,
  ]);
  await world.run((tx) =>
    openClass(tx, world.admin, classId, { ...world.given(today()), arrived: listed.slice(0, 2).map((row) => row.id), combinedSlotIds: [] }),
  );
  expect((await papers(id)).arrived).toBe(2);
  expect((await papers(id)).noShows).toHaveLength(1);
  expect(await world.run((tx) => freeNoShows(tx, world.admin, id))).toMatchObject({ freed: 1 });
  expect(await world.balance(id)).toMatchObject({ [`used ${world.units.sender}`]: 2, [`free ${world.units.sender}`]: 1 });
  expect(await said(issue(classId, { changesId: (await papers(id)).papers[0]!.id }))).toBe('convocations.opened_already');
  // whoever joined is not refused any more
  const enrolled = await world.sql<{ id: string }>(`select id from nomination where series_id = $1 and state = 'accepted' limit 1`, [id]);
  expect(await said(decide(id, [enrolled[0]!.id], 'refuse'))).toBe('admissions.enrolled_already');
});

describe('two classes that will not open', () => {
  const combine = (classId: string, intoClassId: string) =>
    world.run((tx) =>
      combineClasses(tx, world.admin, world.keys, classId, {
        intoClassId,
        documentId: world.documentId,
        date: today(),
        reason: 'Hai lớp đều không đủ người',
      }),
    );
  const seats = async (id: string) => Object.values(await world.balance(id)).reduce((all, n) => all + Math.max(n, 0), 0);

  it('refused: with itself, another kind, already opened, in no series', async () => {
    const one = await admitted(1);
    expect(await said(combine(one.classId, one.classId))).toBe('combining.itself');
    const alone = await world.prepared(await world.slot(2025, 5), []);
    expect(await said(combine(one.classId, alone.id))).toBe('convocations.no_series');
    const other = await admitted(1);
    await world.sql(`update training_class set status = 'running' where id = $1`, [other.classId]);
    expect(await said(combine(one.classId, other.classId))).toBe('combining.opened');
    await world.sql(`update training_class set status = 'preparing', runner_id = $2 where id = $1`, [
      other.classId,
      world.units.otherSchool,
    ]);
    expect(await said(combine(one.classId, other.classId))).toBe('combining.different');
  });

  it('moves people, seats, waiting and lists in one step; nobody stands in both, no seat is lost', async () => {
    const both = (await world.people(1))[0]!;
    const from = await admitted(3, 6, [...(await world.people(2)), both]);
    const into = await admitted(2, 5, [...(await world.people(1)), both]);
    const undecided = (await world.nominate(world.admin, from.id, (await world.people(1))[0]!)).id;
    const before = (await seats(from.id)) + (await seats(into.id));
    const answer = await combine(from.classId, into.classId);
    expect(answer).toMatchObject({ moved: 3, listed: 2, withdrawn: [expect.any(String)], held: [] });
    expect(await seats(from.id)).toBe(0);
    expect(await seats(into.id)).toBe(before);
    const { sender } = world.units;
    expect(await world.balance(into.id)).toMatchObject({ [`used ${sender}`]: 4, [`held ${sender}`]: 1 });
    const [row] = await world.sql(`select series_id, state, seat, class_id from nomination where id = $1`, [undecided]);
    expect(row).toEqual({ series_id: into.id, state: 'submitted', seat: 'held', class_id: null });
    expect(await world.sql(`select from enrolment where class_id = $1 and status = 'listed'`, [into.classId])).toHaveLength(4);
    expect(await world.sql(`select from enrolment where class_id = $1 and status = 'listed'`, [from.classId])).toHaveLength(0);
    expect(await statusOf(from.classId)).toBe('cancelled');
    expect(await world.sql(`select seats from series_class where class_id = $1`, [into.classId])).toEqual([{ seats: 11 }]);
    expect(await world.sql(`select state from admission_series where id = $1`, [from.id])).toEqual([{ state: 'cancelled' }]);

    // nobody is alarmed by the slot that is left: the other class takes it at khai giảng, and is told which it is
    const { slot_id: slot } = (
      await world.sql<{ slot_id: string }>('select slot_id from training_class where id = $1', [from.classId])
    )[0]!;
    const pending = await world.database.read(world.admin, (db) => pendingSlots(db, {}));
    expect(pending.find((one) => one.id === slot)).toMatchObject({ classId: null, combinedIntoId: into.classId });
    const alone = async () => {
      const all = await world.database.read(world.admin, (db) => classesToOpen(db, world.admin, texts.vi, today()));
      return all.filter(({ classId }) => classId === null).reduce((sum, { classes }) => sum + classes, 0);
    };
    const quiet = await alone();
    await world.sql(`update training_class set status = 'cancelled' where id = $1`, [into.classId]);
    expect(await alone()).toBe(quiet + 2);
  });
});
