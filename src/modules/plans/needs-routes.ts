import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { changeNeed, removeNeed } from './change-need.ts';
import * as contract from './needs-contract.ts';
import { exportNeeds } from './needs-export.ts';
import { listNeeds, needSummary } from './needs-queries.ts';

const one = z.object({ id: z.uuid() });

/** What units ask for before there is a plan. They come in as form B, through the imports. */
export function needRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    method: 'GET',
    url: '/api/needs',
    capability: 'plans.read',
    query: contract.needListQuery,
    response: contract.needList,
    summary: 'Registered needs of a year, line by line',
    handler: ({ actor, query }) => database.read(actor, (db) => listNeeds(db, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/needs/summary',
    capability: 'plans.read',
    query: contract.needFilter,
    response: contract.needSummary,
    summary: 'Registered needs of a year by programme, beside the plan, and by unit',
    handler: ({ actor, query }) => database.read(actor, (db) => needSummary(db, query)),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/needs/export',
      capability: 'plans.read',
      query: contract.needFilter,
      summary: 'Registered needs as a file: form B or flat rows',
      list: (db, { actor, query }) => exportNeeds(db, actor, query),
    },
  );
  route(app, {
    method: 'PATCH',
    url: '/api/needs/:id',
    capability: 'needs.record',
    command: 'plans.change_need',
    edits: true,
    params: one,
    body: contract.needChange,
    response: contract.needSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => changeNeed(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/needs/:id/removal',
    capability: 'needs.record',
    command: 'plans.remove_need',
    edits: true,
    params: one,
    body: contract.needRemoval,
    response: contract.needSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => removeNeed(tx, actor, params.id, rowVersion, body)),
  });
}
