import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { policiesDeclared, policiesOf, unforced } from '#test/catalogue.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { scopeInWords } from './scope-in-words.ts';
import { scopeTable } from './scope-table.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));

test('the policies of the database are those of the table, no more and no fewer', async () => {
  expect(await policiesOf(fresh)).toEqual(policiesDeclared());
});

test('row-level security is on and forced for every table, the owner’s list of migrations apart', async () => {
  expect(await unforced(fresh)).toEqual(['migration']);
});

test('no view or function of ours runs with the rights of its owner', async () => {
  expect(
    await fresh.sql(
      `select relname as name from pg_class where relnamespace = 'tinh'::regnamespace and relkind in ('v','m')
       union all select proname from pg_proc where pronamespace in ('tinh'::regnamespace, 'public'::regnamespace) and prosecdef`,
    ),
  ).toEqual([]);
});

test('nobody but the login roles holds anything, and none may empty, change or own a table', async () => {
  const names = Object.values(fresh.roleNames);
  const rows = await fresh.sql(
    `select c.relname, a.grantee::regrole::text as holder, a.privilege_type from pg_class c, aclexplode(c.relacl) a
     where c.relnamespace = 'tinh'::regnamespace and c.relkind in ('r','p') and a.grantee <> c.relowner
       and (a.grantee = 0 or not a.grantee::regrole::text = any ($1) or a.privilege_type not in ('SELECT','INSERT','UPDATE','DELETE'))`,
    [names],
  );
  expect(rows).toEqual([]);
});

describe('people in tables', () => {
  /** Columns by which somebody can be found. What a table of an office holds without any of them is about nobody. */
  const personal =
    /^(person_id|account_id|absent_id|deputy_id|behalf_id|enrolment_id|chain_id|full_name|sort_name|folded_name|birth_date|phone|personal_number\w*|identifier_\w+|\w*by_name|signer|subject)$/;
  /** They hold a reference to an event or a class that many share, or no person at all. */
  const notThese: Record<string, readonly string[]> = { document: ['subject'] };

  test('every table with somebody in it says so, and has a policy, a time it is kept and a way it may leave', async () => {
    const rows = await fresh.sql<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns where table_schema = 'tinh'
       union select conrelid::regclass::text, a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
       where k.contype = 'f' and k.connamespace = 'tinh'::regnamespace and k.confrelid in ('tinh.person'::regclass, 'tinh.account'::regclass, 'tinh.enrolment'::regclass, 'tinh.chain'::regclass)`,
    );
    const found = new Set(
      rows.filter(({ table, column }) => personal.test(column) && !notThese[table]?.includes(column)).map((row) => row.table),
    );
    expect([...found].filter((table) => !scopeTable[table]?.personal).toSorted()).toEqual([]);
    const policed = new Set((await policiesOf(fresh)).map((line) => line.split(' ')[0]));
    for (const table of found)
      expect([table, policed.has(table), scopeTable[table]!.keep, scopeTable[table]!.leaves]).not.toContain(undefined);
    expect(found.size).toBeGreaterThan(20);
  });

  test('what must never leave is in no list that leaves', () => {
    const shown = Object.entries(scopeTable).filter(([, one]) => one.leaves === 'never' && one.shownBy !== null);
    expect(shown.map(([table]) => table)).toEqual([]);
  });
});

test('docs/scope.md is what the table says today: npm run scope', () => {
  expect(readFileSync(new URL('../../../docs/scope.md', import.meta.url), 'utf8')).toBe(scopeInWords());
});
