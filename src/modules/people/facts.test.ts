import type { FastifyInstance } from 'fastify';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assignRole, createAccount } from '#modules/access';
import { createUnit } from '#modules/organisations';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import { factsForEligibility, recordQualifications, registerPeople } from './index.ts';
import { movePerson } from './move-person.ts';
import { recordSensitive } from './record-sensitive.ts';

let fresh: FreshDatabase;
let app: FastifyInstance;
type Browser = ReturnType<typeof visitor>;
let chief: Browser, contact: Browser, reader: Browser;
let own: number, other: number, lan: string, far: string;
let register: (fullName: string, unitId: number) => Promise<string>;
const PASSWORD = 'cá rô gánh nước mưa';

const write = <T>(work: Parameters<typeof fresh.database.write<T>>[2]) => fresh.database.write(fresh.admin, { command: 'test' }, work);
const audit = { type: 'test', id: 'test' };
const facts = async (id: string, actor = fresh.admin) =>
  (await fresh.database.read(actor, (db) => factsForEligibility(db, fresh.keys, [id]))).get(id);
const versionOf = async (id: string) => (await fresh.sql<{ v: number }>('select row_version as v from person where id = $1', [id]))[0]!.v;
const send = async (browser: Browser, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object, id = lan) =>
  browser.send(method, `/api/people/${id}/${path}`, body, { ifMatch: await versionOf(id) });
const diploma = {
  kind: 'political_theory',
  level: 'intermediate',
  evidence: 'diploma',
  issuer: 'Trường Chính trị',
  issuedOn: '2019-05-03',
};

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền')");
  const unit = async (name: string) =>
    (
      await write((tx) =>
        createUnit(tx, fresh.admin, { name, kind: 'other', level: 'province', bloc: 1, parentId: null, validFrom: '2010-01-01' }),
      )
    ).id;
  [own, other] = [await unit('Sở Nội vụ'), await unit('Sở Tư pháp')];
  register = (fullName, unitId) =>
    write(async (tx) => ({
      result: (
        await registerPeople(tx, fresh.admin, fresh.keys, [{ fullName, category: 'civil_servant', unitId, postFrom: '2015-01-01' }])
      )[0]!,
      audit,
    }));
  [lan, far] = [await register('Nguyễn Thị Lan', own), await register('Lê Văn Xa', other)];
  const account = async (signInName: string, assignment: Parameters<typeof assignRole>[3]) => {
    await write((tx) =>
      createAccount(tx, fresh.admin, { signInName, name: signInName, password: PASSWORD, mustChange: false, assignment }),
    );
    const browser = visitor(app);
    await browser.signIn(signInName, PASSWORD);
    return browser;
  };
  chief = await account('chief', { scope: 'tenant', role: 'chief', validFrom: '2020-01-01' });
  contact = await account('contact', { scope: 'unit', unitId: own, role: 'unit_contact', validFrom: '2020-01-01' });
  reader = await account('reader', { scope: 'tenant', role: 'reader', validFrom: '2020-01-01' });
});
beforeEach(async () => {
  await fresh.sql('delete from person_qualification; delete from person_rating; delete from person_sensitive');
  await fresh.sql('update person set service_from = null, ended_kind = null, ended_on = null');
});

describe('what is refused', () => {
  test.each<[string, string, object, number, string]>([
    ['a level of another kind', 'qualifications', { ...diploma, level: 'college' }, 422, 'people.level_unknown'],
    ['a level that is none', 'qualifications', { ...diploma, level: 'guru' }, 400, 'request.invalid'],
    ['a paper of tomorrow', 'qualifications', { ...diploma, issuedOn: '2190-01-01' }, 422, 'people.day_wrong'],
    ['the band of an assessment', 'rating', { year: 2024, rating: 'excellent' }, 400, 'request.invalid'],
    ['a year to come', 'rating', { year: 2190, meetsGood: true, document: '1' }, 422, 'people.year_future'],
    ['a year without its paper', 'rating', { year: 2024, meetsGood: true }, 422, 'people.rating_document'],
    ['service to come', 'service', { serviceFrom: '2190-01-01' }, 422, 'people.day_wrong'],
    [
      'an end before the beginning',
      'service',
      { serviceFrom: '2015-01-01', endedKind: 'retired', endedOn: '2014-01-01' },
      422,
      'people.day_wrong',
    ],
  ])('%s', async (_, path, body, status, code) => {
    const answer = await send(chief, path === 'qualifications' ? 'POST' : 'PUT', path, body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await facts(lan)).toMatchObject({ politicalTheory: [], ratings: [], servingSince: null, ended: null });
  });

  test('to whom it is not given, and of people out of sight', async () => {
    expect((await send(reader, 'POST', 'qualifications', diploma)).status).toBe(403);
    expect((await send(contact, 'POST', 'qualifications', diploma, far)).status).toBe(404);
    expect((await contact.get(`/api/people/${far}/facts`)).status).toBe(404);
    expect((await send(contact, 'POST', 'qualifications', diploma)).status).toBe(200);
  });

  test('the same paper twice, and an edit of what has changed since', async () => {
    const seen = await versionOf(lan);
    expect((await send(chief, 'POST', 'qualifications', diploma)).status).toBe(200);
    const again = await send(chief, 'POST', 'qualifications', diploma);
    expect([again.status, again.body.error.code]).toEqual([409, 'people.qualification_there']);
    const late = await chief.send('PUT', `/api/people/${lan}/service`, { serviceFrom: '2010-01-01' }, { ifMatch: seen });
    expect([late.status, late.body.error.code]).toEqual([412, 'edit.stale']);
  });
});

