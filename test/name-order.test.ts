import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, nameSortKey } from '#kit/text.ts';
import { freshDatabase } from './database.ts';

test('the database and the screen put people in the same order', async () => {
  const fresh = await freshDatabase();
  const word = fc.constantFrom(
    'An',
    'Ân',
    'Ánh',
    'Hoa',
    'Hòa',
    'Hoà',
    'Hoạ',
    'Đức',
    'Dũng',
    'Ước',
    'Uyên',
    'Nguyễn',
    'Nguyên',
    'Thị',
    'Văn',
    'Y',
    'Niê',
    "H'Hen",
    'Thúy',
    'Thuý',
    'Thủy',
    'Thùy',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const names = fc.sample(name, { numRuns: 500, seed: 7 });
  const rows = await fresh.sql<{ name: string }>(
    'select name from unnest($1::text[], $2::text[]) n (name, key) order by key collate "vi-VN-x-icu"',
    [names, names.map(nameSortKey)],
  );
  const keys = (list: string[]) => list.map((one) => nameSortKey(one));
  const sorted = [...names].sort(compareNames);
  for (const [index, row] of rows.entries())
    expect(compareNames(row.name, sorted[index]!), `${index}: ${keys([row.name, sorted[index]!]).join(' / ')}`).toBe(0);
});
