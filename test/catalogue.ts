import { scopeTable } from '../src/modules/access/scope-table.ts';
import type { FreshDatabase } from './database.ts';

/** A policy as the table would write it: `person unit ALL unit_id in units`. */
type Line = string;

const forms: [RegExp, string][] = [
  [/^true$/, 'all'],
  [/^\((\w+) = ANY \(\(current_setting\('khuevan\.units'::text\)\)::integer\[\]\)\)$/, '$1 in units'],
  [/^\((\w+) = \(current_setting\('khuevan\.bloc'::text\)\)::smallint\)$/, '$1 is bloc'],
  [/^\((\w+) = ANY \(\(current_setting\('khuevan\.(classes|attends)'::text\)\)::uuid\[\]\)\)$/, '$1 in $2'],
  [/^\((\w+) = ANY \(\(current_setting\('khuevan\.person'::text\)\)::uuid\[\]\)\)$/, '$1 is person'],
  [/^\(\(NOT restricted\) OR \(current_setting\('khuevan\.restricted'::text\)\)::boolean\)$/, 'not restricted'],
  [/^\(current_setting\('khuevan\.restricted'::text\)\)::boolean$/, 'restricted'],
];
/** The form in words; what is none of the plain forms stays as it is, and is in no table. */
const formOf = (condition: string) => {
  const form = forms.find(([pattern]) => pattern.test(condition));
  return form ? condition.replace(...form) : condition;
};

/** The policies that the database has. */
export async function policiesOf(fresh: FreshDatabase): Promise<Line[]> {
  const rows = await fresh.sql<{ table: string; roles: string[]; cmd: string; qual: string | null; check: string | null; strict: boolean }>(
    `select tablename as table, roles::text[] as roles, cmd, qual, with_check as check, permissive <> 'PERMISSIVE' as strict
     from pg_policies where schemaname = 'tinh'`,
  );
  const roleOf = Object.fromEntries(Object.entries(fresh.roleNames).map(([role, name]) => [name, role]));
  return rows
    .flatMap(({ table, roles, cmd, qual, check, strict }) => {
      const form = formOf(qual ?? check ?? '');
      // a check that differs from what is seen would let a row out of sight
      const odd = strict !== (form === 'not restricted') || (qual !== null && check !== null && qual !== check) ? ' ODD' : '';
      return roles.map((name) => `${table} ${roleOf[name] ?? name} ${cmd} ${form}${odd}`);
    })
    .toSorted();
}

/** Those that the table of scope asks for. */
export function policiesDeclared(): Line[] {
  const lines = Object.entries(scopeTable).flatMap(([table, { unit, bloc, person, add, readOnly, restricted }]) => {
    const command = readOnly ? 'SELECT' : 'ALL';
    const adders = add === undefined ? [] : add === 'desks' ? ['unit', 'bloc'] : ['unit', 'bloc', 'person'];
    return [
      `${table} tenant ALL ${restricted === 'all' ? 'restricted' : 'all'}`,
      ...(restricted === 'rows' ? ['tenant', 'unit', 'bloc', 'person'].map((role) => `${table} ${role} ALL not restricted`) : []),
      ...unit.map((column) => `${table} unit ${command} ${column === 'all' ? 'all' : `${column} in units`}`),
      ...bloc.map((column) => `${table} bloc ${command} ${column === 'all' ? 'all' : `${column} is bloc`}`),
      // requests are received from everybody
      ...person.map((form) => `${table} person ${table === 'idempotency' ? 'ALL' : 'SELECT'} ${form}`),
      ...adders.map((role) => `${table} ${role} INSERT all`),
    ];
  });
  return lines.toSorted();
}

/** Tables on which row-level security is not on, or not for their owner. */
export async function unforced(fresh: FreshDatabase): Promise<string[]> {
  const open = await fresh.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'tinh'::regnamespace and relkind in ('r','p')
     and not (relrowsecurity and relforcerowsecurity) order by 1`,
  );
  return open.map((row) => row.name);
}
