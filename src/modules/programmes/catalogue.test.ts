import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { systemActor } from '#platform/actor.ts';
import { buildApp } from '../../app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { visitor } from '#test/visitor.ts';
import { schemeKey } from './rules.ts';

let fresh: FreshDatabase;
let admin: ReturnType<typeof visitor>;
let paper: string;
let families: string[];
let versions: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  admin = visitor(await buildApp({ pools: fresh.pools, keys: fresh.keys, webRoot: null, gate: async () => systemActor('tinh', 'thử') }));
});
const post = (url: string, body: object) => admin.send('POST', `/api/programmes/${url}`, body);
const put = (url: string, body: object, ifMatch: number) => admin.send('PUT', `/api/programmes/${url}`, body, { ifMatch });
const get = async (url: string) => (await admin.get(`/api/programmes/${url}`)).body;
const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code;

beforeEach(async () => {
  await fresh.sql('truncate programme_family, programme_framework, training_scheme, subject_area, document, audit, idempotency cascade');
  paper = (
    await admin.send('POST', '/api/documents', {
      number: '05-NQ/TW',
      issuerName: 'Trung ương',
      documentDate: '2026-01-01',
      subject: 'Nghị quyết mới',
    })
  ).body.id;
  families = [];
  versions = [];
  for (const code of ['TCLLCT', 'NCV']) {
    families.push((await post('families', { code, name: `Chương trình ${code}`, nature: 'degree_training' })).body.id);
    versions.push((await post('versions', { familyId: families.at(-1), code, name: code, validFrom: '2022-01-01' })).body.id);
  }
});

describe('frameworks and where a programme stands', () => {
  const framework = { code: 'KHUNG-LLCT', name: 'Khung lý luận chính trị', nature: 'degree_training', validFrom: '2020-01-01' };
  test.each<[string, object, string]>([
    ['ends before it begins', { validTo: '2019-01-01' }, 'programmes.term_empty'],
    ['verified by nothing', { verification: 'verified' }, 'programmes.verified_without_source'],
    ['a document that is not there', { documentId: newId() }, 'document.unknown'],
  ])('%s', async (_, more, code) => {
    expect(codeOf(await post('frameworks', { ...framework, ...more }))).toBe(code);
    expect(await get('frameworks')).toEqual([]);
  });

  test('a programme is placed once per state; a framework names its programmes', async () => {
    const { id } = (await post('frameworks', { ...framework, documentId: paper })).body;
    expect(codeOf(await post('frameworks', framework))).toBe('programmes.framework_code_taken');
    const area = (await post('areas', { code: 'LLCT', name: 'Lý luận chính trị' })).body.id;
    const place = { frameworkId: id, areaIds: [area] };
    expect((await put(families[0]!, place, 1)).status).toBe(200);
    expect((await put(families[0]!, { frameworkId: null, areaIds: [] }, 1)).status).toBe(412);
    expect(codeOf(await put(families[0]!, { ...place, frameworkId: newId() }, 2))).toBe('programmes.framework_unknown');
    expect(codeOf(await put(families[0]!, { ...place, areaIds: [newId()] }, 2))).toBe('programmes.area_unknown');
    expect(await get(families[0]!)).toMatchObject({ ...place, rowVersion: 2 });
    expect(await get('frameworks')).toMatchObject([{ code: 'KHUNG-LLCT', document: { id: paper }, families: [{ code: 'TCLLCT' }] }]);
    expect((await put(`frameworks/${id}`, { ...framework, name: 'Tên khác' }, 1)).status).toBe(200);
    expect((await put(`frameworks/${id}`, framework, 1)).status).toBe(412);
  });
});

describe('schemes', () => {
  test.each([
    ['Đề án 04-ĐA/TU', '04-da-tu'],
    ['đề án số 04 - ĐA / TU', '04-da-tu'],
    ['04-ĐA/TU', '04-da-tu'],
    ['Đề án 1', '1'],
    ['???', ''],
  ])('%s is known by %s', (typed, key) => expect(schemeKey(typed)).toBe(key));

  test('a number in another spelling is the same scheme', async () => {
    const scheme = { code: '04-ĐA/TU', title: 'Đổi mới đào tạo cán bộ', validFrom: '2017-09-20' };
    const { id } = (await post('schemes', scheme)).body;
    expect(codeOf(await post('schemes', { ...scheme, code: 'Đề án 04 - đa/tu' }))).toBe('programmes.scheme_taken');
    expect(codeOf(await post('schemes', { ...scheme, code: '/' }))).toBe('programmes.scheme_code_empty');
    expect(codeOf(await put(`schemes/${id}`, { ...scheme, validTo: '2017-09-20' }, 1))).toBe('programmes.term_empty');
    expect((await put(`schemes/${id}`, { ...scheme, documentId: paper }, 1)).status).toBe(200);
    expect(await get('schemes')).toMatchObject([{ code: '04-ĐA/TU', document: { number: '05-NQ/TW' }, rowVersion: 2 }]);
  });
});

