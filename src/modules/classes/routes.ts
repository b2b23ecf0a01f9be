import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Capability } from '#platform/actor.ts';
import type { Database, Outcome, Tx } from '#platform/database/transaction.ts';
import type { Actor } from '#platform/actor.ts';
import { route } from '#platform/http/route.ts';
import { inWords, type Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { idSchema, yearSchema } from '#kit/schemas.ts';
import * as contract from './contract.ts';
import { declaredFilter, declaredList } from './declared-contract.ts';
import { outsideFilter, outsideList } from './outside-contract.ts';
import { changeStatus, advanceClass, closeFile, reclassify } from './change-status.ts';
import { closeClass, discontinueClass } from './close-class.ts';
import { readConcurrence, requestConcurrence } from './concurrence.ts';
import { declareClasses } from './declare-classes.ts';
import { listDeclared } from './declared-queries.ts';
import { advanceOutside, endChain, sendOutside } from './end-chain.ts';
import { classExportRoutes } from './export-routes.ts';
import { leaveClass, pauseTrainees } from './leave-class.ts';
import { changeFamily, joinClass, listTrainees, rejoinClass, unlistTrainees, type ListAnswer } from './list-trainees.ts';
import { minorityCount } from './minority-contract.ts';
import { minorityOf } from './minority-queries.ts';
import { divideClass, mergeClass, moveTrainees } from './move-trainees.ts';
import { openClass } from './open-class.ts';
import { listOutside } from './outside-queries.ts';
import { ownFile } from './own-contract.ts';
import { ownFileOf } from './own-queries.ts';
import { editClass, prepareClass } from './prepare-class.ts';
import { listClasses, oneClass, pendingSlots, poolOf } from './queries.ts';
import { restrictSlot } from './restrict-line.ts';
import { reverseEvent, supplyDocument } from './reverse-event.ts';
import { timelineOf } from './timeline-queries.ts';
import { acceptOffPlan, slotAdopted, slotNotExecuted, slotPostponed, slotRescheduled, slotSplit } from './settle-slot.ts';

export type ClassDeps = { database: Database; keys: Keys };
const byId = z.strictObject({ id: idSchema });

export function classRoutes(app: FastifyInstance, { database, keys }: ClassDeps): void {
  classExportRoutes(app, { database, keys });
  route(app, {
    method: 'GET',
    url: '/api/own',
    capability: 'own.read',
    summary: 'Hồ sơ học tập của chính người đăng nhập',
    response: ownFile,
    handler: ({ actor }) => database.read(actor, (db) => ownFileOf(db, actor, keys)),
  });
  route(app, {
    method: 'GET',
    url: '/api/classes',
    capability: 'classes.read',
    summary: 'Danh sách lớp',
    query: contract.classFilter,
    response: contract.classList,
    handler: ({ actor, query }) => database.read(actor, (db) => listClasses(db, query, actor.scope)),
  });
  route(app, {
    method: 'GET',
    url: '/api/classes/:id',
    capability: 'classes.read',
    params: byId,
    response: contract.classPage,
    handler: ({ actor, params }) => database.readAtOnce(actor, (db) => oneClass(db, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/classes/:id/minority',
    capability: 'classes.read',
    summary: 'Số học viên là người dân tộc thiểu số, không nêu khi ít hơn năm',
    params: byId,
    response: minorityCount,
    handler: ({ actor, params }) => database.read(actor, (db) => minorityOf(db, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/classes/:id/timeline',
    capability: 'classes.read',
    params: byId,
    response: z.array(contract.timelineEvent),
    handler: ({ actor, params }) => database.readAtOnce(actor, (db) => timelineOf(db, params.id)),
  });
  route(app, {
    method: 'GET',
    url: '/api/pool',
    capability: 'classes.read',
    query: z.object({ family: idSchema }),
    response: z.array(
      z.object({ chainId: z.string(), personId: z.string(), fullName: z.string(), lastClass: z.string(), since: z.string().nullable() }),
    ),
    handler: ({ actor, query }) => database.read(actor, (db) => poolOf(db, query.family)),
  });
  route(app, {
    method: 'GET',
    url: '/api/slots/pending',
    capability: 'plans.read',
    query: z.object({ year: yearSchema.optional(), family: z.string().max(40).optional() }),
    response: z.array(contract.pendingSlot),
    handler: ({ actor, query }) => database.read(actor, (db) => pendingSlots(db, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/declared-classes',
    capability: 'classes.read',
    summary: 'Lớp kê khai: số lớp, số lượt không có danh sách, theo đơn vị và tháng',
    query: declaredFilter,
    response: declaredList,
    handler: ({ actor, query }) => database.read(actor, (db) => listDeclared(db, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/outside',
    capability: 'classes.read',
    summary: 'Người được cử đi học nơi khác',
    query: outsideFilter,
    response: outsideList,
    handler: ({ actor, query }) => database.read(actor, (db) => listOutside(db, query)),
  });
  route(app, {
    method: 'PATCH',
    url: '/api/classes/:id',
    capability: 'classes.record',
    command: 'classes.edit',
    edits: true,
    params: byId,
    body: contract.editClass,
    response: contract.recorded,
    handler: ({ actor, params, body, act, rowVersion }) =>
      database.write(actor, act, (tx) => editClass(tx, actor, params.id, rowVersion, body)),
  });

  route(app, {
    method: 'GET',
    url: '/api/classes/:id/concurrence',
    capability: 'approvals.read',
    params: byId,
    response: contract.classClearance,
    handler: ({ actor, params }) => database.read(actor, (db) => readConcurrence(db, params.id)),
  });
  route(app, {
    method: 'POST',
    url: '/api/classes/:id/concurrence',
    capability: 'approvals.submit',
    command: 'classes.request_concurrence',
    params: byId,
    body: contract.requestConcurrence,
    response: z.object({ id: idSchema }),
    handler: ({ actor, params, body, act }) => database.write(actor, act, (tx) => requestConcurrence(tx, actor, params.id, body)),
  });

  /** A command that makes something new: POST url → run. */
  const make = <B extends z.ZodType>(
    url: string,
    command: string,
    body: B,
    run: (tx: Tx, actor: Actor, input: z.output<B>) => Promise<Outcome<contract.Recorded>>,
  ) =>
    route(app, {
      method: 'POST',
      url,
      capability: 'classes.record',
      command,
      body,
      response: contract.recorded,
      handler: ({ actor, body: input, act }) => database.write(actor, act, (tx) => run(tx, actor, input as z.output<B>)),
    });
  /** A command on one class, slot, chain or event: POST url/:id/… → run. */
  const on = <B extends z.ZodType>(
    url: string,
    command: string,
    body: B,
    run: (tx: Tx, actor: Actor, id: string, input: z.output<B>, texts: Texts) => Promise<Outcome<contract.Recorded>>,
    capability: Capability = 'classes.record',
  ) =>
    route(app, {
      method: 'POST',
      url,
      capability,
      command,
      params: byId,
      body,
      response: contract.recorded,
      handler: ({ actor, params, body: input, act, texts }) =>
        database.write(actor, act, (tx) => run(tx, actor, params.id, input as z.output<B>, texts)),
    });
  /** Lists: rows that are held come back in words. */
  const onList = <B extends z.ZodType>(
    url: string,
    command: string,
    body: B,
    run: (tx: Tx, actor: Actor, keys: Keys, id: string, input: z.output<B>) => Promise<Outcome<ListAnswer>>,
  ) =>
    on(url, command, body, async (tx, actor, id, input, texts) => {
      const { result, audit } = await run(tx, actor, keys, id, input);
      const held = result.held.map(({ row, name, refusal }) => {
        const { code, what, todo, parts = [] } = inWords(refusal, texts);
        const candidates = parts.flatMap((part) =>
          typeof part.params['personId'] === 'string' ? [{ personId: part.params['personId'], words: part.what }] : [],
        );
        return { row, name, code, what, todo, candidates };
      });
      return { result: { ...result, held }, audit };
    });

  make('/api/classes', 'classes.prepare', contract.prepareClass, prepareClass);
  on('/api/classes/:id/preparation', 'classes.advance', contract.advanceClass, advanceClass);
  onList('/api/classes/:id/list', 'classes.list_trainees', contract.listTrainees, listTrainees);
  on('/api/classes/:id/list/removal', 'classes.unlist_trainees', contract.unlistTrainees, unlistTrainees);
  on('/api/classes/:id/opening', 'classes.open', contract.openClass, openClass);
  onList('/api/classes/:id/joins', 'classes.join', contract.joinClass, joinClass);
  on('/api/classes/:id/rejoins', 'classes.rejoin', contract.rejoinClass, rejoinClass);
  on('/api/classes/:id/moves', 'classes.move', contract.moveTrainees, moveTrainees);
  on('/api/classes/:id/family-changes', 'classes.change_family', contract.changeFamily, (tx, actor, id, input) =>
    changeFamily(tx, actor, keys, id, input),
  );
  on('/api/classes/:id/departures', 'classes.leave', contract.leaveClass, leaveClass);
  on('/api/classes/:id/pauses', 'classes.pause_trainees', contract.pauseTrainees, pauseTrainees);
  on('/api/classes/:id/status', 'classes.change_status', contract.changeStatus, changeStatus);
  on('/api/classes/:id/merger', 'classes.merge', contract.mergeClass, mergeClass);
  on('/api/classes/:id/division', 'classes.divide', contract.divideClass, divideClass);
  on('/api/classes/:id/discontinuation', 'classes.discontinue', contract.discontinueClass, discontinueClass);
  on('/api/classes/:id/closing', 'classes.close', contract.closeClass, closeClass);
  on('/api/classes/:id/reclassification', 'classes.reclassify', contract.reclassify, reclassify);
  on('/api/classes/:id/file-closing', 'classes.close_file', contract.closeFile, closeFile);

  make('/api/slots/off-plan', 'slots.accept_off_plan', contract.acceptOffPlan, acceptOffPlan);
  on('/api/slots/:id/not-executed', 'slots.not_executed', contract.slotNotExecuted, slotNotExecuted);
  on('/api/slots/:id/postponement', 'slots.postpone', contract.slotPostponed, slotPostponed);
  on('/api/slots/:id/rescheduling', 'slots.reschedule', contract.slotRescheduled, slotRescheduled);
  on('/api/slots/:id/division', 'slots.split', contract.slotSplit, slotSplit);
  on('/api/slots/:id/adoption', 'slots.adopt', contract.slotAdopted, slotAdopted);

  route(app, {
    method: 'POST',
    url: '/api/slots/:id/restriction',
    capability: 'classes.restricted',
    command: 'slots.restrict',
    params: byId,
    body: contract.restrictSlot,
    response: contract.recorded,
    handler: ({ actor, params, body, act }) => restrictSlot(database, actor, params.id, body, act),
  });

  on('/api/chains/:id/end', 'chains.end', contract.endChain, endChain);
  make('/api/outside', 'outside.send', contract.sendOutside, sendOutside);
  on('/api/outside/:id/step', 'outside.advance', contract.advanceOutside, advanceOutside);
  make('/api/declared-classes', 'declared.declare', contract.declareClasses, declareClasses);
  on('/api/ledger-events/:id/reversal', 'ledger.reverse', contract.reverseEvent, reverseEvent);
  on('/api/ledger-events/:id/document', 'ledger.supply_document', contract.supplyDocument, supplyDocument);
}
