import type { FastifyRequest } from 'fastify';
import type { Actor, Role, Scope } from '#platform/actor.ts';
import type { Pools } from '#platform/database/pools.ts';
import { isTenant } from '#platform/database/in-tenant.ts';
import { rightsOf } from './policy.ts';
import { actingRoles, type HeldRole } from './rules.ts';
import { readToken } from './session-cookie.ts';
import { accountOfSession, type KnownAccount } from './sessions.ts';

/**
 * Who sends a request: cookie → session → roles held today → actor. Nothing is remembered between two requests,
 * so a session ended, an account disabled or a role taken away counts from the next request on.
 */
export function gate(pools: Pools): (request: FastifyRequest) => Promise<Actor | null> {
  return async (request) => {
    const token = readToken(request);
    if (!token || !(await isTenant(pools, token.tenant))) return null;
    const account = await accountOfSession(pools, token);
    return account && actorOf(token.tenant, account, request.id);
  };
}

/** The actor an account makes today; null when it holds no role. */
export function actorOf(tenant: string, account: KnownAccount, requestId?: string): Actor | null {
  const acting = actingRoles(account.held);
  const [first] = acting;
  if (!first) return null;
  const role = first.role as Role;
  const scope = scopeOf(acting);
  return {
    tenant,
    accountId: account.id,
    accountName: account.name,
    role,
    scope,
    capabilities:
      account.mustChange || account.mustEnrol
        ? new Set()
        : rightsOf(
            role,
            scope.kind,
            acting.every(({ seesRestricted }) => seesRestricted),
          ),
    ...(requestId ? { requestId } : {}),
  };
}

function scopeOf(acting: readonly HeldRole[]): Scope {
  const [first] = acting;
  if (first!.scope === 'tenant') return { kind: 'tenant' };
  if (first!.scope === 'bloc') return { kind: 'bloc', bloc: first!.bloc! };
  const classes = [...new Set(acting.flatMap((one) => one.classes ?? []))].sort();
  if (first!.scope === 'class') return { kind: 'class', classes };
  if (first!.scope === 'person') return { kind: 'person', person: first!.person!, records: first!.records ?? [first!.person!], classes };
  return { kind: 'unit', units: [...new Set(acting.flatMap((one) => one.units ?? []))].sort((a, b) => a - b) };
}
