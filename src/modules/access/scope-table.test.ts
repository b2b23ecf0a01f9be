import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { scopeInWords } from './scope-in-words.ts';
import { scopeTable } from './scope-table.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));

/** A policy as the table would write it: `person unit ALL unit_id in units`. */
type Line = string;

const forms: [RegExp, string][] = [
  [/^true$/, 'all'],
  [/^\((\w+) = ANY \(\(current_setting\('khuevan\.units'::text\)\)::integer\[\]\)\)$/, '$1 in units'],
  [/^\((\w+) = \(current_setting\('khuevan\.bloc'::text\)\)::smallint\)$/, '$1 is bloc'],
  [/^\((\w+) = ANY \(\(current_setting\('khuevan\.(classes|attends)'::text\)\)::uuid\[\]\)\)$/, '$1 in $2'],
  [/^\((\w+) = \(current_setting\('khuevan\.person'::text\)\)::uuid\)$/, '$1 is person'],
];
/** The form in words; what is none of the plain forms stays as it is, and is in no table. */
const formOf = (condition: string) => {
  const form = forms.find(([pattern]) => pattern.test(condition));
  return form ? condition.replace(...form) : condition;
};

async function policies(): Promise<Line[]> {
  const rows = await fresh.sql<{ table: string; roles: string[]; cmd: string; qual: string | null; check: string | null; strict: boolean }>(
    `select tablename as table, roles::text[] as roles, cmd, qual, with_check as check, permissive <> 'PERMISSIVE' as strict
     from pg_policies where schemaname = 'tinh'`,
  );
  const roleOf = Object.fromEntries(Object.entries(fresh.roleNames).map(([role, name]) => [name, role]));
  return rows
    .flatMap(({ table, roles, cmd, qual, check, strict }) => {
      const form = formOf(qual ?? check ?? '');
      // a check that differs from what is seen would let a row out of sight
      const odd = strict || (qual !== null && check !== null && qual !== check) ? ' ODD' : '';
      return roles.map((name) => `${table} ${roleOf[name] ?? name} ${cmd} ${form}${odd}`);
    })
    .toSorted();
}

function declared(): Line[] {
  const lines = Object.entries(scopeTable).flatMap(([table, { unit, bloc, person, add, readOnly }]) => {
    const command = readOnly ? 'SELECT' : 'ALL';
    const adders = add === undefined ? [] : add === 'desks' ? ['unit', 'bloc'] : ['unit', 'bloc', 'person'];
    return [
      `${table} tenant ALL all`,
      ...unit.map((column) => `${table} unit ${command} ${column === 'all' ? 'all' : `${column} in units`}`),
      ...bloc.map((column) => `${table} bloc ${command} ${column === 'all' ? 'all' : `${column} is bloc`}`),
      // requests are received from everybody
      ...person.map((form) => `${table} person ${table === 'idempotency' ? 'ALL' : 'SELECT'} ${form}`),
      ...adders.map((role) => `${table} ${role} INSERT all`),
    ];
  });
  return lines.toSorted();
}

test('the policies of the database are those of the table, no more and no fewer', async () => {
  expect(await policies()).toEqual(declared());
});

test('row-level security is on and forced for every table, the owner’s list of migrations apart', async () => {
  const open = await fresh.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'tinh'::regnamespace and relkind in ('r','p')
     and not (relrowsecurity and relforcerowsecurity) order by 1`,
  );
  expect(open.map((row) => row.name)).toEqual(['migration']);
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
    const policed = new Set((await policies()).map((line) => line.split(' ')[0]));
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
