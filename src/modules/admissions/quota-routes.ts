import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import { route } from '#platform/http/route.ts';
import { createSeries } from './create-series.ts';
import type { AdmissionDeps } from './routes.ts';
import * as series from './series-contract.ts';
import { listSeries, readSeries } from './series-queries.ts';

const byId = z.strictObject({ id: idSchema });

/** Series and their seats. */
export function quotaRoutes(app: FastifyInstance, { database }: AdmissionDeps): void {
  route(app, {
    method: 'GET',
    url: '/api/series',
    capability: 'nominations.read',
    summary: 'Danh sách đợt tuyển sinh',
    query: series.seriesFilter,
    response: series.seriesList,
    handler: ({ actor, query }) => database.read(actor, (db) => listSeries(db, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id',
    capability: 'nominations.read',
    params: byId,
    response: series.seriesPage,
    handler: ({ actor, params }) => database.read(actor, (db) => readSeries(db, actor, params.id)),
  });
  route(app, {
    method: 'POST',
    url: '/api/series',
    capability: 'quotas.record',
    command: 'series.create',
    body: series.createSeries,
    response: series.seriesSaved,
    handler: ({ actor, body, act }) => database.write(actor, act, (tx) => createSeries(tx, actor, body)),
  });
}
