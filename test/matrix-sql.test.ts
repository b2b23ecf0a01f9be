import type { FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutRestricted, type Actor, type Scope } from '#platform/actor.ts';
import { databaseRoleOf } from '#platform/database/transaction.ts';
import { buildApp } from '../src/app.ts';
import { here, tree } from './matrix-places.ts';
import { apart, crossRows, kinds, loginAs, mayChange, reaches, scopesAt, tables, type Row } from './matrix-rows.ts';
import { matrixWorld, type MatrixWorld } from './matrix-world.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await matrixWorld();
  await crossRows(world);
}, 300_000);

const actorOf = (scope: Scope): Actor => withoutRestricted({ ...world.admin, scope });
const connections: pg.Client[] = [];
afterAll(() => Promise.all(connections.map((one) => one.end())));
async function loggedIn(scope: Scope): Promise<pg.Client> {
  const client = await loginAs(world, scope);
  connections.push(client);
  return client;
}

test.each(kinds)('over %s the login role sees, changes, gives away and adds what the table says, of every table', async (kind) => {
  const scope = scopesAt(world.planted.own)[kind];
  const client = await loggedIn(scope);
  const wrong: string[] = [];
  for (const table of tables) wrong.push(...(await apart(world, client, scope, table)));
  expect(wrong).toEqual([]);
});

test('no table is without rows: of an empty one nothing is shown', async () => {
  const empty: string[] = [];
  for (const table of tables) if ((await world.sql(`select from ${table} limit 1`)).length === 0) empty.push(table);
  expect(empty).toEqual([]);
});

test.each(['bloc', 'unit', 'class', 'person'] as const)(
  'over %s nothing out of sight is changed, taken away or put there',
  async (kind) => {
    const client = await loggedIn(scopesAt(world.planted.own)[kind]);
    const before = await world.sql('select * from training_class order by id');
    for (const statement of [
      `update training_class set name = 'mine' where id = '${world.planted.elsewhere.class}'`,
      `update enrolment set sender_id = 3 where id = '${world.planted.elsewhere.enrolment}'`,
      `update person set unit_id = 3, bloc = 1 where id = '${world.planted.elsewhere.person}'`,
      `delete from enrolment where id = '${world.planted.elsewhere.enrolment}'`,
    ]) {
      const changed = await client.query(statement).then(
        ({ rowCount }) => rowCount,
        (error: { code?: string }) => error.code,
      );
      expect([statement, changed === 0 || changed === '42501']).toEqual([statement, true]);
    }
    // a row may not be given away into what is out of sight
    const given = await client.query(`update training_need set unit_id = 6, bloc = 2 where id = '${world.planted.own.need}'`).then(
      () => 'given',
      (error: { code?: string }) => error.code,
    );
    expect(given).toBe('42501');
    expect(await world.sql('select * from training_class order by id')).toEqual(before);
  },
);

