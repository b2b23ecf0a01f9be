import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { amendPlan } from './amend-plan.ts';
import { approvePlanVersion } from './approve-plan-version.ts';
import {
  checkPlanFile,
  issuerOf,
  remarked,
  titleOf,
  wholeLine,
  type CarryOver,
  type CheckedFile,
  type PlanFile,
} from './check-plan-file.ts';
import type { importApply, ImportReport } from './import-contract.ts';
import { planInput } from './contract.ts';
import { createPlan } from './create-plan.ts';
import { editDraft } from './edit-draft.ts';
import { draftOf, lockDraft, lockPlan, touchDraft, type Draft } from './draft.ts';
import { addDraftLine, changeDraftLine, removeDraftLine } from './draft-lines.ts';
import type { SlotLedger } from './slot-ledger.ts';

export type ImportParts = { slotLedger: SlotLedger; carryOver?: CarryOver };
type Answers = z.output<typeof importApply>;

/** Keeps the file with what the check found, so that it can be looked at, handed back with remarks, and applied. */
export async function uploadPlanFile(tx: Tx, actor: Actor, file: PlanFile, carryOver?: CarryOver): Promise<Outcome<ImportReport>> {
  const checked = await checkPlanFile(tx, file, carryOver);
  await tx
    .insertInto('importRun')
    .values({
      id: checked.report.id,
      kind: 'plan',
      fileName: file.fileName,
      file: Buffer.from(file.bytes),
      sha256: createHash('sha256').update(file.bytes).digest(),
      summary: JSON.stringify(checked.report),
      remarked: Buffer.from(await remarked(file, checked)),
      status: 'checked',
      recordedBy: actor.accountId,
    })
    .execute();
  return {
    result: checked.report,
    audit: { type: 'import_run', id: checked.report.id, summary: { fileName: file.fileName, counts: checked.report.counts } },
  };
}

/** Looks at a kept file again with other answers. Refuses: plan_import.unknown, plan_import.concluded. */
export async function recheckPlanFile(
  tx: Tx,
  runId: string,
  choices: Answers['choices'],
  carryOver?: CarryOver,
): Promise<Outcome<ImportReport>> {
  const run = await tx
    .selectFrom('importRun')
    .selectAll()
    .where('id', '=', runId)
    .where('kind', '=', 'plan')
    .forUpdate()
    .executeTakeFirst();
  if (!run) throw notFound('plan_import.unknown');
  if (run.status !== 'checked') throw new Refusal('plan_import.concluded', {}, { status: 409 });
  const kept = run.summary as ImportReport;
  const file: PlanFile = { bytes: run.file, fileName: run.fileName, year: kept.year, planId: kept.plan.id, choices };
  const { reading, report } = await checkPlanFile(tx, file, carryOver);
  const again = { ...report, id: runId };
  await tx
    .updateTable('importRun')
    .set({ summary: JSON.stringify(again), remarked: Buffer.from(await remarked(file, { reading, report: again })) })
    .where('id', '=', runId)
    .execute();
  return { result: again, audit: { type: 'import_run', id: runId, summary: { counts: again.counts } } };
}

/**
 * Applies a kept file, whole or (on the officer's word) its sound rows, into the draft; everything is checked again first.
 * Refuses: plan_import.unknown, plan_import.held, plan_import.nothing_sound, plan_import.no_issuer, plan.amendment_needs_document, and what approving refuses.
 */
export async function applyPlanFile(
  tx: Tx,
  actor: Actor,
  parts: ImportParts,
  runId: string,
  answers: Answers,
): Promise<Outcome<ImportReport>> {
  const run = await tx
    .selectFrom('importRun')
    .selectAll()
    .where('id', '=', runId)
    .where('kind', '=', 'plan')
    .forUpdate()
    .executeTakeFirst();
  if (!run) throw notFound('plan_import.unknown');
  const kept = run.summary as ImportReport;
  const file: PlanFile = { bytes: run.file, fileName: run.fileName, year: kept.year, planId: kept.plan.id, choices: answers.choices };
  if (file.planId) await lockPlan(tx, actor, file.planId);
  const checked = await checkPlanFile(tx, file, parts.carryOver);
  refuseHeld(checked.report, answers.mode);

  const changes =
    checked.reading.compared.added.length +
    checked.reading.compared.changed.length +
    (answers.choices.missing === 'remove' ? checked.reading.compared.missing.length : 0);
  const planId = changes || answers.approve ? await intoDraft(tx, actor, checked, file, answers) : file.planId;
  if (answers.approve && planId && (await draftOf(tx, planId))) {
    if (!actor.capabilities.has('plans.approve')) throw new Refusal('gate.not_allowed', {}, { status: 403 });
    await approvePlanVersion(tx, actor, parts.slotLedger, planId, null);
  }

  const report = await concluded(tx, checked, runId, planId, changes > 0);
  await tx
    .updateTable('importRun')
    .set({
      status: report.status,
      summary: JSON.stringify(report),
      remarked: Buffer.from(await remarked(file, { reading: checked.reading, report })),
    })
    .where('id', '=', runId)
    .execute();
  return {
    result: report,
    audit: { type: 'plan', id: planId ?? runId, summary: { importId: runId, status: report.status, counts: report.counts } },
  };
}

