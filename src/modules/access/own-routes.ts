import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Act } from '#platform/database/transaction.ts';
import { route } from '#platform/http/route.ts';
import { Refusal } from '#platform/refusal.ts';
import { changePassword } from './change-password.ts';
import { confirmCode } from './confirm-code.ts';
import {
  codeInput,
  ended,
  offer,
  offerInput,
  openSession,
  passwordChange,
  proof,
  recoveryCodes,
  secondFactor,
  session,
} from './contract.ts';
import { endAllSessions, endSession } from './end-session.ts';
import { offerCode } from './offer-code.ts';
import { proveOneself } from './prove-oneself.ts';
import { asTenant, secondFactorOf, sessionOf } from './queries.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { giveToken, newSecret, readToken, takeTokenBack } from './session-cookie.ts';
import { openSessions } from './sessions.ts';
import type { Deps } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** No hash of a password is kept with the idempotency key, keyed or not. */
export const withoutPassword = (act: Act, body: unknown): Act =>
  act.idempotency ? { ...act, idempotency: { ...act.idempotency, body } } : act;
/** And no answer that may be shown once only: a repeated request is a new one. */
const unkept = ({ command }: Act): Act => ({ command });

/** What anybody signed in does about the own account. */
export function ownAccessRoutes(app: FastifyInstance, deps: Deps): void {
  const { database, keys, pools } = deps;

  route(app, {
    method: 'GET',
    url: '/api/session',
    capability: 'signed_in',
    response: session,
    handler: ({ actor, request }) => sessionOf(deps, actor, readToken(request)?.secret),
  });

  route(app, {
    method: 'DELETE',
    url: '/api/session',
    capability: 'signed_in',
    command: 'access.sign_out',
    response: z.object({ signedOut: z.literal(true) }),
    handler: async ({ actor, act, request, reply }) => {
      const answer = await database.write(asTenant(actor), act, (tx) => signOut(tx, actor, readToken(request)!.secret));
      takeTokenBack(request, reply);
      return answer;
    },
  });

  route(app, {
    method: 'POST',
    url: '/api/session/password',
    capability: 'signed_in',
    command: 'access.change_password',
    body: passwordChange,
    response: z.object({ id: idSchema }),
    handler: ({ actor, act, body, request }) =>
      changePassword(deps, actor, withoutPassword(act, null), body, { address: request.ip, secret: readToken(request)!.secret }),
  });

  route(app, {
    method: 'GET',
    url: '/api/session/second-factor',
    capability: 'signed_in',
    response: secondFactor,
    handler: ({ actor }) => secondFactorOf(deps, actor),
  });

  route(app, {
    method: 'POST',
    url: '/api/session/second-factor',
    capability: 'signed_in',
    command: 'access.offer_code',
    body: offerInput,
    response: offer,
    handler: async ({ actor, act, body, request }) => {
      const { mustEnrol } = await sessionOf(deps, actor, readToken(request)!.secret);
      if (!mustEnrol) {
        if (!body.current) throw new Refusal('access.password_wrong', {}, { where: 'current' });
        await proveOneself(deps, actor, { ...body, current: body.current }, { address: request.ip, command: act.command });
      }
      const tenant = (await listTenants(pools)).find(({ slug }) => slug === actor.tenant);
      return database.write(asTenant(actor), unkept(act), (tx) => offerCode(tx, actor, keys, tenant?.name ?? actor.tenant));
    },
  });

  route(app, {
    method: 'POST',
    url: '/api/session/second-factor/confirm',
    capability: 'signed_in',
    command: 'access.confirm_code',
    body: codeInput,
    response: recoveryCodes,
    handler: async ({ actor, act, body, request, reply }) => {
      const secret = newSecret();
      const from = { secret, client: request.headers['user-agent'] };
      const answer = await database.write(asTenant(actor), unkept(act), (tx) => confirmCode(tx, actor, keys, body.code, from));
      giveToken(request, reply, { tenant: actor.tenant, secret });
      return answer;
    },
  });

  route(app, {
    method: 'POST',
    url: '/api/session/recovery-codes',
    capability: 'signed_in',
    command: 'access.replace_recovery_codes',
    body: proof,
    response: recoveryCodes,
    handler: async ({ actor, act, body, request }) => {
      const { since } = await secondFactorOf(deps, actor);
      if (since === null) throw new Refusal('access.no_second_factor', {}, { status: 409 });
      await proveOneself(deps, actor, body, { address: request.ip, command: act.command });
      return database.write(asTenant(actor), unkept(act), async (tx) => ({
        result: { recoveryCodes: await replaceRecoveryCodes(tx, keys, actor.accountId) },
        audit: { type: 'account', id: actor.accountId },
      }));
    },
  });

  route(app, {
    method: 'GET',
    url: '/api/sessions',
    capability: 'signed_in',
    summary: 'Where the own account is signed in now',
    response: z.array(openSession),
    handler: ({ actor, request }) => database.read(asTenant(actor), (db) => openSessions(db, actor.accountId, readToken(request)?.secret)),
  });

  route(app, {
    method: 'POST',
    url: '/api/sessions/:id/end',
    capability: 'signed_in',
    command: 'access.end_session',
    params: z.strictObject({ id: idSchema }),
    response: ended,
    handler: ({ actor, act, params }) => database.write(asTenant(actor), act, (tx) => endSession(tx, actor, actor.accountId, params.id)),
  });

  route(app, {
    method: 'POST',
    url: '/api/sessions/end-others',
    capability: 'signed_in',
    command: 'access.end_other_sessions',
    response: ended,
    handler: ({ actor, act, request }) =>
      database.write(asTenant(actor), act, (tx) => endAllSessions(tx, actor, actor.accountId, readToken(request)!.secret)),
  });
}
