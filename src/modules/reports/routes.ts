import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { withoutRestricted, type Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { DOCX } from '#platform/docx.ts';
import { sendFile, XLSX } from '#platform/http/files.ts';
import { noteOfFile, takenBy } from '#platform/http/export-note.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { annualReview as reviewOfYear, annualTurns as turnsOfYear } from './annual-report.ts';
import {
  annualQuery,
  annualReport,
  annualReview,
  annualTurns,
  detailAnswer,
  detailQuery,
  estimateBody,
  estimatesQuery,
  estimateView,
  explanationBody,
  lockBody,
  lockView,
  reviewFileQuery,
  turnsAnswer,
  turnsQuery,
} from './contract.ts';
import { homeAnswer, homeQuery, yearsAnswer } from './home-contract.ts';
import { annualDetail } from './detail-queries.ts';
import { estimateYear } from './estimate-year.ts';
import { explainDifference } from './explain-difference.ts';
import { exportDetail } from './export-detail.ts';
import { exportPriorities } from './export-priorities.ts';
import { home } from './home-queries.ts';
import { reviewIn, turnsIn } from './in-language.ts';
import { lockPeriod } from './lock-period.ts';
import { estimatesFor, frozenAsSent, listLocks, yearsWithNumbers } from './period-queries.ts';
import { prioritiesQuery, prioritiesReport, schemeClasses, schemePath } from './priorities-contract.ts';
import { prioritiesOf } from './priorities-queries.ts';
import { classesOfScheme } from './scheme-queries.ts';
import { restrictedLine, type LineQuery, type RestrictedLine } from './restricted-line.ts';
import { reviewFile } from './review-file.ts';
import { turnsOverYears } from './turns.ts';

const made = z.object({ id: z.string() });
const byId = z.strictObject({ id: z.uuid() });

export function reportRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  /** A report is the same for all who see as much of the tenant: restricted classes are one line of it, also for those who see them. */
  const withLine = async <T>(actor: Actor, query: LineQuery, work: (db: Reader, line: RestrictedLine) => Promise<T>): Promise<T> => {
    const line = await restrictedLine(database, actor, query);
    return database.read(withoutRestricted(actor), (db) => work(db, line));
  };
  route(app, {
    method: 'GET',
    url: '/api/reports/priorities',
    capability: 'reports.read',
    summary: 'What was done on the areas that a year put first',
    query: prioritiesQuery,
    response: prioritiesReport,
    handler: ({ actor, query }) => database.read(withoutRestricted(actor), (db) => prioritiesOf(db, query.year)),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/schemes/:id',
    capability: 'classes.read',
    summary: 'The classes of a scheme by their number',
    params: schemePath,
    response: schemeClasses,
    handler: ({ actor, params }) => database.read(actor, (db) => classesOfScheme(db, params.id, today())),
  });
  route(app, {
    method: 'GET',
    url: '/api/home',
    capability: 'reports.read',
    summary: 'Việc hôm nay',
    query: homeQuery,
    response: homeAnswer,
    handler: ({ actor, query, texts }) => database.read(actor, (db) => home(db, actor, texts, today(), query.year)),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/years',
    capability: 'reports.read',
    summary: 'Các năm có số liệu',
    response: yearsAnswer,
    handler: ({ actor }) => database.read(actor, yearsWithNumbers),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/annual',
    capability: 'reports.read',
    summary: 'Tổng kết năm',
    query: annualQuery,
    response: annualReview,
    handler: async ({ actor, query, texts }) =>
      reviewIn(await withLine(actor, query, (db, line) => reviewOfYear(db, actor, query, today(), line)), texts),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/annual/turns',
    capability: 'reports.read',
    summary: 'Lượt có mặt và số người của tổng kết năm',
    query: annualQuery,
    response: annualTurns,
    handler: ({ actor, query }) => withLine(actor, query, (db, line) => turnsOfYear(db, actor, query, today(), line)),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/annual/file',
    capability: 'reports.read',
    takesOut: true,
    summary: 'Tổng kết năm dạng Word, Excel',
    query: reviewFileQuery,
    handler: async ({ actor, query, reply }) => {
      const taken = takenBy(actor);
      const { name, bytes } = await reviewFile(database, actor, query, today(), taken);
      const { as, ...filter } = query;
      database.note(actor, noteOfFile(taken, 'Tổng kết năm', as === 'docx' ? 'docx' : 'form', filter));
      return sendFile(reply, name, as === 'docx' ? DOCX : XLSX, bytes);
    },
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/annual/detail',
    capability: 'classes.read',
    summary: 'Danh sách sau một con số',
    query: detailQuery,
    response: detailAnswer,
    handler: ({ actor, query }) => withLine(actor, query, (db, line) => annualDetail(db, actor, query, today(), line)),
  });
  const unrestricted: { database: Database } = {
    database: { ...database, read: (actor, work) => database.read(withoutRestricted(actor), work) },
  };
  exportRoute(app, unrestricted, {
    url: '/api/reports/priorities/export',
    capability: 'reports.read',
    query: prioritiesQuery,
    summary: 'What was done on the areas that a year put first, as a file',
    list: (db, { actor, query }) => exportPriorities(db, actor, query.year),
  });
  exportRoute(app, unrestricted, {
    url: '/api/reports/annual/detail/export',
    capability: 'classes.read',
    query: detailQuery.omit({ after: true, limit: true }),
    summary: 'Danh sách sau một con số thành tệp',
    list: (db, { actor, query }) => exportDetail(db, actor, query),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/turns',
    capability: 'reports.read',
    summary: 'Lượt, người qua các năm',
    query: turnsQuery,
    response: turnsAnswer,
    handler: async ({ actor, query, texts }) =>
      turnsIn(await database.read(withoutRestricted(actor), (db) => turnsOverYears(db, actor, query, today())), texts),
  });
  route(app, {
    method: 'POST',
    url: '/api/reports/stated/:id/explanation',
    capability: 'reports.explain',
    command: 'reports.explain_difference',
    edits: true,
    params: z.strictObject({ id: z.string().max(80) }),
    body: explanationBody,
    response: z.object({ rowVersion: z.number() }),
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => explainDifference(tx, actor, params.id, rowVersion, body.explanation)),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/locks',
    capability: 'reports.read',
    summary: 'Các năm đã khóa sổ',
    response: z.array(lockView),
    handler: ({ actor }) => database.read(actor, listLocks),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/locks/:id',
    capability: 'reports.read',
    summary: 'Báo cáo đúng như đã gửi',
    params: byId,
    response: annualReport,
    handler: async ({ actor, params, texts }) => reviewIn(await database.read(actor, (db) => frozenAsSent(db, actor, params.id)), texts),
  });
  route(app, {
    method: 'POST',
    url: '/api/reports/locks',
    capability: 'reports.lock',
    command: 'reports.lock_period',
    body: lockBody,
    response: made,
    handler: ({ actor, act, body }) => database.write(withoutRestricted(actor), act, (tx) => lockPeriod(tx, actor, body, today())),
  });
  route(app, {
    method: 'GET',
    url: '/api/reports/estimates',
    capability: 'reports.read',
    summary: 'Số ước đã lập',
    query: estimatesQuery,
    response: z.array(estimateView),
    handler: ({ actor, query }) => database.read(actor, (db) => estimatesFor(db, actor, query)),
  });
  route(app, {
    method: 'POST',
    url: '/api/reports/estimates',
    capability: 'reports.explain',
    command: 'reports.estimate_year',
    body: estimateBody,
    response: made,
    handler: ({ actor, act, body }) => database.write(withoutRestricted(actor), act, (tx) => estimateYear(tx, actor, body, today())),
  });
}
