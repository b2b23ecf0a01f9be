import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { desksAgreed, goAhead, hearItems, mayListNames, type Intent } from '#modules/approvals';
import type { Decision, Facts } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import type { Basis } from './contract.ts';

type Cleared = { id: string; date: CalendarDate; basis: Basis };
export type ClassForMatrix = {
  title: string;
  personnel: string | null;
  expectedOpenOn: CalendarDate | null;
  facts: Facts;
  restricted: boolean;
};

/** What the delegation matrix asks about a class. */
export async function classForMatrix(db: Reader, classId: string): Promise<ClassForMatrix> {
  const { rows } = await sql<
    Omit<Facts, 'offPlan'> & {
      title: string;
      personnel: string | null;
      expectedOpenOn: string | null;
      offPlan: boolean;
      restricted: boolean;
    }
  >`
    select c.code || ' – ' || c.name as title, c.personnel, c.expected_open_on, c.restricted, f.nature, c.family_id, c.lead_bloc as bloc, c.audience_manager,
      coalesce(s.origin = 'off_plan', false) as off_plan, c.runner_id as runner, c.lead_id as lead, c.host_id as host
    from training_class c join programme_family f on f.id = c.family_id left join slot s on s.id = c.slot_id where c.id = ${classId}`.execute(
    db,
  );
  const { title, personnel, expectedOpenOn, restricted, ...facts } = rows[0]!;
  return { title, personnel, expectedOpenOn, restricted, facts };
}

export async function intentOf(tx: Tx, decision: Decision, { id, date, basis }: Cleared): Promise<Intent> {
  const { title, personnel, facts, restricted } = await classForMatrix(tx, id);
  return { decision, date, personnel, facts, subject: { type: 'training_class', id, title, restricted }, basis };
}

/**
 * Before anybody is summoned: whoever decides on the opening, and every item that needs a written word, has spoken. The class
 * keeps the version of the matrix that was applied.
 */
export async function clearOpening(tx: Tx, actor: Actor, cleared: Cleared): Promise<void> {
  const intent = await intentOf(tx, 'opening', cleared);
  const versionId = await hearItems(tx, actor, intent, async (moment) => {
    const { rows } = await sql<{ added: number }>`select count(*)::int as added from enrolment
      where class_id = ${cleared.id} and status = 'listed' and recorded_at > ${moment}::timestamptz`.execute(tx);
    return rows[0]!.added;
  });
  if (versionId !== null)
    await tx.updateTable('trainingClass').set({ delegationVersionId: versionId }).where('id', '=', cleared.id).execute();
}

/** Quyết định mở lớp: whoever decides on the opening; the five items are heard when people are called. */
export async function clearDecision(tx: Tx, actor: Actor, cleared: Cleared): Promise<void> {
  const intent = await intentOf(tx, 'opening', cleared);
  const granted = await desksAgreed(tx, 'concurrence', cleared.id);
  await goAhead(tx, actor, { ...intent, granted });
}

/** Bế giảng, công nhận bổ sung: whoever recognises results. */
export async function clearResults(tx: Tx, actor: Actor, cleared: Cleared): Promise<void> {
  await goAhead(tx, actor, await intentOf(tx, 'results', cleared));
}

/** Names on the list of a class that has not opened. */
export async function clearList(tx: Tx, actor: Actor, id: string, date: CalendarDate): Promise<void> {
  const { title, personnel, facts, restricted } = await classForMatrix(tx, id);
  await mayListNames(tx, actor, { date, personnel, facts, subject: { type: 'training_class', id, title, restricted } });
}
