import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import type { draftInput } from './contract.ts';
import { lockDraft, touchDraft, type Draft } from './draft.ts';
import { knownOrder } from './order-document.ts';

type DraftState = { versionId: string; no: number; rowVersion: number };

/** Changes what heads the draft: its document and date, the totals the paper states, its provenance. Only what is named changes. */
export async function editDraft(
  tx: Tx,
  actor: Actor,
  planId: string,
  rowVersion: number | null,
  input: z.output<typeof draftInput>,
): Promise<Outcome<DraftState>> {
  const draft = await lockDraft(tx, actor, planId, rowVersion);
  const change = await changeOf(tx, actor, draft, input);
  if (Object.keys(change).length > 0) await tx.updateTable('planVersion').set(change).where('id', '=', draft.versionId).execute();
  return { result: await touchDraft(tx, draft), audit: { type: 'plan', id: planId, summary: { no: draft.no, ...change } } };
}

async function changeOf(tx: Tx, actor: Actor, draft: Draft, { documentId, document, ...rest }: z.output<typeof draftInput>) {
  if (documentId || document) return { ...rest, ...(await knownOrder(tx, actor, draft.plan, { ...rest, documentId, document })) };
  return documentId === undefined && document === undefined ? rest : { ...rest, documentId: null };
}
