import { afterAll, beforeAll, expect, test } from 'vitest';
import { policiesDeclared, policiesOf, unforced } from '../catalogue.ts';
import { apart, crossRows, kinds, loginAs, scopesAt, tables } from '../matrix-rows.ts';
import { matrixWorld, type MatrixWorld } from '../matrix-world.ts';
import type { Verdict } from './verdict.ts';

type Policy = { name: string; table: string; strict: boolean; cmd: string; roles: string[]; qual: string | null; check: string | null };
type Mutant = { guard: string; table: string; mutant: string; sql: string; undo: string };

let world: MatrixWorld;
let sessions: { kind: (typeof kinds)[number]; client: Awaited<ReturnType<typeof loginAs>> }[];
beforeAll(async () => {
  world = await matrixWorld();
  await crossRows(world);
  const scopes = scopesAt(world.planted.own);
  sessions = await Promise.all(kinds.map(async (kind) => ({ kind, client: await loginAs(world, scopes[kind]) })));
}, 300_000);
afterAll(() => Promise.all(sessions.map(({ client }) => client.end())));

const everyPolicy = () =>
  world.sql<Policy>(
    `select policyname as name, tablename as table, permissive = 'RESTRICTIVE' as strict, cmd, roles::text[] as roles, qual, with_check as check
     from pg_policies where schemaname = 'tinh' order by tablename, policyname`,
  );

/** Away altogether; one half open to every row; no row to be written by it; and for every login role. */
function mutantsOf({ name, table, strict, cmd, roles, qual, check }: Policy): Mutant[] {
  const all = Object.values(world.roleNames);
  const made = (using: string | null, checking: string | null, to: readonly string[] = roles) =>
    `drop policy if exists ${name} on ${table}; create policy ${name} on ${table} as ${strict ? 'restrictive' : 'permissive'} for ${cmd}
     to ${to.map((role) => `"${role}"`).join()}${using === null ? '' : ` using (${using})`}${checking === null ? '' : ` with check (${checking})`}`;
  const one = (mutant: string, sql: string): Mutant => ({ guard: `${table}.${name}`, table, mutant, sql, undo: made(qual, check) });
  return [
    one('away', `drop policy ${name} on ${table}`),
    ...(qual !== null && qual !== 'true' ? [one('every row is reached', made('true', check))] : []),
    ...(check !== null && check !== 'true' ? [one('every row may be written', made(qual, 'true'))] : []),
    ...(check !== null ? [one('no row may be written', made(qual, 'false'))] : []),
    ...(roles.length < all.length ? [one('for every login role', made(qual, check, all))] : []),
  ];
}
const flags = (table: string): Mutant[] =>
  [
    ['disable row level security', 'enable row level security'],
    ['no force row level security', 'force row level security'],
  ].map(([sql, undo]) => ({ guard: table, table, mutant: sql!, sql: `alter table ${table} ${sql}`, undo: `alter table ${table} ${undo}` }));

/** What the tests of direct SQL and of the catalogue say of one table, in their own words. */
async function red(table: string): Promise<string[]> {
  const found: string[] = [];
  for (const { kind, client } of sessions) {
    const [first] = await apart(world, client, scopesAt(world.planted.own)[kind], table);
    if (first) found.push(first);
  }
  const of = (lines: string[]) => lines.filter((line) => line.startsWith(`${table} `)).join('\n');
  if (of(await policiesOf(world)) !== of(policiesDeclared())) found.push('catalogue: another policy than the table of scope asks for');
  if ((await unforced(world)).includes(table)) found.push('catalogue: row-level security is not on and forced');
  return found;
}

test('policies', { timeout: 3_600_000 }, async ({ task }) => {
  const before = await everyPolicy();
  for (const table of tables) expect(await red(table)).toEqual([]);
  const verdicts: Verdict[] = [];
  for (const { guard, table, mutant, sql, undo } of [...before.flatMap(mutantsOf), ...tables.flatMap(flags)]) {
    await world.sql(sql);
    verdicts.push({ guard, mutant, red: await red(table) });
    await world.sql(undo);
  }
  expect(await everyPolicy()).toEqual(before);
  task.meta.verdicts = verdicts;
});
