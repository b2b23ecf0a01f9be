import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { admissionWorld, type AdmissionWorld } from '#test/admission-world.ts';
import { decideNominations } from './decide-nominations.ts';
import { moveSeats, holdSeries } from './seats.ts';
import { callUp } from './waiting-call-up.ts';

let world: AdmissionWorld;
beforeAll(async () => {
  world = await admissionWorld();
});

const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('accept', 'refuse', 'reopen', 'wait'), who: fc.nat(5) }),
  fc.record({ kind: fc.constant('call'), who: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('grant', 'take'), who: fc.nat(1) }),
);
type Step = { kind: string; who: number };

/** Whatever is decided in whatever order: used seats are accepted people, held seats are held, every movement has both its ends. */
it('accepted = used seats, in random histories of a desk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.boolean(), async (steps: Step[], open) => {
      const series = await world.series({ seats: 4, granted: open ? 1 : 3, open });
      const units = [world.units.sender, world.units.otherSchool];
      const ids: string[] = [];
      for (let n = 0; n < 6; n++) {
        const unitId = units[n % 2]!;
        const [person] = await world.people(1, unitId);
        ids.push((await world.nominate(world.admin, series.id, person!, { unitId, orWait: true })).id);
      }
      await world.sql(`update nomination set verdict_result = 'eligible' where series_id = $1`, [series.id]);
      for (const one of steps) await run(series.id, ids, units, one).catch(onlyRefusals);
      await identities(series.id);
    }),
    { numRuns: 12 },
  );
}, 120_000);

const onlyRefusals = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
};

async function run(seriesId: string, ids: string[], units: number[], { kind, who }: Step): Promise<void> {
  const id = ids[who]!;
  if (kind === 'call') await world.run((tx) => callUp(tx, world.admin, id, { reason: 'thử' }));
  else if (kind === 'grant' || kind === 'take') {
    const [from, to] = [{ account: 'open' }, { account: 'free', unitId: units[who]! }] as const;
    await world.run(async (tx) => {
      const move = kind === 'grant' ? { act: 'granted' as const, from, to } : { act: 'returned' as const, from: to, to: from };
      await moveSeats(tx, world.admin, await holdSeries(tx, seriesId), [{ ...move, seats: 1 }]);
      return { result: null, audit: { type: 'test', id: seriesId } };
    });
  } else {
    const [row] = await world.sql<{ row_version: number }>('select row_version from nomination where id = $1', [id]);
    await world.run((tx) =>
      decideNominations(tx, world.admin, world.keys, seriesId, {
        decision: kind as 'accept',
        nominations: [{ id, rowVersion: row!.row_version }],
        reasonCode: 'late',
        note: 'thử',
        hold: false,
      }),
    );
  }
}

async function identities(seriesId: string): Promise<void> {
  const people = await world.sql<{ seat: string; unit_id: number; n: number; states: string[] }>(
    `select seat, unit_id, count(*)::int as n, array_agg(distinct state) as states from nomination where series_id = $1 and seat <> 'none' group by 1, 2`,
    [seriesId],
  );
  const balance = await world.balance(seriesId);
  const taken = Object.fromEntries(Object.entries(balance).filter(([key]) => /^(held|used) /.test(key)));
  expect(taken).toEqual(Object.fromEntries(people.map(({ seat, unit_id: unit, n }) => [`${seat} ${unit}`, n])));
  for (const { seat, states } of people) expect(states).toEqual(seat === 'used' ? ['accepted'] : ['submitted']);
  const [accepted] = await world.sql<{ without: number }>(
    `select count(*)::int as without from nomination where series_id = $1 and state = 'accepted' and seat <> 'used'`,
    [seriesId],
  );
  expect(accepted!.without).toBe(0);
  // balances are the sums of the movements
  const sums = await world.sql<{ key: string; seats: number }>(
    `select key, sum(seats)::int as seats from (
      select to_account || ' ' || to_unit as key, seats from seat_movement where series_id = $1
      union all select from_account || ' ' || from_unit, -seats from seat_movement where series_id = $1) m group by key having sum(seats) <> 0`,
    [seriesId],
  );
  const named = Object.fromEntries(sums.map(({ key, seats }) => [key.replace(/ 0$/, ''), seats]));
  expect(balance).toEqual(named);
}
