import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameLevel, textLevel, wordLevel } from './compare-values.ts';
import { edits } from './edits.ts';
import { compareBirth, compareIdentifiers, compareTexts, compareVietnameseNames } from './index.ts';
import { dateLevel, numberLevel, PlainReader, type PlainKind } from './plain-values.ts';
import { editDistance } from '../text.ts';
import { TextReader } from './text-values.ts';

const words = 'Nguyễn Nguyen Văn Van Thị Hà Ha Hoà Hòa Lý Lí Hùng Hưng Dũng Đức Duc Thanhha Thanh Nguyenn Ng?yen ?ức Thuý Thúy'.split(' ');
const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((all) => all.join(' '));
const figures = (most: number) => fc.array(fc.constantFrom('0', '1', '2', '9'), { maxLength: most }).map((all) => all.join(''));
const date = fc
  .tuple(fc.constantFrom('1980', '1981', '1908', '1957'), fc.constantFrom('01', '03', '12'), fc.constantFrom('01', '03', '10', '13'))
  .chain(([year, month, day]) => fc.constantFrom(`${day}/${month}/${year}`, `${year}${month}${day}`, year, `${month}/${year}`, ''));

const texts = (a: string, b: string) => {
  const reader = new TextReader();
  const [x, y] = [reader.value(a), reader.value(b)];
  return { x, y, values: reader.finish() };
};
const plain = (kind: PlainKind, a: string, b: string) => {
  const reader = new PlainReader(kind);
  const [x, y] = [reader.value(a), reader.value(b)];
  return { x, y, values: reader.finish() };
};

describe('values in numbers compare as texts do', () => {
  it('names', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { x, y, values } = texts(a, b);
        expect(x && y ? nameLevel(values, x, y) : undefined).toBe(compareVietnameseNames(a, b)?.level);
      }),
      { numRuns: 2000 },
    );
  });

  it('lines of text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { x, y, values } = texts(a, b);
        expect(x && y ? textLevel(values, x, y) : undefined).toBe(compareTexts(a, b)?.level);
      }),
      { numRuns: 1000 },
    );
  });

  it('numbers', () => {
    fc.assert(
      fc.property(figures(13), figures(13), (a, b) => {
        const { x, y, values } = plain('identifier', a, b);
        expect(x && y ? numberLevel(values, x, y) : undefined).toBe(compareIdentifiers(a, b)?.level);
      }),
      { numRuns: 2000 },
    );
  });

  it('numbers one slip apart', () => {
    const slip = fc.tuple(figures(13), fc.nat(12), fc.constantFrom('0', '5', ''));
    fc.assert(
      fc.property(slip, ([a, at, sign]) => {
        const b = a.slice(0, at) + sign + a.slice(at + 1);
        const { x, y, values } = plain('identifier', a, b);
        expect(x && y ? numberLevel(values, x, y) : undefined).toBe(compareIdentifiers(a, b)?.level);
      }),
      { numRuns: 2000 },
    );
  });

  it('dates', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const { x, y, values } = plain('date', a, b);
        expect(x && y ? dateLevel(values, x, y) : undefined).toBe(compareBirth(a, b)?.level);
      }),
      { numRuns: 1000 },
    );
  });
});

it('edits in machine words are the edits of the table', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 32 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const bytes = new TextEncoder().encode(a + b);
      expect(edits(bytes, 0, a.length, a.length, bytes.length)).toBe(editDistance(a, b));
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['mikhayla', 'mikhvyla', 1],
  ['de lacey', 'delacey', 0],
  ['matson', 'matosn', 1],
  ['john', 'j', 2],
  ['catherine', 'kathrine', 2],
  ['ann', 'amy', 3],
  ['mitchell', 'waller', 3],
])('other names: %s · %s: %i', (a, b, level) => {
  const { x, y, values } = texts(a, b);
  expect(wordLevel(values, x, y)).toBe(level);
  expect(wordLevel(values, y, x)).toBe(level);
});
