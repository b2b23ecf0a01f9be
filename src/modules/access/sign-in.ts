import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { stranger } from '#platform/audit/rows.ts';
import { isTenant, lookInTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import { tenantsWithoutCode } from '#platform/database/tenants.ts';
import type { Database, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { checkPassword } from './check-password.ts';
import type { Credentials } from './contract.ts';
import { actorOf } from './gate.ts';
import { noteFailure } from './note-failure.ts';
import { seesOthers, type HeldRole } from './rules.ts';
import { newSecret, type Token } from './session-cookie.ts';
import { endSessions, openSession, rolesOf, type Way } from './sessions.ts';
import { openStep, readStep, takeStep } from './sign-in-step.ts';
import { useCode } from './use-code.ts';

export type Deps = { pools: Pools; database: Database; keys: Keys };
/** The request somebody comes in by; `before` is the session the browser still had, which ends. */
export type From = { address: string; client: string | undefined; before: Token | null; requestId: string };
/** A session, or the step at which a code is awaited. */
export type SignedIn = { token: Token; mustChangePassword: boolean; mustEnrol: boolean };
export type Entered = SignedIn | { step: Token };

/** The first step: the password. */
export async function signIn(deps: Deps, { tenant, name, password }: Credentials, from: From): Promise<Entered> {
  if (!(await isTenant(deps.pools, tenant))) throw new Refusal('access.tenant_unknown', { tenant }, { where: 'tenant' });
  const trying = atTheDoor(tenant, from);
  const account = await checkPassword(deps, { tenant, name, password, address: from.address }, trying);
  if (account.disabledAt) {
    noteFailure(deps.database, trying, { code: 'access.account_disabled', accountId: account.id, address: from.address });
    throw new Refusal('access.account_disabled', {}, { status: 403 });
  }
  return enter(deps, tenant, account.id, { way: 'password', proven: false }, from);
}

const atTheDoor = (tenant: string, { requestId }: From, command = 'access.sign_in') => ({ doer: stranger(tenant, requestId), command });

/** The second: a code of the app, or a recovery code. `step` is what the first left in the browser. */
export async function signInWithCode(deps: Deps, step: Token | null, typed: string, from: From): Promise<SignedIn> {
  const over = () => new Refusal('access.step_over', {}, { status: 401 });
  const found = step && (await readStep(deps.pools, step));
  if (!found) throw over();
  const { tenant, secret } = step;
  const trying = atTheDoor(tenant, from, 'access.sign_in_code');
  const way = await useCode(deps, { tenant, accountId: found.accountId, typed, address: from.address }, trying);
  const standing = await standingOf(deps.pools, tenant, found.accountId);
  return open(deps, tenant, standing, { way: found.way === 'elsewhere' ? 'elsewhere' : way, mustEnrol: false }, from, async (tx) => {
    if (!(await takeStep(tx, secret))) throw over();
  });
}

/** Somebody has shown who they are; `proven` when a second factor was part of that. */
export async function enter(
  deps: Deps,
  tenant: string,
  accountId: string,
  { way, proven }: { way: 'password' | 'elsewhere'; proven: boolean },
  from: From,
): Promise<Entered> {
  const standing = await standingOf(deps.pools, tenant, accountId);
  if (standing.held.length === 0) {
    noteFailure(deps.database, atTheDoor(tenant, from), { code: 'access.no_assignment', accountId, way, address: from.address });
    throw new Refusal('access.no_assignment', {}, { status: 403 });
  }
  if (standing.hasCode && !proven) return { step: await openStep(deps.pools, tenant, accountId, way) };
  const mustEnrol = !proven && seesOthers(standing.held) && !(await tenantsWithoutCode(deps.pools)).has(tenant);
  return open(deps, tenant, standing, { way, mustEnrol }, from);
}

type Standing = { id: string; name: string; mustChange: boolean; held: HeldRole[]; hasCode: boolean };

/** An account with the roles it holds today, and whether it has an app that makes codes. */
const standingOf = (pools: Pools, tenant: string, accountId: string): Promise<Standing> =>
  lookInTenant(pools, tenant, async (db) => {
    const { rows } = await sql<Standing>`select a.id, a.name, a.must_change, ${rolesOf(sql.ref('a.id'), sql.val(today()))} as held,
      exists (select from one_time_secret o where o.account_id = a.id and o.state = 'in_use') as has_code
      from account a where a.id = ${accountId}`.execute(db);
    return rows[0]!;
  });

/** Always a new token. */
async function open(
  { database }: Deps,
  tenant: string,
  standing: Standing,
  { way, mustEnrol }: { way: Way; mustEnrol: boolean },
  from: From,
  first: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<SignedIn> {
  const actor = actorOf(tenant, { ...standing, mustEnrol }, from.requestId);
  if (!actor) throw new Refusal('access.no_assignment', {}, { status: 403 });
  const secret = newSecret();
  await database.write({ ...actor, scope: { kind: 'tenant' } }, { command: 'access.sign_in' }, async (tx) => {
    await first(tx);
    if (from.before?.tenant === tenant) await endSessions(tx, standing.id, { only: from.before.secret });
    await openSession(tx, standing.id, secret, { way, mustEnrol, client: from.client });
    return { result: undefined, audit: { type: 'account', id: standing.id, summary: { way, machine: from.address } } };
  });
  return { token: { tenant, secret }, mustChangePassword: standing.mustChange, mustEnrol };
}
