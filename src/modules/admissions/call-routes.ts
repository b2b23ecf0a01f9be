import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { answerNobody, remindUnits } from './call-answer.ts';
import * as contract from './call-contract.ts';
import { callLetter } from './call-letter.ts';
import { listCalls, readCall } from './call-queries.ts';
import { changeCalled, createCall, editCall, setCallState } from './create-call.ts';
import type { AdmissionDeps } from './routes.ts';
import { sendPaper } from './send-paper.ts';

const one = z.object({ id: z.uuid() });

/** Chiêu sinh: which units are asked for people, until when, and what they answer. */
export function callRoutes(app: FastifyInstance, { database }: AdmissionDeps): void {
  route(app, {
    method: 'GET',
    url: '/api/calls',
    capability: 'nominations.read',
    query: contract.callListQuery,
    response: contract.callList,
    summary: 'Calls for nominations, those open and nearest to their day first',
    handler: ({ actor, query }) => database.read(actor, (db) => listCalls(db, actor, query)),
  });
  route(app, {
    method: 'GET',
    url: '/api/calls/:id',
    capability: 'nominations.read',
    params: one,
    response: contract.callPage,
    summary: 'One call, with which units have answered',
    handler: ({ actor, params }) => database.read(actor, (db) => readCall(db, actor, params.id)),
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/calls',
    capability: 'admissions.record',
    command: 'admissions.call',
    params: one,
    body: contract.createCall,
    response: contract.callSaved,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => createCall(tx, actor, params.id, body)),
  });
  route(app, {
    method: 'PATCH',
    url: '/api/calls/:id',
    capability: 'admissions.record',
    command: 'admissions.edit_call',
    edits: true,
    params: one,
    body: contract.editCall,
    response: contract.callSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editCall(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/calls/:id/units',
    capability: 'admissions.record',
    command: 'admissions.change_called',
    edits: true,
    params: one,
    body: contract.callUnits,
    response: contract.callSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => changeCalled(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/calls/:id/state',
    capability: 'admissions.record',
    command: 'admissions.set_call_state',
    edits: true,
    params: one,
    body: contract.setCallState,
    response: contract.callSaved,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => setCallState(tx, actor, params.id, rowVersion, body.state)),
  });
  route(app, {
    method: 'POST',
    url: '/api/calls/:id/reminders',
    capability: 'admissions.record',
    command: 'admissions.remind',
    params: one,
    body: contract.remind,
    response: contract.reminded,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => remindUnits(tx, actor, params.id, body.units)),
  });
  route(app, {
    method: 'POST',
    url: '/api/calls/:id/answers',
    capability: 'nominations.record',
    command: 'admissions.answer_nobody',
    params: one,
    body: contract.answerCall,
    response: z.object({ id: z.uuid() }),
    summary: 'A called unit answers that it nominates nobody',
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => answerNobody(tx, actor, params.id, body)),
  });
  route(app, {
    method: 'GET',
    url: '/api/calls/:id/letter',
    capability: 'nominations.read',
    params: one,
    takesOut: true,
    summary: 'The call as a letter (.docx) in the layout of who leads the series',
    handler: ({ actor, params, reply }) =>
      sendPaper(database, actor, reply, 'Công văn chiêu sinh', { call: params.id }, (db) => callLetter(db, actor, params.id)),
  });
}
