import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { auditNumbers, numbersQuery } from '#modules/people';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { inWords } from '#platform/refusal.ts';
import { applyDistribution, distributed, distribution } from './distribute-contract.ts';
import { applyPlacements, proposeDistribution } from './distribute-series.ts';
import { judgesWith } from './judges.ts';
import * as contract from './nomination-contract.ts';
import { nominatePerson } from './nominate-people.ts';
import { exportNominations } from './nomination-export.ts';
import { tryNominee, unitNominations } from './nomination-queries.ts';
import type { AdmissionDeps } from './routes.ts';
import { withdrawNomination } from './withdraw-nomination.ts';

const one = z.object({ id: z.uuid() });
const saved = z.object({ id: z.uuid(), rowVersion: z.int(), firstWaiting: z.object({ name: z.string(), no: z.int() }).nullable() });

/** Cử: people put forward by their units. */
export function nominationRoutes(app: FastifyInstance, { database, keys }: AdmissionDeps): void {
  const judges = judgesWith(keys, database);
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
  exportRoute(
    app,
    { database },
    {
      url: '/api/series/:id/nominations/export',
      capability: 'nominations.read',
      params: one.strict(),
      query: contract.nominationsQuery.extend(numbersQuery),
      summary: 'Danh sách cử học của một đợt (biểu A)',
      list: (db, { actor, params, query }) => exportNominations(db, actor, keys, params.id, query),
      audit: ({ actor, params, query, rows }) => auditNumbers(database, actor, 'nominations', { ...query, series: params.id }, rows),
    },
  );
  route(app, {
    method: 'GET',
    url: '/api/series/:id/distribution',
    capability: 'nominations.read',
    params: one,
    response: distribution,
    summary: 'Which class each accepted person of a series would get, and why',
    handler: ({ actor, params }) => database.read(actor, (db) => proposeDistribution(db, actor, params.id)),
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/distribution',
    capability: 'admissions.record',
    command: 'admissions.distribute',
    params: one,
    body: applyDistribution,
    response: distributed,
    handler: async ({ actor, act, params, body, texts }) => {
      const { held, ...done } = await database.write(actor, act, (tx) => applyPlacements(tx, actor, keys, params.id, body));
      return { ...done, held: held.map(({ name, refusal }) => ({ name, ...words(refusal, texts) })) };
    },
  });
}

const words = (refusal: Parameters<typeof inWords>[0], texts: Parameters<typeof inWords>[1]) => {
  const { what, todo } = inWords(refusal, texts);
  return { what, todo };
};
