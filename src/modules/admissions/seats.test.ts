import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { seriesWorld, type SeriesWorld } from '#test/series-world.ts';
import { seats as examineSeats } from '../../doctor/deep-seats.ts';
import { listMovements, seatBalances } from './quota-queries.ts';
import { rollSeats } from './roll-seats.ts';
import { balanceOf, holdSeats, holdSeries, moveSeats, releaseSeats, useSeats } from './seats.ts';
import { oneSeries } from './series-queries.ts';
import { setSeriesState } from './set-series-state.ts';
import { grantSeats, moveBetween, returnSeats } from './share-out.ts';

let world: SeriesWorld;
beforeAll(async () => {
  world = await seriesWorld();
});
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>) => world.database.write(actor, { command: 'test' }, work);
const done = { result: null, audit: { type: 'test', id: newId() } };
type Rows = { unitId: number; seats: number }[];
const grant = (id: string, rows: Rows, actor = world.admin) =>
  as(actor, (tx) => grantSeats(tx, actor, id, { rows, documentId: world.documentId, note: null }));
const giveBack = (id: string, rows: Rows, actor = world.admin) =>
  as(actor, (tx) => returnSeats(tx, actor, id, { rows, note: 'không có người' }));
const move = (id: string, fromId: number, toId: number, seats: number) =>
  world.run((tx) => moveBetween(tx, world.admin, id, { fromId, toId, seats, note: 'theo đề nghị' }));
const roll = (id: string, toSeriesId: string, open: number, rows: Rows) =>
  world.run((tx) => rollSeats(tx, world.admin, id, { toSeriesId, open, rows, documentId: world.documentId }));
/** A seat for each of so many nominations of a unit, which there are in name only; answers those that got one. */
const hold = (id: string, unitId: number, count: number) =>
  world.run(async (tx) => {
    const asking = Array.from({ length: count }, () => ({ nominationId: newId(), unitId }));
    const got = await holdSeats(tx, world.admin, await holdSeries(tx, id), asking);
    return { ...done, result: asking.filter(({ nominationId }) => got.has(nominationId)) };
  });

