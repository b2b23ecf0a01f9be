import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor, Capability } from '../actor.ts';
import type { Act } from '../database/transaction.ts';
import { Refusal, type Texts } from '../refusal.ts';

/** `public`: no sign-in. `signed_in`: any account. Otherwise the capability the caller must hold. */
export type Gatekeeping = 'public' | 'signed_in' | Capability;

declare module 'fastify' {
  interface FastifyContextConfig {
    capability?: Gatekeeping;
    command?: string;
    takesOut?: boolean;
  }
  interface FastifyRequest {
    actor: Actor | null;
    /** What can be said to this caller, in the language of the request. */
    texts: Texts;
  }
}

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<P extends Schema, Q extends Schema, B extends Schema> = {
  actor: Actor;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  /** For `database.write`: the command's name and the caller's idempotency key. */
  act: Act;
  /** From If-Match, on routes with `edits: true`. */
  rowVersion: number;
  /** For answers that hold words beside data: in the language of the request. */
  texts: Texts;
  request: FastifyRequest;
  reply: FastifyReply;
};

export type RouteSpec<P extends Schema, Q extends Schema, B extends Schema, R extends z.ZodType> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  capability: Gatekeeping;
  /** Name of the command, required on every method but GET: it is what audit and idempotency call it. */
  command?: string;
  /** A change of an existing row: demands If-Match. */
  edits?: boolean;
  params?: P;
  query?: Q;
  body?: B;
  /** Answers with a file of data; how many an account may take in an hour is limited. */
  takesOut?: true;
  /** Takes a form with a file (`readUpload`). */
  upload?: true;
  /** Left out only where the answer is a file or the body is multipart. */
  response?: R;
  summary?: string;
  /** false: the answer is a file of its own length, sent as it is. */
  compress?: false;
  handler: (call: Call<P, Q, B>) => Promise<z.input<R> | FastifyReply | void>;
};

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) throw new Refusal('idempotency.missing', {}, { status: 400 });
  return key;
}

/** What no schema describes would only be hashed; an empty object is how some clients say nothing. */
function refuseBody(request: FastifyRequest, upload = false): void {
  const { body } = request;
  const isEmpty = body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0);
  if (request.isMultipart() ? upload : isEmpty) return;
  throw new Refusal('request.body_unexpected', {}, { status: 400 });
}

function rowVersionOf(request: FastifyRequest): number {
  const match = /^(?:W\/)?"(\d+)"$/.exec(request.headers['if-match'] ?? '');
  if (!match) throw new Refusal('edit.missing_version', {}, { status: 428 });
  return Number(match[1]);
}

/** Declares one route. Its steps, in order: gate (server.ts) → capability → schema → idempotency key → handler. */
export function route<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends z.ZodType = z.ZodType,
>(app: FastifyInstance, spec: RouteSpec<P, Q, B, R>): void {
  const writes = spec.method !== 'GET';
  if (writes && !spec.command) throw new Error(`${spec.method} ${spec.url}: a write needs the name of its command`);
  app.route({
    method: spec.method,
    url: spec.url,
    ...(spec.compress === false ? { compress: false } : {}),
    config: {
      capability: spec.capability,
      ...(spec.command ? { command: spec.command } : {}),
      ...(spec.takesOut ? { takesOut: true } : {}),
    },
    schema: {
      ...(spec.summary ? { summary: spec.summary } : {}),
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.query ? { querystring: spec.query } : {}),
      ...(spec.body ? { body: spec.body } : {}),
      ...(spec.response ? { response: { 200: spec.response } } : {}),
    },
    handler: async (request, reply) => {
      const command = spec.command ?? '';
      if (writes && !spec.body) refuseBody(request, spec.upload);
      const answer = await spec.handler({
        actor: request.actor as Actor,
        params: request.params as Parsed<P>,
        query: request.query as Parsed<Q>,
        body: request.body as Parsed<B>,
        act:
          writes && spec.capability !== 'public'
            ? { command, idempotency: { key: keyOf(request), body: { url: request.url, body: request.body } } }
            : { command },
        rowVersion: spec.edits ? rowVersionOf(request) : 0,
        texts: request.texts,
        request,
        reply,
      });
      return answer === undefined ? reply : answer;
    },
  });
}
