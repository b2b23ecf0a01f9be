import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Actor, Capability } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { inWords } from '#platform/refusal.ts';
import { boardMinutes } from './board-minutes.ts';
import { readBoards } from './board-queries.ts';
import { attachMinutes, recordBoard } from './board-record.ts';
import { decideNominations } from './decide-nominations.ts';
import { judgesWith } from './judges.ts';
import { overrideRule } from './override-rule.ts';
import type { AdmissionDeps } from './routes.ts';
import { exportDesk } from './screen-export.ts';
import { readFile } from './screen-file.ts';
import { resultLetter, resultLetters } from './screen-letters.ts';
import { markPapers } from './screen-papers.ts';
import { readDesk } from './screen-queries.ts';
import { recordCommitment } from './record-commitment.ts';
import { recheckNominees } from './screen-recheck.ts';
import * as contract from './screening-contract.ts';
import { sendPaper } from './send-paper.ts';
import { callUp } from './waiting-call-up.ts';
import { readWaiting } from './waiting-queries.ts';
import { reorderWaiting } from './waiting-reorder.ts';

const byId = z.strictObject({ id: idSchema });
const byBoard = z.strictObject({ id: idSchema, boardId: idSchema });

/** The screening desk: who is accepted, refused, waits; papers, special cases, the board. */
export function screeningRoutes(app: FastifyInstance, { database, keys, paper }: AdmissionDeps): void {
  const judges = judgesWith(keys, database);
  route(app, {
    method: 'GET',
    url: '/api/series/:id/desk',
    capability: 'nominations.read',
    summary: 'Bàn xét tuyển của một đợt',
    params: byId,
    query: contract.deskFilter,
    response: contract.desk,
    handler: ({ actor, params, query, texts }) => database.read(actor, (db) => readDesk(db, actor, params.id, query, texts)),
  });
  route(app, {
    method: 'GET',
    url: '/api/nominations/:id/application-file',
    capability: 'nominations.read',
    summary: 'Hồ sơ của một người được cử',
    params: byId,
    response: contract.nominationFile,
    handler: ({ actor, params, texts }) => database.read(actor, (db) => readFile(db, actor, params.id, texts)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/waiting',
    capability: 'nominations.read',
    summary: 'Danh sách chờ của một đợt',
    params: byId,
    response: contract.waitingList,
    handler: ({ actor, params, texts }) => database.read(actor, (db) => readWaiting(db, actor, params.id, texts)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/boards',
    capability: 'nominations.read',
    summary: 'Các phiên họp của hội đồng tuyển sinh',
    params: byId,
    response: z.array(contract.board),
    handler: ({ actor, params }) => database.read(actor, (db) => readBoards(db, actor, params.id)),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/series/:id/desk/export',
      capability: 'nominations.read',
      params: byId,
      query: contract.deskFilter,
      summary: 'Danh sách xét tuyển, dạng tệp',
      list: (db, { actor, params, query }) => exportDesk(db, actor, params.id, query, paper),
    },
  );
  route(app, {
    method: 'GET',
    url: '/api/series/:id/letters',
    capability: 'nominations.read',
    takesOut: true,
    summary: 'Thông báo kết quả xét tuyển, mỗi đơn vị một văn bản (Word)',
    params: byId,
    query: contract.resultLetters,
    handler: ({ actor, params, query, reply }) =>
      sendPaper(database, actor, reply, 'Thông báo kết quả xét tuyển', { ...params, ...query }, (db) =>
        resultLetters(db, actor, params.id, query, paper),
      ),
  });
  route(app, {
    method: 'GET',
    url: '/api/nominations/:id/letter',
    capability: 'nominations.read',
    takesOut: true,
    summary: 'Thông báo kết quả xét tuyển của một người (Word)',
    params: byId,
    handler: ({ actor, params, reply }) =>
      sendPaper(database, actor, reply, 'Thông báo kết quả xét tuyển', params, (db) => resultLetter(db, actor, params.id, paper)),
  });
  route(app, {
    method: 'GET',
    url: '/api/series/:id/boards/:boardId/file',
    capability: 'nominations.read',
    takesOut: true,
    summary: 'Biên bản họp hội đồng tuyển sinh (Word)',
    params: byBoard,
    handler: ({ actor, params, reply }) =>
      sendPaper(database, actor, reply, 'Biên bản họp hội đồng tuyển sinh', params, (db) =>
        boardMinutes(db, actor, params.id, params.boardId, paper),
      ),
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/decisions',
    capability: 'admissions.record',
    command: 'admissions.decide',
    params: byId,
    body: contract.decide,
    response: contract.decided,
    handler: async ({ actor, act, params, body, texts }) => {
      const { held, ...done } = await database.write(actor, act, (tx) => decideNominations(tx, actor, keys, params.id, body));
      const said = held.map(({ id, name, refusal }) => {
        const { code, what, todo } = inWords(refusal, texts);
        return { id, name, code, what, todo };
      });
      return { ...done, held: said };
    },
  });
  route(app, {
    method: 'POST',
    url: '/api/series/:id/checks',
    capability: 'admissions.record',
    command: 'admissions.recheck',
    params: byId,
    body: contract.recheck,
    response: contract.rechecked,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => recheckNominees(tx, actor, judges, params.id, body)),
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
      response: contract.answered,
      handler: ({ actor, act, params, body: input }) => database.write(actor, act, (tx) => run(tx, actor, params.id, input as z.output<B>)),
    });
  on('/api/nominations/:id/overrides', 'admissions.override', 'admissions.override', contract.overrideRule, overrideRule);
  on(
    '/api/nominations/:id/commitment',
    'admissions.record_commitment',
    'admissions.record',
    contract.recordCommitment,
    (tx, actor, id, input) => recordCommitment(tx, actor, judges, id, input),
  );
  on('/api/nominations/:id/call-up', 'admissions.call_up', 'admissions.record', contract.callUp, callUp);
  on('/api/series/:id/waiting/order', 'admissions.reorder_waiting', 'admissions.record', contract.reorder, reorderWaiting);
  on('/api/series/:id/papers', 'admissions.mark_papers', 'admissions.record', contract.markPapers, markPapers);
  on('/api/series/:id/boards', 'admissions.record_board', 'admissions.record', contract.recordBoard, recordBoard);
  route(app, {
    method: 'POST',
    url: '/api/series/:id/boards/:boardId/minutes',
    capability: 'admissions.record',
    command: 'admissions.attach_minutes',
    params: byBoard,
    body: contract.attachMinutes,
    response: contract.answered,
    handler: ({ actor, act, params, body }) =>
      database.write(actor, act, (tx) => attachMinutes(tx, actor, params.id, params.boardId, body)),
  });
}
