import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { recognisePeople, registerPeople, type PersonInput } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { rowsOfPeople } from '../../rows-of-people.ts';
import { annualTurns } from '../reports/annual-report.ts';
import { annualQuery } from '../reports/contract.ts';
import { joinClass } from '../classes/list-trainees.ts';
import { listPeople, onePerson } from './queries.ts';
import { factsForEligibility } from './facts-for-eligibility.ts';
import { mergeFields, type MergeField } from './merge-rules.ts';
import { mergePeople, unmergePeople } from './merge-people.ts';
import { numberHash, openNumber } from './personal-number.ts';
import { recordQualifications } from './record-qualifications.ts';
import { recordSensitive } from './record-sensitive.ts';
import { openField } from './sensitive.ts';

let world: World;
let a: string, b: string;
beforeEach(async () => {
  world = await ledgerWorld();
  [a, b] = (await register([
    { fullName: 'Nguyễn Văn Hùng', birthDate: '1975-06-01', sex: 'male', phone: '0912345678', positionTitle: 'Chuyên viên' },
    { fullName: 'Nguyen Hung', birthDate: '1975-01-06', personalNumber: '001075123456', positionTitle: 'Phó trưởng phòng' },
  ])) as [string, string];
});

const audit = { type: 'test', id: 'test' };
async function register(people: Partial<PersonInput>[]): Promise<string[]> {
  const rows = people.map((one): PersonInput => ({
    fullName: '',
    category: 'civil_servant',
    unitId: world.units.sender,
    postFrom: '2015-01-01',
    ...one,
  }));
  return world.run(async (tx) => ({ result: await registerPeople(tx, world.admin, world.keys, rows), audit }));
}
const versions = async () =>
  new Map((await world.sql<{ id: string; v: number }>('select id, row_version as v from person')).map(({ id, v }) => [id, v]));
type Asked = { kept?: string; other?: string; take?: MergeField[]; actor?: Actor; seen?: Map<string, number> };
async function merge({ kept = a, other = b, take = [], actor = world.admin, seen }: Asked = {}) {
  const now = seen ?? (await versions());
  return world.database.write(actor, { command: 'people.merge' }, (tx) =>
    mergePeople(tx, actor, { keys: world.keys, rows: rowsOfPeople }, kept, now.get(kept) ?? 1, {
      otherId: other,
      otherRowVersion: now.get(other) ?? 1,
      take,
      note: null,
    }),
  );
}
async function unmerge(kept: string, mergeId: string, seen?: Map<string, number>) {
  const now = seen ?? (await versions());
  return world.run((tx) =>
    unmergePeople(tx, world.admin, { keys: world.keys, rows: rowsOfPeople }, kept, now.get(kept)!, mergeId, { because: 'Hai người thật' }),
  );
}
const join = (classId: string, personId: string, date = '2021-05-12') =>
  world.run((tx) =>
    joinClass(tx, world.admin, world.keys, classId, { ...world.given(date), kind: 'late', rows: [{ personId }], hold: false }),
  );
const page = (id: string) => world.database.read(world.admin, (db) => onePerson(db, world.admin, world.keys, id));

