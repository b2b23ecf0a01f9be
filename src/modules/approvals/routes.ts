import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Actor, Capability } from '#platform/actor.ts';
import type { Database, Outcome, Tx } from '#platform/database/transaction.ts';
import { route } from '#platform/http/route.ts';
import { arrangeAbsence, revokeAbsence } from './arrange-absence.ts';
import * as contract from './contract.ts';
import { decideRequest } from './decide-request.ts';
import { absentNamed, deputyNamed } from './named-account.ts';
import { appraisalCalendar, listAbsences, listDaysOff, listDirected, listRequests, listRules, oneRequest } from './queries.ts';
import { recordDayOff } from './record-day-off.ts';
import { supplyDirected } from './record-directed.ts';
import { requestAppraisal, requestOffPlan } from './request-appraisal.ts';
import { resubmitRequest, withdrawRequest } from './resubmit-request.ts';
import { setDeadline } from './set-deadline.ts';

const byId = z.strictObject({ id: idSchema });

export function approvalRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  route(app, {
    method: 'GET',
    url: '/api/approvals',
    capability: 'approvals.read',
    summary: 'Việc phê duyệt: đang chờ tôi, tôi trình, quá hạn',
    query: contract.requestFilter,
    response: contract.requestList,
    handler: ({ actor, query }) => database.read(actor, (db) => listRequests(db, actor, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/approvals/:id',
    capability: 'approvals.read',
    params: byId,
    response: contract.requestPage,
    handler: ({ actor, params, texts }) => database.read(actor, (db) => oneRequest(db, actor, params.id, texts)),
  });
  route(app, {
    method: 'GET',
    url: '/api/approvals/appraisals',
    capability: 'approvals.read',
    summary: 'Lịch thẩm định chương trình',
    response: z.array(contract.appraisalDue),
    handler: ({ actor }) => database.read(actor, appraisalCalendar),
  });
  route(app, {
    method: 'GET',
    url: '/api/approvals/directed',
    capability: 'approvals.read',
    summary: 'Việc làm theo chỉ đạo, còn thiếu văn bản',
    response: z.array(contract.directed),
    handler: ({ actor }) => database.read(actor, (db) => listDirected(db)),
  });
  route(app, {
    method: 'GET',
    url: '/api/approvals/absences',
    capability: 'approvals.read',
    response: z.array(contract.absence),
    handler: ({ actor }) => database.read(actor, listAbsences),
  });
  route(app, {
    method: 'GET',
    url: '/api/approvals/rules',
    capability: 'approvals.read',
    response: z.array(contract.rule),
    handler: ({ actor }) => database.read(actor, listRules),
  });

  route(app, {
    method: 'GET',
    url: '/api/approvals/days-off',
    capability: 'approvals.read',
    summary: 'Ngày nghỉ lễ, ngày làm bù',
    query: contract.daysOffQuery,
    response: z.array(contract.dayOff),
    handler: ({ actor, query }) => database.read(actor, (db) => listDaysOff(db, query)),
  });

  /** POST url → run. */
  const make = <B extends z.ZodType>(
    url: string,
    command: string,
    capability: Capability,
    body: B,
    run: (tx: Tx, actor: Actor, input: z.output<B>) => Promise<Outcome<{ id: string }>>,
  ) =>
    route(app, {
      method: 'POST',
      url,
      capability,
      command,
      body,
      response: contract.made,
      handler: ({ actor, act, body: input }) => database.write(actor, act, (tx) => run(tx, actor, input as z.output<B>)),
    });
  /** POST url/:id/… → run. */
  const on = <B extends z.ZodType>(
    url: string,
    command: string,
    capability: Capability,
    body: B,
    run: (tx: Tx, actor: Actor, id: string, input: z.output<B>) => Promise<Outcome<{ id: string }>>,
  ) =>
    route(app, {
      method: 'POST',
      url,
      capability,
      command,
      params: byId,
      body,
      response: contract.made,
      handler: ({ actor, act, params, body: input }) => database.write(actor, act, (tx) => run(tx, actor, params.id, input as z.output<B>)),
    });

  make('/api/approvals/appraisals', 'approvals.request_appraisal', 'approvals.submit', contract.appraisalInput, requestAppraisal);
  make('/api/approvals/off-plan', 'approvals.request_off_plan', 'approvals.submit', contract.offPlanInput, requestOffPlan);
  make('/api/approvals/rules', 'approvals.set_deadline', 'delegation.record', contract.ruleInput, setDeadline);
  make('/api/approvals/days-off', 'approvals.record_day_off', 'delegation.record', contract.dayOffInput, recordDayOff);
  // who stands in for somebody decides without approvals.decide of one's own
  on('/api/approvals/:id/decision', 'approvals.decide', 'approvals.submit', contract.decision, decideRequest);
  on('/api/approvals/:id/resubmission', 'approvals.resubmit', 'approvals.submit', contract.resubmission, resubmitRequest);
  on('/api/approvals/:id/withdrawal', 'approvals.withdraw', 'approvals.submit', contract.withdrawal, withdrawRequest);
  on(
    '/api/approvals/directed/:id/document',
    'approvals.supply_document',
    'approvals.submit',
    contract.supplyInput,
    (tx, actor, id, input) => supplyDirected(tx, actor, id, input.documentId),
  );
  on('/api/approvals/absences/:id/revocation', 'approvals.revoke_absence', 'approvals.submit', z.strictObject({}), revokeAbsence);
  route(app, {
    method: 'POST',
    url: '/api/approvals/absences',
    capability: 'approvals.decide',
    command: 'approvals.arrange_absence',
    body: contract.absenceInput,
    response: contract.made,
    handler: async ({ actor, act, body }) => {
      const at = { deskId: body.deskId, day: body.fromOn > today() ? body.fromOn : today() };
      const absent = body.absentName
        ? await absentNamed(database, actor, { ...at, name: body.absentName, where: 'absentName' })
        : { id: actor.accountId, name: actor.accountName };
      const deputy = await deputyNamed(database, actor, { ...at, name: body.deputyName, where: 'deputyName' });
      return database.write(actor, act, (tx) => arrangeAbsence(tx, actor, absent, deputy, body));
    },
  });
}
