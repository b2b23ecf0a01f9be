import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import type { FreshDatabase } from '#test/database.ts';
import { sampleOf } from '#test/sample.ts';
import { buildApp } from '../../app.ts';
import { told } from './minority-contract.ts';

let db: FreshDatabase;
let app: FastifyInstance;
let who: Actor;
let klass: string;
let people: { id: string; unit: number }[];

beforeAll(async () => {
  db = await sampleOf('hanoi');
  app = await buildApp({ pools: db.pools, keys: db.keys, webRoot: null, gate: () => Promise.resolve(who) });
  const [found] = await db.sql<{ id: string }>("select id from training_class where code = 'TC20-01'");
  klass = found!.id;
  people = await db.sql(
    `select e.person_id as id, p.unit_id as unit from enrolment e join person p on p.id = e.person_id
     where e.class_id = $1 and e.status in ('listed', 'active', 'paused', 'finished', 'not_recognised') order by e.person_id`,
    [klass],
  );
});
afterAll(() => app?.close());
beforeEach(async () => {
  who = db.admin;
  await db.sql('delete from person_sensitive');
});

/** The first so many of the class are, the next so many are not. */
const record = (minority: number, others: number) =>
  db.sql(
    `insert into person_sensitive (person_id, field, yes, unit_id, bloc, recorded_by, recorded_by_name)
     select id, 'ethnic_minority', n <= $2, unit_id, bloc, id, 'thử' from unnest($1::uuid[]) with ordinality as t(person, n) join person on id = person`,
    [people.slice(0, minority + others).map(({ id }) => id), minority],
  );
const count = async (of = klass) => (await app.inject({ url: `/api/classes/${of}/minority` })).json<Record<string, unknown>>();

test.each([
  [0, 0, 'few'],
  [4, 20, 'few'],
  [5, 9, 'most'],
  [5, 10, 5],
  [16, 20, 'most'],
  [15, 20, 15],
  [20, 20, 'most'],
] as const)('%i of %i known: %s', (minority, known, said) => expect(told(minority, known)).toBe(said));

test('is counted of those on record, and not said where few of either kind are', async () => {
  const trainees = people.length;
  expect(trainees).toBeGreaterThan(20);
  expect(await count()).toEqual({ trainees, known: 0, minority: 'few' });
  await record(4, 16);
  expect(await count()).toEqual({ trainees, known: 20, minority: 'few' });
  await db.sql('delete from person_sensitive');
  await record(6, 14);
  expect(await count()).toEqual({ trainees, known: 20, minority: 6 });
  await db.sql('delete from person_sensitive');
  await record(16, 4);
  expect(await count()).toEqual({ trainees, known: 20, minority: 'most' });
});

test('whoever may not see the people counts nobody; who may not see the class is told there is none', async () => {
  await record(6, 14);
  const [school] = await db.sql<{ id: number }>('select runner_id as id from training_class where id = $1', [klass]);
  who = { ...db.admin, scope: { kind: 'unit', units: [school!.id] } };
  const own = people.slice(0, 20).filter(({ unit }) => unit === school!.id).length;
  expect(await count()).toMatchObject({ known: own });
  who = { ...db.admin, scope: { kind: 'class', classes: [klass] } };
  expect(await count()).toMatchObject({ known: 0 });
  who = { ...db.admin, scope: { kind: 'unit', units: [999_999] } };
  expect(await count()).toMatchObject({ error: { code: 'classes.unknown' } });
});
