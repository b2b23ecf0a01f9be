import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today, yearOf } from '#kit/dates.ts';
import { requestRow } from '#contracts/approvals';
import type { Database } from '#platform/database/transaction.ts';
import { noteOfFile, takenBy } from '#platform/http/export-note.ts';
import { sendFile, XLSX } from '#platform/http/files.ts';
import { route } from '#platform/http/route.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { amendPlan } from './amend-plan.ts';
import { approvePlanVersion } from './approve-plan-version.ts';
import * as contract from './contract.ts';
import { createPlan } from './create-plan.ts';
import { editDraft } from './edit-draft.ts';
import { blankPages, exportFormC } from './export-form-c.ts';
import { planExportRoutes } from './export-routes.ts';
import { lineList, lineListQuery } from './lines-contract.ts';
import { listLines } from './lines-queries.ts';
import { needRoutes } from './needs-routes.ts';
import { sameQuarterList, sameQuarterQuery } from './same-quarter-contract.ts';
import { listSameQuarter } from './same-quarter.ts';
import { planChanges } from './plan-changes.ts';
import { listPlans, readPlan, waitingForDocuments } from './queries.ts';
import { planRequests, requestAmendment } from './request-amendment.ts';
import type { SlotLedger } from './slot-ledger.ts';
import { dropDraftLine, setDraftLine } from './set-draft-line.ts';
import { dropTarget, setTarget } from './set-target.ts';
import { supplyAwaitedDocument, supplyOrder } from './supply-document.ts';

const plan = z.object({ id: z.uuid() });
const blankQuery = z.object({ year: z.coerce.number().int().min(1990).max(2100).optional() });
const line = plan.extend({ lineId: z.uuid() });
const target = plan.extend({ targetId: z.uuid() });
const version = plan.extend({ no: z.coerce.number().int().min(1) });
const targetSaved = z.object({ id: z.uuid(), rowVersion: z.int() });

