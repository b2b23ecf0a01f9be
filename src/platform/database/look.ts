import type { Writable } from 'node:stream';
import { sql, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import type pg from 'pg';
import { kyselyOver, type DatabaseRole, type Pools } from './pools.ts';
import type { DB } from './schema.ts';
import type { Reader } from './transaction.ts';

type Client = Awaited<ReturnType<Pools['take']>>;

/**
 * One read-only transaction that sees one moment. Nobody waits for its opening and its end: `opening` (SET LOCAL …) goes out in
 * one piece with the first statements of `work`, and the answer need not wait for the commit of what wrote nothing. Where the
 * opening fails, so does every statement behind it: without search_path there are no tables, without scope no policy.
 * @param atOnce `work` asks everything before it waits for anything: the end goes out in that piece too. What it asked later would fail.
 */
export async function look<T>(
  pools: Pools,
  role: DatabaseRole,
  opening: string,
  work: (db: Reader) => Promise<T>,
  { atOnce = false }: { atOnce?: boolean } = {},
): Promise<T> {
  const client = await pools.take(role);
  const end = () =>
    void client.query('commit').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  const stream = streamOf(client);
  stream?.cork();
  // by then the first statements have found their way to the connection
  setImmediate(() => {
    if (atOnce) end();
    stream?.uncork();
  });
  // what is kept is of one form, worth no new plan for each value
  const plans = atOnce ? 'SET LOCAL plan_cache_mode = force_generic_plan; ' : '';
  const opened = client.query(`begin isolation level repeatable read, read only; ${plans}${opening}`);
  opened.catch(() => {});
  try {
    const result = await work(readerOver(client));
    await opened;
    return result;
  } finally {
    if (!atOnce) end();
  }
}

/** One statement outside any transaction, for what every request asks first. */
export async function glance<T>(pools: Pools, tenant: string, ask: (db: Reader) => Promise<T>): Promise<T> {
  const client = await pools.takeAtGate(tenant);
  let failed = true;
  try {
    const answer = await ask(readerOver(client));
    failed = false;
    return answer;
  } finally {
    client.release(failed);
  }
}

/** What the driver writes to, where it tells. */
const streamOf = (client: Client) => (client as { connection?: { stream?: Writable } }).connection?.stream;

const readers = new WeakMap<Client, Kysely<DB>>();

function readerOver(client: Client): Kysely<DB> {
  let reader = readers.get(client);
  if (!reader) {
    const connection = {
      query: (text: string, values: unknown[]) => client.query({ text, values, name: names.get(text) } as pg.QueryConfig),
      release: () => {},
    };
    reader = kyselyOver({ options: {}, connect: async () => connection, end: async () => {} } as never);
    readers.set(client, reader);
  }
  return reader;
}

const names = new Map<string, string>();
const FORMS = 200;

/** A statement that comes in a few forms, whatever is asked for: each prepared once on each connection. */
export async function prepared<Row>(db: Reader, statement: RawBuilder<Row>): Promise<Row[]> {
  const query = statement.compile(db as never);
  if (names.size < FORMS && !names.has(query.sql)) names.set(query.sql, `kept ${names.size}`);
  const { rows } = await db.getExecutor().executeQuery<Row>(query);
  return rows;
}

/**
 * A statement of one form, asked again and again: built once, and prepared once on each connection. What is asked for takes the
 * places where `build` put its arguments; it may decide nothing by them.
 */
export function kept<Row, Asked extends unknown[]>(build: (...asked: { [N in keyof Asked]: RawBuilder<Asked[N]> }) => RawBuilder<unknown>) {
  let made: { query: CompiledQuery; places: number[] } | undefined;
  return async (db: Reader, ...asked: Asked): Promise<Row[]> => {
    const executor = db.getExecutor();
    if (!made) {
      const marks = asked.map((_, place) => sql.val({ place })) as never as Parameters<typeof build>;
      const query = build(...marks).compile(db as never);
      names.set(query.sql, `kept ${names.size}`);
      made = { query, places: query.parameters.map((mark) => (mark as { place: number }).place) };
    }
    const { query, places } = made;
    const { rows } = await executor.executeQuery<Row>({ ...query, parameters: places.map((place) => asked[place]) });
    return rows;
  };
}
