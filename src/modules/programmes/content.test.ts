import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { systemActor, type Actor } from '#platform/actor.ts';
import { buildApp } from '../../app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { visitor } from '#test/visitor.ts';
import type { VersionContent } from './content-contract.ts';

let fresh: FreshDatabase;
let actor: Actor;
let admin: ReturnType<typeof visitor>;
let family: string;
let first: string;
let second: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  admin = visitor(await buildApp({ pools: fresh.pools, keys: fresh.keys, webRoot: null, gate: async () => actor }));
});
beforeEach(async () => {
  actor = systemActor('tinh', 'thử');
  await fresh.sql('truncate programme_family, programme_version, assessment_scheme, subject_area, document, audit, idempotency cascade');
  family = (
    await admin.send('POST', '/api/programmes/families', { code: 'TCLLCT', name: 'Trung cấp lý luận chính trị', nature: 'degree_training' })
  ).body.id;
  const version = async (code: string, validFrom: string) =>
    (await admin.send('POST', '/api/programmes/versions', { familyId: family, code, name: code, validFrom })).body.id as string;
  first = await version('TCLLCT-HC', '2014-01-01');
  second = await version('TCLLCT', '2022-01-01');
});

const read = async (id = first): Promise<VersionContent> => (await admin.get(`/api/programmes/versions/${id}`)).body;
const save = async (modules: object[], { id = first, ifMatch }: { id?: string; ifMatch?: number } = {}) =>
  admin.send('PUT', `/api/programmes/versions/${id}/content`, { modules }, { ifMatch: ifMatch ?? (await read(id)).rowVersion });
const topic = (key: string, more: object = {}) => ({ key, title: `Chuyên đề về ${key}`, lecture: 4, ...more });
const module = (key: string, topics: object[] = [], more: object = {}) => ({ key, name: `Phần ${key}`, topics, ...more });
const sound = [
  module('A', [topic('a1', { discussion: 2 }), topic('a2', { after: ['a1'], selfStudy: 3 })], { test: 4, code: 'HP1' }),
  module('B', [topic('b1')], { fieldStudy: 20, after: ['A'] }),
];

