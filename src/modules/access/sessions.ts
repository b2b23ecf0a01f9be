import { sql, type Expression, type Transaction } from 'kysely';
import { today, type CalendarDate } from '#kit/dates.ts';
import { answeredBy } from '#modules/organisations';
import { inTenant } from '#platform/database/in-tenant.ts';
import { glance, kept } from '#platform/database/look.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { DB } from '#platform/database/schema.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { IDLE_MINUTES, LONGEST_HOURS, type HeldRole } from './rules.ts';
import { secretHash, type Token } from './session-cookie.ts';

/** `mustEnrol`: signed in without the code it owes; it can do nothing but set one up. */
export type KnownAccount = { id: string; name: string; mustChange: boolean; mustEnrol: boolean; held: HeldRole[] };
/** How somebody came in: by password alone, with a code, with a recovery code, or known by a provider elsewhere. */
export type Way = 'password' | 'code' | 'recovery' | 'elsewhere';

/** Scalar: the roles an account holds on a day, each unit role with all units it covers then, of a trainee every record of theirs. `account` is a column or an id. */
export const rolesOf = (account: Expression<string>, day: Expression<CalendarDate>) => sql<HeldRole[]>`(
  select coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope, 'bloc', g.bloc, 'validFrom', g.valid_from, 'seesRestricted', g.sees_restricted,
    'units', case when g.unit_id is not null then ${answeredBy(sql.ref('g.unit_id'), day)} end, 'person', one.id, 'records', one.records,
    'classes', case when g.class_id is not null then array[g.class_id]
      when g.person_id is not null then array(select distinct e.class_id from enrolment e where e.person_id = any (one.records)) end)), '[]')
  from assignment g left join person_merge m on m.merged_id = g.person_id and m.undone_at is null
    cross join lateral (select coalesce(m.kept_id, g.person_id) as id, case when g.person_id is not null then
      coalesce(m.kept_id, g.person_id) || array(select o.merged_id from person_merge o where o.kept_id = coalesce(m.kept_id, g.person_id) and o.undone_at is null) end as records) one
  where g.account_id = ${account} and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to > ${day}::date))`;

const sessionStatement = kept<KnownAccount & { unseen: boolean }, [Buffer, CalendarDate]>(
  (tokenHash, day) => sql`
    select a.id, a.name, a.must_change, s.must_enrol, s.last_seen_at < now() - interval '1 minute' as unseen, ${rolesOf(sql.ref('a.id'), day)} as held
    from session s join account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(mins => ${sql.lit(IDLE_MINUTES)}) and a.disabled_at is null`,
);

/**
 * One statement, asked with every request: nothing is remembered in between.
 * null when the session is unknown, ended, idle too long or too old, or its account is disabled.
 */
export async function accountOfSession(pools: Pools, { tenant, secret }: Token): Promise<KnownAccount | null> {
  const tokenHash = secretHash(secret);
  const [found] = await glance(pools, tenant, (db) => sessionStatement(db, tokenHash, today()));
  if (!found) return null;
  // once a minute is enough to tell idle from busy, and spares a write per request
  if (found.unseen)
    await inTenant(pools, tenant, (trx) =>
      trx
        .updateTable('session')
        .set({ lastSeenAt: sql`now()` })
        .where('tokenHash', '=', tokenHash)
        .execute(),
    );
  return found;
}

/** Starts a session; the caller hands the secret to the browser. */
export async function openSession(
  trx: Transaction<DB>,
  accountId: string,
  secret: string,
  { way, mustEnrol, client }: { way: Way; mustEnrol: boolean; client: string | undefined },
): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      tokenHash: secretHash(secret),
      accountId,
      way,
      mustEnrol,
      expiresAt: sql<string>`now() + make_interval(hours => ${LONGEST_HOURS})`,
      client: client?.slice(0, 200) ?? null,
    })
    .execute();
}

/** Ends the sessions of an account: `only` this one (by its secret or its id), all `except` this one, or all. Answers how many. */
export async function endSessions(
  trx: Transaction<DB>,
  accountId: string,
  which: { only?: string; except?: string; id?: string } = {},
): Promise<number> {
  let ending = trx
    .updateTable('session')
    .set({ endedAt: sql`now()` })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null);
  if (which.only !== undefined) ending = ending.where('tokenHash', '=', secretHash(which.only));
  if (which.except !== undefined) ending = ending.where('tokenHash', '!=', secretHash(which.except));
  if (which.id !== undefined) ending = ending.where('id', '=', which.id);
  // what was begun with the old password or the old secret ends too
  if (which.only === undefined && which.id === undefined) await trx.deleteFrom('signInStep').where('accountId', '=', accountId).execute();
  const { numUpdatedRows } = await ending.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Those an account has open, the one seen last first; `own` is the secret of whoever asks. */
export function openSessions(db: Reader, accountId: string, own?: string) {
  const mine = own === undefined ? sql<boolean>`false` : sql<boolean>`token_hash = ${secretHash(own)}`;
  return db
    .selectFrom('session')
    .select(['id', 'createdAt', 'lastSeenAt', 'client', 'way', mine.as('current')])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', sql<string>`now()`)
    .where('lastSeenAt', '>', sql<string>`now() - make_interval(mins => ${IDLE_MINUTES})`)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .execute();
}
