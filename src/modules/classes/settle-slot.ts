import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import type { SlotAct, SlotLedger } from '#modules/plans';
import { clearOffPlan } from './clear-slot.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { beginRecording, recordEvent, type Given, type NewEvent } from './record-event.ts';
import { settle } from './settle.ts';

type SlotHold = {
  id: string;
  planId: string;
  planYear: number;
  state: string;
  stateDate: string | null;
  seats: number;
  origin: string;
  runnerId: number;
  hostId: number | null;
  leadId: number;
  leadBloc: number;
  familyId: string;
  label: string;
  restricted: boolean;
};

async function holdSlots(tx: Tx, ids: readonly string[]): Promise<SlotHold[]> {
  const { rows } = await sql<SlotHold>`
    select s.id, s.plan_id, s.plan_year, s.state, s.state_date, s.seats, s.origin, s.runner_id, s.host_id, s.lead_id, s.lead_bloc, s.family_id, s.restricted, f.code || ' ' || s.plan_year as label
    from slot s join programme_family f on f.id = s.family_id where s.id = any (${ids}::uuid[]) order by s.id for update of s`.execute(tx);
  if (rows.length !== new Set(ids).size) throw notFound('slots.unknown');
  return rows;
}

async function holdPending(tx: Tx, id: string): Promise<SlotHold> {
  const slot = (await holdSlots(tx, [id]))[0]!;
  if (slot.state !== 'pending')
    throw new Refusal(
      'slots.settled_already',
      { state: phrase(`slot_state.${slot.state}`), date: slot.stateDate ?? '' },
      { where: slot.label, status: 409 },
    );
  return slot;
}

const answer = (eventId: string, slotId: string, summary: unknown): Outcome<Recorded> => ({
  result: { eventId, classId: null },
  audit: { type: 'slot', id: slotId, summary },
});

async function recordOnSlot(tx: Tx, actor: Actor, slotId: string, event: Omit<NewEvent, 'slotId' | 'scope'>): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const slot = await holdPending(tx, slotId);
  if (await hasClass(tx, slotId)) throw new Refusal('slots.has_class', {}, { where: slot.label, status: 409 });
  const eventId = await recordEvent(recording, { ...event, slotId, scope: slot });
  await settle(tx, eventId, { slots: [slotId] });
  return answer(eventId, slotId, { event: event.kind, date: event.date });
}

async function hasClass(tx: Tx, slotId: string): Promise<boolean> {
  return Boolean(
    await tx.selectFrom('trainingClass').select('id').where('slotId', '=', slotId).where('status', '<>', 'cancelled').executeTakeFirst(),
  );
}

/** Không thực hiện / hủy: reason and funding source (of the slot) travel with it. */
export const slotNotExecuted = (tx: Tx, actor: Actor, id: string, { reasonCode, ...given }: z.output<typeof contract.slotNotExecuted>) =>
  recordOnSlot(tx, actor, id, { ...given, kind: 'slot_not_executed', data: { reasonCode } });

/** Hoãn sang năm sau: needs a document; next year counts it only if that year's plan lists it. */
export const slotPostponed = (tx: Tx, actor: Actor, id: string, given: z.output<typeof contract.slotPostponed>) =>
  recordOnSlot(tx, actor, id, { ...given, kind: 'slot_postponed', needsDocument: true });

