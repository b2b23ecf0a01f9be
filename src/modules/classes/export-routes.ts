import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema, yearSchema } from '#kit/schemas.ts';
import { auditNumbers, numbersQuery } from '#modules/people';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import type { Keys } from '#platform/secrets.ts';
import { classFilter } from './contract.ts';
import { declaredFilter } from './declared-contract.ts';
import { exportClasses } from './export-classes.ts';
import { exportDeclared } from './export-declared.ts';
import { exportEnrolments } from './export-enrolments.ts';
import { exportOutside } from './export-outside.ts';
import { exportPendingSlots } from './export-slots.ts';
import { exportResults } from './export-results.ts';
import { exportTimeline } from './export-timeline.ts';
import { exportTrainees } from './export-trainees.ts';
import { outsideFilter } from './outside-contract.ts';

const byId = z.strictObject({ id: idSchema });
const paging = { after: true, limit: true } as const;

/** Beside each list of the module, the list as a file: the same filter, capability and scope. */
export function classExportRoutes(app: FastifyInstance, { database, keys }: { database: Database; keys: Keys }): void {
  exportRoute(
    app,
    { database },
    {
      url: '/api/classes/export',
      capability: 'classes.read',
      query: classFilter.omit(paging),
      summary: 'Danh sách lớp thành tệp',
      list: (db, { actor, query }) => exportClasses(db, actor, query),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/enrolments/export',
      capability: 'classes.read',
      query: classFilter.omit(paging),
      summary: 'Học viên của các lớp, mỗi lượt một dòng',
      list: (db, { actor, query }) => exportEnrolments(db, actor, query),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/classes/:id/trainees/export',
      capability: 'classes.read',
      params: byId,
      query: z.object(numbersQuery),
      summary: 'Danh sách học viên của một lớp (biểu A)',
      list: (db, { actor, params, query }) => exportTrainees(db, actor, keys, params.id, query),
      audit: ({ actor, params, query, rows }) => auditNumbers(database, actor, 'trainees', { ...query, class: params.id }, rows),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/classes/:id/results/export',
      capability: 'classes.read',
      params: byId,
      query: z.object({}),
      summary: 'Kết quả của một lớp (biểu F)',
      list: (db, { actor, params }) => exportResults(db, actor, params.id),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/classes/:id/timeline/export',
      capability: 'classes.read',
      params: byId,
      query: z.object({}),
      summary: 'Diễn biến của một lớp thành tệp',
      list: (db, { actor, params }) => exportTimeline(db, actor, params.id),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/slots/pending/export',
      capability: 'plans.read',
      query: z.object({ year: yearSchema.optional(), family: z.string().max(40).optional() }),
      summary: 'Suất lớp chờ mở thành tệp',
      list: (db, { actor, query }) => exportPendingSlots(db, actor, query),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/declared-classes/export',
      capability: 'classes.read',
      query: declaredFilter.omit(paging),
      summary: 'Lớp kê khai thành tệp',
      list: (db, { actor, query }) => exportDeclared(db, actor, query),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/outside/export',
      capability: 'classes.read',
      query: outsideFilter.omit(paging),
      summary: 'Người được cử đi học nơi khác thành tệp',
      list: (db, { actor, query }) => exportOutside(db, actor, query),
    },
  );
}
