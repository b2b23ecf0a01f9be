import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { route } from '#platform/http/route.ts';
import type { Keys } from '#platform/secrets.ts';
import { decidePair } from './decide-pair.ts';
import {
  merged,
  mergeInput,
  pairDecided,
  pairDecision,
  pairList,
  pairListQuery,
  pairView as pairViewSchema,
  unmergeInput,
} from './match-contract.ts';
import { mergePeople, unmergePeople, type RowsOfPeople } from './merge-people.ts';
import { opened } from './opened.ts';
import { listPairs, pairView } from './pair-queries.ts';

const byId = z.strictObject({ id: idSchema });
const pair = z.strictObject({ id: idSchema, otherId: idSchema });

/** Possible doubles: the list, two records beside each other, what is decided, merging and taking apart. */
export function matchRoutes(app: FastifyInstance, { database, keys, rows }: { database: Database; keys: Keys; rows: RowsOfPeople }): void {
  const capability = 'people.merge';
  route(app, {
    method: 'GET',
    url: '/api/people/duplicates',
    capability,
    query: pairListQuery,
    response: pairList,
    handler: ({ actor, query, texts }) => database.read(actor, (db) => listPairs(db, texts, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/people/:id/beside/:otherId',
    capability,
    params: pair,
    response: pairViewSchema,
    handler: async ({ actor, params, texts }) => {
      const view = await database.read(actor, (db) => pairView(db, actor, keys, texts, rows, params.id, params.otherId));
      for (const id of [params.id, params.otherId]) database.note(actor, opened(id));
      return view;
    },
  });
  route(app, {
    method: 'PUT',
    url: '/api/people/:id/beside/:otherId',
    capability,
    command: 'people.decide_pair',
    edits: true,
    params: pair,
    body: pairDecision,
    response: pairDecided,
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => decidePair(tx, actor, params.id, params.otherId, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/people/:id/merges',
    capability,
    command: 'people.merge',
    edits: true,
    params: byId,
    body: mergeInput,
    response: merged,
    summary: 'Another record becomes part of this person; fields of it may be taken over',
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => mergePeople(tx, actor, { keys, rows }, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/people/:id/merges/:mergeId/undoing',
    capability,
    command: 'people.unmerge',
    edits: true,
    params: byId.extend({ mergeId: idSchema }),
    body: unmergeInput,
    response: merged,
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => unmergePeople(tx, actor, { keys, rows }, params.id, rowVersion, params.mergeId, body)),
  });
}
