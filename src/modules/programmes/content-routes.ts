import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { idPath, placeInput } from './areas-contract.ts';
import { assessmentInput, assessments } from './assessment-contract.ts';
import { listAssessments } from './assessment-queries.ts';
import {
  comparison,
  comparisonQuery,
  conditionsInput,
  contentInput,
  versionContent as shownVersion,
  versionPath,
} from './content-contract.ts';
import { exportContent } from './export-content.ts';
import { compareVersions, versionContent } from './content-queries.ts';
import { family, programmePath } from './contract.ts';
import { oneFamily } from './queries.ts';
import { editAssessment, recordAssessment } from './record-assessment.ts';
import { recordConditions } from './record-conditions.ts';
import { placeProgramme } from './record-framework.ts';
import { saveContent } from './save-content.ts';

const made = z.object({ id: idSchema });
const saved = z.object({ id: idSchema, rowVersion: z.int() });
const reads = { method: 'GET', capability: 'programmes.read' } as const;
const records = { method: 'POST', capability: 'programmes.record' } as const;
const edits = { method: 'PUT', capability: 'programmes.record', edits: true, params: idPath } as const;

/** One programme: what is in its versions, what they ask, how they are assessed. */
export function contentRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    ...reads,
    url: '/api/programmes/:id',
    params: programmePath,
    response: family,
    handler: ({ actor, params }) => database.read(actor, (db) => oneFamily(db, params.id, today())),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/:id',
    command: 'programmes.place',
    body: placeInput,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => placeProgramme(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/comparison',
    query: comparisonQuery,
    response: comparison,
    summary: 'Two versions side by side',
    handler: ({ actor, query }) => database.read(actor, (db) => compareVersions(db, query.earlierId, query.laterId)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/versions/:id',
    params: versionPath,
    response: shownVersion,
    summary: 'A version: modules, topics, periods, order, conditions, documents',
    handler: ({ actor, params }) => database.read(actor, (db) => versionContent(db, params.id)),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/programmes/versions/:id/content/export',
      capability: 'programmes.read',
      params: versionPath,
      query: z.object({}),
      summary: 'The content of a version, as a file',
      list: (db, { actor, params }) => exportContent(db, actor, params.id),
    },
  );
  route(app, {
    ...edits,
    url: '/api/programmes/versions/:id/content',
    command: 'programmes.save_content',
    body: contentInput,
    response: saved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => saveContent(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/versions/:id/conditions',
    command: 'programmes.record_conditions',
    body: conditionsInput,
    response: saved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => recordConditions(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...reads,
    url: '/api/programmes/assessments',
    response: assessments,
    handler: ({ actor }) => database.read(actor, listAssessments),
  });
  route(app, {
    ...records,
    url: '/api/programmes/assessments',
    command: 'programmes.record_assessment',
    body: assessmentInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordAssessment(tx, actor, body)),
  });
  route(app, {
    ...edits,
    url: '/api/programmes/assessments/:id',
    command: 'programmes.edit_assessment',
    body: assessmentInput,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editAssessment(tx, actor, params.id, rowVersion, body)),
  });
}
