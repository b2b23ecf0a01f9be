import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { addSeriesClass, removeSeriesClass, setClassSeats } from './change-series-classes.ts';
import { createSeries } from './create-series.ts';
import { editSeries } from './edit-series.ts';
import * as quota from './quota-contract.ts';
import { exportMovements, exportSeats, exportSeries } from './quota-export.ts';
import { proposeShares } from './quota-proposal.ts';
import { listMovements, seatBalances } from './quota-queries.ts';
import { rollSeats } from './roll-seats.ts';
import type { AdmissionDeps } from './routes.ts';
import * as series from './series-contract.ts';
import { listSeries, readSeries } from './series-queries.ts';
import { setSeriesState } from './set-series-state.ts';
import { grantSeats, moveBetween, returnSeats } from './share-out.ts';

const byId = z.strictObject({ id: idSchema });
const ofClass = z.strictObject({ id: idSchema, classId: idSchema });

/** Series and their seats. */
export function quotaRoutes(app: FastifyInstance, { database }: AdmissionDeps): void {
  quotaReads(app, { database });
  route(app, {
    method: 'POST',
    url: '/api/series',
    capability: 'quotas.record',
    command: 'series.create',
    body: series.createSeries,
    response: series.seriesSaved,
    handler: ({ actor, body, act }) => database.write(actor, act, (tx) => createSeries(tx, actor, body)),
  });
  route(app, {
    method: 'PATCH',
    url: '/api/series/:id',
    capability: 'quotas.record',
    command: 'series.edit',
    edits: true,
    params: byId,
    body: series.editSeries,
    response: series.seriesSaved,
    handler: ({ actor, params, body, act, rowVersion }) =>
      database.write(actor, act, (tx) => editSeries(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/state',
    capability: 'quotas.record',
    command: 'series.set_state',
    edits: true,
    params: byId,
    body: series.setSeriesState,
    response: series.seriesSaved,
    handler: ({ actor, params, body, act, rowVersion }) =>
      database.write(actor, act, (tx) => setSeriesState(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'PUT',
    url: '/api/series/:id/classes/:classId',
    capability: 'quotas.record',
    command: 'series.set_class_seats',
    params: ofClass,
    body: series.setClassSeats,
    response: quota.seatsMoved,
    handler: ({ actor, params, body, act }) =>
      database.write(actor, act, (tx) => setClassSeats(tx, actor, params.id, params.classId, body)),
  });
  route(app, {
    method: 'DELETE',
    url: '/api/series/:id/classes/:classId',
    capability: 'quotas.record',
    command: 'series.remove_class',
    params: ofClass,
    response: quota.seatsMoved,
    handler: ({ actor, params, act }) => database.write(actor, act, (tx) => removeSeriesClass(tx, actor, params.id, params.classId)),
  });

  /** Seats move: POST url/:id/… → run. */
  const on = <B extends z.ZodType>(
    url: string,
    command: string,
    body: B,
    run: (tx: Tx, actor: Actor, id: string, input: z.output<B>) => Promise<Outcome<quota.SeatsMoved>>,
  ) =>
    route(app, {
      method: 'POST',
      url,
      capability: 'quotas.record',
      command,
      params: byId,
      body,
      response: quota.seatsMoved,
      handler: ({ actor, params, body: input, act }) => database.write(actor, act, (tx) => run(tx, actor, params.id, input as z.output<B>)),
    });
  on('/api/series/:id/classes', 'series.add_class', series.addSeriesClass, addSeriesClass);
  on('/api/series/:id/seats/grants', 'seats.grant', quota.grantSeats, grantSeats);
  on('/api/series/:id/seats/returns', 'seats.return', quota.returnSeats, returnSeats);
  on('/api/series/:id/seats/moves', 'seats.move', quota.moveSeatsInput, moveBetween);
  on('/api/series/:id/seats/roll', 'seats.roll', quota.rollSeats, rollSeats);
}

function quotaReads(app: FastifyInstance, { database }: Pick<AdmissionDeps, 'database'>): void {
  route(app, {
    method: 'GET',
    url: '/api/series',
    capability: 'nominations.read',
    summary: 'Danh sách đợt tuyển sinh',
    query: series.seriesFilter,
    response: series.seriesList,
    handler: ({ actor, query }) => database.read(actor, (db) => listSeries(db, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id',
    capability: 'nominations.read',
    params: byId,
    response: series.seriesPage,
    handler: ({ actor, params }) => database.read(actor, (db) => readSeries(db, actor, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/seats',
    capability: 'nominations.read',
    summary: 'Chỉ tiêu của từng đơn vị trong đợt',
    params: byId,
    response: quota.seatBalances,
    handler: ({ actor, params }) => database.read(actor, (db) => seatBalances(db, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/movements',
    capability: 'nominations.read',
    summary: 'Sổ chỉ tiêu của đợt',
    params: byId,
    query: quota.movementFilter,
    response: quota.movementList,
    handler: ({ actor, params, query }) => database.read(actor, (db) => listMovements(db, params.id, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/proposal',
    capability: 'quotas.record',
    summary: 'Đề xuất chia chỉ tiêu',
    params: byId,
    query: quota.proposalQuery,
    response: quota.proposal,
    handler: ({ actor, params, query }) => database.read(actor, (db) => proposeShares(db, actor, params.id, query)),
  });
  const doors = { database };
  exportRoute(app, doors, {
    url: '/api/series/export',
    capability: 'nominations.read',
    query: series.seriesFilter.omit({ after: true, limit: true }),
    summary: 'Series of a filter, as a file',
    list: (db, { actor, query }) => exportSeries(db, actor, query),
  });
  exportRoute(app, doors, {
    url: '/api/series/:id/seats/export',
    capability: 'nominations.read',
    params: byId,
    query: z.object({}),
    summary: 'Seats of every unit in a series, as a file',
    list: (db, { actor, params }) => exportSeats(db, actor, params.id),
  });
  exportRoute(app, doors, {
    url: '/api/series/:id/movements/export',
    capability: 'nominations.read',
    params: byId,
    query: quota.movementFilter.omit({ after: true, limit: true }),
    summary: 'The ledger of seats of a series, as a file',
    list: (db, { actor, params, query }) => exportMovements(db, actor, params.id, query),
  });
}
