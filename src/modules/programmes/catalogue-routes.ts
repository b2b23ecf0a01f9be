import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { route } from '#platform/http/route.ts';
import {
  areaInput,
  areas,
  frameworkInput,
  frameworks,
  idPath,
  priorityInput,
  priorityPath,
  schemeInput,
  schemes,
} from './areas-contract.ts';
import { listAreas, listFrameworks, listSchemes } from './areas-queries.ts';
import { decideAdjustment, recordAdjustment } from './record-adjustment.ts';
import { dropPriority, editArea, recordArea, setPriority } from './record-area.ts';
import { editFramework, recordFramework } from './record-framework.ts';
import { editScheme, recordScheme } from './record-scheme.ts';
import { closeUpdate, editUpdate, recordUpdate } from './record-update.ts';
import {
  adjustmentDecision,
  adjustmentInput,
  adjustments,
  adjustmentsQuery,
  updateChange,
  updateDone,
  updateInput,
  updates,
  updatesQuery,
} from './updates-contract.ts';
import { listAdjustments, listUpdates } from './updates-queries.ts';

const made = z.object({ id: idSchema });
const reads = { method: 'GET', capability: 'programmes.read' } as const;
const records = { method: 'POST', capability: 'programmes.record' } as const;
const edits = { method: 'PUT', capability: 'programmes.record', edits: true, params: idPath } as const;

/** What stands over programmes or beside them: frameworks, schemes, areas, what is to be brought up to date. */
export function catalogueRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    ...reads,
    url: '/api/programmes/frameworks',
    response: frameworks,
    handler: ({ actor }) => database.read(actor, listFrameworks),
  });
  route(app, {
    ...records,
    url: '/api/programmes/frameworks',
    command: 'programmes.record_framework',
    body: frameworkInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordFramework(tx, actor, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/frameworks/:id',
    command: 'programmes.edit_framework',
    body: frameworkInput,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editFramework(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/schemes',
    response: schemes,
    handler: ({ actor }) => database.read(actor, listSchemes),
  });
  route(app, {
    ...records,
    url: '/api/programmes/schemes',
    command: 'programmes.record_scheme',
    body: schemeInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordScheme(tx, actor, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/schemes/:id',
    command: 'programmes.edit_scheme',
    body: schemeInput,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editScheme(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/areas',
    response: areas,
    handler: ({ actor }) => database.read(actor, listAreas),
  });
  route(app, {
    ...records,
    url: '/api/programmes/areas',
    command: 'programmes.record_area',
    body: areaInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordArea(tx, actor, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/areas/:id',
    command: 'programmes.edit_area',
    body: areaInput,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editArea(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...records,
    url: '/api/programmes/priorities',
    command: 'programmes.set_priority',
    body: priorityInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => setPriority(tx, actor, body)),
  });
  route(app, {
    method: 'DELETE',
    capability: 'programmes.record',
    url: '/api/programmes/areas/:id/priorities/:year',
    command: 'programmes.drop_priority',
    params: priorityPath,
    response: made,
    handler: ({ actor, act, params }) => database.write(actor, act, (tx) => dropPriority(tx, actor, params.id, params.year)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/updates',
    query: updatesQuery,
    response: updates,
    handler: ({ actor, query }) => database.read(actor, (db) => listUpdates(db, today(), query)),
  });
  route(app, {
    ...records,
    url: '/api/programmes/updates',
    command: 'programmes.record_update',
    body: updateInput,
    response: z.object({ ids: z.array(idSchema) }),
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordUpdate(tx, actor, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/updates/:id',
    command: 'programmes.edit_update',
    body: updateChange,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editUpdate(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/updates/:id/done',
    command: 'programmes.close_update',
    body: updateDone,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => closeUpdate(tx, actor, params.id, rowVersion, body.versionId)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/adjustments',
    query: adjustmentsQuery,
    response: adjustments,
    handler: ({ actor, query }) => database.read(actor, (db) => listAdjustments(db, query.familyId)),
  });
  route(app, {
    ...records,
    url: '/api/programmes/adjustments',
    command: 'programmes.record_adjustment',
    body: adjustmentInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordAdjustment(tx, actor, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/adjustments/:id/decision',
    command: 'programmes.decide_adjustment',
    body: adjustmentDecision,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => decideAdjustment(tx, actor, params.id, rowVersion, body)),
  });
}
