import { sql } from 'kysely';
import { listTrainees, unlistTrainees } from '#modules/classes';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { HeldNomination } from './decide-hold.ts';

/** A nominee something could not be done for, and why. */
export type Waiting = { id: string; name: string; refusal: Refusal };

/** The first refusal carries the others: nothing was done. */
export function refuseAll(held: readonly Waiting[]): never {
  const [first, ...rest] = held.map(
    ({ name, refusal }) =>
      new Refusal(refusal.code, refusal.params, { where: refusal.where ?? name, status: refusal.status, parts: refusal.parts }),
  );
  throw new Refusal(first!.code, first!.params, { where: first!.where!, status: first!.status, parts: [...first!.parts, ...rest] });
}

/**
 * Puts accepted nominees on the list of the class they were given, by the command of classes; what that refuses is answered by name.
 * Nominees are held already, their class is taken here.
 */
export async function listInClasses(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  nominations: readonly HeldNomination[],
): Promise<{ listed: number; held: Waiting[] }> {
  const held: Waiting[] = [];
  let listed = 0;
  const given = nominations.filter((one) => one.classId !== null && one.enrolmentId === null);
  for (const [classId, of] of Map.groupBy(given, (one) => one.classId!)) {
    const rows = of.map(({ personId, fullName, sortName, sex, birthDate, birthPrecision, positionTitle, unitId, bloc }) => ({
      personId,
      print: { fullName, sortName, sex, birthDate, birthPrecision, positionTitle, senderId: unitId, senderBloc: bloc },
    }));
    try {
      const { result } = await listTrainees(tx, actor, keys, classId, { rows, hold: true });
      for (const { row, refusal } of result.held) {
        const { id, fullName: name } = of[row - 1]!;
        // somebody listed before, by a file: that is where they belong
        if (refusal.code !== 'classes.listed_already') held.push({ id, name, refusal });
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      held.push(...of.map(({ id, fullName: name }) => ({ id, name, refusal })));
      continue;
    }
    const { rows: now } = await sql<{ id: string }>`
      update nomination n set enrolment_id = e.id from enrolment e
      where n.id = any (${of.map(({ id }) => id)}::uuid[]) and e.class_id = n.class_id and coalesce(e.counts_as_id, e.person_id) = coalesce(n.counts_as_id, n.person_id) and e.status = 'listed' returning n.id`.execute(
      tx,
    );
    listed += now.length;
  }
  return { listed, held };
}

/** Takes nominees off the list of a class that has not opened. Refuses `admissions.enrolled_already` where the class has. */
export async function takeOffLists(tx: Tx, actor: Actor, nominations: readonly HeldNomination[]): Promise<Waiting[]> {
  const given = nominations.filter((one) => one.enrolmentId !== null);
  if (given.length === 0) return [];
  const { rows } = await sql<{ id: string; classId: string; status: string; code: string }>`
    select e.id, e.class_id, e.status, c.code from enrolment e join training_class c on c.id = e.class_id
    where e.id = any (${given.map((one) => one.enrolmentId)}::uuid[])`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  const begun = given.flatMap(({ id, fullName: name, enrolmentId }): Waiting[] => {
    const row = found.get(enrolmentId!);
    if (!row || ['listed', 'unlisted', 'no_show'].includes(row.status)) return [];
    return [{ id, name, refusal: new Refusal('admissions.enrolled_already', { name, class: row.code }, { where: name, status: 409 }) }];
  });
  const off = given.filter(({ id }) => !begun.some((one) => one.id === id));
  const listed = rows.filter((row) => row.status === 'listed' && off.some((one) => one.enrolmentId === row.id));
  for (const [classId, of] of Map.groupBy(listed, (row) => row.classId))
    await unlistTrainees(tx, actor, classId, { enrolmentIds: of.map((row) => row.id) });
  await sql`update nomination set enrolment_id = null where id = any (${off.map(({ id }) => id)}::uuid[])`.execute(tx);
  return begun;
}
