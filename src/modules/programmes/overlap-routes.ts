import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { route } from '#platform/http/route.ts';
import { decideTwin } from './decide-twin.ts';
import * as contract from './overlap-contract.ts';
import { listLevels, listThresholds, listTwins, readOverlaps } from './overlap-queries.ts';
import { setContentThreshold, setFamilyLevel } from './set-content-threshold.ts';

const made = z.object({ id: idSchema });

/** The same content: what two programmes share, titles that may be the same, and the numbers it is judged by. */
export function overlapRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    method: 'GET',
    url: '/api/programmes/versions/:id/overlaps',
    capability: 'programmes.read',
    params: made,
    response: contract.overlaps,
    handler: ({ actor, params }) => database.read(actor, (db) => readOverlaps(db, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/programmes/twins',
    capability: 'programmes.read',
    query: contract.twinQuery,
    response: contract.twinList,
    handler: ({ actor, query }) => database.read(actor, (db) => listTwins(db, query)),
  });
  route(app, {
    method: 'POST',
    url: '/api/programmes/twins',
    capability: 'programmes.record',
    command: 'programmes.decide_twin',
    body: contract.twinDecision,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => decideTwin(tx, actor, body)),
  });
  route(app, {
    method: 'GET',
    url: '/api/programmes/content-thresholds',
    capability: 'programmes.read',
    response: z.array(contract.threshold),
    handler: ({ actor }) => database.read(actor, (db) => listThresholds(db)),
  });
  route(app, {
    method: 'POST',
    url: '/api/programmes/content-thresholds',
    capability: 'programmes.record',
    command: 'programmes.set_content_threshold',
    body: contract.thresholdInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => setContentThreshold(tx, actor, body)),
  });
  route(app, {
    method: 'GET',
    url: '/api/programmes/levels',
    capability: 'programmes.read',
    response: z.array(contract.level),
    handler: ({ actor }) => database.read(actor, (db) => listLevels(db)),
  });
  route(app, {
    method: 'POST',
    url: '/api/programmes/levels',
    capability: 'programmes.record',
    command: 'programmes.set_family_level',
    body: contract.levelInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => setFamilyLevel(tx, actor, body)),
  });
}
