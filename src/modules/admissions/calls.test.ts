import { beforeAll, describe, expect, it } from 'vitest';
import { roleCapabilities } from '#platform/actor.ts';
import { writeDocument } from '#platform/docx.ts';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { refusal } from '#test/import-run.ts';
import { readWord } from '#test/word.ts';
import { answerNobody, remindUnits } from './call-answer.ts';
import { callLetter } from './call-letter.ts';
import { awaitedCalls, listCalls, readCall } from './call-queries.ts';
import { changeCalled, createCall, editCall, setCallState } from './create-call.ts';
import { applyPlacements, proposeDistribution } from './distribute-series.ts';

let world: AdmissionWorld;
beforeAll(async () => {
  world = await admissionWorld();
});
const said = async (work: Promise<unknown>) => (await refusal(work)).code;
const nobody = { units: [] as number[], bloc: null, level: null, below: null, withSeats: false };
const described = () => ({
  documentId: null,
  issuedOn: inDays(0),
  deadline: inDays(10),
  lateUntil: null as string | null,
  papers: [] as { name: string; required: boolean }[],
  note: null,
});

describe('refused', () => {
  it('a call to nobody, with days that cannot be, of a series that is closed, or by whoever does not keep it', async () => {
    const { admin, contact, series, units, sql } = world;
    const { id } = await series();
    const create = (more: object, call: object = { ...nobody, units: [units.sender] }, actor = admin) =>
      world.database.write(actor, { command: 'test' }, (tx) =>
        createCall(tx, actor, id, { ...described(), ...more, call: { ...nobody, ...call }, send: true }),
      );
    expect(await said(create({}, nobody))).toBe('calls.nobody_called');
    expect(await said(create({}, { withSeats: true }))).toBe('calls.nobody_called');
    expect(await said(create({ deadline: inDays(-1) }))).toBe('calls.dates');
    expect(await said(create({ lateUntil: inDays(10) }))).toBe('calls.late_dates');
    expect(
      await said(
        create({
          papers: [
            { name: 'Giấy A', required: true },
            { name: 'giay a', required: false },
          ],
        }),
      ),
    ).toBe('calls.paper_twice');
    expect(await said(create({}, undefined, { ...contact, capabilities: new Set([...contact.capabilities, 'admissions.record']) }))).toBe(
      'admissions.series_out_of_scope',
    );
    await sql(`update admission_series set state = 'closed' where id = $1`, [id]);
    expect(await said(create({}))).toBe('calls.series_closed');
  });

  it('taking out who has nominated, reminding under a closed call, an edit over somebody else’s', async () => {
    const { admin, contact, series, call, nominate, units, people } = world;
    const { id } = await series({ granted: 2 });
    const { id: callId } = await call(id);
    const [person] = await people(1);
    await nominate(contact, id, person!);
    const run = <T>(work: Parameters<typeof world.run<T>>[0]) => world.run(work);
    expect(await said(run((tx) => changeCalled(tx, admin, callId, 1, { call: nobody, remove: [units.sender] })))).toBe(
      'calls.unit_has_nominated',
    );
    await run((tx) => editCall(tx, admin, callId, 1, { ...described(), deadline: inDays(20) }));
    expect(await said(run((tx) => editCall(tx, admin, callId, 1, described())))).toBe('edit.stale');
    await run((tx) => setCallState(tx, admin, callId, 2, 'closed'));
    expect(await said(run((tx) => remindUnits(tx, admin, callId, [units.sender])))).toBe('calls.not_open');
    expect(await said(run((tx) => answerNobody(tx, admin, callId, { unitId: units.sender, note: null })))).toBe('calls.not_open');
  });
});

it('units are called by bloc, level, tree or seats; who has answered is seen, reminded once more each time', async () => {
  const { admin, contact, series, units, database, grant } = world;
  const { id } = await series({ seats: 8, granted: 2 });
  await grant(id, units.otherSchool, 1);
  const make = (call: object) =>
    world.run((tx) =>
      createCall(tx, admin, id, {
        ...described(),
        papers: [{ name: 'Quyết định cử', required: true }],
        call: { ...nobody, ...call },
        send: true,
      }),
    );
  expect((await make({ bloc: 2 })).units).toBe(2);
  expect((await make({ bloc: 1, level: 'province' })).units).toBe(4);
  expect((await make({ below: units.sender })).units).toBe(1);
  const { id: callId, units: called } = await make({ withSeats: true });
  expect(called).toBe(2);
  const page = () => database.read(admin, (db) => readCall(db, admin, callId));
  expect((await page()).papers).toEqual([{ code: 'quyet-dinh-cu', name: 'Quyết định cử', required: true }]);
  for (const times of [1, 2]) {
    const { text, units: reminded } = await world.run((tx) => remindUnits(tx, admin, callId, [units.sender, units.otherSchool]));
    expect(reminded).toBe(2);
    expect(text).toContain('còn 10 ngày');
    expect((await page()).board.map(({ reminders }) => reminders)).toEqual([times, times]);
  }
  const waits = () => database.read(contact, (db) => awaitedCalls(db, contact));
  expect(await waits()).toContainEqual(expect.objectContaining({ id: callId, units: ['SNV'], daysLeft: 10 }));
  await world.database.write(contact, { command: 'test' }, (tx) =>
    answerNobody(tx, contact, callId, { unitId: units.sender, note: 'chưa có ai' }),
  );
  expect((await waits()).map((one) => one.id)).not.toContain(callId);
  // only the silent are reminded
  expect((await world.run((tx) => remindUnits(tx, admin, callId, [units.sender, units.otherSchool]))).units).toBe(1);
  expect(await page()).toMatchObject({ counts: { units: 2, nominated: 0, nobody: 1, silent: 1 } });
  // who is called sees its own line alone
  const seen = await database.read(contact, (db) => readCall(db, contact, callId));
  expect(seen).toMatchObject({ organises: false, board: [{ id: units.sender, answer: 'nobody', note: 'chưa có ai' }] });
});

