import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { Account, Session } from './contract.ts';
import { withinReach } from './policy.ts';

/** The account tables belong to the tenant's role; whatever their scope, people read their own account through here. */
export const asTenant = (actor: Actor): Actor => ({ ...actor, scope: { kind: 'tenant' } });

export async function sessionOf(deps: { pools: Pools; database: Database }, actor: Actor): Promise<Session> {
  const account = await deps.database.read(asTenant(actor), (db) =>
    db.selectFrom('account').select(['id', 'name', 'signInName', 'mustChange']).where('id', '=', actor.accountId).executeTakeFirstOrThrow(),
  );
  const tenant = (await listTenants(deps.pools)).find((one) => one.slug === actor.tenant);
  return {
    account: { id: account.id, name: account.name, signInName: account.signInName },
    tenant: { slug: actor.tenant, name: tenant?.name ?? actor.tenant, isSample: tenant?.isSample ?? false },
    role: actor.role,
    scope: actor.scope,
    capabilities: [...actor.capabilities],
    mustChangePassword: account.mustChange,
  };
}

/** The accounts within one's reach with every role there that they hold or held, the newest first. Read by the tenant's role. */
export async function listAccounts(db: Reader, { scope }: Actor): Promise<Account[]> {
  const accounts = await db
    .selectFrom('account as a')
    .select([
      'a.id',
      'a.signInName',
      'a.name',
      'a.mustChange as mustChangePassword',
      'a.disabledAt',
      (e) =>
        e
          .selectFrom('session as s')
          .whereRef('s.accountId', '=', 'a.id')
          .select((f) => f.fn.max('s.createdAt').as('at'))
          .as('lastSignInAt'),
    ])
    .orderBy('a.signInName')
    .execute();
  const assignments = await db
    .selectFrom('assignment as g')
    .leftJoin('bloc as b', 'b.id', 'g.bloc')
    .select([
      'g.id',
      'g.accountId',
      'g.role',
      'g.scope',
      'g.bloc',
      'b.name as blocName',
      'g.unitId',
      'g.validFrom',
      'g.validTo',
      'g.documentId',
      'g.reason',
      sql<string | null>`(select c.code || ' · ' || c.name from training_class c where c.id = g.class_id)`.as('className'),
      sql<string | null>`(select p.full_name from person p where p.id = g.person_id)`.as('personName'),
      unitNameOn(sql.ref<number | null>('g.unit_id'), today()).as('unitName'),
    ])
    .where(withinReach(scope))
    .orderBy('g.validFrom', 'desc')
    .orderBy('g.id', 'desc')
    .execute();
  const held = Map.groupBy(assignments, (one) => one.accountId);
  return accounts
    .filter((account) => scope.kind === 'tenant' || held.has(account.id))
    .map((account) => ({ ...account, assignments: held.get(account.id) ?? [] }));
}
