import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShownModule } from './content-contract.ts';
import { circleIn, compareContent, contentKey, none } from './content-rules.ts';

describe('the words of a title', () => {
  test.each([
    ['Chuyên đề 3: Nhà nước pháp quyền', 'nha nuoc phap quyen'],
    ['Bài 5. NHÀ NƯỚC PHÁP QUYỀN', 'nha nuoc phap quyen'],
    ['Phần IV – Nhà nước, pháp quyền', 'nha nuoc phap quyen'],
    ['Học phần 2', 'hoc phan 2'],
    ['Bài học kinh nghiệm', 'bai hoc kinh nghiem'],
    ['Chương trình nông thôn mới', 'chuong trinh nong thon moi'],
    ['5 bài học', '5 bai hoc'],
  ])('%s', (title, key) => expect(contentKey(title)).toBe(key));
});

const step = (key: string, after: string[] = []) => ({ key, after });
const module = (key: string, after: string[], ...topics: ReturnType<typeof step>[]) => ({ key, after, topics });

describe('an order that cannot be kept', () => {
  test.each([
    ['after itself', [module('A', ['A'])], ['A']],
    ['two modules after each other', [module('A', ['B']), module('B', ['A'])], ['A', 'B']],
    ['a topic after its own module', [module('A', [], step('t', ['A']))], ['A', 't']],
    ['a module after its own topic', [module('A', ['t'], step('t'))], ['A', 't']],
    ['three topics in a ring', [module('A', [], step('1', ['3']), step('2', ['1']), step('3', ['2']))], ['1', '2', '3']],
    ['a topic before the module that its module comes after', [module('A', [], step('a', ['b'])), module('B', ['A'], step('b'))], null],
  ])('%s', (_, modules, expected) => {
    const circle = circleIn(modules);
    expect(circle).not.toBeNull();
    if (expected) expect(circle!.toSorted()).toEqual(expected);
  });

  test('what only looks back can be kept, and turning one of its arrows round cannot', () => {
    const order = fc.array(fc.array(fc.nat(30), { maxLength: 3 }), { minLength: 2, maxLength: 25 });
    fc.assert(
      fc.property(order, (links) => {
        const topics = links.map((back, at) => step(String(at), at === 0 ? [] : back.map((one) => String(one % at))));
        expect(circleIn([module('M', [], ...topics)])).toBeNull();
        const late = topics.findLast(({ after }) => after.length > 0);
        if (!late) return;
        const turned = topics.map((one) => (one.key === late.after[0] ? { ...one, after: [...one.after, late.key] } : one));
        expect(circleIn([module('M', [], ...turned)])).not.toBeNull();
      }),
    );
  });

  test('a topic may come after another module, and a module after a topic of another', () => {
    expect(circleIn([module('A', [], step('a')), module('B', ['a'], step('b', ['A']))])).toBeNull();
  });
});

describe('two versions side by side', () => {
  const shown = (
    name: string,
    topics: [title: string, lecture: number, description?: string][],
    code: string | null = null,
  ): ShownModule => ({
    ...none,
    id: name,
    code,
    name,
    after: [],
    topics: topics.map(([title, lecture, description = null as never]) => ({
      ...none,
      id: title,
      title,
      lecture,
      description: description ?? null,
      areaIds: [],
      after: [],
    })),
  });
  const said = (before: ShownModule[], after: ShownModule[]) =>
    compareContent(before, after).map(({ name, change, topics }) => [
      name,
      change,
      topics.map((topic) => `${topic.change} ${topic.title}`),
    ]);

  test('the same in other letters is the same', () => {
    expect(said([shown('Phần 1: Triết học', [['Bài 1: Vật chất', 4]])], [shown('TRIẾT HỌC', [['Vật chất', 4]])])).toEqual([
      ['TRIẾT HỌC', 'same', ['same Vật chất']],
    ]);
  });
  test('added, dropped and of other periods', () => {
    const before = [shown('A', [['một', 4], ['hai', 4]]), shown('B', [['ba', 4]])]; // oxfmt-ignore
    const after = [shown('A', [['một', 6], ['bốn', 4]]), shown('C', [])]; // oxfmt-ignore
    expect(said(before, after)).toEqual([
      ['A', 'changed', ['changed một', 'added bốn', 'dropped hai']],
      ['C', 'added', []],
      ['B', 'dropped', ['dropped ba']],
    ]);
  });
  test('renamed, with most of its topics: the pair that has most in common', () => {
    const before = [shown('Phần cũ', [['một', 4], ['hai', 4], ['ba', 4]]), shown('Phần khác', [['ba bốn', 4]])]; // oxfmt-ignore
    const after = [shown('Tên mới', [['một', 4], ['hai', 4], ['năm', 4]]), shown('Tên nữa', [['ba', 4]])]; // oxfmt-ignore
    expect(compareContent(before, after).map(({ name, was, change }) => [name, was, change])).toEqual([
      ['Tên mới', 'Phần cũ', 'changed'],
      ['Tên nữa', null, 'added'],
      ['Phần khác', null, 'dropped'],
    ]);
  });
  test('renamed under the same code, a topic moved, one described anew', () => {
    const before = [shown('A', [['một', 4]], 'HP1'), shown('B', [['hai', 4, 'cũ']])];
    const after = [shown('Tên khác', [], 'HP1'), shown('B', [['hai', 4, 'mới'], ['một', 4]])]; // oxfmt-ignore
    const [renamed, grown] = compareContent(before, after);
    expect(renamed).toMatchObject({ was: 'A', change: 'changed', before: { lecture: 4 }, after: { lecture: 0 }, topics: [] });
    expect(grown!.topics).toMatchObject([
      { title: 'hai', change: 'changed', describedAnew: true, movedFrom: null },
      { title: 'một', change: 'changed', describedAnew: false, movedFrom: 'A' },
    ]);
  });
});