test.each(['unit', 'bloc', 'person'] as const)('the login role %s sees nothing at all where no scope is set', async (role) => {
  const client = new pg.Client({ connectionString: world.roleUrls[role] });
  await client.connect();
  connections.push(client);
  await client.query('set search_path = tinh, public');
  for (const table of ['person', 'enrolment', 'training_class'])
    await expect(client.query(`select * from ${table}`)).rejects.toThrow(/unrecognized configuration parameter "khuevan\.|invalid input/);
});

const RUNS = 20_000;
/**
 * Random triples: somebody with a random scope, a random row of a random table, and what they want of it. The policy of the table, asked
 * of the database row by row, and the reference must say the same. Seed and path are printed where they do not.
 */
test('20,000 random triples: the application, row-level security and the reference agree', async () => {
  const objects: { table: string; row: Row & { at: string } }[] = [];
  for (const table of tables)
    for (const row of await world.sql<Row & { at: string }>(`select *, ctid::text as at from ${table}`)) objects.push({ table, row });
  const units = here.map((place) => tree[place].id);
  const classes = here.map((place) => world.planted[place].class);
  // one person is all records there are of them
  const people = here.flatMap((place) => {
    const { person, mergedPerson, otherPerson } = world.planted[place];
    return [
      { person, records: [person, mergedPerson] },
      { person: otherPerson, records: [otherPerson] },
    ];
  });
  const scope = fc.oneof<fc.Arbitrary<Scope>[]>(
    fc.record({ kind: fc.constant('bloc' as const), bloc: fc.constantFrom(1, 2) }),
    fc.record({ kind: fc.constant('unit' as const), units: fc.subarray(units) }),
    fc.record({ kind: fc.constant('class' as const), classes: fc.subarray(classes) }),
    fc
      .tuple(fc.constantFrom(...people), fc.subarray(classes))
      .map(([one, attended]) => ({ kind: 'person' as const, ...one, classes: attended })),
  );
  console.log(`SEED=${SEED}`);
  const triples = fc.sample(fc.tuple(scope, fc.constantFrom(...objects), fc.constantFrom('see', 'change')), { numRuns: RUNS, seed: SEED });
  // what the database says, for all rows of a table at once under each scope that came up
  const visible = new Map<string, Set<string>>();
  const changeable = await grants();
  const disagreeing: string[] = [];
  const said = { yes: 0, no: 0 };
  for (const [who, { table, row }, action] of triples) {
    const key = `${JSON.stringify(who)} ${table}`;
    if (!visible.has(key)) visible.set(key, await seenBy(who, table));
    const expected = reaches(table, row, who) && (action === 'see' || mayChange(table, who));
    said[expected ? 'yes' : 'no']++;
    const granted = visible.get(key)!.has(row.at) && (action === 'see' || changeable.has(`${databaseRoleOf(who)} ${table}`));
    const shown = action === 'see' && pages[table] ? await shownBy(who, pages[table](row)) : expected;
    if (expected !== granted || expected !== shown)
      disagreeing.push(
        `${JSON.stringify(who)} ${action} ${table} ${row.at}: reference ${expected}, database ${granted}, application ${shown}`,
      );
  }
  // a sample that is all of one kind would show nothing
  expect(Math.min(said.yes, said.no)).toBeGreaterThan(RUNS / 10);
  expect({ seed: SEED, disagreeing: disagreeing.slice(0, 5) }).toEqual({ seed: SEED, disagreeing: [] });
}, 300_000);

/** Where the application shows one row by itself. */
const pages: Record<string, (row: Row) => string> = {
  training_class: (row) => `/api/classes/${row['id'] as string}`,
  person: (row) => `/api/people/${row['id'] as string}`,
};
const shown = new Map<string, Promise<boolean>>();
let app: FastifyInstance | undefined;
let asking: Scope;
afterAll(() => app?.close());
async function shownBy(scope: Scope, url: string): Promise<boolean> {
  // a trainee is shown its own file, not these pages
  app ??= await buildApp({ pools: world.pools, keys: world.keys, webRoot: null, gate: () => Promise.resolve(actorOf(asking)) });
  const key = `${JSON.stringify(scope)} ${url}`;
  asking = scope;
  if (!shown.has(key))
    shown.set(
      key,
      app.inject({ url }).then(({ statusCode }) => statusCode === 200),
    );
  return shown.get(key)!;
}

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

async function grants(): Promise<Set<string>> {
  const rows = await world.sql<{ table: string; role: string }>(
    `select table_name as table, grantee as role from information_schema.role_table_grants where table_schema = 'tinh' and privilege_type = 'UPDATE'`,
  );
  const roleOf = Object.fromEntries(Object.entries(world.roleNames).map(([role, name]) => [name, role]));
  return new Set(rows.map(({ table, role }) => `${roleOf[role]} ${table}`));
}

async function seenBy(scope: Scope, table: string): Promise<Set<string>> {
  const rows = await world.database
    .read(actorOf(scope), async (db) => {
      return (await sql<{ at: string }>`select ctid::text as at from ${sql.table(table)}`.execute(db as never)).rows;
    })
    .catch((error: { code?: string }) => {
      if (error.code !== '42501') throw error;
      return [];
    });
  return new Set(rows.map((row) => row.at));
}
