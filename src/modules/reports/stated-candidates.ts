import { sql } from 'kysely';
import { addDays, type Period } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { StatedFigure } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { mostNamed, notExecutedSlots, offPlanSlots } from './plan-queries.ts';
import { remark } from './remarks.ts';
import { suspects, type Figure } from './stated-rules.ts';

const nearby = 60;
const rowsShown = 20;
type Candidate = StatedFigure['candidates'][number];

/** Classes and slots that could explain a difference: those near the edges of the period, those that never ran, those off plan. */
export async function candidatesOf(db: Reader, figure: Figure, scope: LedgerScope): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const { start, end } = scope.period;
  const atStart = figure.measure === 'carried_in';
  const edge = atStart ? addDays(start, -1) : end;
  const before = (day: string): Period => ({ start: addDays(day, -nearby + 1), end: day });
  const after = (day: string): Period => ({ start: addDays(day, 1), end: addDays(day, nearby) });
  for (const suspect of suspects[figure.measure] ?? []) {
    const rows = await {
      not_executed: async () =>
        (await notExecutedSlots(db, scope, 'runner', mostNamed.onPaper)).map((slot) => ({
          kind: 'slot' as const,
          id: slot.slotId,
          label: [slot.programme, slot.fundingDetail].filter(Boolean).join(', '),
          date: slot.date,
          trainees: slot.seats,
        })),
      off_plan: async () =>
        (await offPlanSlots(db, scope, 'runner', mostNamed.onPaper)).map((slot) => ({
          kind: 'slot' as const,
          id: slot.slotId,
          label: slot.className ?? slot.programme,
          date: slot.date,
          trainees: slot.seats,
        })),
      ended_before: () => classesAround(db, scope, 'end', before(figure.measure === 'closed' ? addDays(start, -1) : edge)),
      ended_after: () => classesAround(db, scope, 'end', after(end)),
      opened_before: () => classesAround(db, scope, 'start', before(addDays(start, -1))),
      opened_after: () => classesAround(db, scope, 'start', after(edge)),
    }[suspect]();
    if (!rows.length) continue;
    found.push({
      reason: remark(`reports.candidate_${suspect}`),
      classes: rows.length,
      trainees: rows.reduce((sum, row) => sum + row.trainees, 0),
      rows: rows.slice(0, rowsShown),
    });
  }
  return found;
}

/** Classes that began or ended in a stretch of days, with those who came or went that day. */
async function classesAround(db: Reader, scope: LedgerScope, edge: 'start' | 'end', days: Period): Promise<Candidate['rows']> {
  const { from, where } = scopeSql(scope, 'runner');
  const direction = edge === 'start' ? 1 : -1;
  const terms = edge === 'start' ? ['opened', 'formed'] : ['closed', 'discontinued', 'merged'];
  const { rows } = await sql<Candidate['rows'][number]>`
    select 'class' as kind, c.id, c.code || ' ' || c.name as label, n.date,
      (select coalesce(sum(t.quantity), 0) from ledger_entry t where t.class_id = c.id and t.account = 'trainee' and t.direction = ${direction} and t.effective_date = n.date
        and (${scope.knownUpTo}::timestamptz is null or t.recorded_at <= ${scope.knownUpTo}::timestamptz))::int as trainees
    from (
      select e.class_id, e.effective_date as date from ${from}
      where e.account = 'class' and e.term = any (${terms}::text[]) and e.effective_date between ${days.start}::date and ${days.end}::date and ${where}
      group by e.class_id, e.effective_date having sum(e.quantity) > 0) n
    join training_class c on c.id = n.class_id
    order by n.date, c.id limit 500`.execute(db);
  return rows;
}
