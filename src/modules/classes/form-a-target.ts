import { sql } from 'kysely';
import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import { basisSchema } from './contract.ts';

/** A class, or a slot whose class is prepared with this code and name unless one is being prepared already. */
export const formATarget = z.union([
  z.strictObject({ classId: idSchema }),
  z.strictObject({ slotId: idSchema, code: requiredLine(40).nullish(), name: requiredLine(300).nullish() }),
]);
export type FormATarget = z.output<typeof formATarget>;

/** What a class that is being taught needs to know of those who come now. A class before khai giảng needs nothing. */
export const formAApplying = z.strictObject({
  date: dateSchema.nullish(),
  kind: z.enum(['late', 'transfer_external', 'at_opening']).nullish(),
  basis: basisSchema,
  reason: lineSchema(500).nullish(),
  note: lineSchema(1000).nullish(),
});
export type FormAApplying = z.output<typeof formAApplying>;

/** Where the list goes. `id` null: the class is still to be prepared on the slot. */
export type Receiving = {
  id: string | null;
  code: string;
  name: string;
  status: string;
  openedOn: string | null;
  endedOn: string | null;
  familyId: string;
  runnerId: number;
  hostId: number;
  /** Being taught: whoever comes now joins by an event of the ledger. */
  running: boolean;
};

const LISTING = ['preparing', 'agreed', 'decided'];
const TAUGHT = ['running', 'paused', 'awaiting_closing'];

/**
 * The class a list goes into. Refuses one that is unknown or takes nobody any more, a slot without code and name for its class,
 * and who sees the class but not its trainees (the lead's desk).
 */
export async function receivingClass(db: Reader, target: FormATarget, { scope }: Actor): Promise<Receiving> {
  const training = await found(db, target);
  const answers = scope.kind !== 'unit' || [training.runnerId, training.hostId].some((id) => scope.units.includes(id));
  if (!answers) throw new Refusal('gate.outside_scope', {}, { status: 403 });
  return training;
}

async function found(db: Reader, target: FormATarget): Promise<Receiving> {
  const where = 'classId' in target ? sql`id = ${target.classId}` : sql`slot_id = ${target.slotId} and status <> 'cancelled'`;
  const { rows } = await sql<Omit<Receiving, 'running'>>`
    select id, code, name, status, opened_on, ended_on, family_id, runner_id, host_id from training_class where ${where}`.execute(db);
  const [training] = rows;
  if (training) return takesPeople({ ...training, running: TAUGHT.includes(training.status) });
  if ('classId' in target) throw notFound('classes.unknown');
  const slot = await sql<{
    state: string;
    stateDate: string | null;
    familyId: string;
    runnerId: number;
    hostId: number;
    programme: string;
    planYear: number;
  }>`
    select s.state, s.state_date, s.family_id, s.runner_id, coalesce(s.host_id, s.runner_id) as host_id, f.name as programme, s.plan_year
    from slot s join programme_family f on f.id = s.family_id where s.id = ${target.slotId}`.execute(db);
  const [order] = slot.rows;
  if (!order) throw notFound('slots.unknown');
  const { state, stateDate, familyId, runnerId, hostId, programme } = order;
  if (state !== 'pending')
    throw new Refusal(
      'slots.settled_already',
      { state: phrase(`slot_state.${state}`), date: stateDate ?? '' },
      { where: programme, status: 409 },
    );
  if (!target.code || !target.name) throw new Refusal('trainees.class_unnamed', { programme, year: order.planYear }, { where: 'code' });
  return {
    id: null,
    code: target.code,
    name: target.name,
    status: 'preparing',
    openedOn: null,
    endedOn: null,
    familyId,
    runnerId,
    hostId,
    running: false,
  };
}

function takesPeople(training: Receiving): Receiving {
  if (training.running || LISTING.includes(training.status)) return training;
  if (training.status === 'cancelled') throw new Refusal('trainees.class_cancelled', {}, { where: training.code, status: 409 });
  throw new Refusal('classes.ended_already', { date: training.endedOn ?? '' }, { where: training.code, status: 409 });
}
