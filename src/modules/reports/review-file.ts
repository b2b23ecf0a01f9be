import type { CalendarDate } from '#kit/dates.ts';
import { withoutRestricted, type Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import type { Taken } from '#platform/sheets/export-list.ts';
import { wholeReviewOf } from './annual-report.ts';
import { annualQuery, type AnnualQuery, type AnnualReport, type ReviewFileQuery } from './contract.ts';
import { resolveFilter } from './filter.ts';
import { frozenAsSent } from './period-queries.ts';
import { noLine, restrictedLine, type RestrictedLine } from './restricted-line.ts';
import { reviewParts, subjectOf } from './review-content.ts';
import { writeReview } from './review-docx.ts';
import { headOf, sentReport, type ReviewHead } from './review-head.ts';
import { layoutOn } from '#modules/organisations';
import { writeReviewWorkbook } from './review-xlsx.ts';

export type ReviewFile = { name: string; bytes: Uint8Array };
/** The review and whose paper it is; everything read, nothing written yet. */
export type ReviewMaterial = { report: AnnualReport; head: ReviewHead; sent: boolean; today: CalendarDate };

/** The review as a file; the database is let go before the file is made. */
export async function reviewFile(
  database: Database,
  actor: Actor,
  query: ReviewFileQuery,
  today: CalendarDate,
  taken?: Taken,
): Promise<ReviewFile> {
  const line = query.sent === undefined ? await restrictedLine(database, actor, query) : noLine;
  return writeReviewFile(
    await database.read(withoutRestricted(actor), (db) => reviewMaterial(db, actor, query, today, line)),
    query.as,
    taken,
  );
}

/** `sent`: the closed year exactly as it was sent, whatever else the question says. */
export async function reviewMaterial(
  db: Reader,
  actor: Actor,
  query: ReviewFileQuery,
  today: CalendarDate,
  line: RestrictedLine = noLine,
): Promise<ReviewMaterial> {
  const { as: _as, sent: lockId, ...asked } = query;
  const frozen = lockId === undefined ? null : await frozenAsSent(db, actor, lockId);
  const filter = await resolveFilter(db, actor, frozen ? questionOf(frozen) : asked, today);
  const report = frozen ?? (await wholeReviewOf(db, actor, filter, asked.measure, line));
  const sent = lockId === undefined ? null : await sentReport(db, lockId);
  const head = await headOf(db, actor, { unitId: report.filter.org?.id ?? null, scope: filter.scope, by: filter.by, today, sent });
  return { report, head, sent: sent !== null, today };
}

export async function writeReviewFile(
  { report, head, sent, today }: ReviewMaterial,
  as: 'docx' | 'xlsx',
  taken?: Taken,
): Promise<ReviewFile> {
  const layout = layoutOn(head.regime, head.on);
  const subject = subjectOf(report);
  const bytes =
    as === 'docx'
      ? await writeReview({ head, subject, parts: reviewParts(report, { sent, today }) }, layout, taken)
      : await writeReviewWorkbook(taken, report, head, subject, layout);
  const { filter } = report;
  const of = [filter.year, filter.org?.code, filter.programme?.code, sent ? 'bản đã gửi' : null].filter(Boolean).join(' - ');
  return { name: `Tổng kết năm ${of.replace(/[/\\:*?"<>|]/g, '-')}.${as}`, bytes };
}

const questionOf = ({ filter }: AnnualReport): AnnualQuery =>
  annualQuery.parse({ year: filter.year, clock: filter.clock, org: filter.org?.code, by: filter.by, organised: filter.organised });
