import { today, yearOf } from '#kit/dates.ts';
import { useGet } from '#web/query.ts';
import type { YearsAnswer } from '../home-contract.ts';

export const thisYear = yearOf(today());

/** Years that have something to review, newest first, and the one to begin with: the newest not still to come. */
export function useYears() {
  const answer = useGet<YearsAnswer>('/api/reports/years');
  const years = answer.data?.years ?? [];
  const first = years.find(({ year, opened }) => opened > 0 && year <= thisYear)?.year ?? thisYear;
  return { loaded: answer.data !== undefined, error: answer.error, refetch: answer.refetch, years, first };
}
