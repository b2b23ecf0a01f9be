import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { listTenants, tenantsWithoutCode } from '#platform/database/tenants.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { Account, SecondFactor, Session } from './contract.ts';
import { withinReach } from './policy.ts';
import { seesOthers } from './rules.ts';
import { secretHash } from './session-cookie.ts';

/** The account tables belong to the tenant's role; whatever their scope, people read their own account through here. */
export const asTenant = (actor: Actor): Actor => ({ ...actor, scope: { kind: 'tenant' } });

/** Tenants for the sign-in page. */
export async function tenantsToEnter(pools: Pools, elsewhere: string | null) {
  const [tenants, without] = await Promise.all([listTenants(pools), tenantsWithoutCode(pools)]);
  return tenants.map(({ slug, name, practice }) => ({
    slug,
    name,
    demandsCode: !without.has(slug),
    isPractice: practice !== null,
    elsewhere,
  }));
}

/** `secret` is that of the session that asks. */
export async function sessionOf(deps: { pools: Pools; database: Database }, actor: Actor, secret?: string): Promise<Session> {
  const [account, tenants, without] = await Promise.all([
    deps.database.read(asTenant(actor), (db) =>
      db
        .selectFrom('account as a')
        .leftJoin('session as s', (on) =>
          on.onRef('s.accountId', '=', 'a.id').on('s.tokenHash', '=', secret === undefined ? null : secretHash(secret)),
        )
        .select(['a.id', 'a.name', 'a.signInName', 'a.mustChange', 's.mustEnrol'])
        .where('a.id', '=', actor.accountId)
        .executeTakeFirstOrThrow(),
    ),
    listTenants(deps.pools),
    tenantsWithoutCode(deps.pools),
  ]);
  const tenant = tenants.find((one) => one.slug === actor.tenant);
  const demandsCode = !without.has(actor.tenant);
  return {
    account: { id: account.id, name: account.name, signInName: account.signInName },
    tenant: {
      slug: actor.tenant,
      name: tenant?.name ?? actor.tenant,
      isSample: tenant?.isSample ?? false,
      demandsCode,
      practice: tenant?.practice ? { resetAt: tenant.practice.resetAt } : null,
    },
    role: actor.role,
    scope: actor.scope,
    capabilities: [...actor.capabilities],
    mustChangePassword: account.mustChange,
    mustEnrol: account.mustEnrol ?? false,
  };
}

/** What stands beside the password of one's own account. */
export async function secondFactorOf(deps: { pools: Pools; database: Database }, actor: Actor): Promise<SecondFactor> {
  const { secret, codes } = await deps.database.read(asTenant(actor), async (db) => ({
    secret: await db
      .selectFrom('oneTimeSecret')
      .select('madeAt')
      .where('accountId', '=', actor.accountId)
      .where('state', '=', 'in_use')
      .executeTakeFirst(),
    codes: await db
      .selectFrom('recoveryCode')
      .select('hash')
      .where('accountId', '=', actor.accountId)
      .where('usedAt', 'is', null)
      .execute(),
  }));
  return {
    since: secret?.madeAt ?? null,
    recoveryCodesLeft: codes.length,
    demanded: seesOthers([actor]) && !(await tenantsWithoutCode(deps.pools)).has(actor.tenant),
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
      'a.identifierMask as identifier',
      (e) =>
        e
          .exists(
            e.selectFrom('oneTimeSecret as o').select('o.accountId').whereRef('o.accountId', '=', 'a.id').where('o.state', '=', 'in_use'),
          )
          .$castTo<boolean>()
          .as('hasCode'),
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
      'g.seesRestricted',
      'g.endedReason',
      'g.endedByName',
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
