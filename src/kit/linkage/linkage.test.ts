import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkagePeople } from '../../../bench/linkage-people.ts';
import {
  block,
  Comparer,
  consistent,
  fieldsOf,
  learn,
  RecordsReader,
  sample,
  Scorer,
  scoreRecords,
  totals,
  type Kind,
  type Pair,
} from './index.ts';
import { partners } from './blocking.ts';
import { likenesses } from './learn.ts';

const KINDS: Kind[] = ['vietnamese-name', 'date', 'category', 'text', 'identifier', 'identifier'];

function linked(rows: readonly (readonly string[])[], first = 0, kinds = KINDS): Pair[] {
  const reader = new RecordsReader(kinds);
  rows.forEach((row) => reader.add(row));
  const records = reader.finish(first);
  const fields = fieldsOf(records);
  const comparer = new Comparer(fields, records);
  const task = { fields, rows: records.rows, width: records.width, blocks: block(records), first, count: records.count };
  const scorer = new Scorer(comparer, learn(records, fields, totals(records, comparer), sample(task, comparer)));
  const { a, b, odds } = scoreRecords(task, scorer, 0, records.count, new Uint32Array(records.count));
  return consistent({ a, b, value: odds }, records.count, scorer);
}

const { records, entity } = linkagePeople(400, 3);
const rows = records.map((one) => [one.name, one.born, one.sex, one.unit, one.number, one.phone]);

describe('a small register', () => {
  it('finds who is the same, and says how sure it is', () => {
    const pairs = linked(rows);
    const likely = pairs.filter(({ probability }) => probability >= 0.5);
    const right = likely.filter(({ a, b }) => entity[a] === entity[b]).length;
    let all = 0;
    entity.forEach((one, at) => entity.subarray(0, at).forEach((other) => (all += one === other ? 1 : 0)));
    expect(right / likely.length).toBeGreaterThan(0.95);
    expect(right / all).toBeGreaterThan(0.9);
    // what it expects is what there is
    const expected = pairs.reduce((sum, { probability }) => sum + probability, 0);
    expect(expected / all).toBeGreaterThan(0.85);
    expect(expected / all).toBeLessThan(1.15);
  });

  it('the order of the records changes nothing', () => {
    const last = rows.length - 1;
    const names = (pairs: Pair[], turned: boolean) =>
      pairs
        .filter(({ probability }) => probability >= 0.5)
        .map(({ a, b }) => (turned ? [last - b, last - a] : [a, b]).join())
        .sort((one, other) => (one < other ? -1 : 1));
    const [forth, back] = [names(linked(rows), false), names(linked(rows.toReversed()), true)];
    const common = forth.filter((pair) => back.includes(pair)).length;
    // random pairs are others then, so what stands right at the threshold may fall to either side
    expect(common / Math.max(forth.length, back.length)).toBeGreaterThan(0.97);
  });
});

describe('blocks', () => {
  const made = (list: readonly (readonly string[])[], first = 0) => {
    const reader = new RecordsReader(KINDS);
    list.forEach((row) => reader.add(row));
    const records = reader.finish(first);
    const blocks = block(records, 5);
    const seen = new Uint32Array(records.count);
    const pairs: string[] = [];
    for (let record = 0; record < records.count; record++)
      partners(blocks, first, record, seen, (other) => pairs.push(`${record} ${other}`));
    return { blocks, pairs };
  };

  it('show a pair once, never one of a record with itself, across files only where there are two', () => {
    const { pairs } = made(rows);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.every((pair) => Number(pair.split(' ')[0]) < Number(pair.split(' ')[1]))).toBe(true);
    const across = made(rows, 100).pairs.map((pair) => pair.split(' ').map(Number));
    expect(across.length).toBeGreaterThan(0);
    expect(across.every(([a, b]) => a! < 100 && b! >= 100)).toBe(true);
  });

  it('are never larger than asked, and a larger one is divided by another field', () => {
    // twelve of one name, in twos of one birth date
    const twins = Array.from({ length: 12 }, (_, at) => ['Nguyễn Văn Hùng', `0${1 + (at >> 1)}/01/1980`, 'Nam', '', '', '']);
    const { blocks, pairs } = made(twins);
    for (let one = 0; one + 1 < blocks.start.length; one++) expect(blocks.start[one + 1]! - blocks.start[one]!).toBeLessThanOrEqual(5);
    expect(pairs.sort()).toEqual(['0 1', '10 11', '2 3', '4 5', '6 7', '8 9']);
  });
});

