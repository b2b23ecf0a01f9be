import { describe, expect, test } from 'vitest';
import { none } from '../content-rules.ts';
import { contentOfDraft, draftOf, moved, newModule, newTopic } from './content-draft.ts';

describe('content while it is being written', () => {
  test('a row that was never filled is not sent; one with periods only is, and is refused', () => {
    const module = { ...newModule(), name: 'A', topics: [newTopic(), { ...newTopic(), title: 'x' }, { ...newTopic(), lecture: 4 }] };
    expect(contentOfDraft([module]).modules[0]!.topics!.map(({ title }) => title)).toEqual(['x', '']);
  });
  test('nothing comes after a part that was taken out', () => {
    const [gone, stays] = [newTopic(), { ...newTopic(), title: 'y' }];
    const module = { ...newModule(), name: 'A', topics: [{ ...stays, after: [gone.key, 'module'] }] };
    expect(contentOfDraft([{ ...module, key: 'module' }]).modules[0]!.topics![0]!.after).toEqual(['module']);
  });
  test('what is there is sent as it is', () => {
    const shown = {
      ...none,
      id: 'm',
      code: null,
      name: 'A',
      after: [],
      topics: [{ ...none, id: 't', title: 'x', description: null, areaIds: ['a'], after: ['m'], lecture: 3 }],
    };
    expect(contentOfDraft(draftOf([shown]))).toEqual({
      modules: [
        {
          ...none,
          key: 'm',
          code: null,
          name: 'A',
          after: [],
          topics: [{ ...none, key: 't', title: 'x', description: null, areaIds: ['a'], after: ['m'], lecture: 3 }],
        },
      ],
    });
  });
  test.each([
    [0, -1, 'abc'],
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [2, 1, 'abc'],
  ] as const)('the %sth by %s', (at, by, expected) => expect(moved([...'abc'], at, by).join('')).toBe(expected));
});
