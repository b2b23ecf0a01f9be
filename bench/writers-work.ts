import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { foldRollUps, recountRollUps } from '#modules/classes';
import { systemActor } from '#platform/actor.ts';
import { openTrail } from '#platform/audit/trail.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase } from '#platform/database/server.ts';
import { openDoors, type Tx } from '#platform/database/transaction.ts';
import { leaveClass } from '../src/modules/classes/leave-class.ts';
import { joinClass } from '../src/modules/classes/list-trainees.ts';
import { openClass } from '../src/modules/classes/open-class.ts';

/** A process of so many officers, each at a class of their own: somebody comes late, somebody leaves, one command after the other. */
const [folder, writers, sealing] = [process.argv[2]!, Number(process.argv[3]), process.argv[4] === 'sealing'];
const server = await openDatabase({
  projectFolder: folder,
  dataFolder: folder,
  keyFile: undefined,
  databaseUrl: undefined,
  databaseAppUrl: undefined,
});
const pools = openPools(server.roleUrls, { unit: 1, bloc: 1, tenant: writers + 1 });
const database = openDoors(pools, server.keys);
const actor = systemActor('city', 'đo');
const given = { date: today(), basis: { pending: { directedBy: 'đo' } }, reason: null, note: null };

const write = <T>(work: (tx: Tx) => Promise<{ result: T; audit: { type: string; id: string } }>): Promise<T> =>
  database.write(actor, { command: 'bench.write', idempotency: { key: newId(), body: null } }, work);
const inCity = <T>(work: (tx: Tx) => Promise<T>) => inTenant(pools, 'city', (trx) => work(trx as Tx));

/** A class of a family of its own, so that nobody is in it already, with people to come. */
async function classroom(n: number): Promise<{ classId: string; people: string[] }> {
  const [classId, familyId, versionId] = [newId(), newId(), newId()];
  const code = `DO-${process.pid}-${n}`;
  await inCity(async (tx) => {
    await sql`insert into programme_family (id, code, name, folded, nature) values (${familyId}, ${code}, ${code}, ${code}, 'in_service_training')`.execute(
      tx,
    );
    await sql`insert into programme_version (id, family_id, code, name, folded, valid_from) values (${versionId}, ${familyId}, ${code}, ${code}, ${code}, '2000-01-01')`.execute(
      tx,
    );
    await sql`insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, recorded_by)
      select ${classId}, ${code}, ${code}, ${code}, ${familyId}, ${versionId}, c.lead_id, c.lead_bloc, c.host_id, c.runner_id, c.funding, ${actor.accountId}
      from training_class c offset ${n} limit 1`.execute(tx);
  });
  await write((tx) => openClass(tx, actor, classId, { ...given, arrived: [], combinedSlotIds: [] }));
  const found = await inCity((tx) =>
    sql<{ id: string }>`select id from person order by id offset ${(n * 200) % 5_000} limit 200`.execute(tx),
  );
  return { classId, people: found.rows.map(({ id }) => id) };
}

const trail = sealing ? await openTrail({ pools, keys: server.keys, keyFile: server.keyFile, anchorFolder: undefined }) : undefined;
trail?.start((error) => {
  throw error;
});

const rooms = await Promise.all(Array.from({ length: writers }, (_, n) => classroom(n)));

/** Commands done in so many seconds; the sums are folded before the clock stops. */
async function work(seconds: number): Promise<{ commands: number; milliseconds: number }> {
  const start = performance.now();
  let commands = 0;
  await Promise.all(
    rooms.map(async ({ classId, people }) => {
      for (let n = 0; performance.now() - start < seconds * 1000; n++) {
        const personId = people[n % people.length]!;
        await write((tx) => joinClass(tx, actor, server.keys, classId, { ...given, kind: 'late', rows: [{ personId }], hold: false }));
        const { rows } = await inCity((tx) =>
          sql<{
            id: string;
          }>`select id from enrolment where class_id = ${classId} and person_id = ${personId} and status = 'active'`.execute(tx),
        );
        await write((tx) =>
          leaveClass(tx, actor, classId, { ...given, kind: 'leave', leaveReason: 'withdrawn', enrolmentIds: [rows[0]!.id] }),
        );
        commands += 2;
      }
    }),
  );
  await inCity((tx) => foldRollUps(tx));
  return { commands, milliseconds: performance.now() - start };
}

export type Order = { seconds: number } | { recount: true } | { end: true };
process.on('message', async (order: Order) => {
  if ('seconds' in order) return process.send!(await work(order.seconds));
  if ('recount' in order) return process.send!(await inCity(recountRollUps));
  await trail?.close();
  await pools.close();
  await server.close();
  process.exit(0);
});
process.send!('ready');
