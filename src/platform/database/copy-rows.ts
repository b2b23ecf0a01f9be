import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import type { Keys } from '../secrets.ts';
import { inBatches } from './insert-many.ts';
import { kyselyOver, type Pools } from './pools.ts';
import { openDoors, type Database } from './transaction.ts';

/**
 * Rows with the table's own column names (snake_case), all with the same columns; they may be made on the way. Answers when
 * the last are on their way too: the next ones are made while the database takes these.
 */
export type CopyRows = (table: string, rows: Iterable<object>) => Promise<void>;

/** Copied text as it went over, in pieces, for whoever measures it. */
export type Copied = (table: string, columns: readonly string[], text: readonly Buffer[]) => void;

export type BulkDoor = {
  /** The usual doors on one connection without time limits; `copy` works inside the transaction that is open in it. */
  database: Database;
  pools: Pools;
  copy: CopyRows;
  /** Waits until every copied row is in its table. @throws what the database said of one of them */
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

/** At most so many statements wait at the connection: memory stays flat however much there is to write. */
const AHEAD = 3;
const AT_A_TIME = 4_000;

/**
 * Opens the door for millions of rows. PostgreSQL refuses COPY into a table with row-level security, so rows are copied into a
 * temporary table and inserted from there, where every policy, constraint and foreign key looks at them.
 */
export async function openBulk(url: string, keys: Keys, onCopied?: Copied): Promise<BulkDoor> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `khuevan bulk ${process.pid}`,
    keepAlive: true,
    options: '-c timezone=UTC -c lock_timeout=5000 -c temp_buffers=64MB -c work_mem=64MB',
  });
  client.on('error', () => {});
  await client.connect();
  let last: Promise<unknown> = Promise.resolve();
  /** One statement after the other, those of the doors and those of `copy`, in the order in which they were asked for. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  const connection = {
    query: (...given: Parameters<pg.Client['query']>) => inTurn(() => client.query(...given) as unknown as Promise<unknown>),
    release: () => {},
  };
  const only = kyselyOver({ options: {}, connect: async () => connection, end: () => client.end() } as never);
  const close = () => only.destroy().then(() => client.end());
  const take = async () => connection as never;
  const pools: Pools = { unit: only, bloc: only, tenant: only, person: only, take, takeAtGate: take, close };

  const waiting: Promise<unknown>[] = [];
  const copySome = async (table: string, rows: readonly object[]) => {
    const columns = Object.keys(rows[0]!);
    const text = copyText(rows, columns);
    onCopied?.(table, columns, text);
    while (waiting.length >= AHEAD) await waiting.shift();
    const names = columns.map((column) => `"${column}"`).join(', ');
    const place = `pg_temp."copied_${table}"`;
    const written = inTurn(async () => {
      await client.query(`create temp table if not exists "copied_${table}" on commit drop as table "${table}" with no data`);
      await copyIn(client, `copy ${place} (${names}) from stdin`, text);
      await client.query(`insert into "${table}" (${names}) select ${names} from ${place}; truncate ${place}`);
    });
    // its failure is met by whoever waits next
    written.catch(() => {});
    waiting.push(written);
    await setImmediate();
  };
  const copy: CopyRows = async (table, rows) => {
    for (const some of inBatches(rows, AT_A_TIME)) await copySome(table, some);
  };
  const flush = async () => {
    while (waiting.length > 0) await waiting.shift();
  };
  return { database: openDoors(pools, keys), pools, copy, flush, close };
}

/** One COPY … FROM STDIN of text that is ready, or comes in pieces. */
export function copyIn(client: pg.Client, statement: string, text: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  const send = async (connection: CopyConnection) => {
    for await (const piece of text) {
      connection.sendCopyFromChunk(piece);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  };
  return new Promise((resolve, reject) => {
    client.query({
      submit(connection: CopyConnection) {
        connection.query(statement);
      },
      handleCopyInResponse(connection: CopyConnection) {
        send(connection).catch((error: unknown) => connection.sendCopyFail(String(error)));
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    } as never);
  });
}
/** What `pg` offers a query that speaks to the server itself. */
type CopyConnection = {
  stream: Writable;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
};

const special = /[\\\n\r\t]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string) => (special.test(text) ? text.replace(special, (sign) => escapes[sign]!) : text);

/** Pieces all of a size: large ones, each of another, would leave the memory of the process in shreds. */
const PIECE = 32_768;

/** Rows in PostgreSQL's COPY text format: one line each, tabs between, \N for null, objects as JSON, bytes as hex. */
function copyText(rows: readonly object[], columns: readonly string[]): Buffer[] {
  const pieces: Buffer[] = [];
  let text = '';
  for (const row of rows) {
    for (let n = 0; n < columns.length; n++) {
      if (n > 0) text += '\t';
      text += cell((row as Record<string, unknown>)[columns[n]!]);
    }
    text += '\n';
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = '';
  }
  pieces.push(Buffer.from(text));
  return pieces;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'object') return escaped(JSON.stringify(value));
  return String(value as number | boolean);
}
