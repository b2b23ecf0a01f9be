import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likeness, type Described } from './rules.ts';
import { twinFinder } from './twins.ts';

const births = fc.constantFrom<Pick<Described, 'birthDate' | 'birthPrecision'>[]>(
  { birthDate: null, birthPrecision: 'none' },
  { birthDate: '1975-01-01', birthPrecision: 'year' },
  { birthDate: '1976-01-01', birthPrecision: 'year' },
  { birthDate: '1975-03-01', birthPrecision: 'month' },
  { birthDate: '1975-01-01', birthPrecision: 'day' },
  { birthDate: '1975-03-05', birthPrecision: 'day' },
);
const people: fc.Arbitrary<Described> = fc
  .record({
    fullName: fc.constantFrom('Lê Thúy', 'Lê Thuý', 'Lê Thủy', 'Trần Hòa'),
    unitId: fc.constantFrom(1, 2),
    hasNumber: fc.boolean(),
    birth: births,
  })
  .map(({ birth, ...one }) => ({ ...one, ...birth }));

it('finds a twin exactly where a comparison with every earlier row would', () => {
  fc.assert(
    fc.property(fc.array(people, { maxLength: 12 }), (list) => {
      const finder = twinFinder<number>();
      list.forEach((one, row) => {
        const all = list.slice(0, row).map((other) => likeness(one, other));
        const twin = finder.like(one);
        expect(twin !== null).toBe(all.some((alike) => alike !== 'different'));
        if (twin) expect(all[twin.key]).toBe(twin.likeness);
        finder.add(row, one);
      });
    }),
    { numRuns: 500 },
  );
});

it('stays quick where thousands share a name and a unit', () => {
  const finder = twinFinder<number>();
  let compared = 0;
  for (let row = 0; row < 20_000; row++) {
    const one: Described = {
      get fullName() {
        compared += 1;
        return 'Nguyễn Văn An';
      },
      unitId: 1,
      hasNumber: true,
      birthDate: '1975-01-01',
      birthPrecision: 'year',
    };
    if (!finder.like(one)) finder.add(row, one);
  }
  expect(compared).toBeLessThan(200_000);
});
