import { expect, it } from 'vitest';
import { newId } from '#kit/ids.ts';
import { freshDatabase } from '#test/database.ts';
import { insertMany } from './insert-many.ts';

const fresh = await freshDatabase();
const insert = (table: string, rows: readonly object[]) =>
  fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => {
    await insertMany(tx, table, rows);
    return { result: null, audit: { type: 'test', id: 'x' } };
  });

it('every value arrives as it is, however long the list', async () => {
  const texts = [
    '',
    'NULL',
    'null',
    '{a,b}',
    '"',
    '\\',
    '\\"x\\',
    'a,b',
    ' hai  dấu cách ',
    'dòng\nmới\ttab',
    'Đặng Thị Bé',
    '🙂',
    "' or 1=1; --",
  ];
  const values = [null, undefined, 'chữ', '"', [], ['a', { b: null }], { a: '{"b":"\\\\"}' }, 0, false, true, -1.5];
  const rows = Array.from({ length: 1200 }, (_, n) => ({
    account_id: newId(),
    route: `${n}`,
    key: texts[n % texts.length],
    body_hash: n % 2 ? Buffer.from([0, 92, 34, n % 256]) : `\\x005c22${(n % 256).toString(16).padStart(2, '0')}`,
    status: n - 600,
    response: values[n % values.length],
    at: n % 2 ? new Date(Date.UTC(2026, 0, 1, 0, 0, n)) : new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
  }));
  await insert('idempotency', rows);
  const there = await fresh.sql('select account_id, route, key, body_hash, status, response, at from idempotency order by route::int');
  expect(there.map(({ at, ...row }) => ({ ...row, at: new Date(at as string).getTime() }))).toEqual(
    rows.map((row, n) => ({
      ...row,
      body_hash: Buffer.from([0, 92, 34, n % 256]),
      response: row.response ?? null,
      at: new Date(row.at).getTime(),
    })),
  );
});

it('an unknown column, or a value that is no value of a column, is refused and nothing is there', async () => {
  await expect(insert('bloc', [{ id: 7, code: 'x', name: 'x', no_such: 1 }])).rejects.toThrow();
  await expect(insert('bloc', [{ id: 7, code: 'x', name: { vi: 'x' } }])).rejects.toThrow('insertMany: object');
  expect(await fresh.sql('select from bloc where id = 7')).toEqual([]);
});
