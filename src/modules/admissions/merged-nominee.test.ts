import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { listTrainees } from '#modules/classes';
import { mergePeople, registerPeople, unmergePeople, type PersonInput } from '#modules/people';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { rowsOfPeople } from '../../rows-of-people.ts';
import { texts } from '../../texts.ts';
import { checkNominees } from './check-nominees.ts';
import { decideNominations } from './decide-nominations.ts';
import { nominatePerson } from './nominate-people.ts';
import { nominationRows } from './nomination-queries.ts';
import { readFile } from './screen-file.ts';
import { recheckNominees } from './screen-recheck.ts';
import { oneSeries } from './series-queries.ts';

/** `old` is merged into `kept`: two records of one person. */
let world: AdmissionWorld;
let kept: string, old: string;
beforeEach(async () => {
  world = await admissionWorld();
  const { run, admin, keys, units } = world;
  const hung: PersonInput = {
    fullName: 'Nguyễn Văn Hùng',
    birthDate: '1975-06-01',
    sex: 'male',
    category: 'civil_servant',
    unitId: units.sender,
    postFrom: '2015-01-01',
  };
  [kept, old] = (await run(async (tx) => ({
    result: await registerPeople(tx, admin, keys, [hung, { ...hung, fullName: 'Nguyen Van Hung' }]),
    audit: { type: 'test', id: 'test' },
  }))) as [string, string];
});

const version = async (id: string) => (await world.sql<{ v: number }>('select row_version as v from person where id = $1', [id]))[0]!.v;
const merge = async () => {
  const [rowVersion, otherRowVersion] = [await version(kept), await version(old)];
  return world.run((tx) =>
    mergePeople(tx, world.admin, { keys: world.keys, rows: rowsOfPeople }, kept, rowVersion, {
      otherId: old,
      otherRowVersion,
      take: [],
      note: null,
    }),
  );
};
const unmerge = async (mergeId: string) => {
  const rowVersion = await version(kept);
  return world.run((tx) =>
    unmergePeople(tx, world.admin, { keys: world.keys, rows: rowsOfPeople }, kept, rowVersion, mergeId, { because: 'Hai người thật' }),
  );
};
const rows = (seriesId: string) => world.database.read(world.admin, (db) => nominationRows(db, seriesId, {}, texts.vi));
const recheck = (seriesId: string) => world.run((tx) => recheckNominees(tx, world.admin, world.judges, seriesId, {}));
const fileOf = (id: string) => world.database.read(world.admin, (db) => readFile(db, world.admin, id, texts.vi));
const decide = async (seriesId: string, id: string, decision: 'accept' | 'refuse' | 'reopen') => {
  const [{ v }] = (await world.sql<{ v: number }>('select row_version as v from nomination where id = $1', [id])) as [{ v: number }];
  return world.run((tx) =>
    decideNominations(tx, world.admin, world.keys, seriesId, {
      decision,
      nominations: [{ id, rowVersion: v }],
      reasonCode: decision === 'refuse' ? 'same_person' : null,
      note: decision === 'reopen' ? 'Xét lại' : null,
      documentId: null,
      hold: false,
    }),
  );
};
/** What there is of nominations and seats, but for verdicts, which are found anew. */
const digest = async (seriesId: string) => ({
  nominations: await world.sql(
    `select to_jsonb(n) - array['verdict','verdict_result','verdict_at','row_version'] as row from nomination n order by id`,
  ),
  seats: await world.balance(seriesId),
});