export function planRoutes(app: FastifyInstance, parts: { database: Database; slotLedger: SlotLedger }): void {
  const { database, slotLedger } = parts;
  planExportRoutes(app, parts);
  needRoutes(app, parts);

  // Reading
  route(app, {
    method: 'GET',
    url: '/api/plans',
    capability: 'plans.read',
    query: contract.planListQuery,
    response: contract.planList,
    handler: ({ actor, query }) => database.read(actor, (db) => listPlans(db, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/plan-lines',
    capability: 'plans.read',
    summary: 'Lines of all plans, each as the version says it that speaks for its plan',
    query: lineListQuery,
    response: lineList,
    handler: ({ actor, query }) => database.read(actor, (db) => listLines(db, query, actor.scope)),
  });
  route(app, {
    method: 'GET',
    url: '/api/plan-lines/same-quarter',
    capability: 'plans.read',
    summary: 'Lines of different leads that order nearly the same for the same people in one quarter',
    query: sameQuarterQuery,
    response: sameQuarterList,
    handler: ({ actor, query }) => database.read(actor, (db) => listSameQuarter(db, query, actor.scope)),
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/form-c.xlsx',
    capability: 'plans.read',
    query: blankQuery,
    handler: async ({ query: { year = yearOf(today()) + 1 }, reply }) =>
      sendFile(reply, `Bieu-C-${year}.xlsx`, XLSX, await writeWorkbook(blankPages(year))),
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/waiting',
    capability: 'plans.read',
    response: contract.waiting,
    handler: ({ actor }) => database.read(actor, (db) => waitingForDocuments(db)),
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/:id',
    capability: 'plans.read',
    params: plan,
    query: contract.planQuery,
    response: contract.planDetail,
    handler: ({ actor, params, query }) => database.read(actor, (db) => readPlan(db, params.id, query.version)),
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/:id/changes',
    capability: 'plans.read',
    params: plan,
    query: contract.changesQuery,
    response: contract.planChanges,
    handler: ({ actor, params, query }) => database.read(actor, (db) => planChanges(db, params.id, query.from, query.to)),
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/:id/form-c.xlsx',
    capability: 'plans.read',
    takesOut: true,
    params: plan,
    query: contract.planQuery,
    handler: async ({ actor, params, query, reply }) => {
      const taken = takenBy(actor);
      const { name, bytes } = await database.read(actor, (db) => exportFormC(db, params.id, query.version, taken));
      database.note(actor, noteOfFile(taken, 'Kế hoạch (biểu C)', 'form', { ...params, ...query }));
      return sendFile(reply, name, XLSX, bytes);
    },
  });

  // The plan and its draft
  route(app, {
    method: 'POST',
    url: '/api/plans',
    capability: 'plans.record',
    command: 'plans.create',
    body: contract.planInput,
    response: contract.created,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => createPlan(tx, actor, body)),
  });
  route(app, {
    method: 'PATCH',
    url: '/api/plans/:id/draft',
    capability: 'plans.record',
    command: 'plans.edit_draft',
    edits: true,
    params: plan,
    body: contract.draftInput,
    response: contract.draftState,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editDraft(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/lines',
    capability: 'plans.record',
    command: 'plans.add_line',
    params: plan,
    body: contract.lineInput,
    response: contract.lineSaved,
    handler: ({ actor, act, params, body }) =>
      database.write(actor, act, (tx) => setDraftLine(tx, actor, params.id, { lineId: null, rowVersion: null }, body)),
  });
  route(app, {
    method: 'PUT',
    url: '/api/plans/:id/lines/:lineId',
    capability: 'plans.record',
    command: 'plans.change_line',
    edits: true,
    params: line,
    body: contract.lineInput,
    response: contract.lineSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => setDraftLine(tx, actor, params.id, { lineId: params.lineId, rowVersion }, body)),
  });
  route(app, {
    method: 'DELETE',
    url: '/api/plans/:id/lines/:lineId',
    capability: 'plans.record',
    command: 'plans.drop_line',
    edits: true,
    params: line,
    response: contract.draftState,
    handler: ({ actor, act, params, rowVersion }) =>
      database.write(actor, act, (tx) => dropDraftLine(tx, actor, params.id, params.lineId, rowVersion)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/amendments',
    capability: 'plans.record',
    command: 'plans.amend',
    params: plan,
    body: contract.orderInput,
    response: contract.draftState,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => amendPlan(tx, actor, params.id, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/approve',
    capability: 'plans.approve',
    command: 'plans.approve',
    edits: true,
    params: plan,
    response: contract.approved,
    handler: ({ actor, act, params, rowVersion }) =>
      database.write(actor, act, (tx) => approvePlanVersion(tx, actor, slotLedger, params.id, rowVersion)),
  });

  route(app, {
    method: 'GET',
    url: '/api/plans/:id/requests',
    capability: 'approvals.read',
    params: plan,
    response: z.array(requestRow),
    handler: ({ actor, params }) => database.read(actor, (db) => planRequests(db, params.id)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/requests',
    capability: 'approvals.submit',
    command: 'plans.request_amendment',
    params: plan,
    body: contract.planRequest,
    response: z.object({ id: z.uuid() }),
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => requestAmendment(tx, actor, params.id, body)),
  });

  // Papers that were awaited
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/lines/:lineId/document',
    capability: 'plans.record',
    command: 'plans.supply_awaited_document',
    params: line,
    body: contract.awaitedDocument,
    response: z.object({ lineId: z.uuid() }),
    handler: ({ actor, act, params, body }) =>
      database.write(actor, act, (tx) => supplyAwaitedDocument(tx, actor, params.id, params.lineId, body.documentId)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/versions/:no/document',
    capability: 'plans.approve',
    command: 'plans.supply_order',
    params: version,
    body: contract.awaitedDocument,
    response: z.object({ versionId: z.uuid() }),
    handler: ({ actor, act, params, body }) =>
      database.write(actor, act, (tx) => supplyOrder(tx, actor, params.id, params.no, body.documentId)),
  });

  // Targets
  route(app, {
    method: 'POST',
    url: '/api/plans/:id/targets',
    capability: 'plans.targets',
    command: 'plans.add_target',
    params: plan,
    body: contract.targetInput,
    response: targetSaved,
    handler: ({ actor, act, params, body }) =>
      database.write(actor, act, (tx) => setTarget(tx, actor, params.id, { targetId: null, rowVersion: 0 }, body)),
  });
  route(app, {
    method: 'PUT',
    url: '/api/plans/:id/targets/:targetId',
    capability: 'plans.targets',
    command: 'plans.change_target',
    edits: true,
    params: target,
    body: contract.targetInput,
    response: targetSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => setTarget(tx, actor, params.id, { targetId: params.targetId, rowVersion }, body)),
  });
  route(app, {
    method: 'DELETE',
    url: '/api/plans/:id/targets/:targetId',
    capability: 'plans.targets',
    command: 'plans.drop_target',
    edits: true,
    params: target,
    response: targetSaved,
    handler: ({ actor, act, params, rowVersion }) =>
      database.write(actor, act, (tx) => dropTarget(tx, actor, params.id, params.targetId, rowVersion)),
  });
}