describe('refused', () => {
  test('whoever neither leads nor runs it; seats that are not there; units that are not, are no more, or come twice; a series that is closed', async () => {
    const { sender, hostX, hostY, otherSchool } = world.units;
    const [id, closed] = [await world.series([30]), await world.series([30])];
    await grant(id, [{ unitId: sender, seats: 10 }]);
    await grant(closed, [{ unitId: sender, seats: 10 }]);
    await world.run((tx) => setSeriesState(tx, world.admin, closed, 1, { state: 'closed', reason: 'hết hạn' }));
    await hold(id, sender, 4);
    await world.sql(`insert into unit (id, uid, code) values (900, $1, 'CU')`, [newId()]);
    await world.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from, valid_to) values ($1, 900, 'Huyện cũ', 'other', 'province', 2, '2000-01-01', '2020-01-01')`,
      [newId()],
    );
    const away = world.officerOf(otherSchool);
    const refused: [string, () => Promise<unknown>][] = [
      ['admissions.unknown_series', () => grant(newId(), [{ unitId: sender, seats: 1 }])],
      ['admissions.series_out_of_scope', () => grant(id, [{ unitId: otherSchool, seats: 1 }], away)],
      ['admissions.series_out_of_scope', () => giveBack(id, [{ unitId: sender, seats: 1 }], away)],
      ['admissions.series_not_open', () => grant(closed, [{ unitId: sender, seats: 1 }])],
      ['admissions.series_not_open', () => move(closed, sender, hostX, 1)],
      [
        'admissions.not_enough_open',
        () =>
          grant(id, [
            { unitId: hostX, seats: 11 },
            { unitId: hostY, seats: 10 },
          ]),
      ],
      [
        'admissions.unit_twice',
        () =>
          grant(id, [
            { unitId: hostX, seats: 1 },
            { unitId: hostX, seats: 1 },
          ]),
      ],
      ['unit.unknown', () => grant(id, [{ unitId: 777, seats: 1 }])],
      ['unit.not_living', () => grant(id, [{ unitId: 900, seats: 1 }])],
      ['admissions.seats_in_use', () => giveBack(id, [{ unitId: sender, seats: 7 }])],
      ['admissions.seats_in_use', () => giveBack(id, [{ unitId: hostX, seats: 1 }])],
      [
        'admissions.unit_twice',
        () =>
          giveBack(id, [
            { unitId: sender, seats: 3 },
            { unitId: sender, seats: 3 },
          ]),
      ],
      ['admissions.seats_in_use', () => move(id, sender, hostX, 7)],
      ['admissions.move_to_itself', () => move(id, sender, sender, 1)],
      ['unit.not_living', () => move(id, sender, 900, 1)],
      [
        'document.unknown',
        () => world.run((tx) => grantSeats(tx, world.admin, id, { rows: [{ unitId: hostX, seats: 1 }], documentId: newId() })),
      ],
      [
        'admissions.series_has_nominees',
        () => world.run((tx) => setSeriesState(tx, world.admin, id, 1, { state: 'cancelled', reason: 'x' })),
      ],
    ];
    for (const [code, work] of refused) expect([code, await world.code(work())]).toEqual([code, code]);
    expect(await world.balances(id)).toEqual({ plan: -30, open: 20, 'free 5': 6, 'held 5': 4 });
    // a closed series still takes back what is not used
    await giveBack(closed, [{ unitId: sender, seats: 10 }]);
    expect(await world.balances(closed)).toEqual({ plan: -30, open: 30 });
  });

  test('carried over elsewhere than into a later year of the same programme, from two series into one, more than is free, nothing', async () => {
    const { sender } = world.units;
    const [from, beside] = [await world.series([30]), await world.series([30])];
    const [next, same] = [await world.series([20], { year: 2022 }), await world.series([20])];
    const other = await world.series([20], { year: 2022, family: world.families.short });
    await grant(from, [{ unitId: sender, seats: 5 }]);
    await roll(beside, next, 2, []);
    const refused: [string, () => Promise<unknown>][] = [
      ['admissions.roll_elsewhere', () => roll(from, same, 1, [])],
      ['admissions.roll_elsewhere', () => roll(from, from, 1, [])],
      ['admissions.roll_elsewhere', () => roll(from, other, 1, [])],
      ['admissions.roll_elsewhere', () => roll(next, from, 1, [])],
      ['admissions.rolled_from_other', () => roll(from, next, 1, [])],
      ['admissions.nothing_to_roll', () => roll(beside, next, 0, [])],
      ['admissions.not_enough_open', () => roll(beside, next, 29, [])],
      ['admissions.seats_in_use', () => roll(beside, next, 0, [{ unitId: sender, seats: 1 }])],
    ];
    for (const [code, work] of refused) expect([code, await world.code(work())]).toEqual([code, code]);
  });

  test('the database refuses a balance below zero, whoever writes it', async () => {
    const id = await world.series([1]);
    await expect(world.sql(`update seat_balance set seats = -1 where series_id = $1 and account = 'open'`, [id])).rejects.toMatchObject({
      constraint: 'seat_balance_never_below',
    });
  });
});

test('granted to many at once, moved, given back, held, used, let go: balances are told unit by unit, the ledger says why', async () => {
  const { sender, hostX, hostY } = world.units;
  const id = await world.series([40]);
  await grant(id, [
    { unitId: sender, seats: 15 },
    { unitId: hostX, seats: 10 },
  ]);
  await move(id, hostX, hostY, 4);
  await giveBack(id, [{ unitId: sender, seats: 2 }]);
  const held = await hold(id, sender, 5);
  await world.run(async (tx) => {
    const series = await holdSeries(tx, id);
    await useSeats(tx, world.admin, series, held.slice(0, 3));
    await releaseSeats(tx, world.admin, series, [
      { ...held[0]!, seat: 'used' },
      { ...held[4]!, seat: 'held' },
    ]);
    return done;
  });
  const { sums, units } = await world.database.read(world.admin, (db) => seatBalances(db, id));
  expect(sums).toEqual({ provided: 40, rolledIn: 0, rolledOut: 0, open: 17, free: 20, held: 1, used: 2 });
  expect(units).toEqual([
    { unit: { id: sender, name: 'SNV' }, granted: 13, fromOpen: 0, held: 1, used: 2, free: 10 },
    { unit: { id: hostX, name: 'TTCT-X' }, granted: 6, fromOpen: 0, held: 0, used: 0, free: 6 },
    { unit: { id: hostY, name: 'TTCT-Y' }, granted: 4, fromOpen: 0, held: 0, used: 0, free: 4 },
  ]);
  const { rows, total } = await world.database.read(world.admin, (db) => listMovements(db, id, { limit: 3 }));
  expect(total).toBe(1 + 2 + 1 + 1 + 5 + 3 + 2);
  expect(rows.map(({ act, seats }) => [act, seats])).toEqual([
    ['released', 1],
    ['freed', 1],
    ['used', 1],
  ]);
  const granted = await world.database.read(world.admin, (db) => listMovements(db, id, { limit: 9, act: 'granted', unit: hostX }));
  expect(granted.rows).toMatchObject([
    {
      from: { account: 'open', unit: null },
      to: { account: 'free', unit: { id: hostX, name: 'TTCT-X' } },
      seats: 10,
      document: { id: world.documentId, number: '1-QĐ/TU' },
      recordedBy: world.admin.accountName,
    },
  ]);
});

test('open seats go to whoever comes first, only where the series says so, and go back to the open ones', async () => {
  const { sender, hostX } = world.units;
  const [granted, open] = [await world.series([10]), await world.series([10], { openSeats: true })];
  for (const id of [granted, open]) await grant(id, [{ unitId: sender, seats: 2 }]);
  expect([(await hold(granted, sender, 4)).length, (await hold(granted, hostX, 1)).length]).toEqual([2, 0]);
  const taken = await hold(open, sender, 4);
  expect([taken.length, (await hold(open, hostX, 9)).length]).toEqual([4, 6]);
  const told = await world.database.read(world.admin, (db) => seatBalances(db, open));
  expect(told.units.map(({ granted: given, fromOpen }) => [given, fromOpen])).toEqual([
    [2, 2],
    [0, 6],
  ]);
  await world.run(async (tx) => {
    await releaseSeats(
      tx,
      world.admin,
      await holdSeries(tx, open),
      taken.map((one) => ({ ...one, seat: 'held' })),
    );
    return done;
  });
  expect(await world.balances(open)).toEqual({ plan: -10, open: 2, 'free 5': 2, 'held 3': 6 });
});

test('carried over into the next year: units keep theirs, both series say so', async () => {
  const { sender, hostX } = world.units;
  const [from, into] = [await world.series([30]), await world.series([20], { year: 2022 })];
  await grant(from, [
    { unitId: sender, seats: 8 },
    { unitId: hostX, seats: 4 },
  ]);
  await roll(from, into, 5, [{ unitId: sender, seats: 6 }]);
  await roll(from, into, 0, [{ unitId: hostX, seats: 1 }]);
  expect(await world.balances(from)).toEqual({ plan: -30, open: 13, next: 12, 'free 3': 3, 'free 5': 2 });
  expect(await world.balances(into)).toEqual({ plan: -32, open: 25, 'free 3': 1, 'free 5': 6 });
  const sums = async (id: string) => (await world.database.read(world.admin, (db) => seatBalances(db, id))).sums;
  expect(await sums(into)).toEqual({ provided: 20, rolledIn: 12, rolledOut: 0, open: 25, free: 7, held: 0, used: 0 });
  expect((await sums(from)).rolledOut).toBe(12);
  expect((await world.database.read(world.admin, (db) => oneSeries(db, into))).rolledFromId).toBe(from);
  const told = await world.database.read(world.admin, (db) => seatBalances(db, into));
  expect(told.units.map(({ unit, granted }) => [unit.id, granted])).toEqual([
    [sender, 6],
    [hostX, 1],
  ]);
});

test('whatever is done at random, no account but the plan goes below zero, and the ledger adds up', async () => {
  const own = await seriesWorld();
  const { sender, hostX, hostY } = own.units;
  const units = [sender, hostX, hostY];
  const accounts = ['open', 'next', ...units.flatMap((unitId) => [`free ${unitId}`, `held ${unitId}`, `used ${unitId}`])];
  const account = (key: string) => {
    const [name, unit] = key.split(' ');
    return (unit ? { account: name, unitId: Number(unit) } : { account: name }) as never;
  };
  const step = fc.record({
    from: fc.constantFrom('plan', ...accounts),
    to: fc.constantFrom(...accounts),
    seats: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const id = await own.series([20]);
      const kept = new Map<string, number>([
        ['plan', -20],
        ['open', 20],
      ]);
      for (const { from, to, seats } of steps) {
        if (from === to) continue;
        const enough = from === 'plan' || (kept.get(from) ?? 0) >= seats;
        const done = own.run(async (tx) => {
          const held = await holdSeries(tx, id);
          expect(balanceOf(held, account(from))).toBe(kept.get(from) ?? 0);
          await moveSeats(tx, own.admin, held, [{ act: 'moved', from: account(from), to: account(to), seats }]);
          return { result: null, audit: { type: 'test', id } };
        });
        expect(await own.code(done)).toBe(enough ? 'went through' : 'admissions.no_seats');
        if (!enough) continue;
        kept.set(from, (kept.get(from) ?? 0) - seats);
        kept.set(to, (kept.get(to) ?? 0) + seats);
      }
      const expected = Object.fromEntries([...kept].filter(([, seats]) => seats !== 0));
      expect(await own.balances(id)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
  const found = await inTenant(own.pools, 'tinh', (trx) => examineSeats(trx as Tx));
  const sums = new Map(found.map((one) => [one.what, one]));
  expect([sums.get('seat_balances'), sums.get('seat_zero')]).toMatchObject([{ wrong: 0 }, { wrong: 0 }]);
  expect(sums.get('seat_zero')!.sums).toBeGreaterThanOrEqual(25);
}, 60_000);

test('200 who come at once for the last 10 seats: 10 get one, everybody else is told, nothing breaks', async () => {
  const { sender, hostX } = world.units;
  const id = await world.series([30], { openSeats: true });
  await grant(id, [{ unitId: sender, seats: 4 }]);
  await world.run(async (tx) => {
    // 4 of the sender's own, 6 that are open
    await moveSeats(tx, world.admin, await holdSeries(tx, id), [
      { act: 'withdrawn', from: { account: 'open' }, to: { account: 'plan' }, seats: 20, note: 'thử' },
    ]);
    return done;
  });
  const came = await Promise.allSettled(
    Array.from({ length: 200 }, (_, at) =>
      world.run(async (tx) => {
        const one = { nominationId: newId(), unitId: at % 2 === 0 ? sender : hostX };
        const got = await holdSeats(tx, world.admin, await holdSeries(tx, id), [one]);
        if (!got.has(one.nominationId)) throw new Refusal('admissions.no_seats', {}, { status: 409 });
        return { ...done, result: one.unitId };
      }),
    ),
  );
  const got = came.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const told = came.flatMap((one) => (one.status === 'rejected' ? ((one.reason as Refusal).code ?? String(one.reason)) : []));
  expect([got.length, told.length, new Set(told)]).toEqual([10, 190, new Set(['admissions.no_seats'])]);
  const left = await world.balances(id);
  expect([left['open'] ?? 0, left['free 5'] ?? 0, (left['held 5'] ?? 0) + (left['held 3'] ?? 0)]).toEqual([0, 0, 10]);
}, 60_000);

test('doctor says what does not add up, check by check', async () => {
  const own = await seriesWorld();
  const { sender } = own.units;
  const [id, next] = [await own.series([30]), await own.series([30], { year: 2022 })];
  const asIs = { rows: [{ unitId: sender, seats: 10 }], documentId: own.documentId };
  await own.run((tx) => grantSeats(tx, own.admin, id, asIs));
  await own.run((tx) => rollSeats(tx, own.admin, id, { ...asIs, toSeriesId: next, open: 1, rows: [] }));
  const wrong = async () =>
    (await inTenant(own.pools, 'tinh', (trx) => examineSeats(trx as Tx))).filter((one) => one.wrong > 0).map((one) => one.what);
  expect(await wrong()).toEqual([]);
  const held = await own.run(async (tx) => {
    await holdSeats(tx, own.admin, await holdSeries(tx, id), [{ nominationId: newId(), unitId: sender }]);
    return done;
  });
  expect([held, await wrong()]).toEqual([null, ['seat_held']]);
  const broken: [string[], string][] = [
    [
      ['seat_balances', 'seat_zero', 'seat_held'],
      `update seat_balance set seats = seats + 1 where series_id = '${id}' and account = 'open'`,
    ],
    [['seat_balances', 'seat_held'], `update seat_movement set seats = seats + 1 where series_id = '${id}' and act = 'granted'`],
    [['seat_held', 'seat_classes'], `update series_class set seats = seats + 1 where series_id = '${id}'`],
    [['seat_held', 'seat_rolled'], `update admission_series set rolled_from_id = null where id = '${next}'`],
  ];
  for (const [what, breaking] of broken) {
    await own.sql(breaking);
    expect(await wrong()).toEqual(what);
    await own.sql(breaking.replace('seats = seats + 1', 'seats = seats - 1').replace('rolled_from_id = null', `rolled_from_id = '${id}'`));
  }
  expect(await wrong()).toEqual(['seat_held']);
});
