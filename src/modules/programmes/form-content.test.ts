import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { today } from '#kit/dates.ts';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { importer, refusal } from '#test/import-run.ts';
import type { ContentInput } from './content-contract.ts';
import { versionContent } from './content-queries.ts';
import { exportContent } from './export-content.ts';
import { contentForm } from './form-content.ts';
import { recordFamily } from './record-family.ts';
import { recordVersion } from './record-version.ts';
import { saveContent } from './save-content.ts';

let fresh: FreshDatabase;
let versionId: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kv-content-'));
  fresh = await freshDatabase();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const write = <T>(work: Parameters<typeof fresh.database.write<T>>[2]) => fresh.database.write(fresh.admin, { command: 'test' }, work);
beforeEach(async () => {
  await fresh.sql('truncate programme_family, programme_version, import_run cascade');
  const { id: familyId } = await write((tx) => recordFamily(tx, fresh.admin, { code: 'X', name: 'X', nature: 'workshop' }));
  versionId = (await write((tx) => recordVersion(tx, fresh.admin, { familyId, code: 'X', name: 'X', validFrom: '2020-01-01' }))).id;
});

const now = () => fresh.database.read(fresh.admin, (db) => versionContent(db, versionId));
const fill = async (modules: ContentInput['modules']) => {
  const { rowVersion } = await now();
  await write((tx) => saveContent(tx, fresh.admin, versionId, rowVersion, { modules }));
};
const shown = async () =>
  (await now()).modules.map(({ name, test: own, topics }) => [name, own, topics.map(({ title, lecture }) => `${title} ${lecture}`)]);
const bring = (pages: Parameters<ReturnType<typeof importer>['bring']>[0], answers = {}) =>
  importer(fresh, contentForm).bring(pages, { versionId }, { answers });
const heading = ['TT', 'Mã học phần', 'Học phần', 'Chuyên đề', 'Mô tả', 'Lý thuyết', 'Thảo luận', 'Thực tế', 'Tự học', 'Kiểm tra'];
const start: ContentInput['modules'] = [
  {
    key: 'A',
    name: 'Triết học',
    test: 4,
    topics: [
      { key: 'a', title: 'Vật chất', lecture: 4 },
      { key: 'b', title: 'Ý thức', lecture: 5, after: ['a'] },
    ],
  },
  { key: 'B', name: 'Kinh tế', after: ['A'], topics: [{ key: 'c', title: 'Hàng hóa', lecture: 6 }] },
];

describe('what is held', () => {
  test('a topic of no module, a title too long, periods that are none, a line twice', async () => {
    const { rows, run } = await bring([
      [
        heading,
        [1, '', '', 'Không học phần', '', 4],
        [2, '', 'Triết học', 'x'.repeat(501), '', 4],
        [3, '', 'y'.repeat(301), 'Học phần tên dài', '', 4],
        [3, '', 'Triết học', 'Ba tiết', '', 'ba'],
        [4, '', 'Triết học', 'Vật chất', '', 4],
        [5, '', 'Triết học', 'Bài 1: VẬT CHẤT', '', 4],
      ],
    ]);
    expect(rows.map(({ outcome, remarks }) => [outcome, ...remarks.map(({ code }) => code)])).toEqual([
      ['held', 'programmes.module_missing'],
      ['held', 'cell.too_long'],
      ['held', 'programmes.text_long'],
      ['held', 'cell.count'],
      ['added'],
      ['held', 'row.twice'],
    ]);
    expect(run.report.canApply).toBe('sound');
  });

  test('nothing goes before it is said what becomes of the parts that the file lacks', async () => {
    await fill(start);
    const page = [heading, [1, '', 'Triết học', 'Vật chất', '', 4]];
    const asked = await bring([page]);
    expect(asked.run.report.canApply).toBe('nothing');
    expect(asked.run.report.questions).toMatchObject([{ key: 'missing', answer: null }]);
    await expect(asked.apply()).rejects.toMatchObject({ code: 'imports.question_open' });
    await (await bring([page], { missing: 'keep' })).apply();
    expect((await shown()).flatMap(([, , topics]) => topics)).toEqual(['Vật chất 4', 'Ý thức 5', 'Hàng hóa 6']);
    const dropped = await bring([page], { missing: 'drop' });
    await dropped.apply();
    expect(await shown()).toEqual([['Triết học', 4, ['Vật chất 4']]]);
    await dropped.undo();
    expect((await shown()).flatMap(([, , topics]) => topics)).toEqual(['Vật chất 4', 'Ý thức 5', 'Hàng hóa 6']);
  });

  test('what was edited since is not undone', async () => {
    const run = await bring([[heading, [1, '', 'Triết học', 'Vật chất', '', 4]]]);
    await run.apply();
    await fill(start);
    expect((await refusal(run.undo())).code).toBe('imports.built_upon');
  });
});