/** Hoãn within the year: stays pending with another quarter; no number moves. */
export async function slotRescheduled(
  tx: Tx,
  actor: Actor,
  id: string,
  { quarter, ...given }: z.output<typeof contract.slotRescheduled>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const slot = await holdPending(tx, id);
  const eventId = await recordEvent(recording, { ...given, kind: 'slot_rescheduled', slotId: id, scope: slot, data: { quarter } });
  await tx
    .updateTable('slot')
    .set((eb) => ({ quarter, rowVersion: eb('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return answer(eventId, id, { event: 'slot_rescheduled', quarter });
}

/** One slot run as two classes: +1 slot, +0 seats; the seats are divided between them. */
export async function slotSplit(
  tx: Tx,
  actor: Actor,
  id: string,
  { seats, ...given }: z.output<typeof contract.slotSplit>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const slot = await holdPending(tx, id);
  if (seats >= slot.seats) throw new Refusal('slots.split_too_large', { seats, all: slot.seats }, { where: slot.label });
  const newSlotId = newId();
  await sql`insert into slot (id, plan_id, plan_year, line_id, version_id, origin, origin_date, origin_slot_id, seats, quarter, family_id, programme_version_id, lead_id, lead_bloc, host_id, runner_id, funding, funding_detail, restricted, recorded_at, recorded_by)
    select ${newSlotId}, plan_id, plan_year, line_id, version_id, 'split', ${given.date}, id, ${seats}, quarter, family_id, programme_version_id, lead_id, lead_bloc, host_id, runner_id, funding, funding_detail, restricted, ${recording.recordedAt}, ${actor.accountId}
    from slot where id = ${id}`.execute(tx);
  const eventId = await recordEvent(recording, {
    ...given,
    kind: 'slot_split',
    slotId: newSlotId,
    scope: slot,
    data: { seats, fromSlotId: id },
  });
  await settle(tx, eventId, { slots: [id, newSlotId] });
  return answer(eventId, newSlotId, { event: 'slot_split', from: id, seats });
}

/** Ngoài kế hoạch: the school decides after exchange with the unit's Ban Thường vụ and reports; the slot stays off-plan unless adopted in time. */
export async function acceptOffPlan(tx: Tx, actor: Actor, input: z.output<typeof contract.acceptOffPlan>): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const plan = await tx.selectFrom('plan').select(['id', 'yearFrom', 'yearTo']).where('id', '=', input.planId).executeTakeFirst();
  if (!plan) throw notFound('slots.unknown_plan');
  if (input.year < plan.yearFrom || input.year > plan.yearTo) throw new Refusal('slots.year_outside_plan', { year: input.year });
  const lead = await tx
    .selectFrom('unitVersion')
    .select('bloc')
    .where('unitId', '=', input.leadId)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  if (!lead) throw new Refusal('classes.unknown_unit', { date: input.date });
  const { planId, familyId, leadId, hostId, runnerId, seats, quarter, funding, fundingDetail } = input;
  const slotId = newId();
  await clearOffPlan(tx, actor, slotId, lead.bloc, input);
  await tx
    .insertInto('slot')
    .values({
      id: slotId,
      planId,
      planYear: input.year,
      origin: 'off_plan',
      originDate: input.date,
      seats,
      quarter: quarter ?? null,
      familyId,
      leadId,
      leadBloc: lead.bloc,
      hostId,
      runnerId,
      funding,
      fundingDetail: fundingDetail ?? null,
      recordedAt: recording.recordedAt,
      recordedBy: actor.accountId,
    })
    .execute();
  const given: Given = input;
  const eventId = await recordEvent(recording, {
    date: given.date,
    basis: given.basis,
    reason: given.reason,
    note: given.note,
    kind: 'off_plan_accepted',
    slotId,
    scope: { runnerId, hostId, leadBloc: lead.bloc, restricted: false },
    data: { seats },
  });
  await settle(tx, eventId, { slots: [slotId] });
  return answer(slotId, slotId, { event: 'off_plan_accepted', seats });
}

/** An amendment lists an off-plan class: it becomes "added" only when the amendment is dated on or before khai giảng. */
export async function slotAdopted(
  tx: Tx,
  actor: Actor,
  id: string,
  given: z.output<typeof contract.slotAdopted>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const slot = (await holdSlots(tx, [id]))[0]!;
  if (slot.origin !== 'off_plan') throw new Refusal('slots.not_off_plan', {}, { where: slot.label });
  const eventId = await recordEvent(recording, { ...given, kind: 'slot_adopted', slotId: id, scope: slot, needsDocument: true });
  await settle(tx, eventId, { slots: [id] });
  return answer(eventId, id, { event: 'slot_adopted', date: given.date });
}

async function recordOnSlots(tx: Tx, actor: Actor, slotIds: readonly string[], act: SlotAct, kind: string): Promise<void> {
  if (!slotIds.length) return;
  const recording = await beginRecording(tx, actor);
  // a version ordered by word of mouth is chased once, as a version, not once for every slot
  const basis = act.documentId ? { documentId: act.documentId } : {};
  let last = '';
  for (const slot of await holdSlots(tx, slotIds)) {
    last = await recordEvent(recording, {
      date: act.effectiveDate,
      basis,
      kind,
      slotId: slot.id,
      scope: slot,
      data: kind === 'slot_ordered' ? { seats: slot.seats } : {},
    });
  }
  await settle(tx, last, { slots: slotIds });
}

/** What `plans` asks of the ledger when a version is approved. */
export const slotLedger: SlotLedger = {
  slotsOrdered: (tx, actor, slotIds, act) => recordOnSlots(tx, actor, slotIds, act, 'slot_ordered'),
  async slotsWithdrawn(tx, actor, slotIds, act) {
    for (const id of slotIds) {
      const slot = await holdPending(tx, id);
      if (await hasClass(tx, id)) throw new Refusal('slots.has_class', {}, { where: slot.label, status: 409 });
    }
    await recordOnSlots(tx, actor, slotIds, act, 'slot_withdrawn');
  },
};