describe('areas and priorities', () => {
  test('a tree without rings, in its own order, with the years that put an area first', async () => {
    const area = async (code: string, parentId: string | null = null) =>
      (await post('areas', { code, name: `Lĩnh vực ${code}`, parentId })).body.id as string;
    const [b, a] = [await area('B'), await area('A')];
    const under = await area('A1', a);
    expect(codeOf(await post('areas', { code: 'A', name: 'x' }))).toBe('programmes.area_code_taken');
    expect(codeOf(await post('areas', { code: 'C', name: 'x', parentId: newId() }))).toBe('programmes.area_unknown');
    expect(codeOf(await put(`areas/${a}`, { code: 'A', name: 'A', parentId: under }, 1))).toBe('programmes.area_under_itself');
    expect(codeOf(await put(`areas/${a}`, { code: 'A', name: 'A', parentId: a }, 1))).toBe('programmes.area_under_itself');
    expect((await put(`areas/${a}`, { code: 'A', name: 'Lĩnh vực A', parentId: b }, 1)).status).toBe(200);
    await post('priorities', { areaId: under, year: 2026, documentId: paper });
    await post('priorities', { areaId: under, year: 2026, note: 'nhắc lại' });
    expect(codeOf(await post('priorities', { areaId: newId(), year: 2026 }))).toBe('programmes.area_unknown');
    expect((await get('areas')).map(({ code, priorities }: { code: string; priorities: object[] }) => [code, priorities])).toEqual([
      ['B', []],
      ['A', []],
      ['A1', [{ year: 2026, document: null, note: 'nhắc lại' }]],
    ]);
    const drop = () => admin.send('DELETE', `/api/programmes/areas/${under}/priorities/2026`);
    expect((await drop()).status).toBe(200);
    expect(codeOf(await drop())).toBe('programmes.priority_unknown');
  });
});

describe('what is to be brought up to date', () => {
  const ask = (more: object = {}) =>
    post('updates', { documentId: paper, familyIds: families, dueOn: addDays(today(), -3), what: 'Cập nhật nội dung nghị quyết', ...more });
  test.each<[string, object, string]>([
    ['of no document', { documentId: newId() }, 'document.unknown'],
    ['of a programme that is not there', { familyIds: [newId()] }, 'programmes.family_unknown'],
    ['of no programme', { familyIds: [] }, 'request.invalid'],
    ['of nothing', { what: ' ' }, 'request.invalid'],
  ])('%s', async (_, more, code) => {
    expect(codeOf(await ask(more))).toBe(code);
    expect(await get('updates')).toEqual([]);
  });

  test('late until a version of the programme itself has done it', async () => {
    await ask();
    expect(codeOf(await ask())).toBe('programmes.update_exists');
    const [one] = await get(`updates?familyId=${families[0]}`);
    expect(one).toMatchObject({ late: 3, doneBy: null, family: { code: 'TCLLCT' }, document: { number: '05-NQ/TW' } });
    expect(codeOf(await put(`updates/${one.id}/done`, { versionId: versions[1] }, 1))).toBe('programmes.version_of_other');
    expect((await put(`updates/${one.id}/done`, { versionId: versions[0] }, 1)).status).toBe(200);
    expect((await put(`updates/${one.id}`, { dueOn: today(), what: 'x' }, 1)).status).toBe(412);
    expect(await get('updates?open=true')).toMatchObject([{ family: { code: 'NCV' }, late: 3 }]);
    expect(await get('updates?open=false')).toMatchObject([{ family: { code: 'TCLLCT' }, late: 0, doneBy: { code: 'TCLLCT' } }]);
  });

  test('a proposal to adjust is open until a version takes it up or a reason turns it down', async () => {
    await put(`versions/${versions[0]}/content`, { modules: [{ key: 'A', name: 'A', topics: [{ key: 'x', title: 'Chuyên đề X' }] }] }, 1);
    const topicId = (await get(`versions/${versions[0]}`)).modules[0].topics[0].id;
    const propose = (more: object) =>
      post('adjustments', { versionId: versions[0], topicId, what: 'Bớt lý thuyết', source: 'Phiếu khảo sát', ...more });
    expect(codeOf(await propose({ versionId: newId() }))).toBe('programmes.version_unknown');
    expect(codeOf(await propose({ versionId: versions[1] }))).toBe('programmes.topic_of_other');
    const { id } = (await propose({})).body;
    const decide = (body: object, ifMatch = 1) => put(`adjustments/${id}/decision`, body, ifMatch);
    expect(codeOf(await decide({ state: 'adopted' }))).toBe('programmes.adjustment_version_missing');
    expect(codeOf(await decide({ state: 'adopted', versionId: versions[1] }))).toBe('programmes.version_of_other');
    expect(codeOf(await decide({ state: 'open', versionId: newId() }))).toBe('programmes.version_of_other');
    expect(codeOf(await decide({ state: 'rejected' }))).toBe('programmes.adjustment_reason_missing');
    expect((await decide({ state: 'rejected', reason: 'Đã có ở phần khác' })).status).toBe(200);
    expect((await decide({ state: 'open' })).status).toBe(412);
    expect((await decide({ state: 'adopted', versionId: versions[0] }, 2)).status).toBe(200);
    // the topic goes with the next content; what was said of it stays
    await put(`versions/${versions[0]}/content`, { modules: [] }, 2);
    expect(await get(`adjustments?familyId=${families[0]}`)).toMatchObject([
      { state: 'adopted', topicId: null, topic: 'Chuyên đề X', adoptedBy: { code: 'TCLLCT' }, reason: null },
    ]);
  });
});
