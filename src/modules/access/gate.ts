import type { FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import { today } from '#kit/dates.ts';
import { subtree } from '#modules/organisations';
import { roleCapabilities, type Actor, type Capability, type Role, type Scope } from '#platform/actor.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { DB } from '#platform/database/schema.ts';
import { inTenant, isTenant } from '#platform/database/in-tenant.ts';
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
    return inTenant(pools, token.tenant, async (trx) => {
      const account = await accountOfSession(trx, token.secret);
      if (!account) return null;
      return actorOf(trx, token.tenant, account, request.id);
    });
  };
}

/** The actor an account makes today; null when it holds no role. */
export async function actorOf(trx: Transaction<DB>, tenant: string, account: KnownAccount, requestId?: string): Promise<Actor | null> {
  const day = today();
  const held = await trx
    .selectFrom('assignment')
    .select(['role', 'scope', 'bloc', 'unitId', 'validFrom'])
    .where('accountId', '=', account.id)
    .where('validFrom', '<=', day)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
    .execute();
  const acting = actingRoles(held);
  const [first] = acting;
  if (!first) return null;
  const role = first.role as Role;
  const scope = await scopeOf(trx, acting, day);
  return {
    tenant,
    accountId: account.id,
    accountName: account.name,
    role,
    scope,
    capabilities: account.mustChange ? new Set() : capabilitiesOf(role, scope),
    ...(requestId ? { requestId } : {}),
  };
}

/** Accounts belong to the whole tenant: who sees one unit cannot manage them. */
function capabilitiesOf(role: Role, scope: Scope): Set<Capability> {
  const all = new Set(roleCapabilities[role]);
  if (scope.kind !== 'tenant') all.delete('access.manage');
  return all;
}

async function scopeOf(trx: Transaction<DB>, acting: readonly HeldRole[], day: string): Promise<Scope> {
  const [first] = acting;
  if (first!.scope === 'tenant') return { kind: 'tenant' };
  if (first!.scope === 'bloc') return { kind: 'bloc', bloc: first!.bloc! };
  return {
    kind: 'unit',
    units: await subtree(
      trx,
      acting.map((one) => one.unitId!),
      day,
    ),
  };
}
