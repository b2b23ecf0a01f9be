import { sql } from 'kysely';
import { inPeriod, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { ledgerSums } from './annual-queries.ts';
import { annualQuery, type ClassTerms, type EstimateBody, type TraineeTerms } from './contract.ts';
import { resolveFilter, type ReportFilter } from './filter.ts';
import { mayAnswerFor } from './policy.ts';
import { rollForward } from './rules.ts';

/** Số ước: what happened up to the cutoff, and what the classes expect after it. Outside the ledger; kept to be set beside the actual year. */
export async function estimateYear(tx: Tx, actor: Actor, body: EstimateBody, today: CalendarDate): Promise<Outcome<{ id: string }>> {
  const { clock, year, cutoff } = body;
  const filter = await resolveFilter(tx, actor, annualQuery.parse({ clock, year, ...(body.org ? { org: body.org } : {}) }), today);
  const refused = mayAnswerFor(actor, filter.org?.id ?? null);
  if (refused) throw new Refusal(refused, {}, { status: 403, where: 'org' });
  const { start, end } = filter.period;
  if (!inPeriod(filter.period, cutoff)) {
    throw new Refusal('reports.cutoff_outside_period', { cutoff, start, end }, { where: 'cutoff' });
  }
  const scope = { ...filter.scope, period: { start, end: cutoff } };
  const { classes, trainees } = rollForward((await ledgerSums(tx, scope, 'runner', []))[0]!.sums);
  const figures = withExpected(classes, trainees, await expectedAfter(tx, filter, cutoff));
  const id = newId();
  await tx
    .insertInto('periodEstimate')
    .values({ id, unitId: filter.org?.id ?? null, clock, year, cutoff, figures: JSON.stringify(figures), recordedBy: actor.accountId })
    .execute();
  return { result: { id }, audit: { type: 'period_estimate', id, summary: { org: body.org, clock, year, cutoff } } };
}

export type Expected = { opening: number; joining: number; closing: number; finishing: number };

/** Everybody expected comes and everybody there finishes: an estimate knows no drop-outs to come. */
export function withExpected(
  classes: ClassTerms,
  trainees: TraineeTerms,
  expected: Expected,
): { classes: ClassTerms; trainees: TraineeTerms } {
  return {
    classes: {
      ...classes,
      opened: classes.opened + expected.opening,
      closed: classes.closed + expected.closing,
      carriedOut: classes.carriedOut + expected.opening - expected.closing,
      closedRoster: classes.closedRoster + expected.finishing,
    },
    trainees: {
      ...trainees,
      joined: trainees.joined + expected.joining,
      finished: trainees.finished + expected.finishing,
      carriedOut: trainees.carriedOut + expected.joining - expected.finishing,
    },
  };
}

/** Openings and closings after the cutoff up to the year's end; a class that has opened since counts with those who came. */
async function expectedAfter(tx: Tx, filter: ReportFilter, cutoff: CalendarDate): Promise<Expected> {
  const { rows } = await sql<Expected>`
    with due as (
      select coalesce(c.opened_on, c.expected_open_on) > ${cutoff}::date as opens,
        coalesce(c.ended_on, c.expected_end_on) <= ${filter.period.end}::date as closes,
        case when c.opened_on is null then coalesce(c.expected_roster, s.seats, 0)
          else (select count(*) from enrolment e where e.class_id = c.id and e.joined_on <= greatest(${cutoff}::date, c.opened_on) and (e.ended_on is null or e.ended_on > ${cutoff}::date)) end::int as roster
      from training_class c left join slot s on s.id = c.slot_id
      where c.status <> 'cancelled' and (c.opened_on is not null or c.expected_open_on > ${cutoff}::date)
        and coalesce(c.opened_on, c.expected_open_on) <= ${filter.period.end}::date and (c.ended_on is null or c.ended_on > ${cutoff}::date)
        and (${filter.scope.unit?.read ?? null}::int[] is null or c.runner_id = any (${filter.scope.unit?.read ?? null}::int[])))
    select count(*) filter (where opens)::int as opening, coalesce(sum(roster) filter (where opens), 0)::int as joining,
      count(*) filter (where closes)::int as closing, coalesce(sum(roster) filter (where closes), 0)::int as finishing
    from due`.execute(tx);
  return rows[0]!;
}
