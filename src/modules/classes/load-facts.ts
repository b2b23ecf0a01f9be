import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import type {
  ChainEvent,
  ChainFacts,
  ClassEvent,
  ClassFacts,
  EnrolmentFacts,
  Slices,
  SlotEvent,
  SlotFacts,
  TraineeEvent,
} from './facts.ts';

// An event that an opposite event answers, and that opposite event itself, are no longer facts.
const standing = sql<boolean>`e.kind <> 'correction' and not exists (select 1 from ledger_event r where r.reverses_id = e.id)`;

/**
 * Facts of the given chains with all their enrolments, and of every class these touch; plus the given classes. Chains and slots
 * are held to the end of the transaction: whoever settles the same one waits, and then sees what was recorded.
 */
export async function loadFacts(
  tx: Tx,
  classIds: readonly string[],
  chainIds: readonly string[],
): Promise<{ classes: Map<string, ClassFacts>; chains: Map<string, ChainFacts> }> {
  const chains = new Map<string, ChainFacts>();
  const enrolments = new Map<string, EnrolmentFacts>();
  if (chainIds.length) {
    const { rows } = await sql<Omit<ChainFacts, 'enrolments' | 'events' | 'label'>>`
      select id as chain_id, person_id, family_id, sender_id, sender_bloc, sender_level, category from chain where id = any (${chainIds}::uuid[]) order by id for update`.execute(
      tx,
    );
    for (const row of rows) chains.set(row.chainId, { ...row, label: '', enrolments: [], events: [] });
    const lived = await sql<{ id: string; classId: string; chainId: string; fullName: string; status: string }>`
      select id, class_id, chain_id, full_name, status from enrolment where chain_id = any (${chainIds}::uuid[])`.execute(tx);
    for (const row of lived.rows) {
      const chain = chains.get(row.chainId);
      // went on to an institution that the caller does not see into: what was here is over and stands
      if (!chain) continue;
      const facts: EnrolmentFacts = {
        enrolmentId: row.id,
        classId: row.classId,
        label: row.fullName,
        listed: row.status === 'listed',
        events: [],
      };
      enrolments.set(row.id, facts);
      chain.enrolments.push(facts);
      chain.label = row.fullName;
    }
    const parts = await sql<TraineeEvent & { enrolmentId: string }>`
      select t.enrolment_id, e.id as event_id, e.seq, e.effective_date as date, t.part, t.detail
      from ledger_event_trainee t join ledger_event e on e.id = t.event_id
      where t.enrolment_id = any (${[...enrolments.keys()]}::uuid[]) and ${standing}
      union all
      -- a move is recorded where it left from: who sees only where it arrived knows it by what stands beside the ledger
      select t.enrolment_id, t.event_id, 0, n.joined_on, t.part, t.detail
      from ledger_event_trainee t join enrolment n on n.id = t.enrolment_id
      where t.enrolment_id = any (${[...enrolments.keys()]}::uuid[]) and t.part = 'move_in' and n.joined_on is not null
        and not exists (select 1 from ledger_event e where e.id = t.event_id)`.execute(tx);
    for (const { enrolmentId, ...event } of parts.rows) enrolments.get(enrolmentId)!.events.push(event);
    const ends = await sql<ChainEvent & { chainId: string }>`
      select e.chain_id, e.id as event_id, e.seq, e.kind, e.effective_date as date from ledger_event e
      where e.chain_id = any (${chainIds}::uuid[]) and e.kind in ('finished_late','expired','outside_started','outside_extended','outside_finished','outside_quit') and ${standing}`.execute(
      tx,
    );
    for (const { chainId, ...event } of ends.rows) chains.get(chainId)!.events.push(event);
  }

  const touched = [...new Set([...classIds, ...[...enrolments.values()].map((enrolment) => enrolment.classId)])];
  const classes = new Map<string, ClassFacts>();
  if (touched.length) {
    const { rows } = await sql<{
      id: string;
      code: string;
      restricted: boolean;
    }>`select id, code, restricted from training_class where id = any (${touched}::uuid[])`.execute(tx);
    for (const { id, code, restricted } of rows) classes.set(id, { classId: id, label: code, restricted, events: [] });
    const events = await sql<{
      classId: string;
      eventId: string;
      seq: number;
      kind: ClassEvent['kind'];
      date: string;
      data: { slices?: Partial<Slices> };
    }>`
      select e.class_id, e.id as event_id, e.seq, e.kind, e.effective_date as date, e.data from ledger_event e
      where e.class_id = any (${touched}::uuid[]) and ${standing}
        and e.kind in ('class_opened','class_formed','class_paused','class_resumed','class_awaiting_closing','class_reclassified','class_closed','class_discontinued','class_merged')`.execute(
      tx,
    );
    for (const { classId, data, ...event } of events.rows) classes.get(classId)!.events.push({ ...event, slices: data.slices ?? {} });
  }
  return { classes, chains };
}

/** Facts of slots, with what was split out of them. */
export async function loadSlotFacts(tx: Tx, slotIds: readonly string[]): Promise<Map<string, SlotFacts>> {
  const slots = new Map<string, SlotFacts>();
  if (!slotIds.length) return slots;
  const { rows } = await sql<{ id: string; origin: SlotFacts['origin']; planYear: number; label: string; restricted: boolean } & Slices>`
    select s.id, s.origin, s.plan_year, s.restricted, f.code || ' ' || s.plan_year as label, s.family_id, s.runner_id, s.host_id, s.lead_id, s.lead_bloc, s.funding
    from slot s join programme_family f on f.id = s.family_id where s.id = any (${slotIds}::uuid[]) order by s.id for update of s`.execute(
    tx,
  );
  for (const { id, origin, planYear, label, restricted, familyId, runnerId, hostId, leadId, leadBloc, funding } of rows) {
    const slices = { familyId, runnerId, hostId, leadId, leadBloc, funding };
    slots.set(id, { slotId: id, label, restricted, origin, planYear, slices, events: [] });
  }
  const events = await sql<{
    slotId: string;
    eventId: string;
    seq: number;
    kind: SlotEvent['kind'];
    date: string;
    classId: string | null;
    data: { seats?: number; fromSlotId?: string };
  }>`
    select e.slot_id, e.id as event_id, e.seq, e.kind, e.effective_date as date, e.class_id, e.data from ledger_event e
    where (e.slot_id = any (${slotIds}::uuid[]) or (e.kind = 'slot_split' and e.data->>'fromSlotId' = any (${slotIds}::text[])))
      and e.kind in ('slot_ordered','off_plan_accepted','slot_adopted','slot_split','slot_withdrawn','class_opened','slot_combined','slot_not_executed','slot_postponed')
      and ${standing}`.execute(tx);
  for (const { slotId, data, ...event } of events.rows) {
    const fact: SlotEvent = { ...event, seats: data.seats ?? 0, fromSlotId: data.fromSlotId ?? null };
    slots.get(slotId)?.events.push(fact);
    if (fact.fromSlotId && fact.fromSlotId !== slotId) slots.get(fact.fromSlotId)?.events.push(fact);
  }
  return slots;
}