describe('what is refused leaves the content as it was', () => {
  test.each<[string, object[], number, string]>([
    ['two modules of one name', [module('A'), module('B', [], { name: 'PHẦN A' })], 422, 'programmes.module_twice'],
    [
      'a title twice in a module',
      [module('A', [topic('x'), topic('y', { title: 'Bài 3: CHUYÊN ĐỀ VỀ X' })])],
      422,
      'programmes.topic_twice',
    ],
    ['a key twice', [module('A', [topic('A')])], 400, 'programmes.key_twice'],
    ['after what is not there', [module('A', [topic('x', { after: ['gone'] })])], 422, 'programmes.after_unknown'],
    ['an order in a circle', [module('A', [topic('x', { after: ['y'] }), topic('y', { after: ['x'] })])], 422, 'programmes.circle'],
    ['an area that is not there', [module('A', [topic('x', { areaIds: [newId()] })])], 409, 'programmes.area_unknown'],
    ['periods below nought', [module('A', [], { lecture: -1 })], 400, 'request.invalid'],
    ['a module without a name', [{ key: 'A', name: ' ' }], 400, 'request.invalid'],
  ])('%s', async (_, modules, status, code) => {
    await save(sound);
    const before = await read();
    const answer = await save(modules);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(await read()).toEqual(before);
  });

  test('the circle is named', async () => {
    const { body } = await save([module('A', [], { after: ['B'] }), module('B', [], { after: ['A'] })]);
    expect(body.error.what).toContain('Phần A; Phần B');
  });

  test('somebody was first: two saves of one state', async () => {
    const { rowVersion } = await read();
    const answers = await Promise.all([save(sound, { ifMatch: rowVersion }), save([module('C')], { ifMatch: rowVersion })]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect((await fresh.sql(`select 1 from audit where command = 'programmes.save_content'`)).length).toBe(1);
  });

  test('an officer reads, an administrator records', async () => {
    actor = { ...actor, capabilities: new Set(['programmes.read']) };
    expect((await save(sound)).status).toBe(403);
    expect((await read()).modules).toEqual([]);
  });

  test('no such version', async () => {
    expect((await save(sound, { id: newId(), ifMatch: 1 })).body.error.code).toBe('programmes.version_unknown');
    expect((await admin.get(`/api/programmes/versions/${newId()}`)).status).toBe(404);
  });
});

describe('content', () => {
  test('is kept whole, with its order, its areas and its totals', async () => {
    const area = (await admin.send('POST', '/api/programmes/areas', { code: 'XDD', name: 'Xây dựng Đảng' })).body.id;
    const tagged = [module('A', [topic('a1', { areaIds: [area], description: 'Một.\nHai.' })]), ...sound.slice(1)];
    expect((await save(tagged)).status).toBe(200);
    const { modules, totals } = await read();
    expect(modules).toMatchObject([
      { name: 'Phần A', after: [], topics: [{ title: 'Chuyên đề về a1', description: 'Một.\nHai.', areaIds: [area] }] },
      { name: 'Phần B', fieldStudy: 20, after: [modules[0]!.id] },
    ]);
    expect(totals).toEqual({ lecture: 8, discussion: 0, fieldStudy: 20, selfStudy: 0, test: 0 });
    const { body } = await admin.get(`/api/programmes/${family}`);
    expect(body.versions.find((one: { id: string }) => one.id === first)).toMatchObject({ modules: 2, topics: 2, periods: 28 });
  });

  test('sent back with its ids it stays what it was; in another order it is the same parts', async () => {
    await save(sound);
    const before = await read();
    const asSent = (modules: VersionContent['modules']) =>
      modules.map(({ id, topics, ...one }) => ({ ...one, key: id, topics: topics.map(({ id: key, ...rest }) => ({ ...rest, key })) }));
    await save(asSent(before.modules));
    expect((await read()).modules).toEqual(before.modules);
    const [a, b] = asSent(before.modules);
    const moved = { ...b!, topics: [...b!.topics, ...a!.topics] };
    await save([moved, { ...a!, topics: [], after: [] }].map((one) => ({ ...one, after: [] })));
    const after = await read();
    expect(after.modules.map(({ id }) => id)).toEqual([b!.key, a!.key]);
    expect(after.modules[0]!.topics.map(({ id }) => id)).toEqual([b!.topics[0]!.key, ...a!.topics.map(({ key }) => key)]);
  });

  test('a part that was taken out is named in the trail', async () => {
    await save(sound);
    await save([module('A', [topic('a1')])]);
    const [{ summary }] = (await fresh.sql(
      `select summary from audit where command = 'programmes.save_content' order by at desc limit 1`,
    )) as [{ summary: { dropped: string[]; topics: number } }];
    expect(summary).toMatchObject({ topics: 1, dropped: ['Chuyên đề về a2', 'Chuyên đề về b1'] });
  });

  test('two versions side by side', async () => {
    await save(sound);
    await save([module('A', [topic('a1', { lecture: 6 }), topic('new')])], { id: second });
    const { body } = await admin.get(`/api/programmes/comparison?earlierId=${first}&laterId=${second}`);
    expect(body).toMatchObject({
      from: { code: 'TCLLCT-HC', totals: { fieldStudy: 20 } },
      to: { code: 'TCLLCT', totals: { lecture: 10 } },
    });
    expect(body.modules.map((one: { name: string; change: string }) => [one.name, one.change])).toEqual([
      ['Phần A', 'changed'],
      ['Phần B', 'dropped'],
    ]);
    expect(body.modules[0].topics.map((one: { title: string; change: string }) => `${one.change} ${one.title}`)).toEqual([
      'changed Chuyên đề về a1',
      'added Chuyên đề về new',
      'dropped Chuyên đề về a2',
    ]);
  });
});

const assessment = {
  code: 'QC-TCLLCT',
  name: 'Quy chế đào tạo TCLLCT',
  scale: 10,
  passMark: 5,
  resits: 1,
  absencePercent: 20,
  components: [
    { name: 'Thi hết học phần', kind: 'module_test', weight: 60 },
    { name: 'Thi tốt nghiệp', kind: 'final_exam', weight: 40 },
  ],
  bands: [
    { name: 'Giỏi', fromMark: 8 },
    { name: 'Khá', fromMark: 7 },
  ],
  caps: [{ condition: 'resat', threshold: 1, band: 'Khá' }],
  sources: [{ part: 'absence', citation: 'Điều 9' }],
};
describe('assessment', () => {
  const record = (more: object) => admin.send('POST', '/api/programmes/assessments', { ...assessment, ...more });

  test.each<[string, object, string]>([
    ['a pass mark above the scale', { passMark: 11 }, 'programmes.assessment_pass_mark'],
    ['weights short of a whole', { components: [{ name: 'x', kind: 'essay', weight: 99.5 }] }, 'programmes.assessment_weights'],
    ['bands from worst to best', { bands: assessment.bands.toReversed(), caps: [] }, 'programmes.assessment_bands'],
    ['a band above the scale', { bands: [{ name: 'Khá', fromMark: 12 }] }, 'programmes.assessment_bands'],
    ['a band twice', { bands: [...assessment.bands, { name: 'Khá', fromMark: 5 }] }, 'programmes.assessment_band_twice'],
    ['a cap on no band', { caps: [{ condition: 'resat', threshold: 1, band: 'Yếu' }] }, 'programmes.assessment_cap'],
    ['verified by nothing', { sources: [{ part: 'bands', verification: 'verified' }] }, 'programmes.verified_without_source'],
    ['a document that is not there', { sources: [{ part: 'bands', documentId: newId() }] }, 'document.unknown'],
  ])('%s', async (_, more, code) => {
    expect((await record(more)).body.error.code).toBe(code);
    expect(await fresh.sql('select 1 from assessment_scheme')).toEqual([]);
  });

  test('a code is taken once', async () => {
    await record({});
    expect((await record({ name: 'khác' })).body.error.code).toBe('programmes.assessment_code_taken');
  });

  test('thirds are a whole; what is recorded is shown, edited once, and given to a version', async () => {
    const third = (name: string, weight: number) => ({ name, kind: 'other', weight });
    expect((await record({ code: 'BA', components: [third('a', 33.33), third('b', 33.33), third('c', 33.34)] })).status).toBe(200);
    const { id } = (await record({})).body;
    const { rowVersion } = await read();
    const conditions = { audience: 'Cấp ủy viên cơ sở', personnel: ['cadre'], requirements: ['TCLLCT'], assessmentSchemeId: id };
    await admin.send('PUT', `/api/programmes/versions/${first}/conditions`, conditions, { ifMatch: rowVersion });
    expect(await read()).toMatchObject({ ...conditions, rowVersion: rowVersion + 1 });
    const one = async () => (await admin.get('/api/programmes/assessments')).body.find((found: { id: string }) => found.id === id);
    expect(await one()).toMatchObject({
      absencePercent: 20,
      caps: assessment.caps,
      bands: assessment.bands,
      usedBy: ['TCLLCT-HC'],
      sources: [{ part: 'absence', citation: 'Điều 9', verification: 'unverified', document: null }],
    });
    const edit = (ifMatch: number) =>
      admin.send('PUT', `/api/programmes/assessments/${id}`, { ...assessment, absencePercent: null, caps: [] }, { ifMatch });
    expect((await edit(1)).status).toBe(200);
    expect((await edit(1)).status).toBe(412);
    expect(await one()).toMatchObject({ absencePercent: null, caps: [], components: [{ weight: 60 }, { weight: 40 }] });
  });
});
