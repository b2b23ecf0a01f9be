import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor, type Actor } from '#platform/actor.ts';
import { buildApp } from '../../app.ts';
import { messages } from '../../texts.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { visitor } from '#test/visitor.ts';
import { familyByCode, requireFamily, versionInForce } from './index.ts';
import { programmeConstraints, programmeMessages } from './messages.vi.ts';

let fresh: FreshDatabase;
let actor: Actor;
let admin: ReturnType<typeof visitor>;

beforeAll(async () => {
  fresh = await freshDatabase();
  admin = visitor(await buildApp({ pools: fresh.pools, keys: fresh.keys, webRoot: null, gate: async () => actor }));
});
beforeEach(async () => {
  actor = systemActor('tinh', 'thử');
  await fresh.sql('truncate programme_family, programme_version, audit, idempotency cascade');
});

const family = { code: 'TCLLCT', name: 'Trung cấp lý luận chính trị', nature: 'degree_training' };
const makeFamily = async (more: object = {}) =>
  (await admin.send('POST', '/api/programmes/families', { ...family, ...more })).body.id as string;
const makeVersion = (familyId: string, more: object = {}) =>
  admin.send('POST', '/api/programmes/versions', {
    familyId,
    code: 'TCLLCT-HC',
    name: 'Trung cấp LLCT – hành chính',
    validFrom: '2016-01-01',
    ...more,
  });

describe('families', () => {
  test.each([
    ['code taken', { name: 'Khác' }, 409, 'programmes.family_exists'],
    ['name taken, in another spelling', { code: 'KHAC', name: 'TRUNG CẤP LÝ LUẬN CHÍNH TRỊ' }, 409, 'programmes.family_exists'],
    ['a code in small letters', { code: 'tcllct' }, 400, 'request.invalid'],
    ['unknown nature', { code: 'KHAC', name: 'Khác', nature: 'course' }, 400, 'request.invalid'],
  ])('%s', async (_, more, status, code) => {
    await makeFamily();
    const answer = await admin.send('POST', '/api/programmes/families', { ...family, ...more });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await fresh.sql('select 1 from programme_family')).toHaveLength(1);
  });

  test('an officer reads, an administrator records', async () => {
    actor = { ...actor, capabilities: new Set(['programmes.read']) };
    expect((await admin.send('POST', '/api/programmes/families', family)).status).toBe(403);
    expect((await admin.get('/api/programmes')).status).toBe(200);
  });
});

describe('versions', () => {
  test.each<[string, object, number, string]>([
    ['unknown family', { familyId: '01900000-0000-7000-8000-000000000000' }, 404, 'programmes.family_unknown'],
    ['ends before it begins', { validFrom: '2025-01-01', validTo: '2024-01-01' }, 422, 'programmes.term_empty'],
    ['on top of another', { validFrom: '2015-01-01' }, 409, 'programmes.version_overlap'],
    ['verified by nothing', { validFrom: '2025-01-01', verification: 'verified' }, 422, 'programmes.verified_without_source'],
    ['no days', { validFrom: '2025-01-01', studyDays: 0 }, 400, 'request.invalid'],
    [
      'unknown document',
      { validFrom: '2025-01-01', documentId: '01900000-0000-7000-8000-000000000000' },
      409,
      'programmes.document_unknown',
    ],
  ])('%s: nothing changes', async (_, more, status, code) => {
    const id = await makeFamily();
    await makeVersion(id);
    const answer = await makeVersion(id, more);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await fresh.sql('select valid_from::text, valid_to::text from programme_version')).toEqual([
      { valid_from: '2016-01-01', valid_to: null },
    ]);
  });

  test('two at once for one day: one of them', async () => {
    const id = await makeFamily();
    const answers = await Promise.all([makeVersion(id), makeVersion(id, { code: 'TCLLCT' })]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('the next ends the one before; each day has its version', async () => {
    const id = await makeFamily();
    const [first, second] = [
      await makeVersion(id),
      await makeVersion(id, { code: 'TCLLCT', validFrom: '2022-02-08', studyDays: 130, citation: 'điểm a khoản 1' }),
    ].map((answer) => answer.body.id as string);
    const on = async (day: string) => (await fresh.database.read(actor, (db) => versionInForce(db, id, day)))?.id ?? null;
    expect([await on('2015-12-31'), await on('2022-02-07'), await on('2022-02-08')]).toEqual([null, first, second]);
    const { body } = await admin.get('/api/programmes?on=2020-06-01');
    expect(body).toMatchObject({
      on: '2020-06-01',
      families: [
        {
          code: 'TCLLCT',
          inForceId: first,
          versions: [
            { id: second, studyDays: 130, verification: 'unverified' },
            { id: first, validTo: '2022-02-08' },
          ],
        },
      ],
    });
  });

  test('found by code or by what somebody typed, else the nearest is named', async () => {
    const id = await makeFamily();
    await makeVersion(id);
    await fresh.database.read(actor, async (db) => {
      expect((await familyByCode(db, 'TCLLCT-HC'))?.id).toBe(id);
      expect(await familyByCode(db, 'X')).toBeNull();
      expect((await requireFamily(db, 'trung cap ly luan chinh tri', '2020-01-01')).id).toBe(id);
      await expect(requireFamily(db, 'TCLLTC', '2020-01-01')).rejects.toMatchObject({
        code: 'programmes.unknown_suggest',
        params: { suggestion: 'TCLLCT' },
      });
      await expect(requireFamily(db, 'Nấu ăn', '2020-01-01')).rejects.toMatchObject({ code: 'programmes.unknown' });
    });
  });
});

test('every text is there and says what to do', () => {
  for (const code of [...Object.keys(programmeMessages), ...Object.values(programmeConstraints)]) {
    expect(messages.vi[code]?.what, code).toBeTruthy();
    expect(messages.vi[code]?.todo, code).toBeTruthy();
  }
});
