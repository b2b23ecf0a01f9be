import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import { askedLanguage } from '#platform/http/asked-language.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { assignRole } from './assign-role.ts';
import {
  account,
  accountInput,
  assignmentEnd,
  assignmentInput,
  ended,
  identifierInput,
  openSession,
  passwordReset,
  passwordRules,
  secondFactorReset,
} from './contract.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { accountFilter, exportAccounts } from './export-accounts.ts';
import type { Elsewhere } from './elsewhere.ts';
import { endAssignment } from './end-assignment.ts';
import { endAllSessions, endSession } from './end-session.ts';
import { ownAccessRoutes, withoutPassword } from './own-routes.ts';
import { refuseOutOfReach } from './policy.ts';
import { asTenant, listAccounts } from './queries.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { scopeView } from './scope-contract.ts';
import { scopeFor } from './scope-in-words.ts';
import { readToken } from './session-cookie.ts';
import { openSessions } from './sessions.ts';
import { setIdentifier } from './set-identifier.ts';
import { leastKinds, setPasswordRules } from './set-password-rules.ts';
import { setPassword } from './set-password.ts';
import { signInRoutes } from './sign-in-routes.ts';
import type { Deps } from './sign-in.ts';

const byId = z.strictObject({ id: idSchema });
const made = z.object({ id: idSchema });

export function accessRoutes(app: FastifyInstance, deps: Deps & { elsewhere?: Elsewhere | undefined }): void {
  const { database, keys } = deps;
  signInRoutes(app, deps);
  ownAccessRoutes(app, deps);

  route(app, {
    method: 'GET',
    url: '/api/scope',
    capability: 'signed_in',
    response: scopeView,
    summary: 'Who sees which rows of which table, role by role',
    handler: ({ request }) => Promise.resolve(scopeFor(askedLanguage(request))),
  });

  route(app, {
    method: 'GET',
    url: '/api/accounts',
    capability: 'access.manage',
    response: z.array(account),
    handler: ({ actor }) => database.read(asTenant(actor), (db) => listAccounts(db, actor)),
  });

  exportRoute(
    app,
    { database: { ...database, read: (actor, work) => database.read(asTenant(actor), work) } },
    {
      url: '/api/accounts/export',
      capability: 'access.manage',
      query: accountFilter,
      summary: 'Accounts and their roles, as a file',
      list: (db, { actor, query }) => exportAccounts(db, actor, query),
    },
  );

  route(app, {
    method: 'POST',
    url: '/api/accounts',
    capability: 'access.manage',
    command: 'access.create_account',
    body: accountInput,
    response: made,
    handler: ({ actor, act, body }) =>
      database.write(asTenant(actor), withoutPassword(act, { ...body, password: null }), (tx) => createAccount(tx, actor, body)),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/assignments',
    capability: 'access.manage',
    command: 'access.assign_role',
    params: byId,
    body: assignmentInput,
    response: made,
    handler: ({ actor, act, params, body }) => database.write(asTenant(actor), act, (tx) => assignRole(tx, actor, params.id, body)),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/assignments/:assignmentId/end',
    capability: 'access.manage',
    command: 'access.end_assignment',
    params: byId.extend({ assignmentId: idSchema }),
    body: assignmentEnd,
    response: made,
    handler: ({ actor, act, params, body }) =>
      database.write(asTenant(actor), act, (tx) => endAssignment(tx, actor, params.id, params.assignmentId, body)),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/disable',
    capability: 'access.manage',
    command: 'access.disable_account',
    params: byId,
    response: made,
    handler: ({ actor, act, params }) => database.write(asTenant(actor), act, (tx) => disableAccount(tx, actor, params.id)),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/password',
    capability: 'access.manage',
    command: 'access.reset_password',
    params: byId,
    body: passwordReset,
    response: made,
    handler: ({ actor, act, params, body }) =>
      database.write(asTenant(actor), withoutPassword(act, { id: params.id }), (tx) =>
        setPassword(tx, actor, params.id, body.password, { where: 'password' }),
      ),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/second-factor/reset',
    capability: 'access.manage',
    command: 'access.reset_second_factor',
    params: byId,
    body: secondFactorReset,
    response: made,
    handler: ({ actor, act, params, body }) =>
      database.write(asTenant(actor), act, (tx) => resetSecondFactor(tx, actor, params.id, body.reason)),
  });

  route(app, {
    method: 'PUT',
    url: '/api/accounts/:id/identifier',
    capability: 'access.manage',
    command: 'access.set_identifier',
    params: byId,
    body: identifierInput,
    response: z.object({ id: idSchema, identifier: z.string().nullable() }),
    handler: ({ actor, act, params, body }) =>
      database.write(asTenant(actor), act, (tx) => setIdentifier(tx, actor, keys, params.id, body.identifier)),
  });

  route(app, {
    method: 'GET',
    url: '/api/accounts/:id/sessions',
    capability: 'access.manage',
    params: byId,
    response: z.array(openSession),
    handler: ({ actor, params, request }) =>
      database.read(asTenant(actor), async (db) => {
        await refuseOutOfReach(db, actor, params.id);
        return openSessions(db, params.id, readToken(request)?.secret);
      }),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/sessions/end',
    capability: 'access.manage',
    command: 'access.end_account_sessions',
    params: byId,
    response: ended,
    handler: ({ actor, act, params }) => database.write(asTenant(actor), act, (tx) => endAllSessions(tx, actor, params.id)),
  });

  route(app, {
    method: 'POST',
    url: '/api/accounts/:id/sessions/:session/end',
    capability: 'access.manage',
    command: 'access.end_account_session',
    params: byId.extend({ session: idSchema }),
    response: ended,
    handler: ({ actor, act, params }) => database.write(asTenant(actor), act, (tx) => endSession(tx, actor, params.id, params.session)),
  });

  route(app, {
    method: 'GET',
    url: '/api/password-rules',
    capability: 'access.manage',
    response: passwordRules,
    handler: ({ actor }) => database.read(asTenant(actor), async (db) => ({ leastKinds: await leastKinds(db) })),
  });

  route(app, {
    method: 'PUT',
    url: '/api/password-rules',
    capability: 'access.manage',
    command: 'access.set_password_rules',
    body: passwordRules,
    response: passwordRules,
    handler: ({ actor, act, body }) => database.write(asTenant(actor), act, (tx) => setPasswordRules(tx, actor, body.leastKinds)),
  });
}
