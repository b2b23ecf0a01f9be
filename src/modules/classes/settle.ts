import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { entriesOfChain, entriesOfClass, entriesOfSlot, type Entry } from './entries.ts';
import type { ChainFacts, ClassFacts, SlotFacts } from './facts.ts';
import { loadFacts, loadSlotFacts } from './load-facts.ts';
import { postBoth, postRollUps } from './roll-up.ts';
import {
  objectToChain,
  objectToClass,
  objectToSlot,
  stateOfChain,
  stateOfClass,
  stateOfEnrolment,
  stateOfSlot,
  type Objection,
} from './timeline.ts';

/** What an event touched. */
export type Subjects = { classes?: readonly string[]; chains?: readonly string[]; slots?: readonly string[] };

const refuse = (objection: Objection) => {
  if (objection) throw new Refusal(objection.code, objection.params, { where: objection.where });
};

/**
 * After new events: checks that what is now on record can have happened, posts to the ledger the difference between
 * what the facts are worth and what stands there, counts it in the sums beside the ledger, and brings the present state up to date. Throws a Refusal
 * with the reason otherwise; the caller's transaction then leaves nothing behind.
 */
export async function settle(tx: Tx, postedById: string, subjects: Subjects): Promise<void> {
  const classIds = [...new Set(subjects.classes ?? [])];
  const chainIds = [...new Set(subjects.chains ?? [])];
  const slotIds = [...new Set(subjects.slots ?? [])];
  const { classes, chains } = await loadFacts(tx, classIds, chainIds);
  const slots = await loadSlotFacts(tx, slotIds);

  const narrow = await seesPart(tx);
  const states = new Map([...classes].map(([id, facts]) => [id, { state: stateOfClass(facts), label: facts.label }]));
  for (const id of classIds) refuse(objectToClass(classes.get(id)!));
  for (const chain of chains.values()) refuse(objectToChain(chain, states, narrow));
  for (const slot of slots.values()) refuse(objectToSlot(slot));

  await refreshClasses(
    tx,
    classIds.map((id) => classes.get(id)!),
  );
  await refreshChains(tx, [...chains.values()]);
  await refreshSlots(tx, [...slots.values()]);
  await refuseUnnamed(
    tx,
    classIds.filter((id) => states.get(id)!.state.endedOn),
  );
  await countActive(tx, [...classes.keys()]);

  const wanted = [
    ...classIds.flatMap((id) => entriesOfClass(classes.get(id)!)),
    ...[...chains.values()].flatMap((chain) => entriesOfChain(chain, classes)),
    ...[...slots.values()].flatMap(entriesOfSlot),
  ];
  const restricted = new Set(
    [...classes.values(), ...slots.values()].flatMap((of) => (of.restricted ? ['classId' in of ? of.classId : of.slotId] : [])),
  );
  await postDifference(tx, postedById, { classes: classIds, chains: [...chains.values()], slots: slotIds, restricted }, wanted);
}

/** A caller of one unit or bloc may not see where a run was before it came here. */
async function seesPart(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    narrow: boolean;
  }>`select concat(current_setting('khuevan.units', true), current_setting('khuevan.bloc', true)) <> '' as narrow`.execute(tx);
  return rows[0]!.narrow;
}

/** A class that has ended has nobody left in it: the command must name every one of them. */
async function refuseUnnamed(tx: Tx, endedClassIds: string[]): Promise<void> {
  if (!endedClassIds.length) return;
  const { rows } = await sql<{ code: string; names: string; count: number }>`
    select c.code, count(*)::int as count, string_agg(n.full_name, ', ') filter (where n.rank <= 5) as names
    from (select class_id, full_name, row_number() over (partition by class_id order by sort_name) as rank
          from enrolment where class_id = any (${endedClassIds}::uuid[]) and status in ('active','paused')) n
    join training_class c on c.id = n.class_id group by c.code limit 1`.execute(tx);
  const [left] = rows;
  if (left) throw new Refusal('classes.trainees_unnamed', { count: left.count, names: left.names }, { where: left.code });
}

async function refreshClasses(tx: Tx, facts: ClassFacts[]): Promise<void> {
  for (const training of facts) {
    const { status, openedOn, endedOn, slices } = stateOfClass(training);
    await tx
      .updateTable('trainingClass')
      .set(
        (eb) =>
          ({
            ...slices,
            // before khai giảng the preparation steps keep their own status
            status:
              status ??
              eb.case().when('status', 'in', ['preparing', 'agreed', 'decided', 'cancelled']).then(eb.ref('status')).else('decided').end(),
            openedOn,
            endedOn,
            rowVersion: eb('rowVersion', '+', 1),
          }) as never,
      )
      .where('id', '=', training.classId)
      .execute();
    if (Object.keys(slices).length) {
      await sql`update enrolment set runner_id = c.runner_id, host_id = c.host_id, lead_bloc = c.lead_bloc from training_class c
        where c.id = enrolment.class_id and c.id = ${training.classId} and (enrolment.runner_id, enrolment.host_id, enrolment.lead_bloc) is distinct from (c.runner_id, c.host_id, c.lead_bloc)`.execute(
        tx,
      );
      await sql`update enrolment_result r set runner_id = c.runner_id, host_id = c.host_id, lead_bloc = c.lead_bloc from training_class c
        where c.id = r.class_id and c.id = ${training.classId} and (r.runner_id, r.host_id, r.lead_bloc) is distinct from (c.runner_id, c.host_id, c.lead_bloc)`.execute(
        tx,
      );
    }
  }
}

