import { today } from '#kit/dates.ts';
import type { Remark } from '#modules/imports';
import { phrase } from '#platform/refusal.ts';
import { bestMarks, HALF, rankTooHigh, type Results } from './results-rules.ts';

/** What a careful reader would ask about; nothing of it holds the row. */
export function plausibility(
  { parts, average, classification, recognised }: Results,
  { status }: { status: string },
  training: { familyCode: string; endedOn: string | null },
): Remark[] {
  const said: Remark[] = [];
  const warn = (code: string, column: string | null, params: Remark['params']) =>
    void said.push({ severity: 'warning', code, column, params });
  const marks = parts.map(({ mark }) => mark);
  if (average !== null && marks.length > 0 && (average < Math.min(...marks) || average > Math.max(...marks)))
    warn('results.average_outside', 'average', { average, least: Math.min(...marks), most: Math.max(...marks) });
  if (average !== null && classification !== null) {
    const rank = rankTooHigh(training.familyCode, training.endedOn ?? today(), average, classification);
    if (rank)
      warn('results.rank_too_high', 'classification', {
        rank: classification,
        average,
        allowed: rank.allowed ?? phrase('result.no_rank'),
        citation: rank.citation,
      });
  }
  if (recognised === true) {
    if (average !== null && average < HALF) warn('results.below_half', 'average', { average });
    const below = bestMarks(parts).filter(({ mark }) => mark < HALF);
    if (below.length > 0) warn('results.part_below_half', null, { parts: below.map(({ title }) => title).join(', ') });
  }
  const ended = !['active', 'paused'].includes(status);
  if (recognised !== null && ended && recognised !== (status === 'finished'))
    warn('results.differs_from_ledger', 'recognised', {
      result: phrase(`recognised.${recognised}`),
      status: phrase(`trainee_status.${status}`),
    });
  return said;
}
