import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errorCode, Fault } from '../fault.ts';
import { migrateTenant, withOwner, type MigrationTarget } from './migrate.ts';
import { practiceFaults as faults } from './practice.vi.ts';

/** A tenant to practise in as the installation keeps it. `resetAt`: '00:30', Asia/Ho_Chi_Minh. */
export type PracticeKept = { agencies: number; resetAt: string; passwordHash: string; madeAt: Date };

/** What the owner of the database does for a practice tenant, while nobody else makes it anew. */
export type PracticeWork = {
  /** As it stands; null where there is none yet. */
  kept: PracticeKept | null;
  /** The schema in which the next one is made; listed nowhere, so that nobody enters. */
  beside: string;
  /** Makes `beside` with all tables and nothing in them, whatever an interrupted try left there. */
  build(): Promise<void>;
  /** The planner learns what has been put there. */
  takeStock(): Promise<void>;
  /**
   * Puts `beside` in the tenant's place, in one transaction that waits until whoever works in the old one has come to an end;
   * `atTheSwap` runs in it, when nobody seals or anchors the tenant's trail. @throws Fault where nobody lets go for a minute
   */
  putInPlace(name: string, next: PracticeKept, atTheSwap: () => void): Promise<void>;
};

const MAKER = 7462019;
/** Of the sealer, see audit/seal.ts: it holds the chain of the schema it works in. */
const SEALER = 7462018;
const NOT_YET = new Set(['55P03', '40P01']);
const TRIES = 60;
const PAUSE_MS = 500;

/**
 * Works on a tenant that is for practising, or to become one; 'at work' where somebody else is.
 * @throws Fault where that tenant is real
 */
export async function withPractice<T>(
  target: MigrationTarget,
  slug: string,
  work: (practice: PracticeWork) => Promise<T>,
): Promise<T | 'at work'> {
  const client = new pg.Client({ connectionString: target.ownerUrl, application_name: `khuevan practice ${process.pid}` });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as mine', [MAKER, slug]);
    if (!rows[0]!.mine) return 'at work';
    const [beside, gone] = [`${slug}__next`, `${slug}__gone`];
    const kept = await keptOf(client, slug);
    if (!kept && (await isTaken(client, slug))) throw new Fault(faults.real(slug));
    for (const name of [beside, gone]) if (await isListed(client, name)) throw new Fault(faults.real(name));
    const drop = (schema: string) => client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`);
    const answer = await work({
      kept,
      beside,
      build: async () => {
        await drop(gone);
        await drop(beside);
        await withOwner(target, async (owner) => {
          await owner.query(`create schema ${owner.escapeIdentifier(beside)}`);
          await migrateTenant(owner, target, beside);
        });
      },
      takeStock: async () => {
        for (const table of await tablesOf(client, beside)) await client.query(`analyze ${table}`);
      },
      putInPlace: async (name, next, atTheSwap) => {
        await swap(client, { slug, beside, gone: kept && gone }, async () => {
          await keep(client, slug, name, next);
          atTheSwap();
        });
        await drop(gone);
      },
    });
    return answer;
  } finally {
    await client.end();
  }
}

/**
 * A reader sees one moment and a writer one tenant from its first statement to its last: so each of the old tables is held first,
 * and whoever comes meanwhile waits and finds the new ones. Never for long: where somebody is still at work, all are let go again.
 */
async function swap(
  client: pg.Client,
  { slug, beside, gone }: { slug: string; beside: string; gone: string | null },
  within: () => Promise<void>,
): Promise<void> {
  const named = client.escapeIdentifier(slug);
  for (let tries = 1; ; tries++) {
    await client.query('begin');
    try {
      // less than it takes to look for deadlocks: whoever works there is never the one to give way
      await client.query(`set local lock_timeout = '${PAUSE_MS}ms'`);
      if (gone) {
        await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [SEALER, slug]);
        await client.query(`lock table ${(await tablesOf(client, slug)).join(', ')} in access exclusive mode`);
        await client.query(`alter schema ${named} rename to ${client.escapeIdentifier(gone)}`);
      }
      await client.query(`alter schema ${client.escapeIdentifier(beside)} rename to ${named}`);
      await within();
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      if (!NOT_YET.has(errorCode(error) ?? '')) throw error;
      if (tries === TRIES) throw new Fault(faults.busy(slug), { cause: error });
      await sleep(PAUSE_MS);
    }
  }
}

async function keep(client: pg.Client, slug: string, name: string, next: PracticeKept): Promise<void> {
  await client.query(
    `insert into public.tenant (slug, name, is_sample, demands_code) values ($1, $2, false, false) on conflict (slug) do update set name = excluded.name`,
    [slug, name],
  );
  await client.query(
    `insert into public.practice (slug, agencies, reset_at, password_hash, made_at) values ($1, $2, $3, $4, $5)
      on conflict (slug) do update set agencies = excluded.agencies, reset_at = excluded.reset_at, password_hash = excluded.password_hash, made_at = excluded.made_at`,
    [slug, next.agencies, next.resetAt, next.passwordHash, next.madeAt],
  );
}

async function keptOf(client: pg.Client, slug: string): Promise<PracticeKept | null> {
  const { rows } = await client.query<{ agencies: number; reset_at: string; password_hash: string; made_at: string }>(
    `select agencies, to_char(reset_at, 'HH24:MI') as reset_at, password_hash, made_at from public.practice where slug = $1`,
    [slug],
  );
  const [row] = rows;
  return row ? { agencies: row.agencies, resetAt: row.reset_at, passwordHash: row.password_hash, madeAt: new Date(row.made_at) } : null;
}

const isListed = async (client: pg.Client, slug: string): Promise<boolean> =>
  (await client.query('select from public.tenant where slug = $1', [slug])).rowCount === 1;

/** Also a schema that is no tenant: somebody else's, in a database that is shared. */
const isTaken = async (client: pg.Client, slug: string): Promise<boolean> =>
  (await isListed(client, slug)) || (await client.query('select from pg_namespace where nspname = $1', [slug])).rowCount === 1;

async function tablesOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' order by 1`,
    [schema],
  );
  return rows.map(({ name }) => `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`);
}
