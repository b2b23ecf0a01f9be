import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Pools } from '#platform/database/pools.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Act, Database } from '#platform/database/transaction.ts';
import { askedLanguage } from '#platform/http/asked-language.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { assignRole } from './assign-role.ts';
import { changePassword } from './change-password.ts';
import { account, accountInput, assignmentInput, credentials, passwordChange, passwordReset, session, tenants } from './contract.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { accountFilter, exportAccounts } from './export-accounts.ts';
import { asTenant, listAccounts, sessionOf } from './queries.ts';
import { scopeView } from './scope-contract.ts';
import { scopeFor } from './scope-in-words.ts';
import { giveToken, readToken, takeTokenBack } from './session-cookie.ts';
import { setPassword } from './set-password.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const byId = z.strictObject({ id: idSchema });
const made = z.object({ id: idSchema });

/** The idempotency table keeps a plain hash of the body, and none may exist of a password. */
const withoutPassword = (act: Act, body: unknown): Act => (act.idempotency ? { ...act, idempotency: { ...act.idempotency, body } } : act);

export function accessRoutes(app: FastifyInstance, deps: { database: Database; pools: Pools }): void {
  const { database, pools } = deps;

  route(app, {
    method: 'GET',
    url: '/api/tenants',
    capability: 'public',
    response: tenants,
    handler: async () => (await listTenants(pools)).map(({ slug, name }) => ({ slug, name })),
  });

  route(app, {
    method: 'POST',
    url: '/api/session',
    capability: 'public',
    command: 'access.sign_in',
    body: credentials,
    response: z.object({ mustChangePassword: z.boolean() }),
    handler: async ({ body, request, reply }) => {
      const { token, mustChangePassword } = await signIn(deps, body, {
        address: request.ip,
        client: request.headers['user-agent'],
        before: readToken(request),
        requestId: request.id,
      });
      giveToken(request, reply, token);
      return { mustChangePassword };
    },
  });

  route(app, {
    method: 'GET',
    url: '/api/session',
    capability: 'signed_in',
    response: session,
    handler: ({ actor }) => sessionOf(deps, actor),
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
    response: made,
    handler: ({ actor, act, body, request }) =>
      changePassword(deps, actor, withoutPassword(act, null), body, { address: request.ip, secret: readToken(request)!.secret }),
  });

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
}
