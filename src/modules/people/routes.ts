import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { inWords, type Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import {
  carried,
  edited,
  moved,
  person,
  personEdit,
  peopleCarried,
  personInput,
  personList,
  personListQuery,
  personMove,
  registered,
} from './contract.ts';
import { carryPeople } from './carry-people.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { editPerson } from './edit-person.ts';
import { auditNumbers, numbersQuery } from './export-numbers.ts';
import { factRoutes } from './fact-routes.ts';
import { exportPeople } from './export-people.ts';
import { opened } from './opened.ts';
import { asRefusal } from './match-or-register.ts';
import { matchRoutes } from './match-routes.ts';
import type { RowsOfPeople } from './merge-people.ts';
import { movePerson } from './move-person.ts';
import { listPeople, onePerson } from './queries.ts';
import { registerPerson } from './register-person.ts';
import type { Finding } from './rules.ts';
import { sensitiveRoutes } from './sensitive-routes.ts';

const byId = z.strictObject({ id: idSchema });
const ofUnit = z.strictObject({ unitId: z.coerce.number().int().positive() });

const warned = <T extends { warnings: Finding[] }>(result: T, texts: Texts) => ({
  ...result,
  warnings: result.warnings.map((one) => inWords(asRefusal(one), texts)),
});

export function peopleRoutes(app: FastifyInstance, { database, keys, rows }: { database: Database; keys: Keys; rows: RowsOfPeople }): void {
  certificateRoutes(app, { database, keys });
  sensitiveRoutes(app, { database, keys });
  factRoutes(app, { database });
  matchRoutes(app, { database, keys, rows });
  route(app, {
    method: 'GET',
    url: '/api/people',
    capability: 'people.read',
    query: personListQuery,
    response: personList,
    handler: ({ actor, query }) => database.read(actor, (db) => listPeople(db, keys, actor.scope, query)),
  });

  exportRoute(
    app,
    { database },
    {
      url: '/api/people/export',
      capability: 'people.read',
      query: personListQuery.omit({ sort: true, after: true, limit: true }).extend(numbersQuery),
      summary: 'The people of a filter, as a file',
      list: (db, { actor, query }) => exportPeople(db, actor, keys, query),
      audit: ({ actor, query, rows }) => auditNumbers(database, actor, 'people', query, rows),
    },
  );

  route(app, {
    method: 'GET',
    url: '/api/people/:id',
    capability: 'people.read',
    params: byId,
    response: person,
    handler: async ({ actor, params }) => {
      const found = await database.read(actor, (db) => onePerson(db, actor, keys, params.id));
      database.note(actor, opened(params.id));
      return found;
    },
  });

  route(app, {
    method: 'POST',
    url: '/api/people',
    capability: 'people.record',
    command: 'people.register',
    body: personInput,
    response: registered,
    handler: async ({ actor, act, body, texts }) =>
      warned(await database.write(actor, act, (tx) => registerPerson(tx, actor, keys, body)), texts),
  });

  route(app, {
    method: 'PUT',
    url: '/api/people/:id',
    capability: 'people.record',
    command: 'people.edit',
    edits: true,
    params: byId,
    body: personEdit,
    response: edited,
    handler: async ({ actor, act, params, body, rowVersion, texts }) =>
      warned(await database.write(actor, act, (tx) => editPerson(tx, actor, keys, params.id, rowVersion, body)), texts),
  });

  route(app, {
    method: 'POST',
    url: '/api/people/:id/posts',
    capability: 'people.record',
    command: 'people.move',
    edits: true,
    params: byId,
    body: personMove,
    response: moved,
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => movePerson(tx, actor, params.id, rowVersion, body)),
  });

  route(app, {
    method: 'POST',
    url: '/api/units/:unitId/people/carrying',
    capability: 'people.record',
    command: 'people.carry',
    params: ofUnit,
    body: peopleCarried,
    response: carried,
    summary: 'Whoever is still written under a unit that has ended goes to the one that carries it on',
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => carryPeople(tx, actor, params.unitId, body)),
  });
}
