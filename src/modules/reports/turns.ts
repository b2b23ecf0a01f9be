import { type CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { turnsOf } from './turns-counted.ts';
import { annualQuery, type TurnsAnswer, type TurnsQuery } from './contract.ts';
import { resolveFilter } from './filter.ts';
import { remark } from './remarks.ts';
import { sumOverYears } from './rules.ts';

/** One measure over several years, each year by itself; a total only where the measure adds up. */
export async function turnsOverYears(db: Reader, actor: Actor, query: TurnsQuery, today: CalendarDate): Promise<TurnsAnswer> {
  const { from, to, measure, of, ...rest } = query;
  const years: TurnsAnswer['years'] = [];
  for (let year = from; year <= Math.min(to, from + 29); year++) {
    const filter = await resolveFilter(db, actor, annualQuery.parse({ ...rest, year }), today);
    const { luot, people } = await turnsOf(db, filter.scope, filter.by);
    years.push({ year, value: measure === 'people' ? people[of] : luot[measure] });
  }
  if (years.length < 2) return { measure, years, total: years[0]?.value ?? 0, refused: null };
  const sum = sumOverYears(
    measure,
    years.map((year) => year.value),
  );
  return 'refused' in sum
    ? { measure, years, total: null, refused: remark(sum.refused) }
    : { measure, years, total: sum.total, refused: null };
}
