import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { decisionBodies, decisionQuery, duties, dutyEnd, dutyInput, matrixPage, matrixQuery, versionInput } from './contract.ts';
import { exportMatrix } from './export-matrix.ts';
import { listDuties, readMatrix } from './queries.ts';
import { endDuty, recordDuty } from './record-duty.ts';
import { recordMatrix } from './record-version.ts';
import { whoDecides } from './who-decides.ts';

const made = z.object({ id: idSchema });

export function delegationRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    method: 'GET',
    url: '/api/delegation',
    capability: 'delegation.read',
    summary: 'Bảng phân cấp có hiệu lực trong một ngày',
    query: matrixQuery,
    response: matrixPage,
    handler: ({ actor, query: { on = today(), personnel = null } }) => database.read(actor, (db) => readMatrix(db, on, personnel)),
  });
  route(app, {
    method: 'GET',
    url: '/api/delegation/decision',
    capability: 'delegation.read',
    summary: 'Ai có vai trò gì trong một việc, cho một loại lớp',
    query: decisionQuery,
    response: decisionBodies,
    handler: ({ actor, query }) => database.read(actor, (db) => whoDecides(db, query)),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/delegation/export',
      capability: 'delegation.read',
      query: matrixQuery,
      summary: 'The matrix of a day, as a file',
      list: (db, { actor, query }) => exportMatrix(db, actor, query),
    },
  );
  route(app, {
    method: 'POST',
    url: '/api/delegation/versions',
    capability: 'delegation.record',
    command: 'delegation.record_version',
    body: versionInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordMatrix(tx, actor, body)),
  });
  route(app, {
    method: 'GET',
    url: '/api/coordination-duties',
    capability: 'delegation.read',
    response: duties,
    handler: ({ actor }) => database.read(actor, listDuties),
  });
  route(app, {
    method: 'POST',
    url: '/api/coordination-duties',
    capability: 'delegation.record',
    command: 'delegation.record_duty',
    body: dutyInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordDuty(tx, actor, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/coordination-duties/:id/end',
    capability: 'delegation.record',
    command: 'delegation.end_duty',
    edits: true,
    params: z.strictObject({ id: idSchema }),
    body: dutyEnd,
    response: made,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => endDuty(tx, params.id, rowVersion, body.validTo)),
  });
}
