import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { clearPlan } from './clear-plan.ts';
import { draftOf, lockDraft } from './draft.ts';
import { linesOf, type DraftLine } from './draft-lines.ts';
import { orderProblem, planSlots, seatsOfClasses, type SlotFacts } from './rules.ts';
import type { SlotLedger } from './slot-ledger.ts';

export type Approved = { versionId: string; no: number; slotsAdded: number; slotsWithdrawn: number };
type Version = NonNullable<Awaited<ReturnType<typeof draftOf>>>;

/**
 * Puts the draft in force: its slots appear (`planned` in the first version, `added` later), slots no longer ordered are withdrawn, the ledger is told.
 * Refuses: plan.needs_document, plan.amendment_needs_document, plan.before_last_version, plan.empty, plan.lines_out_of_scope, plan.slot_settled.
 */
export async function approvePlanVersion(
  tx: Tx,
  actor: Actor,
  ledger: SlotLedger,
  planId: string,
  rowVersion: number | null,
): Promise<Outcome<Approved>> {
  await lockDraft(tx, actor, planId, rowVersion);
  const version = (await draftOf(tx, planId))!;
  const problem = orderProblem(version);
  if (problem) throw new Refusal(problem, {}, { where: 'documentId' });
  await refuseBackdating(tx, version);
  const lines = await linesOf(tx, version.id);
  await refuseHidden(tx, version.id, lines);
  await clearPlan(tx, actor, planId, version);

  const { added, withdrawn } = await slotsOf(tx, version, lines);
  for (let at = 0; at < added.length; at += 1000) {
    await tx
      .insertInto('slot')
      .values(added.slice(at, at + 1000).map((slot) => ({ ...slot, recordedBy: actor.accountId })))
      .execute();
  }
  if (withdrawn.length) {
    await tx
      .updateTable('slot')
      .set({ withdrawnOn: version.effectiveDate, withdrawnVersionId: version.id })
      .where('id', 'in', withdrawn)
      .execute();
  }
  await tx
    .updateTable('planVersion')
    .set((e) => ({
      status: 'approved',
      approvedAt: e.fn<string>('now'),
      approvedBy: actor.accountId,
      approvedByName: actor.accountName,
      rowVersion: e('rowVersion', '+', 1),
    }))
    .where('id', '=', version.id)
    .execute();
  const act = { effectiveDate: version.effectiveDate, documentId: version.documentId, documentPending: version.documentPending };
  if (added.length)
    await ledger.slotsOrdered(
      tx,
      actor,
      added.map((slot) => slot.id),
      act,
    );
  if (withdrawn.length) await ledger.slotsWithdrawn(tx, actor, withdrawn, act);

  const result = { versionId: version.id, no: version.no, slotsAdded: added.length, slotsWithdrawn: withdrawn.length };
  return {
    result,
    audit: { type: 'plan', id: planId, summary: { ...result, effectiveDate: version.effectiveDate, documentId: version.documentId } },
  };
}

async function refuseBackdating(tx: Tx, version: Version): Promise<void> {
  const last = await tx
    .selectFrom('planVersion')
    .select('effectiveDate')
    .where('planId', '=', version.planId)
    .where('status', '=', 'approved')
    .orderBy('no', 'desc')
    .executeTakeFirst();
  if (last && version.effectiveDate < last.effectiveDate) {
    throw new Refusal('plan.before_last_version', { date: version.effectiveDate, last: last.effectiveDate }, { where: 'effectiveDate' });
  }
}

/** Whoever approves must see the whole version, else part of its slots would never appear. */
async function refuseHidden(tx: Tx, versionId: string, lines: DraftLine[]): Promise<void> {
  const { all } = await tx
    .selectFrom('planLineVersion')
    .where('planVersionId', '=', versionId)
    .select((e) => e.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  if (all > lines.length) throw new Refusal('plan.lines_out_of_scope', { hidden: all - lines.length }, { status: 403 });
  const { targets } = await tx
    .selectFrom('target')
    .innerJoin('planVersion', 'planVersion.planId', 'target.planId')
    .where('planVersion.id', '=', versionId)
    .select((e) => e.fn.countAll<number>().as('targets'))
    .executeTakeFirstOrThrow();
  if (all === 0 && targets === 0) throw new Refusal('plan.empty');
}

async function slotsOf(tx: Tx, version: Version, lines: readonly DraftLine[]) {
  const standing = await tx
    .selectFrom('slot')
    .select(['id', 'lineId', 'state', 'seats', 'funding', 'fundingDetail'])
    .where('planId', '=', version.planId)
    .where('lineId', 'is not', null)
    .where('origin', 'in', ['planned', 'added'])
    .orderBy('id')
    .forUpdate()
    .execute();
  const ofLine = Map.groupBy(standing, (slot) => slot.lineId!);
  const ordering = new Map(lines.filter((line) => !line.order.carriedOver).map((line) => [line.lineId, line]));
  const added: NewSlot[] = [];
  const withdrawn: string[] = [];
  const refused: Refusal[] = [];
  for (const lineId of new Set([...ofLine.keys(), ...ordering.keys()])) {
    const line = ordering.get(lineId);
    const plan = planSlots(ofLine.get(lineId) ?? [], line ? factsOf(line) : []);
    if ('refused' in plan) {
      refused.push(
        new Refusal(plan.refused, { settled: plan.settled, ordered: plan.ordered, line: await lineName(tx, lineId) }, { where: lineId }),
      );
      continue;
    }
    withdrawn.push(...plan.withdraw);
    for (const facts of plan.add) added.push(newSlot(version, line!, facts));
  }
  if (refused.length)
    throw new Refusal(refused[0]!.code, refused[0]!.params, { where: refused[0]!.where!, status: 409, parts: refused.slice(1) });
  return { added, withdrawn };
}

const factsOf = ({ order }: DraftLine): SlotFacts[] =>
  seatsOfClasses(order).map((seats) => ({ seats, funding: order.funding, fundingDetail: order.fundingDetail }));

type NewSlot = ReturnType<typeof newSlot>;
const newSlot = (version: Version, line: DraftLine, facts: SlotFacts) => ({
  id: newId(),
  planId: version.planId,
  planYear: line.identity.year,
  lineId: line.lineId,
  versionId: version.id,
  origin: version.no === 1 ? 'planned' : 'added',
  originDate: version.effectiveDate,
  familyId: line.identity.familyId,
  programmeVersionId: line.versionId,
  leadId: line.identity.leadId,
  leadBloc: line.leadBloc,
  hostId: line.identity.hostId,
  runnerId: line.runnerId,
  quarter: line.identity.quarter,
  restricted: line.restricted,
  ...facts,
});

async function lineName(tx: Tx, lineId: string): Promise<string> {
  const line = await tx
    .selectFrom('planLine as l')
    .innerJoin('programmeFamily as f', 'f.id', 'l.familyId')
    .where('l.id', '=', lineId)
    .select(['f.name', 'l.audience'])
    .executeTakeFirstOrThrow();
  return [line.name, line.audience].filter(Boolean).join(' – ');
}
