import { sql } from 'kysely';
import { closeLedger } from '#modules/classes';
import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { wholeReviewOf } from './annual-report.ts';
import { annualQuery, type LockBody } from './contract.ts';
import { resolveFilter, type ReportFilter } from './filter.ts';
import { mayAnswerFor } from './policy.ts';

const namesShown = 5;

/**
 * Khóa sổ: freezes the review of an institution's year and the moment up to which it knew. Refused while a slot of the year
 * is pending, or a class that should have ended by then has no event.
 */
export async function lockPeriod(tx: Tx, actor: Actor, body: LockBody, today: CalendarDate): Promise<Outcome<{ id: string }>> {
  const { clock, year, sentOn, documentId } = body;
  const filter = await resolveFilter(tx, actor, annualQuery.parse({ clock, year, org: body.org }), today);
  const unitId = filter.org!.id;
  const refused = mayAnswerFor(actor, unitId);
  if (refused) throw new Refusal(refused, {}, { status: 403, where: 'org' });
  const { end } = filter.period;
  if (filter.period.end >= today) throw new Refusal('reports.period_not_over', { year, end });
  if (sentOn && sentOn <= filter.period.end) throw new Refusal('reports.sent_before_end', { sentOn, end }, { where: 'sentOn' });

  // from here on nobody writes, so that the cutoff divides what the report knew from what came later
  const cutoff = await closeLedger(tx);
  const already = await tx
    .selectFrom('periodLock')
    .select('id')
    .where('unitId', '=', unitId)
    .where('clock', '=', clock)
    .where('year', '=', year)
    .executeTakeFirst();
  if (already) throw new Refusal('reports.locked_already', { year, unit: filter.org!.name }, { status: 409 });
  const parts = [await pendingSlots(tx, filter), await classesPastEnd(tx, filter)].filter((part) => part !== null);
  if (parts[0]) throw new Refusal(parts[0].code, parts[0].params, { parts: parts.slice(1) });

  const { stated: _stated, ...figures } = await wholeReviewOf(tx, { ...actor, capabilities: new Set() }, filter);
  const id = newId();
  await tx
    .insertInto('periodLock')
    .values({
      id,
      unitId,
      clock,
      year,
      periodStart: filter.period.start,
      periodEnd: filter.period.end,
      sentOn,
      documentId,
      recordedCutoff: cutoff,
      figures: JSON.stringify(figures),
      recordedBy: actor.accountId,
    })
    .execute();
  return {
    result: { id },
    audit: {
      type: 'period_lock',
      id,
      summary: { org: body.org, clock, year, sentOn, carriedOut: [figures.classes?.carriedOut, figures.trainees.carriedOut] },
    },
  };
}

async function pendingSlots(tx: Tx, filter: ReportFilter): Promise<Refusal | null> {
  const { rows } = await sql<{ name: string; count: number }>`
    select f.name || ' (' || count(*) || ')' as name, count(*)::int as count
    from slot s join programme_family f on f.id = s.family_id
    where s.state = 'pending' and s.plan_year = ${filter.year} and s.runner_id = any (${filter.scope.unit!.read}::int[])
    group by f.name order by f.name`.execute(tx);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return count ? new Refusal('reports.slots_pending', { count, year: filter.year, names: named(rows.map((row) => row.name)) }) : null;
}

async function classesPastEnd(tx: Tx, filter: ReportFilter): Promise<Refusal | null> {
  const { rows } = await sql<{ code: string }>`
    select code from training_class
    where status in ('running', 'paused', 'awaiting_closing') and expected_end_on <= ${filter.period.end}::date and runner_id = any (${filter.scope.unit!.read}::int[])
    order by expected_end_on, code`.execute(tx);
  return rows.length ? new Refusal('reports.classes_past_end', { count: rows.length, names: named(rows.map((row) => row.code)) }) : null;
}

const named = (names: string[]): string => names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ', …' : '');
