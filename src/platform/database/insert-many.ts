import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

const AT_A_TIME = 1000;

/**
 * Thousands of rows with the table's own column names (snake_case), all with the same columns, none of them an array: an array for
 * each column, of a thousand rows at a time. Rows may be made on the way: the next thousand are, while the database takes these.
 */
export async function insertMany(tx: Tx, table: string, rows: Iterable<object>): Promise<void> {
  let under: Promise<unknown> = Promise.resolve();
  for (const some of inBatches(rows as Iterable<Record<string, unknown>>, AT_A_TIME)) {
    const names = Object.keys(some[0]!);
    const types = await typesOf(tx, table, names);
    const values = names.map((name, n) => {
      const column = some.map(types[n] === 'jsonb' ? (row) => asJson(row[name]) : (row) => row[name]);
      return sql`${arrayOf(column)}::${sql.raw(types[n]!)}[]`;
    });
    const columns = sql.join(names.map((name) => sql.ref(name)));
    await under;
    under = sql`insert into ${sql.table(table)} (${columns}) select * from unnest(${sql.join(values)})`.execute(tx);
    // its failure is met at the next turn
    under.catch(() => {});
    await setImmediate();
  }
  await under;
}

const asJson = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** As PostgreSQL writes an array; the driver would write it too, but only when these rows' turn has come. */
function arrayOf(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += text === '' ? element(value) : `,${element(value)}`;
  return `{${text}}`;
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : asText(value);
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  throw new TypeError(`insertMany: ${typeof value}`);
}

const known = new Map<string, readonly string[]>();

/** The types of these columns, asked for once. */
async function typesOf(tx: Tx, table: string, names: readonly string[]): Promise<readonly string[]> {
  const key = `${table} ${names.join(' ')}`;
  let types = known.get(key);
  if (!types) {
    const { rows } = await sql<{ type: string }>`
      select format_type(a.atttypid, null) as type from unnest(${names}::text[]) with ordinality wanted(name, place)
      join pg_attribute a on a.attname = wanted.name and a.attrelid = ${table}::regclass order by wanted.place`.execute(tx);
    known.set(key, (types = rows.map(({ type }) => type)));
  }
  return types;
}

export function* inBatches<Row>(rows: Iterable<Row>, size: number): Generator<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    if (batch.push(row) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
