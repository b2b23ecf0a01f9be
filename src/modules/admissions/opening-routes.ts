import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import { route } from '#platform/http/route.ts';
import * as contract from './opening-contract.ts';
import { listOpenings, listThresholds, oneOpening } from './opening-queries.ts';
import type { AdmissionDeps } from './routes.ts';
import { setOpeningThreshold } from './set-threshold.ts';

export function openingRoutes(app: FastifyInstance, { database }: AdmissionDeps): void {
  route(app, {
    method: 'GET',
    url: '/api/openings',
    capability: 'nominations.read',
    summary: 'Lớp nào mở được, lớp nào có nguy cơ',
    query: contract.openingFilter,
    response: contract.openingList,
    handler: ({ actor, query, texts }) => database.read(actor, (db) => listOpenings(db, actor, texts, query, today())),
  });
  route(app, {
    method: 'GET',
    url: '/api/openings/:id',
    capability: 'nominations.read',
    params: z.strictObject({ id: idSchema }),
    response: contract.openingPage,
    handler: ({ actor, params, texts }) => database.read(actor, (db) => oneOpening(db, actor, texts, params.id, today())),
  });
  route(app, {
    method: 'GET',
    url: '/api/opening-thresholds',
    capability: 'nominations.read',
    response: z.array(contract.openingThreshold),
    handler: ({ actor }) => database.read(actor, listThresholds),
  });
  route(app, {
    method: 'POST',
    url: '/api/opening-thresholds',
    capability: 'admissions.record',
    command: 'admissions.set_threshold',
    body: contract.setThreshold,
    response: z.object({ id: z.string() }),
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => setOpeningThreshold(tx, actor, body)),
  });
}