/** Everything that is there of people, as it can be read: what is sealed is opened, versions and nonces count for nothing. */
async function digest(): Promise<unknown> {
  const rows = async (table: string, order: string, without: string[] = []) =>
    (await world.sql<{ row: unknown }>(`select to_jsonb(t) - $1::text[] as row from ${table} t order by ${order}`, [without])).map(
      ({ row }) => row,
    );
  const numbers = await world.sql<{ id: string; sealed: Buffer | null; key: string | null; last4: string | null }>(
    'select id, personal_number_encrypted as sealed, personal_number_key_id as key, personal_number_last4 as last4 from person order by id',
  );
  const secrets = await world.sql<{
    person_id: string;
    field: string;
    sealed: Buffer | null;
    key_id: string | null;
    yes: boolean | null;
    unit_id: number;
    last4: string | null;
    recorded_at: string;
  }>('select *, recorded_at::text as recorded_at from person_sensitive order by person_id, field');
  return {
    person: await rows('person', 'id', ['row_version', 'personal_number_encrypted']),
    numbers: numbers.map((one) =>
      openNumber(world.keys, {
        id: one.id,
        personalNumberEncrypted: one.sealed,
        personalNumberKeyId: one.key,
        personalNumberLast4: one.last4,
      }),
    ),
    secrets: secrets.map(({ person_id: personId, field, sealed, key_id: keyId, yes, ...rest }) => ({
      ...rest,
      personId,
      field,
      value: openField(world.keys, { personId, field, sealed, keyId, yes }),
    })),
    keys: await rows('person_key', 'hash'),
    posts: await rows('person_post', 'id'),
    blocks: await rows('person_block', 'person_id'),
    certificates: await rows('certificate', 'id'),
    qualifications: await rows('person_qualification', 'id'),
    ratings: await rows('person_rating', 'person_id, year'),
    chains: await rows('chain', 'id'),
    enrolments: await rows('enrolment', 'id'),
    entries: await rows('ledger_entry', 'id'),
  };
}

/** Two records full of everything: classes, papers, what is kept out of sight, at two units. */
async function filled(): Promise<void> {
  const [one, other] = [await world.opened('2021-05-10', 1), await world.opened('2022-05-10', 1)];
  await join(one.id, a);
  await world.sql(`update chain set state = 'finished' where person_id = $1`, [a]);
  await join(other.id, b, '2022-05-12');
  await world.sql(`update person_post set valid_to = '2018-01-01' where person_id = $1`, [a]);
  await world.sql(
    `insert into person_post (id, person_id, unit_id, bloc, position_title, category, valid_from) select gen_random_uuid(), $1, unit_id, bloc, 'Trưởng phòng', 'cadre', '2018-01-01' from person where id = $1`,
    [a],
  );
  for (const id of [a, b]) {
    await world.sql(
      `insert into certificate (id, person_id, unit_id, bloc, title, title_key, recorded_by) select gen_random_uuid(), id, unit_id, bloc, 'QLNN', 'qlnn', recorded_by from person where id = $1`,
      [id],
    );
    await world.sql(
      `insert into person_rating (person_id, year, meets_good, document, unit_id, bloc, recorded_by, recorded_by_name) select id, 2024, $2, 'x', unit_id, bloc, recorded_by, 'ai' from person where id = $1`,
      [id, id === a],
    );
    await world.run(async (tx) => ({
      result: await recordQualifications(tx, world.admin, [{ personId: id, kind: 'education', level: id === a ? 'college' : 'master' }]),
      audit,
    }));
  }
  const record = async (id: string, field: 'party_status' | 'bank_account' | 'ethnic_minority', value: never) =>
    world.run(async (tx) =>
      recordSensitive(tx, world.admin, world.keys, { personId: id, rowVersion: (await versions()).get(id)!, field, value }),
    );
  await record(a, 'party_status', 'full' as never);
  await record(b, 'party_status', 'probationary' as never);
  await record(b, 'bank_account', { bank: 'Agribank', accountNumber: '0011004567890' } as never);
  await record(a, 'ethnic_minority', true as never);
  await world.sql(`update person set service_from = '2001-02-03' where id = $1`, [b]);
}

