import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { orderDate } from './amend-plan.ts';
import type { draftInput } from './contract.ts';
import { lockDraft, touchDraft } from './draft.ts';

type DraftState = { versionId: string; no: number; rowVersion: number };

/** Changes what heads the draft: its document and date, the totals the paper states, its provenance. Only what is named changes. */
export async function editDraft(tx: Tx, actor: Actor, planId: string, rowVersion: number, input: z.output<typeof draftInput>): Promise<Outcome<DraftState>> {
  const draft = await lockDraft(tx, actor, planId, rowVersion);
  const { documentId, effectiveDate, ...rest } = input;
  const date = effectiveDate ?? (documentId ? await orderDate(tx, { documentId }) : undefined);
  const change = {
    ...rest,
    ...(documentId === undefined ? {} : { documentId, ...(documentId ? { documentPending: false } : {}) }),
    ...(date === undefined ? {} : { effectiveDate: date }),
  };
  if (Object.keys(change).length > 0) await tx.updateTable('planVersion').set(change).where('id', '=', draft.versionId).execute();
  return { result: await touchDraft(tx, draft), audit: { type: 'plan', id: planId, summary: { no: draft.no, ...change } } };
}
