import { addDays, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import { requireUnit } from '#modules/organisations';
import type { Decision, Facts } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Item } from './contract.ts';

export type Pending = { directedBy: string; due?: CalendarDate | null | undefined };
type Directed = {
  decision: Decision;
  date: CalendarDate;
  facts: Facts;
  subject: { type: string; id: string; title: string; restricted?: boolean };
  pending: Pending;
  missing: readonly { item: Item | null; unit: number }[];
};

/** What went ahead as directed, kept until the document that was to come is there. */
export async function recordDirected(tx: Tx, actor: Actor, { decision, date, facts, subject, pending, missing }: Directed): Promise<void> {
  const from = facts.runner ?? facts.lead;
  const lead = facts.lead ?? facts.runner;
  if (from === null || lead === null) throw new Error(`nobody answers for ${subject.type} ${subject.id}`);
  const desk = missing[0]?.unit ?? null;
  const bloc = async (unit: number) => (await requireUnit(tx, unit, date)).bloc;
  await tx
    .insertInto('approvalDirected')
    .values({
      id: newId(),
      decision,
      subjectType: subject.type,
      subjectId: subject.id,
      title: subject.title,
      missing: JSON.stringify(missing.map(({ item, unit }) => ({ item, unit }))),
      directedBy: pending.directedBy,
      dueOn: pending.due ?? addDays(date, 30),
      happenedOn: date,
      fromId: from,
      fromBloc: await bloc(from),
      deskId: desk,
      deskBloc: desk === null ? null : await bloc(desk),
      leadId: lead,
      leadBloc: await bloc(lead),
      restricted: subject.restricted ?? false,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
}

/** The document has come: it leaves the list. */
export async function supplyDirected(tx: Tx, actor: Actor, id: string, documentId: string): Promise<Outcome<{ id: string }>> {
  const held = await tx
    .selectFrom('approvalDirected')
    .select(['id', 'documentId', 'title'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw notFound('approvals.unknown_directed');
  if (held.documentId) throw new Refusal('approvals.supplied_already', {}, { where: held.title, status: 409 });
  await requireDocument(tx, documentId, 'documentId');
  await tx
    .updateTable('approvalDirected')
    .set((e) => ({ documentId, suppliedAt: e.fn<string>('now'), suppliedByName: actor.accountName }))
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'approval_directed', id, summary: { documentId } } };
}