describe('what is refused, with everything as it was', () => {
  const refused = async (code: string, work: () => Promise<unknown>) => {
    const before = await digest();
    await expect(work()).rejects.toMatchObject({ name: 'Refusal', code });
    expect(await digest()).toEqual(before);
  };

  test('a record with itself, one that is not there, one seen too long ago, one bloc alone', async () => {
    await refused('people.merge_same_record', () => merge({ other: a }));
    await refused('people.not_found', () => merge({ other: '01900000-0000-7000-8000-000000000000' }));
    const seen = await versions();
    await world.sql('update person set row_version = 2 where id = $1', [b]);
    await refused('edit.stale', () => merge({ seen }));
    await refused('people.merge_whole_tenant', () => merge({ actor: { ...world.admin, scope: { kind: 'bloc', bloc: 1 } } }));
  });

  test('both in training in one programme, or on the list of one class: which, is said', async () => {
    const [one, other] = [await world.opened('2021-05-10', 1), await world.opened('2021-05-10', 1)];
    await join(one.id, a);
    await join(other.id, b);
    await refused('people.merge_open_runs', merge);
    await expect(merge()).rejects.toMatchObject({ params: { classes: expect.stringContaining(',') } });
    await world.sql(`update chain set state = 'ended'`);
    await world.sql('update enrolment set class_id = $1 where person_id = any ($2::uuid[])', [one.id, [a, b]]);
    await refused('people.merge_same_class', merge);
  });

  test('both keep records already; one that is merged, merged again', async () => {
    const [c, d] = await register([{ fullName: 'Nguyễn Văn Hùn' }, { fullName: 'Nguyễn Hùng' }]);
    await merge({ kept: a, other: c! });
    await merge({ kept: b, other: d! });
    await refused('people.merge_both_kept', merge);
    await refused('people.merge_gone', () => merge({ kept: b, other: c! }));
  });

  test('what was taken apart already', async () => {
    const { mergeId } = await merge();
    await unmerge(a, mergeId);
    await refused('people.unmerge_none', () => unmerge(a, mergeId));
  });
});

describe('one person', () => {
  test('has the fields that were chosen, and all that both records knew', async () => {
    await filled();
    await merge({ take: ['personalNumber', 'post', 'bankAccount', 'service'] });
    expect(await page(b)).toEqual(await page(a));
    const kept = await page(a);
    expect(kept).toMatchObject({
      id: a,
      fullName: 'Nguyễn Văn Hùng',
      birthDate: '1975-06-01',
      personalNumber: '001•••••3456',
      positionTitle: 'Phó trưởng phòng',
      phone: '0912345678',
      merged: [{ fullName: 'Nguyen Hung', mergedByName: world.admin.accountName }],
    });
    expect([kept.training.length, kept.posts.length]).toEqual([2, 3]);
    // one post is held now
    expect(kept.posts.filter(({ validTo, ofMerged }) => validTo === null && !ofMerged)).toHaveLength(1);
    const facts = await world.database.read(world.admin, (db) => factsForEligibility(db, world.keys, [a, b]));
    expect(facts.get(b)).toEqual(facts.get(a));
    expect(facts.get(a)).toMatchObject({
      personId: a,
      partyStatus: 'full',
      ethnicMinority: true,
      education: 'master',
      servingSince: { date: '2001-02-03' },
      ratings: [{ year: 2024, meetsGood: true }],
    });
    expect(facts.get(a)!.certificates).toHaveLength(2);
    const found = await world.database.read(world.admin, (db) =>
      listPeople(db, world.keys, { kind: 'tenant' }, { q: '001075123456', sort: 'name', limit: 50 }),
    );
    expect(found.items.map(({ id }) => id)).toEqual([a]);
  });

  test('is one in the counts, and two again afterwards; runs count as before', async () => {
    const [one, other] = [await world.opened('2021-05-10', 1), await world.opened('2021-05-20', 1, { family: world.families.short })];
    await join(one.id, a);
    await world.sql(`update chain set state = 'finished' where person_id = $1`, [a]);
    await join(other.id, b, '2021-05-22');
    const turns = async () => {
      const query = annualQuery.parse({ year: 2021 });
      const { luot, people } = await world.database.read(world.admin, (db) => annualTurns(db, world.admin, query, '2021-12-31'));
      return { luot, people };
    };
    const before = await turns();
    const { mergeId } = await merge();
    expect(await turns()).toMatchObject({ luot: before.luot, people: { L1: before.people.L1 - 1 } });
    await unmerge(a, mergeId);
    expect(await turns()).toMatchObject({ luot: before.luot, people: before.people });
  });

  test('has one open run in a programme, also where it stands under the record set aside', async () => {
    const [one, other] = [await world.opened('2021-05-10', 1), await world.opened('2021-05-10', 1)];
    await join(one.id, b);
    await merge();
    await expect(join(other.id, a)).rejects.toMatchObject({ code: 'classes.already_in_class' });
    await expect(join(one.id, a)).rejects.toMatchObject({ code: 'classes.listed_already' });
    // past the code
    await expect(
      world.sql(
        `insert into chain select (jsonb_populate_record(null::chain, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid(), 'person_id', $1::uuid, 'counts_as_id', null))).* from chain c where person_id = $2`,
        [a, b],
      ),
    ).rejects.toThrow('chain_one_open');
  });

  test('is recognised by what either record says', async () => {
    await merge();
    const asked = (one: object) =>
      ({ birthPrecision: 'day' as const, unitId: world.units.sender, hasNumber: false, hash: null, ...one }) as never;
    const [byNumber, byName] = await world.database.read(world.admin, (db) =>
      recognisePeople(db, [
        asked({ fullName: 'Nguyen Hung', birthDate: null, hasNumber: true, hash: numberHash(world.keys, '001075123456') }),
        asked({ fullName: 'Nguyen Hung', birthDate: '1975-01-06' }),
      ]),
    );
    expect(byNumber).toEqual({ kind: 'known', personId: a, name: 'Nguyễn Văn Hùng' });
    expect(byName).toMatchObject({ kind: 'same', candidate: { id: a, fullName: 'Nguyễn Văn Hùng' } });
  });

  test('whoever keeps others goes on keeping them, and the choice stays as it was meant', async () => {
    const [c] = await register([{ fullName: 'Nguyễn Hùng' }]);
    await merge({ kept: b, other: c! });
    const { id } = await merge({ kept: a, other: b, take: ['fullName'] });
    expect(id).toBe(b);
    expect(await page(a)).toMatchObject({ id: b, fullName: 'Nguyen Hung', phone: '0912345678', merged: [{}, {}] });
  });
});