describe('pairs are made to agree', () => {
  /** Evidence as a table of ln odds by pair; what is not in it is nearly certainly two people. */
  const weighed = (table: Record<string, number>, count = 9) => {
    const of = (a: number, b: number) => table[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? -12;
    const evidence = {
      fields: 1,
      weigh: (a: number, b: number, into: Float64Array) => void (into[0] = of(a, b)),
      odds: ([sum]: Float64Array) => sum!,
    };
    const pairs = Object.entries(table).map(([pair, odds]) => [...pair.split(' ').map(Number), odds] as [number, number, number]);
    const links = {
      a: Uint32Array.from(pairs, ([a]) => a),
      b: Uint32Array.from(pairs, ([, b]) => b),
      value: Float64Array.from(pairs, ([, , odds]) => odds),
    };
    const found = consistent(links, count, evidence);
    return (a: number, b: number) => found.find((pair) => pair.a === a && pair.b === b)?.probability ?? 0;
  };

  it('a pair alone stays as it is', () => {
    expect(weighed({ '0 1': 2 })(0, 1)).toBeCloseTo(1 / (1 + Math.exp(-2)), 10);
  });
  it('somebody like two namesakes alike is neither of them for sure', () => {
    const of = weighed({ '0 2': 3, '1 2': 3, '0 1': -20 });
    expect(of(0, 2)).toBeCloseTo(of(1, 2), 6);
    expect(of(0, 2)).toBeLessThan(0.5);
    expect(of(0, 1)).toBeLessThan(0.01);
  });
  it('the one who is nearer wins, and the other loses by it', () => {
    const of = weighed({ '0 2': 9, '1 2': 2, '0 1': -20 });
    expect(of(0, 2)).toBeGreaterThan(0.98);
    expect(of(1, 2)).toBeLessThan(0.02);
  });
  it('two damaged records of one person are one', () => {
    expect(weighed({ '0 1': 9, '0 2': 9, '1 2': -2 })(1, 2)).toBeGreaterThan(0.95);
  });
  it('a chain too long to be weighed keeps what each pair says', () => {
    const chain = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at} ${at + 1}`, 10]));
    const of = weighed(chain, 12);
    expect(of(0, 1)).toBeGreaterThan(0.99);
    expect(of(0, 11)).toBeLessThan(0.01);
  });
  it('shares are between nothing and one, whatever the odds', () => {
    const pair = fc.tuple(fc.nat(5), fc.nat(5)).filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.array(fc.tuple(pair, fc.double({ min: -30, max: 300, noNaN: true })), { minLength: 1, maxLength: 15 }), (all) => {
        const of = weighed(Object.fromEntries(all.map(([[a, b], odds]) => [`${a} ${b}`, odds])));
        for (let a = 0; a < 6; a++)
          for (let b = a + 1; b < 6; b++) {
            expect(of(a, b)).toBeGreaterThanOrEqual(0);
            expect(of(a, b)).toBeLessThanOrEqual(1 + 1e-9);
          }
      }),
    );
  });
});

it('who is alike without being the same is told only where something else could tell', () => {
  const fields = (...kinds: Kind[]) => {
    const reader = new RecordsReader(kinds);
    reader.add(kinds.map(() => '1'));
    return fieldsOf(reader.finish());
  };
  const namesakes = [0, 1, 2];
  const household = [0, 2, 3];
  expect(likenesses(fields(...KINDS), [4])).toEqual([namesakes, [0, 1, 2, 3], household]);
  // a number many share, such as a postcode, tells nobody from who lives next door
  expect(likenesses(fields(...KINDS), [])).toEqual([namesakes, household]);
  expect(likenesses(fields('vietnamese-name', 'date'), [])).toEqual([]);
  expect(likenesses(fields('date', 'identifier'), [1])).toEqual([]);
});