describe('a file', () => {
  test('typed as offices type it: sections, merged and blank cells, a total', async () => {
    const { run, apply } = await bring([
      [
        ['NỘI DUNG CHƯƠNG TRÌNH'],
        ['TT', 'Học phần', 'Chuyên đề', 'Số tiết lý thuyết', 'Số tiết thảo luận', 'Tổng số tiết'],
        ['I', 'Triết học'],
        [1, '', 'Vật chất', 4, 2, 6],
        [2, '', 'Ý thức', 5, '', 5],
        ['', 'Kinh tế', 'Hàng hóa', 6],
        ['', '', 'Tiền tệ', 3],
        ['', 'Tổng cộng', '', 18, 2],
      ],
    ]);
    expect(run.report.counts).toMatchObject({ added: 4, held: 0 });
    await apply();
    expect(await shown()).toEqual([
      ['Triết học', 0, ['Vật chất 4', 'Ý thức 5']],
      ['Kinh tế', 0, ['Hàng hóa 6', 'Tiền tệ 3']],
    ]);
  });

  test('changes, adds in between, moves to another module and into another order; ids and what comes after what stay', async () => {
    await fill(start.map((one) => ({ ...one, after: [] })));
    const before = await now();
    const { rows, apply } = await bring([
      [
        heading,
        [1, 'KT', 'Kinh tế'],
        [2, '', 'Kinh tế', 'Vật chất', '', 4],
        [3, '', 'Kinh tế', 'Hàng hóa', 'Mới tả', 7],
        [4, '', 'Triết học', '', '', '', '', '', '', 4],
        [5, '', 'Triết học', 'Con người', '', 2],
        [6, '', 'Triết học', 'Ý thức', '', 5],
      ],
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'changed', 'changed', 'added', 'same']);
    await apply();
    const after = await now();
    expect(await shown()).toEqual([
      ['Kinh tế', 0, ['Vật chất 4', 'Hàng hóa 7']],
      ['Triết học', 4, ['Con người 2', 'Ý thức 5']],
    ]);
    const [a, b] = before.modules;
    expect(after.modules.map(({ id }) => id)).toEqual([b!.id, a!.id]);
    expect(after.modules[1]!.topics[1]).toMatchObject({ id: a!.topics[1]!.id, after: [a!.topics[0]!.id] });
  });
});

const words = fc.constantFrom(
  'Triết học',
  'Kinh tế',
  'Công tác Đảng',
  'Tổng kết',
  '=1+1',
  '-x',
  '2. Pháp luật',
  'Ghi chú: thi',
  'I. Chung',
  '@a',
);
const title = fc.tuple(words, fc.nat({ max: 99 })).map(([word, n]) => `${word} mục ${n}`);
const some = fc.integer({ min: 0, max: 40 });
const periods = { lecture: some, discussion: some, fieldStudy: some, selfStudy: some, test: some };
const content = fc.uniqueArray(
  fc.record({
    name: title,
    code: fc.option(fc.constantFrom('HP1', '01', '=2')),
    ...periods,
    topics: fc.uniqueArray(
      fc.record({
        title,
        description: fc.option(fc.constantFrom('Một ý.\nHai ý.', '=x', 'như sau', 'dài '.repeat(900).trim())),
        ...periods,
      }),
      {
        maxLength: 5,
        selector: (one) => one.title.toLowerCase(),
      },
    ),
  }),
  { minLength: 1, maxLength: 4, selector: (one) => one.name.toLowerCase() },
);
test('what goes out comes back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(content, fc.constantFrom<ExportKind>('form', 'xlsx', 'csv'), async (modules, as) => {
      await fill(
        modules.map((one, n) => ({ ...one, key: `m${n}`, topics: one.topics.map((topic, t) => ({ ...topic, key: `t${n} ${t}` })) })),
      );
      const path = join(folder, 'tệp');
      await fresh.database.read(fresh.admin, async (db) => writeExport(path, await exportContent(db, fresh.admin, versionId), as, today()));
      const sheets = await collectSheets(await readFile(path), as === 'csv' ? 'tệp.csv' : 'tệp.xlsx');
      const { rows, run } = await bring(sheets);
      const told = rows
        .filter(({ outcome }) => outcome !== 'same')
        .map(({ label, outcome, changes, remarks }) => ({ label, outcome, changes, remarks }));
      expect(told).toEqual([]);
      expect(rows).toHaveLength(modules.reduce((sum, { topics }) => sum + 1 + topics.length, 0));
      expect(run.report.questions).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