describe('taken apart', () => {
  test.each([
    [[]],
    [[...mergeFields]],
    [['fullName', 'post', 'ethnicMinority']],
    [['personalNumber', 'birth', 'ended', 'partyStatus']],
    [['phone', 'sex', 'service', 'bankAccount']],
  ] as [MergeField[]][])('everything is as before: %j', async (take) => {
    await filled();
    await world.sql(`update person set unit_id = $2 where id = $1`, [b, world.units.sender]);
    const before = await digest();
    const { mergeId } = await merge({ take });
    const between = await digest();
    expect(between).not.toEqual(before);
    await unmerge(a, mergeId);
    expect(await digest()).toEqual(before);
  });

  test('what was done in between stays with the record it was done on', async () => {
    const { mergeId } = await merge({ take: ['personalNumber'] });
    const training = await world.opened('2021-05-10', 1);
    await join(training.id, a);
    await world.sql(`update person set phone = '0900000000' where id = $1`, [a]);
    await unmerge(a, mergeId);
    expect(await page(a)).toMatchObject({ phone: '0900000000', personalNumber: null, training: [{}], merged: [] });
    expect(await page(b)).toMatchObject({ id: b, personalNumber: '001•••••3456', training: [] });
  });
});

describe('two at once', () => {
  test('two officers merging one pair: one does, the other is told', async () => {
    const seen = await versions();
    const done = await Promise.allSettled([merge({ seen }), merge({ kept: b, other: a, seen })]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'people.merge_gone' } });
    expect(await world.sql('select from person_merge where undone_at is null')).toHaveLength(1);
  });

  test('somebody joins under the record that is being set aside: the merge waits, and the run counts for the person kept', async () => {
    const training = await world.opened('2021-05-10', 1);
    let merging: Promise<unknown> = Promise.resolve();
    await world.run(async (tx) => {
      const joined = await joinClass(tx, world.admin, world.keys, training.id, {
        ...world.given('2021-05-12'),
        kind: 'late',
        rows: [{ personId: b }],
        hold: false,
      });
      merging = merge();
      await sql`select pg_sleep(0.1)`.execute(tx);
      return joined;
    });
    await merging;
    expect(await world.sql('select counts_as_id from chain where person_id = $1', [b])).toEqual([{ counts_as_id: a }]);
    expect(await world.sql('select counts_as_id from enrolment where person_id = $1', [b])).toEqual([{ counts_as_id: a }]);
  });
});
