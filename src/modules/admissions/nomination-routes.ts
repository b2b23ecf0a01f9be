import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { judgesWith } from './judges.ts';
import * as contract from './nomination-contract.ts';
import { nominatePerson } from './nominate-people.ts';
import { tryNominee, unitNominations } from './nomination-queries.ts';
import type { AdmissionDeps } from './routes.ts';
import { withdrawNomination } from './withdraw-nomination.ts';

const one = z.object({ id: z.uuid() });
const saved = z.object({ id: z.uuid(), rowVersion: z.int(), firstWaiting: z.object({ name: z.string(), no: z.int() }).nullable() });

/** Cử: people put forward by their units. */
export function nominationRoutes(app: FastifyInstance, { database, keys }: AdmissionDeps): void {
  const judges = judgesWith(keys);
  route(app, {
    method: 'GET',
    url: '/api/series/:id/nominations',
    capability: 'nominations.read',
    params: one,
    query: contract.nominationsQuery,
    response: contract.unitNominations,
    summary: 'A series as the caller sees it: calls and seats of its units, whom they have put forward',
    handler: ({ actor, params, query, texts }) => database.read(actor, (db) => unitNominations(db, actor, params.id, query, texts)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/nominations/verdict',
    capability: 'nominations.record',
    params: one,
    query: contract.dryRunQuery,
    response: contract.dryRun,
    summary: 'What would become of a person put forward now; nothing is written',
    handler: ({ actor, params, query, texts }) => database.read(actor, (db) => tryNominee(db, actor, judges, params.id, query, texts)),
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/nominations',
    capability: 'nominations.record',
    command: 'admissions.nominate',
    params: one,
    body: contract.nominateInput,
    response: contract.nominated,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => nominatePerson(tx, actor, judges, params.id, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/nominations/:id/withdrawal',
    capability: 'nominations.record',
    command: 'admissions.withdraw_nomination',
    edits: true,
    params: one,
    body: contract.nominationReason,
    response: saved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => withdrawNomination(tx, actor, params.id, rowVersion, body.reason)),
  });
}
