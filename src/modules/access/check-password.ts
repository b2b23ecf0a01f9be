import { sql, type Transaction } from 'kysely';
import type { Pools } from '#platform/database/pools.ts';
import type { DB } from '#platform/database/schema.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { passwordMatches } from './hash-password.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import { secondsToWait, signInNameOf, WINDOW_MINUTES, type Failures } from './rules.ts';

type Claim = { tenant: string; name: string; password: string; address: string };
type CheckedAccount = { id: string; name: string; signInName: string; mustChange: boolean; disabledAt: string | null };

/** The account whose password this is. Failed tries are counted and slow the next ones down; a wrong name and a wrong password look alike, in time too. */
export async function checkPassword(pools: Pools, claim: Claim): Promise<CheckedAccount> {
  const name = signInNameOf(claim.name);
  const subjects = { account: `account:${name}`, address: `address:${claim.address}`, pair: `account:${name} address:${claim.address}` };
  // Tries of one address on one account go one after the other: a hundred at once would all see no failure yet.
  return inLine(`${claim.tenant} ${subjects.pair}`, async () => {
    const { account, wait } = await inTenant(pools, claim.tenant, async (trx) => ({
      account: await trx.selectFrom('account').selectAll().where('signInName', '=', name).executeTakeFirst(),
      wait: secondsToWait(await failures(trx, subjects), new Date()),
    }));
    if (wait > 0)
      throw new Refusal(
        'access.too_many_tries',
        {
          wait: wait < 90 ? phrase('wait.seconds', { seconds: wait }) : phrase('wait.minutes', { minutes: Math.ceil(wait / 60) }),
          retryAfter: wait,
        },
        { status: 429 },
      );
    const right = await passwordMatches(account?.passwordHash ?? null, claim.password);
    await inTenant(pools, claim.tenant, async (trx) => {
      await trx
        .insertInto('signInAttempt')
        .values(Object.values(subjects).map((subject) => ({ subject, success: right })))
        .execute();
      await trx
        .deleteFrom('signInAttempt')
        .where('subject', 'in', Object.values(subjects))
        .where('at', '<', sql<string>`now() - interval '90 days'`)
        .execute();
    });
    if (!right || !account) throw new Refusal('access.sign_in_failed', {}, { status: 401 });
    return account;
  });
}

type Subjects = { account: string; address: string; pair: string };

async function failures(trx: Transaction<DB>, subjects: Subjects): Promise<Record<keyof Subjects, Failures>> {
  const rows = await trx
    .selectFrom('signInAttempt')
    .select([
      'subject',
      sql<number>`count(*) filter (where not success)`.as('count'),
      sql<string | null>`max(at) filter (where not success)`.as('lastAt'),
    ])
    .where('subject', 'in', Object.values(subjects))
    .where('at', '>', sql<string>`now() - make_interval(mins => ${WINDOW_MINUTES})`)
    // the right password clears the slate of this address with this account, not that of an address that tries many
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