it('a call that has not been sent is seen by whoever keeps the series', async () => {
  const { admin, contact, series, units, database } = world;
  const { id } = await series({ granted: 1 });
  const { id: callId } = await world.run((tx) =>
    createCall(tx, admin, id, { ...described(), call: { ...nobody, units: [units.sender] }, send: false }),
  );
  const ids = async (actor: typeof admin) =>
    (await database.read(actor, (db) => listCalls(db, actor, { series: id, view: 'all' }))).rows.map((row) => row.id);
  expect(await ids(admin)).toEqual([callId]);
  expect(await ids(contact)).toEqual([]);
});

it('the letter says what, when, until when and with which papers, and lists the units', async () => {
  const { admin, series, units, database } = world;
  const { id, code } = await series({ granted: 2, code: 'THU-CONG-VAN' });
  const { id: callId } = await world.run((tx) =>
    createCall(tx, admin, id, {
      ...described(),
      lateUntil: inDays(14),
      papers: [
        { name: 'Quyết định cử', required: true },
        { name: 'Giấy khám', required: false },
      ],
      call: { ...nobody, units: [units.sender, units.otherSchool] },
      send: true,
    }),
  );
  const { paper, name } = await database.read(admin, (db) => callLetter(db, admin, callId));
  expect(name).toBe(`Công văn chiêu sinh - ${code}`);
  const text = (await readWord(await writeDocument(paper))).lines.join('\n');
  for (const words of ['V/v chiêu sinh', 'Hạn cử', 'chỉ được nhận đến hết ngày', 'Quyết định cử', 'Giấy khám (nếu có)', 'SNV', 'TCT'])
    expect(text).toContain(words);
});

describe('sharing out', () => {
  it('refuses who is not accepted, a class of another series, one that is full; then lists everybody it placed', async () => {
    const { admin, contact, series, call, nominate, people, sql, keys, database } = world;
    const { id, classId } = await series({ seats: 2, granted: 2 });
    const other = await series();
    await call(id);
    const persons = await people(2);
    const ids = [] as string[];
    for (const person of persons) ids.push((await nominate(contact, id, person)).id);
    const place = (placements: { id: string; classId: string; rowVersion: number }[]) =>
      world.run((tx) => applyPlacements(tx, admin, keys, id, { placements }));
    expect(await said(place([{ id: ids[0]!, classId, rowVersion: 1 }]))).toBe('nominations.not_to_place');
    await sql(`update nomination set state = 'accepted' where series_id = $1`, [id]);
    expect(await said(place([{ id: ids[0]!, classId: other.classId, rowVersion: 1 }]))).toBe('nominations.class_not_here');
    expect(await said(place([{ id: ids[0]!, classId, rowVersion: 7 }]))).toBe('edit.stale');
    await sql('update series_class set seats = 1 where class_id = $1', [classId]);
    expect(await said(place(ids.map((one) => ({ id: one, classId, rowVersion: 1 }))))).toBe('nominations.class_full');
    await sql('update series_class set seats = 2 where class_id = $1', [classId]);
    const asked = await database.read(admin, (db) => proposeDistribution(db, admin, id));
    expect(asked.people.map(({ classId: into, because }) => [into, because])).toEqual([
      [classId, 'no_wish'],
      [classId, 'no_wish'],
    ]);
    const done = await place(asked.people.map((one) => ({ id: one.id, classId: one.classId!, rowVersion: one.rowVersion })));
    expect(done).toMatchObject({ placed: 2, listed: 2, held: [] });
    expect(await sql('select count(*)::int as n from enrolment where class_id = $1', [classId])).toEqual([{ n: 2 }]);
    expect((await database.read(admin, (db) => proposeDistribution(db, admin, id))).people).toEqual([]);
  });

  it('is not for a unit contact', () => {
    expect(roleCapabilities.unit_contact).not.toContain('admissions.record');
  });
});
