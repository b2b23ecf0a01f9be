import type { FastifyInstance } from 'fastify';
import { today } from '#kit/dates.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import {
  blocList,
  listQuery,
  newUnit,
  recorded,
  recordedSuccession,
  succession,
  treeQuery,
  unitChange,
  unitDetail,
  unitList,
  unitPath,
  unitTree as treeAnswer,
} from './contract.ts';
import { createUnit } from './create-unit.ts';
import { editUnit } from './edit-unit.ts';
import { exportUnits } from './export-units.ts';
import { listBlocs, listUnits, oneUnit, unitTree } from './queries.ts';
import { recordSuccession } from './record-succession.ts';

export function organisationRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    method: 'GET',
    url: '/api/blocs',
    capability: 'units.read',
    response: blocList,
    summary: 'The blocs of the tenant',
    handler: ({ actor }) => database.read(actor, listBlocs),
  });
  route(app, {
    method: 'GET',
    url: '/api/units',
    capability: 'units.read',
    query: listQuery,
    response: unitList,
    summary: 'Units that exist on a date (default today), by name',
    handler: async ({ actor, query: { asOf = today(), ...filter } }) => ({
      asOf,
      units: await database.read(actor, (db) => listUnits(db, asOf, filter)),
    }),
  });
  route(app, {
    method: 'GET',
    url: '/api/units/tree',
    capability: 'units.read',
    query: treeQuery,
    response: treeAnswer,
    summary: 'The tree of units as of a date',
    handler: async ({ actor, query: { asOf = today() } }) => ({ asOf, roots: await database.read(actor, (db) => unitTree(db, asOf)) }),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/units/export',
      capability: 'units.read',
      query: listQuery,
      summary: 'Units that exist on a date, as a file',
      list: (db, { actor, query }) => exportUnits(db, actor, query),
    },
  );
  route(app, {
    method: 'GET',
    url: '/api/units/:id',
    capability: 'units.read',
    params: unitPath,
    response: unitDetail,
    summary: 'One unit: versions, aliases, successions',
    handler: ({ actor, params }) => database.read(actor, (db) => oneUnit(db, params.id, today())),
  });
  route(app, {
    method: 'POST',
    url: '/api/units',
    capability: 'units.record',
    command: 'create-unit',
    body: newUnit,
    response: recorded,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => createUnit(tx, actor, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/units/:id/versions',
    capability: 'units.record',
    command: 'edit-unit',
    edits: true,
    params: unitPath,
    body: unitChange,
    response: recorded,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editUnit(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/successions',
    capability: 'units.record',
    command: 'record-succession',
    body: succession,
    response: recordedSuccession,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordSuccession(tx, actor, body)),
  });
}
