import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { sameContentAcross, sameContentFor, type SameContentQuestion } from '#modules/classes';
import type { Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';

let world: World;
const versions: Record<'leading' | 'office' | 'twin' | 'bare', { familyId: string; versionId: string }> = {} as never;

beforeAll(async () => {
  world = await ledgerWorld();
  const { sql } = world;
  const version = async (code: string, topics: [string, number][], familyId: string = newId()) => {
    const [versionId, module] = [newId(), newId()];
    await sql(
      `insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, 'in_service_training') on conflict do nothing`,
      [familyId, code],
    );
    await sql(`insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, $3, $3, $3, '2000-01-01')`, [
      versionId,
      familyId,
      code,
    ]);
    await sql(`insert into programme_module (id, version_id, ordinal, name, content_key) values ($1, $2, 1, 'Ôn tập', 'on tap')`, [
      module,
      versionId,
    ]);
    for (const [at, [title, lecture]] of topics.entries())
      await sql(
        `insert into programme_topic (id, version_id, module_id, ordinal, title, content_key, lecture) values (gen_random_uuid(), $1, $2, $3, $4, '', $5)`,
        [versionId, module, at + 1, title, lecture],
      );
    return { familyId, versionId };
  };
  versions.leading = await version('BDLD', [
    ['Chuyên đề 1: Kỹ năng lãnh đạo, quản lý ở cơ sở', 30],
    ['Văn hóa công sở', 10],
  ]);
  versions.office = await version('BDVP', [
    ['KỸ NĂNG LÃNH ĐẠO, QUẢN LÝ Ở CƠ SỞ', 8],
    ['Soạn thảo văn bản', 32],
  ]);
  versions.twin = await version('BDXA', [
    ['Kỹ năng lãnh đạo và quản lý cấp cơ sở', 20],
    ['Văn hoá công sở', 5],
  ]);
  versions.bare = await version('BDKT', []);
});

const ask = (personIds: string[], more: Partial<SameContentQuestion> = {}, actor: Actor = world.admin) =>
  world.database.read(actor, (db) =>
    sameContentFor(db, { personIds, ...versions.leading, on: '2026-06-01', from: '2026-09-01', to: '2026-10-01', ...more }),
  );
const said = async (person: string, more: Partial<SameContentQuestion> = {}, actor?: Actor) =>
  ((await ask([person], more, actor)).get(person) ?? []).map(({ code, share }) => (share === null ? code : `${code} ${share}`));

/** One person in one class of a programme. */
async function inClass(
  of: { familyId: string; versionId: string },
  status: string,
  from: string,
  to: string | null,
): Promise<[string, string]> {
  const [person] = await world.people(1);
  const slot = await world.slot(Number(from.slice(0, 4)), 30, { family: of });
  const { id } = await world.prepared(slot, [person!], { family: of });
  const ended = status === 'finished';
  await world.sql(
    `update training_class set expected_open_on = $2, expected_end_on = $3, opened_on = case when $4 then $2::date end, ended_on = case when $4 then $3::date end, status = case when $4 then 'closed' else 'preparing' end where id = $1`,
    [id, from, to, ended],
  );
  await world.sql(`update enrolment set status = $2, ended_on = case when $4 then $3::date end where class_id = $1`, [
    id,
    status,
    to,
    ended,
  ]);
  return [person!, id];
}

test('nobody, and somebody without a history', async () => {
  expect((await ask([])).size).toBe(0);
  expect((await ask(await world.people(2))).size).toBe(0);
});

test('the same content completed: above the share, in the years that count; left or not recognised is not completed', async () => {
  const [person] = await inClass(versions.office, 'finished', '2024-01-01', '2024-03-01');
  // 30 of 40 periods
  expect(await said(person)).toEqual(['class.same_completed 75']);
  expect(await said(person, { on: '2029-03-02' })).toEqual([]);
  // of what BDVP teaches only 8 of 40 periods are in BDLD
  const [other] = await inClass(versions.leading, 'finished', '2024-01-01', '2024-03-01');
  expect(await said(other, versions.office)).toEqual([]);
  expect(await said(other)).toEqual(['class.same_completed_whole 100']);
  const [left] = await inClass(versions.office, 'left', '2024-01-01', '2024-03-01');
  expect(await said(left)).toEqual([]);
});

test('near titles: may be, until somebody confirms them; refused, they no longer may', async () => {
  const [person] = await inClass(versions.twin, 'finished', '2024-01-01', '2024-03-01');
  expect(await said(person)).toEqual(['class.same_completed_maybe 100']);
  const decide = (verdict: string) =>
    world.sql(
      `insert into topic_twin (id, key_a, key_b, title_a, title_b, verdict, similarity, recorded_by, recorded_by_name)
       values (gen_random_uuid(), 'ky nang lanh dao quan ly cap co so', 'ky nang lanh dao quan ly o co so', '', '', $1, 90, $2, '')
       on conflict (key_a, key_b) do update set verdict = excluded.verdict`,
      [verdict, world.admin.accountId],
    );
  await decide('same');
  expect(await said(person)).toEqual(['class.same_completed 100']);
  await decide('different');
  expect(await said(person)).toEqual([]);
  await world.sql('delete from topic_twin');
});

test('without topics: the same programme is the same, another one is not known', async () => {
  const [person] = await inClass(versions.bare, 'finished', '2024-01-01', '2024-03-01');
  expect(await said(person, versions.bare)).toEqual(['class.same_completed_whole 100']);
  expect(await said(person, { familyId: versions.bare.familyId, versionId: null })).toEqual(['class.same_completed_whole 100']);
  expect(await said(person)).toEqual([]);
});

test('listed for another class of the same content at the same time; the class itself and one that was called off say nothing', async () => {
  const [person, id] = await inClass(versions.office, 'listed', '2026-09-15', '2026-11-01');
  expect(await said(person)).toEqual(['class.same_attending 75', 'class.same_dates']);
  expect(await said(person, { from: null, to: null })).toEqual(['class.same_attending 75']);
  expect(await said(person, { exceptClassIds: [id] })).toEqual([]);
  await world.sql(`update training_class set status = 'cancelled' where id = $1`, [id]);
  expect(await said(person)).toEqual([]);
});

test('accepted elsewhere, as whoever asks knows it', async () => {
  const [person] = await world.people(1);
  const alsoIn = [{ personId: person!, classId: null, name: 'Đợt 2', ...versions.bare, from: '2026-08-01', to: '2026-09-01' }];
  expect(await said(person!, { alsoIn })).toEqual(['class.same_dates']);
});

test('sent elsewhere and finished; a certificate, and a level proven or only stated', async () => {
  const [person] = await world.people(1);
  const { sql, units, admin } = world;
  await sql(
    `insert into chain (id, kind, person_id, family_id, sender_id, sender_bloc, sender_level, category, state, started_on, institution, expected_end_on, recorded_by)
     values (gen_random_uuid(), 'outside', $1, $2, $3, 2, 'province', 'civil_servant', 'finished', '2024-01-01', 'Học viện', '2024-06-01', $4)`,
    [person, versions.bare.familyId, units.sender, admin.accountId],
  );
  await sql(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, family_id, issued_on, recorded_by)
     values (gen_random_uuid(), $1, $2, 2, 'Kiến thức kinh tế', 'x', $3, '2010-01-01', $4)`,
    [person, units.sender, versions.bare.familyId, admin.accountId],
  );
  expect(await said(person!, versions.bare)).toEqual(['class.same_completed_whole 100', 'class.same_certificate']);
  await sql(
    `insert into family_level (id, family_id, valid_from, ladder, level, citation, recorded_by, recorded_by_name)
     values (gen_random_uuid(), $1, '2020-01-01', 'political_theory', 2, 'thử', $2, '')`,
    [world.families.tcllct.familyId, admin.accountId],
  );
  await sql(
    `insert into person_qualification (id, person_id, unit_id, bloc, kind, level, evidence, issued_precision, recorded_by, recorded_by_name)
     values (gen_random_uuid(), $1, $2, 2, 'political_theory', 'advanced', 'stated', 'none', $3, '')`,
    [person, units.sender, admin.accountId],
  );
  const found = (await ask([person!], world.families.tcllct)).get(person!);
  expect(found).toMatchObject([{ code: 'class.as_high_certificate', severity: 'notice' }]);
  expect(await said(person!, { ...world.families.tcllct, on: '2019-12-31' })).toEqual([]);
});

test('what stands under a record that was merged with theirs is their own', async () => {
  const [merged] = await inClass(versions.office, 'finished', '2024-01-01', '2024-03-01');
  const [kept] = await world.people(1);
  expect(await said(kept!)).toEqual([]);
  await world.sql(
    `insert into person_merge (id, kept_id, merged_id, merged_by, merged_by_name) values (gen_random_uuid(), $1, $2, $3, '')`,
    [kept, merged, world.admin.accountId],
  );
  expect(await said(kept!)).toEqual(['class.same_completed 75']);
  // both on one list: each is told
  expect([...(await ask([kept!, merged])).keys()].sort()).toEqual([kept!, merged].sort());
});

test('what is out of sight speaks for nobody: another unit’s desk, a restricted class', async () => {
  const [person, id] = await inClass(versions.office, 'finished', '2024-01-01', '2024-03-01');
  const desk = (unit: number): Actor => ({ ...world.admin, role: 'unit_contact', scope: { kind: 'unit', units: [unit] } });
  expect(await said(person, {}, desk(world.units.otherSchool))).toEqual([]);
  expect(await said(person, {}, desk(world.units.school))).toEqual(['class.same_completed 75']);
  await world.sql(`update slot set restricted = true where id = (select slot_id from training_class where id = $1)`, [id]);
  const blind: Actor = {
    ...world.admin,
    capabilities: new Set([...world.admin.capabilities].filter((one) => one !== 'classes.restricted')),
  };
  expect(await said(person, {}, blind)).toEqual([]);
  expect(await said(person)).toEqual(['class.same_completed 75']);
});

test('a desk is told of those it sends, also where it does not see the class: what, since when, and not which', async () => {
  const trained = await world.opened('2024-01-10', 1, { family: versions.office });
  const [{ person_id: person }] = (await world.sql<{ person_id: string }>(`select person_id from enrolment where class_id = $1`, [
    trained.id,
  ])) as [{ person_id: string }];
  const sender: Actor = { ...world.admin, role: 'unit_contact', scope: { kind: 'unit', units: [world.units.sender] } };
  const found = async () => (await ask([person], { on: '2024-02-01' }, sender)).get(person);
  expect(await found()).toMatchObject([
    { code: 'class.same_attending', share: 75, classId: null, params: { name: { say: 'class.out_of_sight' }, date: '2024-01-10' } },
    // nothing is known of its end
    { code: 'class.same_dates_maybe' },
  ]);
  await world.sql(`update enrolment set status = 'finished', ended_on = '2024-01-20' where class_id = $1`, [trained.id]);
  expect(await found()).toMatchObject([{ code: 'class.same_completed', share: 75, classId: null }]);
});

test('against the history of the whole tenant: of people in sight, what and when; which class only where it is in sight', async () => {
  const [person, id] = await inClass(versions.office, 'finished', '2024-01-01', '2024-03-01');
  const { database, units, sql, admin } = world;
  const across = (unit: number, capabilities = admin.capabilities) => {
    const actor: Actor = { ...admin, role: 'unit_contact', scope: { kind: 'unit', units: [unit] }, capabilities };
    const question = { personIds: [person], ...versions.leading, on: '2026-06-01' };
    return database.read(actor, (db) => sameContentAcross(db, database, actor, question)).then((found) => found.get(person));
  };
  // not its person
  expect(await across(units.otherSchool)).toBeUndefined();
  // who came to it since
  await sql(`update person set unit_id = $2 where id = $1`, [person, units.otherSchool]);
  expect(await said(person, {}, { ...admin, scope: { kind: 'unit', units: [units.otherSchool] } })).toEqual([]);
  expect(await across(units.otherSchool)).toMatchObject([
    { code: 'class.same_completed', share: 75, classId: null, params: { name: { say: 'class.out_of_sight' }, date: '2024-03-01' } },
  ]);
  await sql(`update person set unit_id = $2 where id = $1`, [person, units.school]);
  expect(await across(units.school)).toMatchObject([{ classId: id }]);
  const blind = new Set([...admin.capabilities].filter((one) => one !== 'classes.restricted'));
  await sql(`update slot set restricted = true where id = (select slot_id from training_class where id = $1)`, [id]);
  expect(await across(units.school, blind)).toBeUndefined();
});

test('as many statements for five hundred people as for one', async () => {
  const count = async (people: string[]) => {
    let statements = 0;
    const { database, admin } = world;
    await database.read(admin, (db) => {
      const counted = new Proxy(db, {
        get: (target, name) => {
          if (name === 'getExecutor' || name === 'selectFrom') statements++;
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      });
      return sameContentFor(counted, { personIds: people, ...versions.leading, on: '2026-06-01' });
    });
    return statements;
  };
  const people = await world.people(500);
  expect(await count(people)).toBe(await count(people.slice(0, 1)));
});
