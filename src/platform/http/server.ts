import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify';
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Language } from '#kit/language.ts';
import type { Actor } from '../actor.ts';
import type { Notes } from '../audit/notes.ts';
import { inWords, Refusal, type Texts } from '../refusal.ts';
import { refusalOf, shaped } from '../shape.ts';
import { askedLanguage } from './asked-language.ts';
import { denialOf } from './denials.ts';
import { atTheDoor, browserHeaders, calledAnything, refuseForeignOrigin, type Called } from './front-door.ts';
import { servePages } from './pages.ts';
import { openPace } from './pace.ts';
import './route.ts';

export type ServerParts = {
  /** Who sends this request, or null. */
  gate: (request: FastifyRequest) => Promise<Actor | null>;
  /** All that can be said to a caller, by the language the request asks for. */
  texts: Record<Language, Texts>;
  /** Database constraint → reason code, for the races that only a constraint can see. */
  constraints: Record<string, string>;
  webRoot: string | null;
  /** Under which names browsers reach us; anything where it is not said. */
  called?: Called | undefined;
  /** Addresses of the proxies in front of us, whose X-Forwarded-… is believed; else those of this machine. */
  proxies?: string | undefined;
  ready: () => Promise<boolean>;
  log: boolean | object;
  /** Files one account may take out in an hour; any number where it is not said. */
  filesAnHour?: number | undefined;
  /** Told what a known sender was denied. */
  note?: Notes['note'];
  /** Told of every route as it is added; for the test that walks them all. */
  onRoute?: ((route: RouteOptions) => void) | undefined;
};

const busyStates = new Set(['40001', '40P01', '55P03', '57014', '25P03']);
const downStates = /^(08|57P)/;
/** Values that no column holds: a number out of range, a NUL in a text, what is no id or date. */
const unusableValues = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** The HTTP door: gate before validation, refusals in the caller's language, security headers, OpenAPI, static files. Routes are added by app.ts. */
export async function openServer(parts: ServerParts): Promise<FastifyInstance> {
  const called = parts.called ?? calledAnything;
  const pace = openPace(parts.filesAnHour ?? Infinity);
  const app = Fastify({
    logger: parts.log as boolean,
    genReqId: () => newId(),
    bodyLimit: 1_048_576,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: parts.proxies ?? 'loopback',
    clientErrorHandler: refuseUnreadable,
    // an address that cannot be read reaches no hook
    frameworkErrors: (_error, request, reply) => {
      const refusal = new Refusal('request.malformed', {}, { status: 400 });
      void (reply as unknown as FastifyReply)
        .status(refusal.status)
        .headers({ ...browserHeaders, 'cache-control': 'no-store' })
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ error: inWords(refusal, parts.texts[askedLanguage(request)]) }));
    },
  });
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (value: unknown) => {
    const { data, misfits } = shaped(schema, value);
    return misfits ? { error: refusalOf(misfits) } : { value: data };
  });
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor', null);
  // the one place where a request's language becomes a catalogue
  app.decorateRequest('texts', {
    getter() {
      return parts.texts[askedLanguage(this)];
    },
  });

  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api') && !route.config?.capability) {
      throw new Error(`Route ${String(route.method)} ${route.url} does not declare a capability: the server will not start.`);
    }
    parts.onRoute?.(route);
  });

  await app.register(cookie);
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 20, fieldSize: 100_000 } });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Khuê Văn', version: '1' } },
    transform: jsonSchemaTransform,
  });

  // The gate: 401 comes before any validation or look-up, also for addresses that do not exist.
  app.addHook('onRequest', async (request, reply) => {
    atTheDoor(request, reply, called);
    // what the router found decides, not how the address is spelled: /%61pi/classes is /api/classes too
    const needed = request.routeOptions.config.capability;
    if (!needed && !request.url.startsWith('/api')) return;
    reply.header('cache-control', 'no-store');
    if (needed !== 'public') {
      request.actor = await parts.gate(request);
      if (!request.actor) throw new Refusal('gate.not_signed_in', {}, { status: 401 });
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request, called);
    if (needed && needed !== 'public' && needed !== 'signed_in' && !request.actor!.capabilities.has(needed)) {
      throw new Refusal('gate.not_allowed', {}, { status: 403 });
    }
    if (request.routeOptions.config.takesOut && request.actor) pace(request.actor);
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toRefusal(error, request, parts.constraints);
    const denial = request.actor && denialOf(request, refusal);
    if (denial) parts.note?.(request.actor!, denial);
    if (refusal.status >= 500) request.log.error({ err: error }, 'request failed');
    const wait = refusal.status === 503 ? 2 : refusal.params['retryAfter'];
    if (typeof wait === 'number') reply.header('retry-after', String(wait));
    return reply.status(refusal.status).send({ error: inWords(refusal, request.texts) });
  });

  app.get('/healthz', { config: { capability: 'public' }, logLevel: 'silent' }, async (_request, reply) =>
    (await parts.ready()) ? { status: 'ok' } : reply.status(503).send({ status: 'unavailable' }),
  );
  app.get('/api/openapi.json', { config: { capability: 'public' }, schema: { hide: true } }, async () => app.swagger());

  const hasWeb = parts.webRoot !== null && existsSync(`${parts.webRoot}/index.html`);
  const page = hasWeb ? await servePages(app, parts.webRoot!) : null;
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api') && !/\.\w+$/.test(request.url.split('?')[0]!);
    if (page && isPage) return page(request, reply);
    return reply.status(404).send({ error: inWords(new Refusal('request.not_found'), request.texts) });
  });
  return app;
}

/** What is no HTTP: answered like everything else, and the connection ends. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, reason] = error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const headers = Object.entries({ ...browserHeaders, connection: 'close', 'content-length': '0' });
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
}

function toRefusal(error: FastifyError & { constraint?: string }, request: FastifyRequest, constraints: Record<string, string>): Refusal {
  if (error instanceof Refusal) return error;
  const code = error.code ?? '';
  if (error.constraint && constraints[error.constraint]) return new Refusal(constraints[error.constraint]!, {}, { status: 409 });
  // row-level security would not have this row from this caller
  if (code === '42501') return new Refusal('gate.outside_scope', {}, { status: 403 });
  // what it names is not there, or is still needed by something; a command that can say it better names the constraint
  if (code === '23503') return new Refusal('request.unknown_reference', {}, { status: 422 });
  if (unusableValues.has(code)) return new Refusal('request.unusable_value', {}, { status: 400 });
  if (busyStates.has(code)) return new Refusal('database.busy', {}, { status: 503 });
  if (
    downStates.test(code) ||
    code === 'ECONNREFUSED' ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return new Refusal('database.down', {}, { status: 503 });
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return new Refusal('request.too_large', {}, { status });
  if (status >= 400 && status < 500) return new Refusal('request.malformed', {}, { status });
  return new Refusal('internal', { requestId: request.id.slice(-8) }, { status: 500 });
}
