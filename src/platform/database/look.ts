import type { Kysely } from 'kysely';
import { kyselyOver, type DatabaseRole, type Pools } from './pools.ts';
import type { DB } from './schema.ts';
import type { Reader } from './transaction.ts';

type Client = Awaited<ReturnType<Pools['take']>>;

/**
 * One read-only transaction that sees one moment. Nobody waits for its opening and its end: `opening` (SET LOCAL …) goes out
 * together with the first statement of `work`, and the answer need not wait for the commit of what wrote nothing. Where the
 * opening fails, so does every statement behind it: without search_path there are no tables, without scope no policy.
 */
export async function look<T>(pools: Pools, role: DatabaseRole, opening: string, work: (db: Reader) => Promise<T>): Promise<T> {
  const client = await pools.take(role);
  const opened = client.query(`begin isolation level repeatable read, read only; ${opening}`);
  opened.catch(() => {});
  try {
    const result = await work(readerOver(client));
    await opened;
    return result;
  } finally {
    client.query('commit').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

const readers = new WeakMap<Client, Kysely<DB>>();

function readerOver(client: Client): Kysely<DB> {
  let reader = readers.get(client);
  if (!reader) {
    const connection = {
      query: (text: string, values: unknown[]) => client.query({ text, values, ...(KEPT.test(text) ? { name: nameOf(text) } : {}) }),
      release: () => {},
    };
    reader = kyselyOver({ options: {}, connect: async () => connection, end: async () => {} } as never);
    readers.set(client, reader);
  }
  return reader;
}

/** A statement that begins so stays prepared on its connection: for those of one form that are asked again and again. */
const KEPT = /^\s*\/\* kept \*\//;
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `kept ${names.size}`));
  return name;
}
