import type { z } from 'zod';
import type { Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { amendPlan } from './amend-plan.ts';
import { approvePlanVersion } from './approve-plan-version.ts';
import { issuerOf, targetPlan, titleOf, wholeLine } from './check-plan-file.ts';
import { planInput } from './contract.ts';
import { createPlan } from './create-plan.ts';
import { draftOf, lockDraft, touchDraft, type Draft } from './draft.ts';
import { addDraftLine, changeStandingLine, linesOf, removeDraftLine } from './draft-lines.ts';
import { editDraft } from './edit-draft.ts';
import type { planApplying, PlanFound, PlanTarget } from './import-contract.ts';
import { readRegister } from './import-register.ts';
import type { PlanLineStep } from './report-plan-file.ts';
import type { SlotLedger } from './slot-ledger.ts';
import { headOf, type Left, type VersionHead } from './undo-plan-import.ts';

export type Bringing = {
  target: PlanTarget;
  /** Texts above the tables: they name the plan and its issuer. */
  titles: readonly { title: string[] }[];
  found: PlanFound;
  steps: readonly PlanLineStep[];
  dropMissing: boolean;
  answers: z.output<typeof planApplying>;
};

/**
 * Writes the sound lines of form C into the draft: the open one, a new plan's, or an amendment's; on the officer's word approves it.
 * Refuses: plan_import.no_issuer, plan.amendment_needs_document, gate.not_allowed, and what approving refuses.
 */
export async function importPlan(
  tx: Tx,
  actor: Actor,
  ledger: SlotLedger,
  bringing: Bringing,
): Promise<{ made: Made[]; planId: string | null }> {
  const { steps, dropMissing, found, answers, target } = bringing;
  const dropped = dropMissing ? found.missing.map(({ lineId }) => lineId) : [];
  const changes = steps.length + dropped.length > 0;
  const opened = changes || answers.approve ? await openDraft(tx, actor, bringing, changes) : null;
  if (!opened) return { made: [], planId: target.planId };

  const { draft, head } = opened;
  const lines = changes ? await writeLines(tx, actor, draft, steps, dropped) : [];
  if (changes) {
    await keepStated(tx, draft, found.totals.stated);
    await touchDraft(tx, draft);
  }
  const version = left('plan_version', draft.versionId, head, await headOf(tx, draft.versionId));
  if (answers.approve) {
    if (!actor.capabilities.has('plans.approve')) throw new Refusal('gate.not_allowed', {}, { status: 403 });
    await approvePlanVersion(tx, actor, ledger, draft.planId, null);
  }
  const plan = target.planId === null ? [{ object: 'plan', id: draft.planId }] : [];
  return { made: [...plan, version, ...lines], planId: draft.planId };
}

const left = <T>(object: string, id: string, was: T | null, now: T | null): Made => ({
  object,
  id,
  before: { was, now } satisfies Left<T>,
});

async function writeLines(tx: Tx, actor: Actor, draft: Draft, steps: readonly PlanLineStep[], dropped: readonly string[]): Promise<Made[]> {
  const made: Made[] = [];
  const before = new Map((await linesOf(tx, draft.versionId)).map((line) => [line.lineId, line]));
  for (const { read, lineId } of steps) {
    if (lineId === null) continue;
    const was = before.get(lineId)!;
    const whole = wholeLine(read, was.order);
    const now = { ...whole, audience: was.audience, versionId: was.versionId === null ? null : whole.versionId };
    const id = await changeStandingLine(tx, actor, draft, was, now);
    // Another house or programme version makes another line: one goes, another comes.
    if (id === lineId) made.push(left('plan_line_version', id, was, now));
    else made.push(left('plan_line_version', lineId, was, null), left('plan_line_version', id, null, now));
  }
  for (const lineId of dropped) {
    await removeDraftLine(tx, draft, lineId);
    made.push(left('plan_line_version', lineId, before.get(lineId)!, null));
  }
  for (const { read, lineId } of steps) {
    if (lineId !== null) continue;
    const now = wholeLine(read, null);
    made.push(left('plan_line_version', await addDraftLine(tx, actor, draft, now), null, now));
  }
  return made;
}

async function keepStated(tx: Tx, draft: Draft, { classes, trainees }: PlanFound['totals']['stated']): Promise<void> {
  if (classes === null && trainees === null) return;
  await tx.updateTable('planVersion').set({ statedClasses: classes, statedTrainees: trainees }).where('id', '=', draft.versionId).execute();
}

/** The draft the rows go into; an approved plan needs a document for its amendment. Null where an approved plan has nothing to change. */
async function openDraft(
  tx: Tx,
  actor: Actor,
  bringing: Bringing,
  changes: boolean,
): Promise<{ draft: Draft; head: VersionHead | null } | null> {
  const { target, answers } = bringing;
  const { order } = answers;
  const planId = target.planId ?? (await newPlan(tx, actor, bringing));
  const { base } = await targetPlan(tx, { ...target, planId });
  if (base?.status === 'approved') {
    if (!changes) return null;
    if (!order) throw new Refusal('plan.amendment_needs_document', {}, { where: 'order.documentId' });
    await amendPlan(tx, actor, planId, order);
    return { draft: await lockDraft(tx, actor, planId, null), head: null };
  }
  const head = target.planId === null ? null : await headOf(tx, (await draftOf(tx, planId))!.id);
  if (order)
    await editDraft(tx, actor, planId, null, { ...order, effectiveDate: order.effectiveDate ?? undefined, note: order.note ?? undefined });
  return { draft: await lockDraft(tx, actor, planId, null), head };
}

async function newPlan(tx: Tx, actor: Actor, { target, titles, steps, answers: { newPlan: wanted } }: Bringing): Promise<string> {
  const first = `${target.year}-01-01`;
  const issuerId =
    wanted?.issuerId ?? issuerOf(titles, await readRegister(tx, first), first) ?? mostCommon(steps.map(({ read }) => read.identity.leadId));
  if (issuerId === null) throw new Refusal('plan_import.no_issuer', {}, { where: 'newPlan.issuerId' });
  const input = planInput.parse({
    title: wanted?.title ?? titleOf(titles, target.year),
    code: wanted?.code ?? null,
    provenance: wanted?.provenance ?? null,
    nature: 'annual',
    yearFrom: target.year,
    yearTo: target.year,
    issuerId,
  });
  return (await createPlan(tx, actor, input)).result.id;
}

function mostCommon(units: readonly number[]): number | null {
  const groups = [...Map.groupBy(units, (unit) => unit)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? null;
}
