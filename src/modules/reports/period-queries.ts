import { sql } from 'kysely';
import { unitByCode } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { prepared } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { AnnualQuery, AnnualReport, ClassTerms, EstimateView, LockView, TraineeTerms } from './contract.ts';
import type { YearsAnswer } from './home-contract.ts';
import type { ReportFilter } from './filter.ts';
import { mayAnswerFor } from './policy.ts';

/** The lock of exactly this institution and year, if it is closed. */
export async function lockOf(db: Reader, filter: ReportFilter): Promise<AnnualReport['lock']> {
  if (!filter.org || filter.clock === 'own' || filter.by !== 'runner') return null;
  const lock = await db
    .selectFrom('periodLock')
    .select(['id', 'sentOn', 'recordedCutoff'])
    .where('unitId', '=', filter.org.id)
    .where('clock', '=', filter.clock)
    .where('year', '=', filter.year)
    .executeTakeFirst();
  return lock ?? null;
}

export type LastYear = {
  id: string;
  unitId: number;
  sentOn: string | null;
  periodStart: string;
  periodEnd: string;
  recordedCutoff: string;
  carriedOut: { classes: number; trainees: number };
};

/** Closed years just before the one asked for, of the institutions the question covers and the caller answers for. */
export async function locksBefore(db: Reader, filter: ReportFilter): Promise<LastYear[]> {
  if (filter.clock === 'own' || filter.by !== 'runner' || filter.scope.bloc) return [];
  const units = filter.scope.unit?.read ?? null;
  const locks = await prepared(
    db,
    sql<LastYear>`
    select id, unit_id, sent_on, period_start, period_end, recorded_cutoff::text,
      jsonb_build_object('classes', (figures #>> '{classes,carriedOut}')::int, 'trainees', (figures #>> '{trainees,carriedOut}')::int) as carried_out
    from period_lock
    where clock = ${filter.clock} and year = ${filter.year - 1} and (${units}::int[] is null or unit_id = any (${units}::int[]))
      and (${filter.scope.knownUpTo}::timestamptz is null or recorded_cutoff <= ${filter.scope.knownUpTo}::timestamptz)
    order by unit_id`,
  );
  return locks.filter((lock) => filter.answersFor(lock.unitId));
}

export async function latestEstimate(db: Reader, filter: ReportFilter): Promise<AnnualReport['estimate']> {
  if (filter.clock === 'own' || filter.programme || filter.by !== 'runner' || (!filter.org && !filter.wholeTenant)) return null;
  if (!filter.answersFor(filter.org?.id ?? null)) return null;
  const [latest] = await listEstimates(db, { unitId: filter.org?.id ?? null, clock: filter.clock, year: filter.year });
  return latest
    ? { id: latest.id, cutoff: latest.cutoff, recordedAt: latest.recordedAt, classes: latest.classes, trainees: latest.trainees }
    : null;
}

type EstimateFigures = { classes: ClassTerms; trainees: TraineeTerms };

/** Estimates made for a year of a unit, or of the whole tenant. @throws Refusal reports.unit_outside_scope, unit.unknown_code (404) */
export async function estimatesFor(db: Reader, actor: Actor, { org, ...of }: { org?: string | undefined; clock: string; year: number }) {
  const unitId = org === undefined ? null : (await unitByCode(db, org)).id;
  const refused = mayAnswerFor(actor, unitId);
  if (refused) throw new Refusal(refused, {}, { where: 'org', status: 403 });
  return listEstimates(db, { ...of, unitId });
}

/** Newest first. */
async function listEstimates(db: Reader, of: { unitId: number | null; clock: string; year: number }): Promise<EstimateView[]> {
  const rows = await db
    .selectFrom('periodEstimate')
    .select(['id', 'cutoff', 'recordedAt', 'figures'])
    .where('unitId', 'is not distinct from', of.unitId)
    .where('clock', '=', of.clock)
    .where('year', '=', of.year)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ figures, ...row }) => ({ ...row, ...(figures as EstimateFigures) }));
}

export async function listLocks(db: Reader): Promise<LockView[]> {
  const { rows } = await sql<LockView>`
    select l.id, l.unit_id, u.code as unit_code, v.name as unit_name, l.clock, l.year, l.period_start, l.period_end, l.sent_on, l.recorded_cutoff, l.document_id
    from period_lock l join unit u on u.id = l.unit_id
    left join lateral (select v.name from unit_version v where v.unit_id = l.unit_id and v.valid_from <= l.period_end order by v.valid_from desc limit 1) v on true
    order by l.year desc, v.name, l.clock`.execute(db);
  return rows;
}

/** The closing of a unit's year, asked for by name. @throws Refusal unit.unknown_code (404), reports.not_closed (404) */
export async function lockIdOf(db: Reader, { org, year, clock }: AnnualQuery): Promise<string> {
  const unit = org === undefined ? null : await unitByCode(db, org);
  const lock =
    unit &&
    (await db
      .selectFrom('periodLock')
      .select('id')
      .where('unitId', '=', unit.id)
      .where('clock', '=', clock)
      .where('year', '=', year ?? 0)
      .executeTakeFirst());
  if (!lock) throw notFound('reports.not_closed', { year: year ?? '…', unit: org ?? '…' });
  return lock.id;
}

/** The report as it was sent. @throws Refusal reports.lock_unknown (404), reports.unit_outside_scope */
export async function frozenAsSent(db: Reader, actor: Actor, id: string): Promise<AnnualReport> {
  const lock = await db
    .selectFrom('periodLock')
    .select(['id', 'unitId', 'sentOn', 'recordedCutoff', 'figures'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!lock) throw notFound('reports.lock_unknown');
  const refused = mayAnswerFor(actor, lock.unitId);
  if (refused) throw new Refusal(refused, {}, { status: 403 });
  const { sentOn, recordedCutoff } = lock;
  return { ...(lock.figures as AnnualReport), lock: { id, sentOn, recordedCutoff } };
}

/** Newest first. */
export async function yearsWithNumbers(db: Reader): Promise<YearsAnswer> {
  const { rows } = await sql<YearsAnswer['years'][number]>`
    select year, sum(opened)::int as opened, sum(planned)::int as planned from (
      select extract(year from opened_on)::int as year, count(*) as opened, 0 as planned from training_class where opened_on is not null group by 1
      union all select plan_year, 0, count(*) from slot where state <> 'withdrawn' group by 1) known
    group by year order by year desc`.execute(db);
  return { years: rows };
}
