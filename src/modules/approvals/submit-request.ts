import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import { requireUnit } from '#modules/organisations';
import { coveredBy } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Item, Kind, SubjectType } from './contract.ts';
import { daysOffAfter } from './record-day-off.ts';
import { takeSide, writeSteps, type Parties } from './record-steps.ts';
import { addWorkingDays, ruleOn } from './rules.ts';
import { stampOf } from './subject-stamp.ts';

export type NewRequest = {
  kind: Kind;
  subjectType: SubjectType;
  subjectId: string;
  title: string;
  data?: Record<string, unknown>;
  fromId: number;
  leadId: number;
  deskId: number;
  items: readonly Item[];
  documentId?: string | null;
  remark?: string | null;
  delegationVersionId?: string | null;
  /** About a restricted class: seen only by those who see it. */
  restricted?: boolean;
};

/** Puts something before a desk. One request about one thing lies on a desk at a time. */
export async function submitRequest(tx: Tx, actor: Actor, given: NewRequest): Promise<string> {
  const { kind, subjectType, subjectId, title, fromId, leadId, deskId } = given;
  const covers = await coveredBy(tx, actor.scope, [fromId]);
  if (!covers(fromId)) throw new Refusal('approvals.not_yours', {}, { where: 'fromId', status: 403 });
  if (fromId === deskId) throw new Refusal('approvals.own_desk', {}, { where: 'deskId' });
  const [from, desk, lead] = [
    await requireUnit(tx, fromId, today()),
    await requireUnit(tx, deskId, today()),
    await requireUnit(tx, leadId, today()),
  ];
  if (given.documentId) await requireDocument(tx, given.documentId, 'documentId');
  const open = await tx
    .selectFrom('approvalRequest')
    .select('submittedOn')
    .where('kind', '=', kind)
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .where('deskId', '=', deskId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open) throw new Refusal('approvals.open_already', { desk: desk.name, date: open.submittedOn }, { status: 409 });

  const id = newId();
  const parties: Parties = {
    fromId,
    fromBloc: from.bloc,
    deskId,
    deskBloc: desk.bloc,
    leadId,
    leadBloc: lead.bloc,
    restricted: given.restricted ?? false,
  };
  const { dueOn, ruleId } = await deadline(tx, kind);
  await tx
    .insertInto('approvalRequest')
    .values({
      id,
      kind,
      subjectType,
      subjectId,
      subjectStamp: await stampOf(tx, subjectType, subjectId),
      title,
      data: JSON.stringify(given.data ?? {}),
      ...parties,
      submittedOn: today(),
      dueOn,
      ruleId,
      delegationVersionId: given.delegationVersionId ?? null,
      documentId: given.documentId ?? null,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  await tx
    .insertInto('approvalItem')
    .values(given.items.map((item) => ({ requestId: id, item, ...parties })))
    .execute();
  await takeSide(tx, id, parties, 'submits', [actor.accountId]);
  await writeSteps(
    tx,
    actor,
    { id, round: 1, parties },
    given.items.map((item) => ({ item, act: 'submitted', remark: given.remark ?? null, documentId: given.documentId ?? null })),
  );
  return id;
}

/** The day an answer is due under the rule in force today, days off not counted. */
export async function deadline(tx: Tx, kind: Kind): Promise<{ dueOn: string | null; ruleId: string | null }> {
  const rules = await tx.selectFrom('approvalRule').select(['id', 'kind', 'validFrom', 'workingDays']).execute();
  const rule = ruleOn(rules, kind, today());
  if (!rule) return { dueOn: null, ruleId: null };
  return { dueOn: addWorkingDays(today(), rule.workingDays, await daysOffAfter(tx, today())), ruleId: rule.id };
}

/** Nobody else decides or submits on this request until we have. */
export async function holdRequest(tx: Tx, id: string) {
  const { rows } = await sql<HeldRequest>`select id, kind, title, subject_type, subject_id, state, round, submitted_on, row_version,
      from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc, restricted from approval_request where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}
export type HeldRequest = Parties & {
  id: string;
  kind: Kind;
  title: string;
  subjectType: SubjectType;
  subjectId: string;
  state: 'open' | 'agreed' | 'refused' | 'withdrawn';
  round: number;
  submittedOn: string;
  rowVersion: number;
};
export const partiesOf = ({ fromId, fromBloc, deskId, deskBloc, leadId, leadBloc, restricted }: HeldRequest): Parties => ({
  fromId,
  fromBloc,
  deskId,
  deskBloc,
  leadId,
  leadBloc,
  restricted,
});