async function countActive(tx: Tx, classIds: string[]): Promise<void> {
  if (!classIds.length) return;
  await sql`update training_class c set active_count = (select count(*) from enrolment e where e.class_id = c.id and e.status in ('active','paused'))
    where c.id = any (${classIds}::uuid[])`.execute(tx);
}

async function refreshChains(tx: Tx, chains: ChainFacts[]): Promise<void> {
  const enrolments = chains.flatMap((chain) => chain.enrolments.map((facts) => ({ id: facts.enrolmentId, ...stateOfEnrolment(facts) })));
  if (enrolments.length) {
    await sql`update enrolment e set status = s.status, joined_on = s.joined_on, ended_on = s.ended_on, row_version = row_version + 1
      from unnest(${enrolments.map((e) => e.id)}::uuid[], ${enrolments.map((e) => e.status)}::text[], ${enrolments.map((e) => e.joinedOn)}::date[], ${enrolments.map((e) => e.endedOn)}::date[]) as s(id, status, joined_on, ended_on)
      where e.id = s.id and (e.status, e.joined_on, e.ended_on) is distinct from (s.status, s.joined_on, s.ended_on)`.execute(tx);
  }
  if (chains.length) {
    await sql`update chain c set state = s.state, runner_id = coalesce(l.runner_id, c.runner_id), lead_bloc = coalesce(l.lead_bloc, c.lead_bloc)
      from unnest(${chains.map((c) => c.chainId)}::uuid[], ${chains.map(stateOfChain)}::text[]) as s(id, state)
      left join lateral (select e.runner_id, e.lead_bloc from enrolment e where e.chain_id = s.id and e.joined_on is not null order by e.joined_on desc, e.id desc limit 1) l on true
      where c.id = s.id`.execute(tx);
  }
}

async function refreshSlots(tx: Tx, slots: SlotFacts[]): Promise<void> {
  for (const facts of slots) {
    const { state, date, classId, seats } = stateOfSlot(facts);
    await tx
      .updateTable('slot')
      .set((eb) => ({ state, stateDate: date, classId, seats, rowVersion: eb('rowVersion', '+', 1) }))
      .where('id', '=', facts.slotId)
      .execute();
  }
}

const keyColumns = [
  'eventId',
  'effectiveDate',
  'account',
  'term',
  'detail',
  'direction',
  'planYear',
  'slotId',
  'classId',
  'enrolmentId',
  'chainId',
  'personId',
  'familyId',
  'runnerId',
  'hostId',
  'leadId',
  'leadBloc',
  'funding',
  'senderId',
  'senderBloc',
  'senderLevel',
  'category',
] as const satisfies readonly (keyof Entry)[];
const keyOf = (entry: Entry) => JSON.stringify(keyColumns.map((column) => entry[column]));

type Posted = { classes: string[]; chains: ChainFacts[]; slots: string[] };

async function postDifference(
  tx: Tx,
  postedById: string,
  subjects: Posted & { restricted: ReadonlySet<string> },
  wanted: Entry[],
): Promise<void> {
  const difference = await differenceTo(tx, subjects, wanted);
  const lines = difference.map((entry) => ({
    ...entry,
    restricted: subjects.restricted.has(entry.classId ?? entry.slotId ?? ''),
    postedById,
    // the moment inside the ledger's gate, not the column's default, which is when the transaction began
    recordedAt: sql<string>`(select recorded_at from ledger_event where id = ${postedById})`,
  }));
  for (let at = 0; at < lines.length; at += 500) {
    const posting = tx
      .insertInto('ledgerEntry')
      .values(lines.slice(at, at + 500))
      .returningAll();
    const sums = subjects.restricted.size === 0 ? postRollUps(sql`posted`) : postBoth(sql`posted`);
    await sql`with posted as (${posting}) ${sums}`.execute(tx);
  }
}

/** What must be posted so that what stands of these classes, runs and slots is what is wanted. */
export async function differenceTo(tx: Tx, subjects: Posted, wanted: Entry[]): Promise<Entry[]> {
  const chainIds = subjects.chains.map((chain) => chain.chainId);
  const enrolmentIds = subjects.chains.flatMap((chain) => chain.enrolments.map((enrolment) => enrolment.enrolmentId));
  const standing = await sql<Entry>`
    select event_id, effective_date, account, term, detail, direction, plan_year, slot_id, class_id, enrolment_id, chain_id, person_id,
      family_id, runner_id, host_id, lead_id, lead_bloc, funding, sender_id, sender_bloc, sender_level, category,
      sum(quantity)::int as quantity, sum(seats)::int as seats
    from ledger_entry
    where (account = 'class' and class_id = any (${subjects.classes}::uuid[]))
       or (chain_id = any (${chainIds}::uuid[]) and (enrolment_id is null or enrolment_id = any (${enrolmentIds}::uuid[])))
       or (slot_id = any (${subjects.slots}::uuid[]))
    group by event_id, effective_date, account, term, detail, direction, plan_year, slot_id, class_id, enrolment_id, chain_id, person_id,
      family_id, runner_id, host_id, lead_id, lead_bloc, funding, sender_id, sender_bloc, sender_level, category`.execute(tx);
  const difference = new Map<string, Entry>();
  const add = (entry: Entry, sign: 1 | -1) => {
    const key = keyOf(entry);
    const sum = difference.get(key) ?? { ...entry, quantity: 0, seats: 0 };
    sum.quantity += sign * entry.quantity;
    sum.seats += sign * entry.seats;
    difference.set(key, sum);
  };
  for (const entry of wanted) add(entry, 1);
  for (const entry of standing.rows) add(entry, -1);
  return [...difference.values()].filter((entry) => entry.quantity !== 0 || entry.seats !== 0);
}