describe('what a condition is told', () => {
  test('nothing on record is nothing, not no', async () => {
    expect(await facts(lan)).toMatchObject({
      fullName: 'Nguyễn Thị Lan',
      category: 'civil_servant',
      unitId: own,
      partyStatus: null,
      ethnicMinority: null,
      education: null,
      politicalTheory: [],
      ranks: [],
      ratings: [],
      servingSince: null,
      ended: null,
      certificates: [],
    });
    expect(await facts('01900000-0000-7000-8000-000000000000')).toBeUndefined();
  });

  test('all that was recorded, the highest degree alone, Party status in clear', async () => {
    await send(chief, 'POST', 'qualifications', diploma);
    await send(chief, 'POST', 'qualifications', { kind: 'education', level: 'college', evidence: 'diploma' });
    await send(chief, 'POST', 'qualifications', { kind: 'education', level: 'university', evidence: 'stated' });
    await send(chief, 'POST', 'qualifications', {
      kind: 'rank',
      level: 'specialist',
      evidence: 'stated',
      issuedOn: '2016-01-01',
      issuedPrecision: 'year',
    });
    await send(chief, 'PUT', 'rating', { year: 2023, meetsGood: false, document: '12/TB-SNV ngày 5/1/2024' });
    await send(chief, 'PUT', 'rating', { year: 2024, meetsGood: true, document: '11/TB-SNV ngày 6/1/2025' });
    await send(chief, 'PUT', 'service', {
      serviceFrom: '2011-03-09',
      servicePrecision: 'month',
      endedKind: 'retired',
      endedOn: '2025-09-01',
    });
    await write((tx) =>
      versionOf(lan).then((rowVersion) =>
        recordSensitive(tx, fresh.admin, fresh.keys, { personId: lan, rowVersion, field: 'party_status', value: 'full' }),
      ),
    );
    expect(await facts(lan)).toMatchObject({
      partyStatus: 'full',
      education: 'university',
      politicalTheory: [{ level: 'intermediate', evidence: 'diploma', issuedOn: '2019-05-03', issuedPrecision: 'day' }],
      ranks: [{ rank: 'specialist', since: '2016-01-01', sincePrecision: 'year' }],
      ratings: [
        { year: 2023, meetsGood: false },
        { year: 2024, meetsGood: true },
      ],
      servingSince: { date: '2011-03-01', precision: 'month' },
      ended: { kind: 'retired', on: '2025-09-01' },
    });
  });

  test('what was written by mistake is taken back, and the page shows what stands', async () => {
    await send(chief, 'POST', 'qualifications', diploma);
    const shown = await chief.get(`/api/people/${lan}/facts`);
    expect(shown).toMatchObject({ status: 200 });
    const [{ id }] = shown.body.qualifications;
    await send(chief, 'PUT', 'rating', { year: 2024, meetsGood: true, document: 'x' });
    await send(chief, 'PUT', 'rating', { year: 2024, meetsGood: null });
    expect((await send(chief, 'DELETE', `qualifications/${id}`)).status).toBe(200);
    expect((await send(chief, 'DELETE', `qualifications/${id}`)).status).toBe(404);
    expect((await chief.get(`/api/people/${lan}/facts`)).body).toMatchObject({ qualifications: [], ratings: [] });
  });

  test('papers go along when somebody moves', async () => {
    await send(chief, 'POST', 'qualifications', diploma, far);
    await send(chief, 'PUT', 'rating', { year: 2024, meetsGood: true, document: 'x' }, far);
    const contacts = { ...fresh.admin, scope: { kind: 'unit' as const, units: [own] } };
    expect(await facts(far, contacts)).toBeUndefined();
    await write((tx) =>
      versionOf(far).then((version) => movePerson(tx, fresh.admin, far, version, { unitId: own, from: '2026-09-01' } as never)),
    );
    const seen = await facts(far, contacts);
    expect(seen).toMatchObject({ ratings: [{ year: 2024, meetsGood: true }], politicalTheory: [{ level: 'intermediate' }] });
  });
});

describe('lists', () => {
  const bring = (given: Parameters<typeof recordQualifications>[2], actor = fresh.admin) =>
    fresh.database.write(actor, { command: 'test' }, async (tx) => ({ result: await recordQualifications(tx, actor, given), audit }));

  test('say a thing once, and never beside a paper of it', async () => {
    const said = { personId: lan, kind: 'education', level: 'university' } as const;
    expect(await bring([said, said])).toHaveLength(1);
    expect(await bring([said])).toHaveLength(0);
    expect(await bring([{ ...said, evidence: 'diploma' }])).toHaveLength(1);
    expect(await bring([said, { ...said, level: 'master' }])).toHaveLength(1);
  });

  test('of people out of sight nothing is written', async () => {
    const contacts = { ...fresh.admin, scope: { kind: 'unit' as const, units: [own] } };
    const away = await register('Trần Thị Vắng', other);
    const both = [lan, away].map((personId) => ({ personId, kind: 'education', level: 'university' }) as const);
    expect(await bring(both, contacts)).toHaveLength(1);
    expect(await fresh.sql('select person_id from person_qualification')).toEqual([{ person_id: lan }]);
  });
});
