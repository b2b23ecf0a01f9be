import { beforeEach, expect, it } from 'vitest';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import { closeClass } from './close-class.ts';
import { endChain } from './end-chain.ts';
import { unlistTrainees } from './list-trainees.ts';
import { openClass } from './open-class.ts';
import { oneClass } from './queries.ts';
import { reverseEvent } from './reverse-event.ts';
import { timelineOf } from './timeline-queries.ts';

let world: World;
beforeEach(async () => {
  world = await ledgerWorld();
});
const page = (id: string) => world.database.read(world.admin, (db) => oneClass(db, id));
const timeline = (id: string) => world.database.read(world.admin, (db) => timelineOf(db, id));

it('says of those not recognised what became of them, and keeps it on the line of the class', async () => {
  const training = await world.opened('2021-05-10', 4);
  const outcomes = training.listed.map((enrolmentId, at) => ({
    enrolmentId,
    outcome: at === 3 ? ('finished' as const) : ('not_recognised' as const),
    continuing: at < 2,
  }));
  await world.run((tx) => closeClass(tx, world.admin, training.id, { ...world.given('2021-06-30'), outcomes }));
  const afterwards = async () => Object.fromEntries((await page(training.id)).trainees.map((row) => [row.id, row.afterwards]));
  const [late, waiting, final, finished] = training.listed as [string, string, string, string];
  const [chain] = await world.sql<{ chain_id: string; full_name: string }>('select chain_id, full_name from enrolment where id = $1', [
    late,
  ]);
  const { eventId } = await world.run((tx) =>
    endChain(tx, world.admin, chain!.chain_id, { ...world.given('2021-09-01'), kind: 'finished_late' }),
  );
  expect(await afterwards()).toEqual({ [late]: 'finished', [waiting]: 'pool', [final]: 'ended', [finished]: null });
  expect((await timeline(training.id))[0]).toMatchObject({ kind: 'finished_late', names: chain!.full_name, reversed: false });
  await world.run((tx) => reverseEvent(tx, world.admin, eventId!, { reason: 'ghi nhầm người' }));
  expect(await afterwards()).toMatchObject({ [late]: 'pool' });
  expect((await timeline(training.id)).find((event) => event.id === eventId)).toMatchObject({ reversed: true });
});

it('whoever was taken off the list is not shown as one who did not come', async () => {
  const training = await world.prepared(await world.slot(2021, 10), await world.people(3));
  const [gone, absent, here] = training.listed as [string, string, string];
  await world.run((tx) => unlistTrainees(tx, world.admin, training.id, { enrolmentIds: [gone] }));
  expect((await page(training.id)).trainees.map((row) => row.id).toSorted()).toEqual([absent, here].toSorted());
  await world.run((tx) => openClass(tx, world.admin, training.id, { ...world.given('2021-05-10'), arrived: [here], combinedSlotIds: [] }));
  const shown = (await page(training.id)).trainees;
  expect(shown.find((row) => row.id === absent)?.status).toBe('no_show');
  expect(shown.find((row) => row.id === gone)).toBeUndefined();
});

it('the seats of a class are those of all its slots, and the difference is taken from them', async () => {
  const [own, other] = [await world.slot(2021, 10), await world.slot(2021, 7)];
  const training = await world.prepared(own, await world.people(3));
  expect(await page(training.id)).toMatchObject({ seats: 10, variance: null });
  await world.run((tx) =>
    openClass(tx, world.admin, training.id, { ...world.given('2021-05-10'), arrived: training.listed, combinedSlotIds: [other] }),
  );
  expect(await page(training.id)).toMatchObject({ seats: 17, atOpening: 3, variance: -14 });
});
