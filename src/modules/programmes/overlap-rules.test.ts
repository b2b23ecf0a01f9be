import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleKey } from './overlap-likeness.ts';
import { overlapOf, verdictsOf, type Content, type ContentTopic } from './overlap-rules.ts';

const of = (versionId: string, topics: ContentTopic[], familyId = versionId): Content => ({ versionId, familyId, topics });
const topic = (title: string, periods = 10): ContentTopic => ({ title, periods });

describe('what cannot be compared topic by topic', () => {
  const some = [topic('Tư tưởng Hồ Chí Minh')];
  test.each([
    ['one version', of('v', some), of('v', some), 'version', 100],
    ['one version without topics', of('v', []), of('v', []), 'version', 100],
    ['versions of one family, one without topics', of('v', [], 'f'), of('w', some, 'f'), 'family', 100],
    ['two programmes, one without topics', of('v', []), of('w', some), 'unknown', undefined],
    ['two programmes of which one has only its tests', of('v', [topic('Ôn tập'), topic('Thi')]), of('w', some), 'unknown', undefined],
  ] as const)('%s: %j', (_, a, b, by, share) => {
    const overlap = overlapOf(a, b);
    expect([overlap.by, overlap.aInB?.share, overlap.bInA?.share]).toEqual([by, share, share]);
  });
});

test('shares are weighed by periods, each of its own whole; tests and the like are left out', () => {
  const a = of('a', [topic('Chuyên đề 1: Tư tưởng Hồ Chí Minh', 30), topic('Xây dựng Đảng', 10), topic('Ôn tập', 100)]);
  const b = of('b', [topic('TƯ TƯỞNG HỒ CHÍ MINH', 8), topic('Quản lý đất đai', 32), topic('Ôn tập', 5)]);
  const overlap = overlapOf(a, b);
  expect(overlap).toMatchObject({ by: 'topics', aInB: { share: 75, possible: 75 }, bInA: { share: 20, possible: 20 } });
  expect(overlap.pairs).toMatchObject([{ a: { periods: 30 }, b: { periods: 8 }, sure: true }]);
});

test('without periods every topic counts alike; two of three is 66, not 67', () => {
  const a = of('a', [topic('Một', 0), topic('Hai', 40), topic('Ba', 5)]);
  expect(overlapOf(a, of('b', [topic('Một'), topic('Ba')])).aInB).toEqual({ share: 66, possible: 66 });
});

test('near titles count once somebody has said so; until then they may', () => {
  const a = of('a', [topic('Kỹ năng lãnh đạo, quản lý ở cơ sở'), topic('Văn hóa công sở')]);
  const b = of('b', [topic('Kỹ năng lãnh đạo và quản lý cấp cơ sở')]);
  const [one, other] = [titleKey(a.topics[0]!.title), titleKey(b.topics[0]!.title)];
  const near = verdictsOf([], [[other, one, 0.9]]);
  expect(overlapOf(a, b)).toMatchObject({ aInB: { share: 0, possible: 0 }, bInA: { share: 0, possible: 0 }, pairs: [] });
  expect(overlapOf(a, b, near)).toMatchObject({ aInB: { share: 0, possible: 50 }, bInA: { share: 0, possible: 100 } });
  const same = verdictsOf([[one, other]], [[one, other, 0.9]]);
  expect(overlapOf(a, b, same)).toMatchObject({ aInB: { share: 50, possible: 50 }, bInA: { share: 100, possible: 100 } });
});

const titles = ['Tư tưởng Hồ Chí Minh', 'Xây dựng Đảng', 'Quản lý đất đai', 'Văn hóa công sở', 'Chuyển đổi số', 'Ôn tập'];
const topics = fc.array(fc.record({ title: fc.constantFrom(...titles), periods: fc.integer({ min: 0, max: 60 }) }), { maxLength: 7 });
const verdicts = fc.array(fc.tuple(fc.constantFrom(...titles), fc.constantFrom(...titles), fc.boolean()), { maxLength: 4 }).map((pairs) =>
  verdictsOf(
    pairs.filter(([, , sure]) => sure).map(([a, b]) => [titleKey(a), titleKey(b)] as const),
    pairs.filter(([a, b, sure]) => !sure && a !== b).map(([a, b]) => [titleKey(a), titleKey(b), 0.9] as const),
  ),
);

test('the shares change places with the programmes, stay within 0 and 100, and do not hang on order, case or marks', () => {
  fc.assert(
    fc.property(topics, topics, verdicts, fc.nat(), (left, right, said, seed) => {
      const there = overlapOf(of('a', left), of('b', right), said);
      const back = overlapOf(of('b', right), of('a', left), said);
      expect([back.aInB, back.bInA, back.by, back.pairs.length]).toEqual([there.bInA, there.aInB, there.by, there.pairs.length]);
      for (const side of [there.aInB, there.bInA])
        if (side) {
          expect(side.share).toBeGreaterThanOrEqual(0);
          expect(side.possible).toBeGreaterThanOrEqual(side.share);
          expect(side.possible).toBeLessThanOrEqual(100);
        }
      const cut = left.length ? seed % left.length : 0;
      const turned = [...left.slice(cut), ...left.slice(0, cut)].map((one) => ({ ...one, title: titleKey(one.title).toUpperCase() }));
      const again = overlapOf(of('a', turned), of('b', right), said);
      expect([again.aInB, again.bInA]).toEqual([there.aInB, there.bInA]);
      expect(overlapOf(of('a', left), of('a', left)).aInB?.share).toBe(100);
    }),
  );
});
