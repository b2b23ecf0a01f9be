import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { Refusal } from '#platform/refusal.ts';
import { codeInput, credentials, signedIn, tenants, type SignedInAnswer } from './contract.ts';
import { ELSEWHERE_PATH, type Elsewhere } from './elsewhere.ts';
import { tenantsToEnter } from './queries.ts';
import { STEP_MINUTES } from './rules.ts';
import { practiceDoor } from './practice-contract.ts';
import { practiceDoorOf } from './practice-door.ts';
import { dropCookie, giveCookie, giveToken, readCookie, readToken } from './session-cookie.ts';
import { beginElsewhere, comeBack, ELSEWHERE_MINUTES } from './sign-in-elsewhere.ts';
import { signIn, signInWithCode, type Deps, type Entered, type From } from './sign-in.ts';

const fromOf = (request: FastifyRequest): From => ({
  address: request.ip,
  client: request.headers['user-agent'],
  before: readToken(request),
  requestId: request.id,
});

/** Gives the browser what it may have: a session, or the step before one. */
function admit(request: FastifyRequest, reply: FastifyReply, entered: Entered): SignedInAnswer {
  if ('step' in entered) {
    const { tenant, secret } = entered.step;
    giveCookie(request, reply, 'step', `${tenant}.${secret}`, STEP_MINUTES);
    return { codeNeeded: true, mustChangePassword: false, mustEnrol: false };
  }
  giveToken(request, reply, entered.token);
  return { codeNeeded: false, mustChangePassword: entered.mustChangePassword, mustEnrol: entered.mustEnrol };
}

/** The only routes that need no session. */
export function signInRoutes(app: FastifyInstance, deps: Deps & { elsewhere?: Elsewhere | undefined }): void {
  const { elsewhere } = deps;

  route(app, {
    method: 'GET',
    url: '/api/tenants',
    capability: 'public',
    response: tenants,
    handler: () => tenantsToEnter(deps.pools, elsewhere?.name ?? null),
  });

  route(app, {
    method: 'GET',
    url: '/api/practice/:tenant/accounts',
    capability: 'public',
    summary: 'Whom one may be in a practice tenant',
    params: z.strictObject({ tenant: credentials.shape.tenant }),
    response: practiceDoor,
    handler: ({ params }) => practiceDoorOf(deps.pools, params.tenant),
  });

  route(app, {
    method: 'POST',
    url: '/api/session',
    capability: 'public',
    command: 'access.sign_in',
    body: credentials,
    response: signedIn,
    handler: async ({ body, request, reply }) => admit(request, reply, await signIn(deps, body, fromOf(request))),
  });

  route(app, {
    method: 'POST',
    url: '/api/session/code',
    capability: 'public',
    command: 'access.sign_in_code',
    body: codeInput,
    response: signedIn,
    handler: async ({ body, request, reply }) => {
      const entered = await signInWithCode(deps, readToken(request, 'step'), body.code, fromOf(request));
      dropCookie(request, reply, 'step');
      return admit(request, reply, entered);
    },
  });

  route(app, {
    method: 'GET',
    url: ELSEWHERE_PATH,
    capability: 'public',
    summary: 'Leads the browser to the provider',
    query: z.object({ tenant: credentials.shape.tenant, next: z.string().max(2000).optional() }),
    handler: async ({ query, request, reply }) => {
      if (!elsewhere) throw new Refusal('access.elsewhere_off', {}, { status: 404 });
      const { address, kept } = await beginElsewhere(deps, elsewhere, query);
      giveCookie(request, reply, 'elsewhere', kept, ELSEWHERE_MINUTES);
      return reply.redirect(address, 303);
    },
  });

  route(app, {
    method: 'GET',
    url: `${ELSEWHERE_PATH}/back`,
    capability: 'public',
    summary: 'Where the provider sends the browser back',
    handler: async ({ request, reply }) => {
      if (!elsewhere) throw new Refusal('access.elsewhere_off', {}, { status: 404 });
      const kept = readCookie(request, 'elsewhere');
      dropCookie(request, reply, 'elsewhere');
      const { entered, address } = await comeBack(deps, elsewhere, { query: request.url.split('?')[1] ?? '', kept }, fromOf(request));
      if (entered) admit(request, reply, entered);
      return reply.redirect(address, 303);
    },
  });
}
