import type { z } from 'zod';
import { fold, tidy } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { requireUnit } from '#modules/organisations';
import { Refusal } from '#platform/refusal.ts';
import type { lineInput } from './contract.ts';
import { lockDraft, touchDraft, type Draft } from './draft.ts';
import { addDraftLine, changeDraftLine, removeDraftLine, type WholeLine } from './draft-lines.ts';
import { namesOn } from './rules.ts';

type LineSaved = { versionId: string; no: number; rowVersion: number; lineId: string };

/** Writes one line of the draft as typed on the screen; `lineId` null adds it. An approved line changes only through an amendment. */
export async function setDraftLine(
  tx: Tx,
  actor: Actor,
  planId: string,
  at: { lineId: string | null; rowVersion: number | null },
  input: z.output<typeof lineInput>,
): Promise<Outcome<LineSaved>> {
  const draft = await lockDraft(tx, actor, planId, at.rowVersion);
  const line = await wholeLine(tx, draft, input);
  const lineId = at.lineId === null ? await addDraftLine(tx, actor, draft, line) : await changeDraftLine(tx, actor, draft, at.lineId, line);
  return {
    result: { ...(await touchDraft(tx, draft)), lineId },
    audit: { type: 'plan_line', id: lineId, summary: { planId, no: draft.no, ...line.order } },
  };
}

export async function dropDraftLine(
  tx: Tx,
  actor: Actor,
  planId: string,
  lineId: string,
  rowVersion: number,
): Promise<Outcome<{ versionId: string; no: number; rowVersion: number }>> {
  const draft = await lockDraft(tx, actor, planId, rowVersion);
  await removeDraftLine(tx, draft, lineId);
  return {
    result: await touchDraft(tx, draft),
    audit: { type: 'plan_line', id: lineId, summary: { planId, no: draft.no, removed: true } },
  };
}

async function wholeLine(tx: Tx, draft: Draft, input: z.output<typeof lineInput>): Promise<WholeLine> {
  const { familyId, versionId, audience, leadId, hostId, runnerId, quarter, year, seats, ...order } = input;
  const on = namesOn(draft.effectiveDate, year ?? draft.yearFrom);
  const lead = await requireUnit(tx, leadId, on);
  await requireUnit(tx, runnerId, on);
  if (hostId) await requireUnit(tx, hostId, on);
  const family = await tx.selectFrom('programmeFamily').select('id').where('id', '=', familyId).executeTakeFirst();
  if (!family) throw new Refusal('plan.programme_unknown', {}, { where: 'familyId' });
  if (
    versionId &&
    !(await tx.selectFrom('programmeVersion').select('id').where('id', '=', versionId).where('familyId', '=', familyId).executeTakeFirst())
  ) {
    throw new Refusal('plan.programme_unknown', {}, { where: 'versionId' });
  }
  if (!(await tx.selectFrom('fundingSource').select('code').where('code', '=', order.funding).executeTakeFirst()))
    throw new Refusal('plan.funding_unknown', {}, { where: 'funding' });
  if (!order.perClass && !seats) throw new Refusal('plan.seats_missing', {}, { where: 'perClass' });

  const clean = tidy(audience);
  return {
    identity: {
      familyId,
      audienceKey: fold(clean),
      leadId,
      hostId: hostId ?? null,
      quarter: quarter ?? null,
      year: year ?? draft.yearFrom,
    },
    audience: clean,
    leadBloc: lead.bloc,
    runnerId,
    versionId: versionId ?? null,
    order: {
      classes: order.classes,
      perClass: order.perClass ?? null,
      seats: order.perClass ? order.classes * order.perClass : seats!,
      statedTotal: order.statedTotal ?? null,
      studyDays: order.studyDays ?? null,
      months: order.months ?? null,
      place: order.place ?? null,
      coordinating: order.coordinating ?? null,
      funding: order.funding,
      fundingDetail: order.fundingDetail ?? null,
      cost: order.cost ?? null,
      waitsFor: order.waitsFor ?? null,
      waitsForBy: order.waitsForBy ?? null,
      waitsForDocumentId: null,
      carriedOver: order.carriedOver,
      note: order.note ?? null,
    },
  };
}
