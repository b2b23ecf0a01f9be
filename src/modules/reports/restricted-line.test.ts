import { beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { withoutRestricted, type Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { buildApp } from '../../app.ts';
import { closeClass } from '../classes/close-class.ts';
import { leaveClass } from '../classes/leave-class.ts';
import { restrictSlot } from '../classes/restrict-line.ts';
import type { AnnualReview } from './contract.ts';

let world: World;
let app: FastifyInstance;
let asking: Actor;
beforeAll(async () => {
  world = await ledgerWorld();
  app = await buildApp({ pools: world.pools, keys: world.keys, webRoot: null, gate: () => Promise.resolve(asking) });
  const hide = async (training: { slotId: string }) =>
    restrictSlot(world.database, world.admin, training.slotId, { restricted: true, reason: 'nguồn quy hoạch' }, { command: 'test' });
  const close = async (id: string, date: string) =>
    world.run(async (tx) =>
      closeClass(tx, world.admin, id, {
        ...world.given(date),
        outcomes: (await world.active(id)).map((enrolmentId) => ({ enrolmentId, outcome: 'finished', continuing: false })),
      }),
    );
  // 2021: 20 seen, 30 not. 2022: the same, but two of the 30 left. 2023: none hidden
  for (const year of [2021, 2022, 2023]) await close((await world.opened(`${year}-02-01`, 20)).id, `${year}-06-01`);
  for (const year of [2021, 2022]) {
    const hidden = await world.opened(`${year}-03-01`, 30);
    if (year === 2022) {
      const enrolmentIds = (await world.active(hidden.id)).slice(0, 2);
      await world.run((tx) =>
        leaveClass(tx, world.admin, hidden.id, { ...world.given('2022-04-01'), enrolmentIds, kind: 'leave', leaveReason: 'withdrawn' }),
      );
    }
    await hide(hidden);
    await close(hidden.id, `${year}-07-01`);
  }
});
afterAll(() => app.close());

const ask = async (url: string, actor: Actor) => {
  asking = actor;
  const answer = await app.inject({ url });
  return { status: answer.statusCode, body: answer.json<unknown>() };
};
const review = async (question: string, actor: Actor = withoutRestricted(world.admin)) =>
  (await ask(`/api/reports/annual?${question}`, actor)).body as AnnualReview;
const joinedIn = (one: AnnualReview) => [one.restricted, one.classes!.opened, one.trainees.joined, one.luot.L1];

describe('in the totals as one line, or not at all', () => {
  test('enough of them: turns are counted, one class is not', async () => {
    const one = await review('year=2021');
    expect(joinedIn(one)).toEqual(['trainees', 1, 50, 50]);
    expect(one.trainees).toMatchObject({ finished: 50, carriedOut: 0 });
    expect(one.variance).toEqual({ atOpening: 20, seats: 20, difference: 0 });
    for (const { dimension, rows } of one.breakdowns) {
      const last = rows.at(-1)!;
      expect([dimension, last.key, last.classes, last.plan, last.trainees.joined]).toEqual([dimension, 'restricted', null, null, 30]);
      expect([dimension, rows.reduce((sum, row) => sum + row.trainees.joined, 0)]).toEqual([dimension, 50]);
    }
    expect(one.notes.map(({ code }) => code)).toContain('reports.restricted_trainees');
  });

  test('two of them left: nothing is told, in no total; without any nothing is said', async () => {
    const one = await review('year=2022');
    expect(joinedIn(one)).toEqual(['withheld', 1, 20, 20]);
    expect(one.breakdowns.flatMap(({ rows }) => rows.map(({ key }) => key))).not.toContain('restricted');
    expect(joinedIn(await review('year=2023'))).toEqual(['none', 1, 20, 20]);
  });

  test.each([
    'year=2021&org=LHP',
    'year=2021&programme=TCLLCT',
    'year=2021&asKnownOn=2030-01-01',
    'clock=own&from=2021-01-01&to=2021-12-31&year=2021',
  ])('asked narrower it is left out: %s', async (question) => expect(joinedIn(await review(question))).toEqual(['none', 1, 20, 20]));

  test.each<[string, Partial<Actor>]>([
    ['a bloc', { scope: { kind: 'bloc', bloc: 1 } }],
    ['a unit', { scope: { kind: 'unit', units: [1] } }],
  ])('and for %s', async (_who, part) =>
    expect(joinedIn(await review('year=2021', withoutRestricted({ ...world.admin, ...part })))).toEqual(['none', 1, 20, 20]),
  );

  test('the same paper for those who see restricted classes', async () => {
    for (const question of ['year=2021', 'year=2022', 'year=2021&by=sender', 'year=2021&clock=administrative', 'year=2021&org=LHP'])
      expect(await review(question, world.admin)).toEqual(await review(question));
    for (const question of ['year=2021', 'year=2022'])
      expect((await ask(`/api/reports/annual/turns?${question}`, world.admin)).body).toEqual(
        (await ask(`/api/reports/annual/turns?${question}`, withoutRestricted(world.admin))).body,
      );
  });

  test('turns with it, persons without', async () => {
    const { body } = await ask(`/api/reports/annual/turns?year=2021`, withoutRestricted(world.admin));
    expect(body).toEqual({ luot: { L1: 50, L2: 50, L3: 50 }, people: { L1: 20, L2: 20, L3: 20 } });
  });
});

test('no list stands behind it: the list of a total says how many it does not show, the row has none', async () => {
  for (const actor of [world.admin, withoutRestricted(world.admin)]) {
    const cell = await ask('/api/reports/annual/detail?year=2021&cell=trainees.joined', actor);
    expect(cell.body).toMatchObject({ total: 20, restricted: 30 });
    expect((cell.body as { rows: unknown[] }).rows).toHaveLength(20);
    const withheld = await ask('/api/reports/annual/detail?year=2022&cell=trainees.left', actor);
    expect(withheld.body).toMatchObject({ total: 0, restricted: null, rows: [] });
    const row = await ask('/api/reports/annual/detail?year=2021&cell=trainees.joined&dimension=family&value=restricted', actor);
    expect([row.status, row.body]).toMatchObject([403, { error: { code: 'reports.restricted_no_list' } }]);
  }
});
