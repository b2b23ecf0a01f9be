import { sql } from 'kysely';
import { inTenant, lookInTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { secondsToWait, WINDOW_MINUTES, type Failures } from './rules.ts';

/** `what` is tried on `whom`: a password on a name, a code or a recovery code on an account. */
export type Attempt = { tenant: string; what: 'account' | 'code' | 'recovery'; whom: string; address: string };

/**
 * Failed tries are counted and slow the next ones down; `check` answers null for a failed one.
 * @throws Refusal access.too_many_tries, without checking anything
 */
export async function inTries<T>(pools: Pools, attempt: Attempt, check: () => Promise<T | null>): Promise<T | null> {
  const { tenant, what, whom, address } = attempt;
  const account = `${what}:${whom}`;
  const subjects = { account, address: `address:${address}`, pair: `${account} address:${address}` };
  // Tries of one address on one account go one after the other: a hundred at once would all see no failure yet.
  return inLine(`${tenant} ${subjects.pair}`, async () => {
    const failed = await lookInTenant(pools, tenant, (db) => failures(db, subjects));
    const wait = secondsToWait(failed, new Date(), { guessable: what === 'code' });
    if (wait > 0)
      throw new Refusal(
        'access.too_many_tries',
        {
          wait: wait < 90 ? phrase('wait.seconds', { seconds: wait }) : phrase('wait.minutes', { minutes: Math.ceil(wait / 60) }),
          retryAfter: wait,
        },
        { status: 429 },
      );
    const found = await check();
    await inTenant(pools, tenant, async (trx) => {
      await trx
        .insertInto('signInAttempt')
        .values(Object.values(subjects).map((subject) => ({ subject, success: found !== null })))
        .execute();
      await trx
        .deleteFrom('signInAttempt')
        .where('subject', 'in', Object.values(subjects))
        .where('at', '<', sql<string>`now() - interval '90 days'`)
        .execute();
    });
    return found;
  });
}

type Subjects = { account: string; address: string; pair: string };

async function failures(db: Reader, subjects: Subjects): Promise<Record<keyof Subjects, Failures>> {
  const rows = await db
    .selectFrom('signInAttempt')
    .select([
      'subject',
      sql<number>`count(*) filter (where not success)`.as('count'),
      sql<string | null>`max(at) filter (where not success)`.as('lastAt'),
    ])
    .where('subject', 'in', Object.values(subjects))
    .where('at', '>', sql<string>`now() - make_interval(mins => ${WINDOW_MINUTES})`)
    // the right answer clears the slate of this address with this account, not that of an address that tries many
    .where((e) =>
      e.or([
        e('subject', '!=', subjects.pair),
        e('id', '>', sql<number>`coalesce((select max(id) from sign_in_attempt where subject = ${subjects.pair} and success), 0)`),
      ]),
    )
    .groupBy('subject')
    .execute();
  const of = (subject: string): Failures => {
    const row = rows.find((one) => one.subject === subject);
    return { count: row?.count ?? 0, lastAt: row?.lastAt ? new Date(row.lastAt) : null };
  };
  return { account: of(subjects.account), address: of(subjects.address), pair: of(subjects.pair) };
}

const lines = new Map<string, Promise<unknown>>();

async function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  lines.set(key, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(key) === mine) lines.delete(key);
  }
}
