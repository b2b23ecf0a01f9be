import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { appraisalInput, offPlanInput } from './contract.ts';
import { submitRequest } from './submit-request.ts';

type Made = Outcome<{ id: string }>;

/** Trình thẩm định: a version of a programme before the desk that appraises it. */
export async function requestAppraisal(tx: Tx, actor: Actor, input: z.output<typeof appraisalInput>): Promise<Made> {
  const version = await tx
    .selectFrom('programmeVersion')
    .select(['code', 'name'])
    .where('id', '=', input.programmeVersionId)
    .executeTakeFirst();
  if (!version) throw notFound('approvals.unknown_programme');
  const id = await submitRequest(tx, actor, {
    kind: 'appraisal',
    subjectType: 'programme_version',
    subjectId: input.programmeVersionId,
    title: `${version.code} – ${version.name}`,
    fromId: input.fromId,
    leadId: input.fromId,
    deskId: input.deskId,
    items: ['whole'],
    documentId: input.documentId ?? null,
    remark: input.remark ?? null,
  });
  return { result: { id }, audit: { type: 'approval_request', id, summary: { kind: 'appraisal', version: version.code } } };
}

/** Xin mở lớp ngoài kế hoạch: agreed, it is used once, by the class it was asked for. */
export async function requestOffPlan(tx: Tx, actor: Actor, input: z.output<typeof offPlanInput>): Promise<Made> {
  const family = await tx.selectFrom('programmeFamily').select(['code', 'name']).where('id', '=', input.familyId).executeTakeFirst();
  if (!family) throw notFound('approvals.unknown_programme');
  const { familyId, year, seats } = input;
  const id = await submitRequest(tx, actor, {
    kind: 'off_plan',
    subjectType: 'off_plan',
    subjectId: newId(),
    title: `${family.code} – ${family.name}, ${year}`,
    data: { familyId, year, seats },
    fromId: input.fromId,
    leadId: input.leadId,
    deskId: input.deskId,
    items: ['whole'],
    documentId: input.documentId ?? null,
    remark: input.remark,
  });
  return { result: { id }, audit: { type: 'approval_request', id, summary: { kind: 'off_plan', family: family.code, year, seats } } };
}

export type OffPlan = { familyId: string; year: number; seats: number; runner: number; lead: number };
/** Agreed requests for such a class that no slot has used; held, so that two slots cannot use one. */
export async function offPlanAgreed(tx: Tx, asked: OffPlan): Promise<{ id: string; deskId: number }[]> {
  const rows = await tx
    .selectFrom('approvalRequest')
    .select(['id', 'deskId', 'data'])
    .where('kind', '=', 'off_plan')
    .where('state', '=', 'agreed')
    .where('usedFor', 'is', null)
    .where('fromId', '=', asked.runner)
    .where('leadId', '=', asked.lead)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.filter(({ data }) => {
    const of = data as Pick<OffPlan, 'familyId' | 'year' | 'seats'>;
    return of.familyId === asked.familyId && of.year === asked.year && asked.seats <= of.seats;
  });
}

/** The slot that an agreed request became. */
export async function useOffPlan(tx: Tx, requestId: string, slotId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('approvalRequest')
    .set({ usedFor: slotId })
    .where('id', '=', requestId)
    .where('usedFor', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal('approvals.used_already', {}, { status: 409 });
}
