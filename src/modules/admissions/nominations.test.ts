import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kit/ids.ts';
import { Refusal } from '#platform/refusal.ts';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { refusal } from '#test/import-run.ts';
import { answerNobody } from './call-answer.ts';
import { tryNominee, unitNominations } from './nomination-queries.ts';
import { texts } from '../../texts.ts';
import { withdrawNomination } from './withdraw-nomination.ts';

let world: AdmissionWorld;
beforeAll(async () => {
  world = await admissionWorld();
});
const said = async (work: Promise<unknown>) => (await refusal(work)).code;
const one = async (unitId?: number) => (await world.people(1, unitId))[0]!;

describe('refused', () => {
  it('what is closed, cancelled, not called, too late, or speaks for another unit', async () => {
    const { contact, nominate, series, call, units, sql } = world;
    const open = await series({ granted: 3 });
    const person = await one();
    expect(await said(nominate(contact, open.id, person))).toBe('nominations.no_call');
    const { id: callId } = await call(open.id, { unitIds: [units.otherSchool] });
    expect(await said(nominate(contact, open.id, person))).toBe('nominations.not_called');
    await sql('insert into call_unit (call_id, unit_id, bloc) values ($1, $2, 2)', [callId, units.sender]);
    await sql(`update admission_call set state = 'closed' where id = $1`, [callId]);
    expect(await said(nominate(contact, open.id, person))).toBe('nominations.call_closed');
    await sql(`update admission_call set state = 'open', deadline = $2 where id = $1`, [callId, inDays(-2)]);
    expect((await refusal(nominate(contact, open.id, person))).what).toContain('đã qua 2 ngày');
    await sql(`update admission_call set late_until = $2 where id = $1`, [callId, inDays(-1)]);
    expect(await said(nominate(contact, open.id, person))).toBe('nominations.too_late');
    await sql(`update admission_call set late_until = $2 where id = $1`, [callId, inDays(1)]);
    expect(await said(nominate(contact, open.id, person, { unitId: units.otherSchool }))).toBe('gate.outside_scope');
    for (const [state, code] of [
      ['closed', 'nominations.series_closed'],
      ['cancelled', 'nominations.series_cancelled'],
    ] as const) {
      await sql('update admission_series set state = $2 where id = $1', [open.id, state]);
      expect(await said(nominate(contact, open.id, person))).toBe(code);
    }
    await sql(`update admission_series set state = 'open' where id = $1`, [open.id]);
    const late = await nominate(contact, open.id, person);
    expect(late).toMatchObject({ state: 'submitted', late: true });
    expect(await said(nominate(contact, newId(), person))).toBe('admissions.unknown_series');
  });

  it('the dead and the retired, with how they went', async () => {
    const { contact, nominate, series, call, sql } = world;
    const { id } = await series({ granted: 3 });
    await call(id);
    const person = await one();
    await sql(`update person set ended_kind = 'retired' where id = $1`, [person]);
    expect(await refusal(nominate(contact, id, person))).toMatchObject({
      code: 'nominations.person_gone',
      what: expect.stringContaining('đã nghỉ hưu'),
    });
    await sql(`update person set ended_kind = 'deceased' where id = $1`, [person]);
    expect((await refusal(nominate(contact, id, person))).what).toContain('đã mất');
  });

  it("other units' people: out of sight for the unit, said to whoever sees both", async () => {
    const { admin, contact, nominate, series, call, units } = world;
    const { id } = await series({ granted: 3 });
    await call(id);
    const stranger = await one(units.hostX);
    expect(await said(nominate(contact, id, stranger))).toBe('nominations.not_own_person');
    expect(await refusal(nominate(admin, id, stranger))).toMatchObject({
      code: 'nominations.of_other_unit',
      what: expect.stringContaining('TTCT-X'),
    });
  });

  it('somebody twice in a series, by the same unit or by two', async () => {
    const { admin, contact, nominate, series, call, units, sql } = world;
    const { id } = await series({ seats: 6, granted: 3, open: true });
    await call(id, { unitIds: [units.sender, units.otherSchool] });
    const person = await one();
    await nominate(contact, id, person);
    const [{ full_name: name }] = (await sql<{ full_name: string }>('select full_name from person where id = $1', [person])) as [
      { full_name: string },
    ];
    expect(await refusal(nominate(contact, id, person))).toMatchObject({
      code: 'nominations.already_nominated',
      what: expect.stringContaining(name),
    });
    await sql('update person set unit_id = $2, bloc = 2 where id = $1', [person, units.otherSchool]);
    expect(await refusal(nominate(admin, id, person, { unitId: units.otherSchool }))).toMatchObject({
      code: 'nominations.by_two_units',
      what: expect.stringContaining('SNV'),
    });
    // the other unit sees nothing of it: the database holds the line
    const other = world.as('unit_contact', { kind: 'unit', units: [units.otherSchool] });
    await expect(nominate(other, id, person, { unitId: units.otherSchool })).rejects.toMatchObject({ constraint: 'nomination_one_open' });
  });

  /** The unit has been merged into the other school since five days, and is itself again afterwards. */
  async function whileMerged(unitId: number, meanwhile: (successionId: string) => Promise<void>) {
    const { admin, units, sql } = world;
    const id = newId();
    await sql(`insert into unit_succession (id, kind, effective_date, verified, recorded_by) values ($1, 'merge', $2, true, $3)`, [
      id,
      inDays(-5),
      admin.accountId,
    ]);
    await sql(`insert into unit_succession_part (succession_id, side, unit_id) values ($1, 'from', $2), ($1, 'to', $3)`, [
      id,
      unitId,
      units.otherSchool,
    ]);
    await sql('update unit_version set valid_to = $2 where unit_id = $1', [unitId, inDays(-5)]);
    try {
      await meanwhile(id);
    } finally {
      await sql('update unit_version set valid_to = null where unit_id = $1', [unitId]);
      await sql('delete from unit_succession_part where succession_id = $1', [id]);
      await sql('delete from unit_succession where id = $1', [id]);
    }
  }

  it('a unit that has ended, with who carries it on', async () => {
    const { contact, nominate, series, call, units, sql } = world;
    const { id } = await series({ granted: 3 });
    await call(id);
    const person = await one();
    await whileMerged(units.sender, async (succession) => {
      expect(await refusal(nominate(contact, id, person))).toMatchObject({
        code: 'nominations.unit_ended',
        what: expect.stringContaining('TCT'),
      });
      await sql('delete from unit_succession_part where succession_id = $1', [succession]);
      expect(await said(nominate(contact, id, person))).toBe('nominations.unit_dissolved');
    });
  });

  it('a class of a school that was merged: who carries the class on is told, and the seat is held all the same', async () => {
    const { contact, nominate, series, call, units } = world;
    const { id } = await series({ granted: 1 });
    await call(id);
    const person = await one();
    await whileMerged(units.school, async () => {
      const { refusal: none, verdict } = await world.database.read(contact, (db) =>
        tryNominee(db, contact, world.judges, id, { unitId: units.sender, personId: person }, texts.vi),
      );
      expect(none).toBeNull();
      expect(verdict.findings).toEqual([
        expect.objectContaining({ code: 'nominations.runner_ended', what: expect.stringMatching(/LHP.*TCT kế thừa việc mở lớp/) }),
      ]);
      expect(await nominate(contact, id, person)).toMatchObject({ state: 'submitted' });
    });
  });

  it('over quota, unless on the waiting list; and the number there is never given twice', async () => {
    const { contact, nominate, series, call, balance } = world;
    const { id } = await series({ granted: 1 });
    await call(id);
    const [a, b, c] = (await world.people(3)) as [string, string, string];
    await nominate(contact, id, a);
    expect(await said(nominate(contact, id, b))).toBe('nominations.no_seat');
    const waiting = await nominate(contact, id, b, { orWait: true });
    expect(waiting).toMatchObject({ state: 'waiting', waitingNo: 1 });
    expect(await balance(id)).toEqual({ plan: -5, open: 4, 'held 5': 1 });
    const [row] = await world.sql<{ row_version: number }>('select row_version from nomination where id = $1', [waiting.id]);
    await world.database.write(contact, { command: 'test' }, (tx) => withdrawNomination(tx, contact, waiting.id, row!.row_version, null));
    expect(await nominate(contact, id, c, { orWait: true })).toMatchObject({ waitingNo: 2 });
  });

  it('where a unit above has the seats: whose they are, and how one is passed on', async () => {
    const { admin, nominate, series, call, as, units } = world;
    const below = 77;
    await world.sql('insert into unit (id, uid) values ($1, $2)', [below, newId()]);
    await world.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from, parent_id) values ($1, $2, 'Phòng Tổ chức', 'department', 'province', 2, '2000-01-01', $3)`,
      [newId(), below, units.sender],
    );
    const { id } = await series({ granted: 3 });
    await call(id);
    const person = await one(below);
    const theirs = as('unit_contact', { kind: 'unit', units: [below] });
    const refused = await refusal(nominate(theirs, id, person, { unitId: below }));
    expect(refused.code).toBe('nominations.seats_above');
    expect(refused.what).toContain('còn 3 chỉ tiêu chưa dùng');
    expect(refused.todo).toMatch(/điều chuyển chỉ tiêu từ .+ sang Phòng Tổ chức/);
    const dry = await world.database.read(theirs, (db) =>
      tryNominee(db, theirs, world.judges, id, { unitId: below, personId: person }, texts.vi),
    );
    expect(dry.noSeat).toMatchObject({ code: 'nominations.seats_above' });
    // the unit that has them puts the same person forward
    expect(await nominate(admin, id, person)).toMatchObject({ state: 'submitted' });
    expect(await said(nominate(admin, id, await one(units.otherSchool), { unitId: units.otherSchool }))).toBe('nominations.no_seat');
  });

  it('taking the place of somebody of another unit, or of nobody', async () => {
    const { admin, contact, nominate, series, call, units } = world;
    const { id } = await series({ seats: 6, granted: 2, open: true });
    await call(id, { unitIds: [units.sender, units.otherSchool] });
    const a = await one();
    const theirs = await nominate(admin, id, await one(units.otherSchool), { unitId: units.otherSchool });
    expect(await said(nominate(admin, id, a, { replacesId: theirs.id }))).toBe('nominations.replaces_other_unit');
    expect(await said(nominate(contact, id, a, { replacesId: newId() }))).toBe('nominations.unknown');
  });

  it('answering nobody while somebody stands', async () => {
    const { contact, nominate, series, call, units } = world;
    const { id } = await series({ granted: 1 });
    const { id: callId } = await call(id);
    const answer = (unitId: number) =>
      world.database.write(contact, { command: 'test' }, (tx) => answerNobody(tx, contact, callId, { unitId, note: null }));
    expect(await said(answer(units.otherSchool))).toBe('calls.not_called');
    await nominate(contact, id, await one());
    expect(await said(answer(units.sender))).toBe('nominations.already_answered');
  });
});

describe('put forward', () => {
  it('one-word names and foreign names; the seat is held, the call is answered, the history told', async () => {
    const { contact, nominate, series, call, sql, balance } = world;
    const { id } = await series({ granted: 2 });
    const { id: callId } = await call(id);
    const [a, b] = (await world.people(2)) as [string, string];
    await sql(`update person set full_name = 'Thảo', folded_name = 'thao' where id = $1`, [a]);
    await sql(`update person set full_name = 'Xaysana Phommachanh O’Neill', folded_name = 'xaysana' where id = $1`, [b]);
    const first = await nominate(contact, id, a, { phone: '0912345678', wishes: { place: 'Hà Đông', from: null, to: null } });
    await nominate(contact, id, b);
    expect(await balance(id)).toEqual({ plan: -5, open: 3, 'held 5': 2 });
    expect(await sql('select full_name, phone, wishes, state, seat from nomination where series_id = $1 order by full_name', [id])).toEqual(
      [
        { full_name: 'Thảo', phone: '0912345678', wishes: { place: 'Hà Đông', from: null, to: null }, state: 'submitted', seat: 'held' },
        expect.objectContaining({ full_name: 'Xaysana Phommachanh O’Neill' }),
      ],
    );
    expect(await sql('select answer from call_unit where call_id = $1', [callId])).toEqual([{ answer: 'nominated' }]);
    expect(await sql('select act from nomination_event where nomination_id = $1', [first.id])).toEqual([{ act: 'submitted' }]);
  });

  it('a replacement takes the seat over in one step', async () => {
    const { contact, nominate, series, call, sql, balance } = world;
    const { id } = await series({ granted: 1 });
    await call(id);
    const [a, b] = (await world.people(2)) as [string, string];
    const first = await nominate(contact, id, a);
    const second = await nominate(contact, id, b, { replacesId: first.id });
    expect(second.state).toBe('submitted');
    expect(await balance(id)).toEqual({ plan: -5, open: 4, 'held 5': 1 });
    expect(await sql('select state, seat from nomination where id = $1', [first.id])).toEqual([{ state: 'withdrawn', seat: 'none' }]);
    expect(await sql('select act from nomination_event where nomination_id = $1 order by seq', [first.id])).toEqual([
      { act: 'submitted' },
      { act: 'replaced' },
    ]);
  });

  it('withdrawn: the seat is free, and who waits first is told, not moved', async () => {
    const { contact, nominate, series, call, balance, sql } = world;
    const { id } = await series({ granted: 1 });
    await call(id);
    const [a, b] = (await world.people(2)) as [string, string];
    const first = await nominate(contact, id, a);
    const second = await nominate(contact, id, b, { orWait: true });
    const { firstWaiting } = await world.database.write(contact, { command: 'test' }, (tx) =>
      withdrawNomination(tx, contact, first.id, 1, 'nghỉ ốm'),
    );
    expect(firstWaiting).toMatchObject({ no: 1 });
    expect(await balance(id)).toEqual({ plan: -5, open: 4, 'free 5': 1 });
    expect(await sql('select state from nomination where id = $1', [second.id])).toEqual([{ state: 'waiting' }]);
  });

  it('an overlapping series is told, and the verdict says so before anything is written', async () => {
    const { contact, nominate, series, call, database, units } = world;
    const [a, b] = [await series({ granted: 1, code: 'TRUNG-A' }), await series({ granted: 1, code: 'TRUNG-B' })];
    await call(a.id);
    await call(b.id);
    const person = await one();
    await nominate(contact, a.id, person);
    const dry = () =>
      database.read(contact, (db) => tryNominee(db, contact, world.judges, b.id, { unitId: units.sender, personId: person }, texts.vi));
    expect(await dry()).toMatchObject({
      refusal: null,
      seat: 'held',
      verdict: { findings: [{ severity: 'warn', code: 'nominations.other_series', what: expect.stringContaining('TRUNG-A') }] },
    });
    await nominate(contact, b.id, person);
    expect(await dry()).toMatchObject({ refusal: { code: 'nominations.already_nominated' }, seat: 'waiting' });
    const page = await database.read(contact, (db) => unitNominations(db, contact, b.id, {}, texts.vi));
    expect(page.units).toEqual([
      expect.objectContaining({
        id: units.sender,
        closed: null,
        seats: { free: 0, held: 1, used: 0, open: 0 },
        call: expect.objectContaining({ answer: 'nominated', daysLeft: 10 }),
      }),
    ]);
    expect(page.rows.map(({ verdict }) => verdict.findings.map(({ code }) => code))).toEqual([['nominations.other_series']]);
  });
});

it('two at once for the last seat: one holds it, the other is told', async () => {
  const { contact, nominate, series, call, balance } = world;
  const { id } = await series({ granted: 1 });
  await call(id);
  const people = await world.people(4);
  const answers = await Promise.allSettled(people.map((person) => nominate(contact, id, person)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason instanceof Refusal && answer.reason.code).toBe('nominations.no_seat');
  expect(await balance(id)).toMatchObject({ 'held 5': 1 });
});
