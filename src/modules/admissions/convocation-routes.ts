import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { combineClasses } from './combine-classes.ts';
import { ownNominations } from './own-contract.ts';
import { ownNominationsOf } from './own-queries.ts';
import { exportConvocation } from './convo-export.ts';
import { convocationPaper } from './convo-letters.ts';
import { issueConvocation } from './convo-issue.ts';
import { freeNoShows } from './convo-no-shows.ts';
import { readConvocations } from './convo-queries.ts';
import * as contract from './convocation-contract.ts';
import type { AdmissionDeps } from './routes.ts';
import { sendPaper } from './send-paper.ts';
import { answered } from './screening-contract.ts';

const byId = z.strictObject({ id: idSchema });

/** Triệu tập: papers that call those accepted, and what follows from them. */
export function convocationRoutes(app: FastifyInstance, { database, keys }: AdmissionDeps): void {
  route(app, {
    method: 'GET',
    url: '/api/series/:id/convocations',
    capability: 'nominations.read',
    summary: 'Văn bản triệu tập, quyết định mở lớp của một đợt',
    params: byId,
    response: contract.convocations,
    handler: ({ actor, params }) => database.read(actor, (db) => readConvocations(db, actor, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/own/nominations',
    capability: 'own.read',
    summary: 'Nơi chính người đăng nhập được cử, giấy triệu tập',
    response: ownNominations,
    handler: ({ actor }) => database.read(actor, (db) => ownNominationsOf(db, actor)),
  });
  route(app, {
    method: 'GET',
    url: '/api/convocations/:id/file',
    capability: 'nominations.read',
    takesOut: true,
    summary: 'Giấy triệu tập theo đơn vị, quyết định mở lớp kèm phụ lục (Word)',
    params: byId,
    query: contract.ofUnit,
    handler: ({ actor, params, query, reply }) =>
      sendPaper(database, actor, reply, 'Văn bản triệu tập', { ...params, ...query }, (db) =>
        convocationPaper(db, actor, params.id, query.unit),
      ),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/convocations/:id/people/export',
      capability: 'nominations.read',
      params: byId,
      query: contract.ofUnit,
      summary: 'Danh sách triệu tập, dạng tệp',
      list: (db, { actor, params, query }) => exportConvocation(db, actor, params.id, query.unit),
    },
  );
  route(app, {
    method: 'POST',
    url: '/api/classes/:id/convocations',
    capability: 'admissions.record',
    command: 'admissions.issue_convocation',
    params: byId,
    body: contract.issue,
    response: answered,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => issueConvocation(tx, actor, params.id, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/classes/:id/combination',
    capability: 'admissions.record',
    command: 'admissions.combine_classes',
    params: byId,
    body: contract.combine,
    response: contract.combined,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => combineClasses(tx, actor, keys, params.id, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/no-shows',
    capability: 'admissions.record',
    command: 'admissions.free_no_shows',
    params: byId,
    body: z.strictObject({}),
    response: contract.freed,
    handler: ({ actor, act, params }) => database.write(actor, act, (tx) => freeNoShows(tx, actor, params.id)),
  });
}