function refuseHeld(report: ImportReport, mode: Answers['mode']): void {
  if (report.canApply === 'all' || (report.canApply === 'sound' && mode === 'sound')) return;
  const cells = report.findings
    .filter((one) => one.severity === 'error')
    .slice(0, 50)
    .map(
      ({ sheet, row, cell, what, todo }) => new Refusal('plan_import.row', { what, todo }, { where: `${sheet}!${cell ?? `dòng ${row}`}` }),
    );
  throw new Refusal(
    report.canApply === 'nothing' ? 'plan_import.nothing_sound' : 'plan_import.held',
    { held: report.counts.held },
    { parts: cells },
  );
}

async function intoDraft(tx: Tx, actor: Actor, checked: CheckedFile, file: PlanFile, answers: Answers): Promise<string> {
  const { planId, draft } = await openDraft(tx, actor, checked, file, answers);
  if (!draft) return planId;
  const { added, changed, missing } = checked.reading.compared;
  const before = new Map(checked.standing.map((line) => [line.lineId, line]));
  for (const { line, read } of changed) {
    const { order, audience, versionId } = before.get(line.lineId)!;
    const whole = wholeLine(read, order);
    await changeDraftLine(tx, actor, draft, line.lineId, { ...whole, audience, versionId: versionId === null ? null : whole.versionId });
  }
  if (answers.choices.missing === 'remove') for (const line of missing) await removeDraftLine(tx, draft, line.lineId);
  for (const read of added) await addDraftLine(tx, actor, draft, wholeLine(read, null));

  const { classes, trainees } = checked.report.totals.stated;
  if (classes !== null || trainees !== null) {
    await tx
      .updateTable('planVersion')
      .set({ statedClasses: classes, statedTrainees: trainees })
      .where('id', '=', draft.versionId)
      .execute();
  }
  await touchDraft(tx, draft);
  return planId;
}

/** The draft the rows go into: the open one, a new plan's, or an amendment of the approved plan, which needs its document. */
async function openDraft(
  tx: Tx,
  actor: Actor,
  checked: CheckedFile,
  file: PlanFile,
  answers: Answers,
): Promise<{ planId: string; draft: Draft | null }> {
  const planId = checked.plan?.id ?? (await newPlan(tx, actor, checked, file, answers));
  const { order } = answers;
  if (checked.base?.status === 'approved') {
    const { added, changed, missing } = checked.reading.compared;
    if (added.length + changed.length + (answers.choices.missing === 'remove' ? missing.length : 0) === 0) return { planId, draft: null };
    if (!order) throw new Refusal('plan.amendment_needs_document', {}, { where: 'order.documentId' });
    await amendPlan(tx, actor, planId, order);
  } else if (order) {
    await editDraft(tx, actor, planId, null, { ...order, effectiveDate: order.effectiveDate ?? undefined, note: order.note ?? undefined });
  }
  return { planId, draft: await lockDraft(tx, actor, planId, null) };
}

async function newPlan(
  tx: Tx,
  actor: Actor,
  { reading, register }: CheckedFile,
  file: PlanFile,
  { newPlan: wanted }: Answers,
): Promise<string> {
  const issuerId =
    wanted?.issuerId ?? issuerOf(reading, register, `${file.year}-01-01`) ?? mostCommon(reading.lines.map((line) => line.identity.leadId));
  if (issuerId === null) throw new Refusal('plan_import.no_issuer', {}, { where: 'newPlan.issuerId' });
  const input = planInput.parse({
    title: wanted?.title ?? titleOf(reading, file.year),
    code: wanted?.code ?? null,
    provenance: wanted?.provenance ?? null,
    nature: 'annual',
    yearFrom: file.year,
    yearTo: file.year,
    issuerId,
  });
  return (await createPlan(tx, actor, input)).result.id;
}

function mostCommon(units: readonly number[]): number | null {
  const groups = [...Map.groupBy(units, (unit) => unit)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? null;
}

async function concluded(tx: Tx, { report }: CheckedFile, id: string, planId: string | null, changed: boolean): Promise<ImportReport> {
  const plan = planId === null ? null : await tx.selectFrom('plan').select(['id', 'title']).where('id', '=', planId).executeTakeFirst();
  const version =
    plan &&
    (await tx.selectFrom('planVersion').select(['no', 'status']).where('planId', '=', plan.id).orderBy('no', 'desc').executeTakeFirst());
  return {
    ...report,
    id,
    status: changed ? 'applied' : 'unchanged',
    plan:
      plan && version ? { id: plan.id, title: plan.title, versionNo: version.no, approved: version.status === 'approved' } : report.plan,
  };
}