describe('put forward under a record that is merged afterwards', () => {
  test('is put forward: nobody puts the person forward again, by either record, and the seat stays held', async () => {
    const series = await world.series({ granted: 3 });
    await world.call(series.id);
    const { id } = await world.nominate(world.contact, series.id, old);
    const before = await digest(series.id);
    const { mergeId } = await merge();
    expect(await rows(series.id)).toMatchObject([{ id, personId: kept, fullName: 'Nguyen Van Hung', seat: 'held' }]);
    for (const one of [kept, old])
      await expect(world.nominate(world.contact, series.id, one)).rejects.toMatchObject({ code: 'nominations.already_nominated' });
    // past the code
    await expect(
      world.sql(
        `insert into nomination select (jsonb_populate_record(null::nomination, to_jsonb(n) || jsonb_build_object('id', gen_random_uuid(), 'person_id', $1::uuid, 'counts_as_id', null))).* from nomination n`,
        [kept],
      ),
    ).rejects.toThrow('nomination_one_open');
    await unmerge(mergeId);
    expect(await digest(series.id)).toEqual(before);
    expect(await rows(series.id)).toMatchObject([{ id, personId: old }]);
    await expect(world.nominate(world.contact, series.id, old)).rejects.toMatchObject({ code: 'nominations.already_nominated' });
    expect(await world.nominate(world.contact, series.id, kept)).toMatchObject({ state: 'submitted' });
    expect(await world.balance(series.id)).toMatchObject({ 'held 5': 2 });
  });

  test('while both are put forward for one series they are not merged: which, is said', async () => {
    const series = await world.series({ granted: 3 });
    await world.call(series.id);
    await world.nominate(world.contact, series.id, old);
    await world.nominate(world.contact, series.id, kept);
    await expect(merge()).rejects.toMatchObject({ code: 'people.merge_both_nominated' });
  });

  test('in two series of one time: the desk says so, of each', async () => {
    const [one, other] = [await world.series({ granted: 1 }), await world.series({ granted: 1 })];
    for (const series of [one, other]) await world.call(series.id);
    await world.nominate(world.contact, one.id, old);
    await world.nominate(world.contact, other.id, kept);
    const { mergeId } = await merge();
    const codes = async (seriesId: string) => {
      await recheck(seriesId);
      const [row] = await rows(seriesId);
      return row!.verdict.findings.map(({ code }) => code);
    };
    for (const series of [one, other]) expect(await codes(series.id)).toContain('nominations.other_series');
    await unmerge(mergeId);
    for (const series of [one, other]) expect(await codes(series.id)).not.toContain('nominations.other_series');
  });

  test('what was found of either alone no longer holds: nobody is accepted before a new check, and the history says why', async () => {
    const series = await world.series({ granted: 1 });
    await world.call(series.id);
    const { id } = await world.nominate(world.contact, series.id, old);
    const { mergeId } = await merge();
    expect(await fileOf(id)).toMatchObject({
      result: 'unchecked',
      events: [{ act: 'checked', reason: expect.stringContaining('gộp hoặc tách') as string }, { act: 'submitted' }],
    });
    await expect(decide(series.id, id, 'accept')).rejects.toMatchObject({ code: 'admissions.not_checked' });
    await recheck(series.id);
    await decide(series.id, id, 'accept');
    expect(await world.balance(series.id)).toMatchObject({ 'used 5': 1 });
    const place = await world.sql(`select person_id, counts_as_id from enrolment where class_id = $1`, [series.classId]);
    expect(place).toEqual([{ person_id: old, counts_as_id: kept }]);
    // decided: stays what it was decided on, and is the other record's again
    await unmerge(mergeId);
    expect(await fileOf(id)).toMatchObject({ personId: old, state: 'accepted', result: 'eligible' });
    expect(await world.sql(`select person_id, counts_as_id from enrolment where class_id = $1`, [series.classId])).toEqual([
      { person_id: old, counts_as_id: null },
    ]);
  });

  test('whoever was refused under one record and put forward under the other is not opened again beside it', async () => {
    const series = await world.series({ granted: 2 });
    await world.call(series.id);
    const { id } = await world.nominate(world.contact, series.id, old);
    await decide(series.id, id, 'refuse');
    await world.nominate(world.contact, series.id, kept);
    await merge();
    await expect(decide(series.id, id, 'reopen')).rejects.toMatchObject({ code: 'admissions.nominated_again' });
  });

  test('has learnt what either record learnt: the desk says so and shows it', async () => {
    const trained = await world.opened(inDays(-400), 1, { family: world.families.tcllct, year: Number(inDays(-400).slice(0, 4)) });
    await world.sql(`update chain set person_id = $1 where id in (select chain_id from enrolment where class_id = $2)`, [kept, trained.id]);
    await world.sql(`update enrolment set person_id = $1, status = 'finished', ended_on = $2 where class_id = $3`, [
      kept,
      inDays(-300),
      trained.id,
    ]);
    const series = await world.series({ granted: 1 });
    await world.call(series.id);
    const { id } = await world.nominate(world.contact, series.id, old);
    const same = async () => {
      const series1 = await world.database.read(world.admin, (db) => oneSeries(db, series.id));
      const nominee = {
        personId: old,
        unitId: world.units.sender,
        fullName: '',
        birthDate: null,
        birthPrecision: 'none',
        sex: null,
        category: null,
      };
      const [checked] = await world.database.read(world.admin, (db) => checkNominees(db, world.admin, series1, [nominee], world.judges));
      return checked!.verdict.findings.filter(({ code }) => code.startsWith('class.same_')).length;
    };
    expect([await same(), (await fileOf(id)).training.length]).toEqual([0, 0]);
    const { mergeId } = await merge();
    expect([await same(), (await fileOf(id)).training.length]).toEqual([1, 1]);
    await unmerge(mergeId);
    expect([await same(), (await fileOf(id)).training.length]).toEqual([0, 0]);
  });

  test('put forward by the record that is set aside: it is the person kept who is', async () => {
    const series = await world.series({ granted: 1 });
    await world.call(series.id);
    await merge();
    await world.nominate(world.contact, series.id, old);
    expect(await world.sql('select person_id, counts_as_id, full_name from nomination')).toEqual([
      { person_id: kept, counts_as_id: null, full_name: 'Nguyễn Văn Hùng' },
    ]);
  });

  test('on the list of a class already: a second place is refused in words', async () => {
    const series = await world.series({ granted: 1 });
    await world.call(series.id);
    const { id } = await world.nominate(world.contact, series.id, old);
    await world.run((tx) => listTrainees(tx, world.admin, world.keys, series.classId, { rows: [{ personId: kept }], hold: false }));
    await merge();
    await recheck(series.id);
    await decide(series.id, id, 'accept');
    const listed = await world.sql<{ id: string }>(`select id from enrolment where class_id = $1 and status = 'listed'`, [series.classId]);
    expect(listed).toHaveLength(1);
    expect(await world.sql('select enrolment_id from nomination')).toEqual([{ enrolment_id: listed[0]!.id }]);
  });

  test('put forward while the record is being set aside: the merge waits, and the nomination counts for the person kept', async () => {
    const series = await world.series({ granted: 1 });
    await world.call(series.id);
    let merging: Promise<unknown> = Promise.resolve();
    await world.database.write(world.contact, { command: 'test' }, async (tx) => {
      const nominated = await nominatePerson(tx, world.contact, world.judges, series.id, {
        unitId: world.units.sender,
        personId: old,
        wishes: { place: null, from: null, to: null },
        phone: null,
        note: null,
        documentId: null,
        replacesId: null,
        orWait: false,
      });
      merging = merge();
      await sql`select pg_sleep(0.1)`.execute(tx);
      return nominated;
    });
    await merging;
    expect(await world.sql('select person_id, counts_as_id, verdict_result from nomination')).toEqual([
      { person_id: old, counts_as_id: kept, verdict_result: 'unchecked' },
    ]);
  });
});
