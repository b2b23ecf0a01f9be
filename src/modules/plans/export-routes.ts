import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { planListQuery } from './contract.ts';
import { exportLines, lineFilter } from './export-lines.ts';
import { exportPlans } from './export-plans.ts';
import { exportTargets } from './export-targets.ts';

const byId = z.object({ id: z.uuid() });

/** Beside each list of the module, the list as a file. The official form of a plan's lines is form C, a route of its own. */
export function planExportRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  exportRoute(
    app,
    { database },
    {
      url: '/api/plans/export',
      capability: 'plans.read',
      query: planListQuery.extend({ bloc: z.coerce.number().int().optional() }),
      summary: 'The plans of a filter, as a file',
      list: (db, { actor, query }) => exportPlans(db, actor, query),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/plans/:id/lines/export',
      capability: 'plans.read',
      params: byId,
      query: lineFilter,
      summary: 'The lines of one version of a plan, as a file',
      list: (db, { actor, params, query }) => exportLines(db, actor, params.id, query),
    },
  );
  exportRoute(
    app,
    { database },
    {
      url: '/api/plans/:id/targets/export',
      capability: 'plans.read',
      params: byId,
      query: z.object({}),
      summary: 'The targets of a plan, as a file',
      list: (db, { actor, params }) => exportTargets(db, actor, params.id),
    },
  );
}
