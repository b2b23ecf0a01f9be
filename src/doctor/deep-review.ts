import { administrativeYear, calendarYear, today } from '#kit/dates.ts';
import { annualQuery, type AnnualReview, type Slice } from '#contracts/reports';
import { annualReview } from '#modules/reports';
import { systemActor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { yearsOf } from './deep-identities.ts';
import type { Sum } from './deep-sums.ts';

const accounts = ['classes', 'trainees', 'plan', 'planSeats', 'pool', 'outside', 'variance'] as const;

/**
 * The review as people read it, for every year, both clocks, by who runs and by who sends: organised as then and as now the totals
 * are equal, and the rows of every breakdown add up to the whole.
 */
export async function reviews(tx: Tx, tenant: string): Promise<Sum[]> {
  const actor = systemActor(tenant, 'doctor');
  const [thenNow, children] = [
    { what: 'then_now', sums: 0, wrong: 0 },
    { what: 'children', sums: 0, wrong: 0 },
  ];
  const compare = (sum: Sum, left: Terms, right: Terms) => {
    sum.sums += left.size;
    for (const [term, value] of left) if (value !== (right.get(term) ?? 0)) sum.wrong += 1;
  };
  for (const year of await yearsOf(tx))
    for (const clock of ['calendar', 'administrative'] as const) {
      if ((clock === 'calendar' ? calendarYear(year) : administrativeYear(year)).start > today()) continue;
      for (const by of ['runner', 'sender'] as const) {
        const ask = (organised: 'then' | 'now') => annualReview(tx, actor, annualQuery.parse({ year, clock, by, organised }), today());
        const [then, now] = [await ask('then'), await ask('now')];
        compare(thenNow, termsOf([then]), termsOf([now]));
        for (const { rows } of [...then.breakdowns, ...now.breakdowns]) compare(children, termsOf(rows), termsOf([then]));
      }
    }
  return [thenNow, children];
}

type Terms = ReadonlyMap<string, number>;

/** Every term, summed over these. What a row has none of (classes of a sender) is not among them. */
function termsOf(slices: readonly (Slice | AnnualReview)[]): Terms {
  const terms = new Map<string, number>();
  for (const slice of slices)
    for (const account of accounts)
      for (const [term, value] of Object.entries(slice[account] ?? {}))
        terms.set(`${account}.${term}`, (terms.get(`${account}.${term}`) ?? 0) + value);
  return terms;
}
