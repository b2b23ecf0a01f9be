import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { familyInput, fundingSources, programmes, programmesQuery, versionInput } from './contract.ts';
import { exportProgrammes, programmeFilter } from './export-programmes.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { overlapRoutes } from './overlap-routes.ts';
import { listFamilies, listFundingSources } from './queries.ts';
import { recordFamily } from './record-family.ts';
import { recordVersion } from './record-version.ts';

const made = z.object({ id: idSchema });

export function programmeRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  overlapRoutes(app, { database });
  contentRoutes(app, { database });
  catalogueRoutes(app, { database });
  route(app, {
    method: 'GET',
    url: '/api/programmes',
    capability: 'programmes.read',
    query: programmesQuery,
    response: programmes,
    handler: async ({ actor, query: { on = today() } }) => ({ on, families: await database.read(actor, (db) => listFamilies(db, on)) }),
  });

  exportRoute(
    app,
    { database },
    {
      url: '/api/programmes/export',
      capability: 'programmes.read',
      query: programmeFilter,
      summary: 'Programmes and their versions, as a file',
      list: (db, { actor, query }) => exportProgrammes(db, actor, query),
    },
  );

  route(app, {
    method: 'POST',
    url: '/api/programmes/families',
    capability: 'programmes.record',
    command: 'programmes.record_family',
    body: familyInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordFamily(tx, actor, body)),
  });

  route(app, {
    method: 'POST',
    url: '/api/programmes/versions',
    capability: 'programmes.record',
    command: 'programmes.record_version',
    body: versionInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordVersion(tx, actor, body)),
  });

  route(app, {
    method: 'GET',
    url: '/api/funding-sources',
    capability: 'programmes.read',
    response: fundingSources,
    handler: ({ actor }) => database.read(actor, listFundingSources),
  });
}
