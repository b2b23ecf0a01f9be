import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** A nomination as far as its history needs it: who may see the history is who sees the nomination. */
export type Told = { id: string; unitId: number; bloc: number; leadId: number; leadBloc: number; runnerId: number; restricted: boolean };
export type NominationAct = 'submitted' | 'checked' | 'put_waiting' | 'withdrawn' | 'replaced' | 'class_given' | 'class_taken';
export type NominationStep = { reason?: string | null; note?: string | null; data?: object; documentId?: string | null };

/** What happened to nominations, a line for each; never edited. */
export async function tellNominations(
  tx: Tx,
  actor: Actor,
  act: NominationAct,
  nominations: readonly (Told & NominationStep)[],
): Promise<void> {
  await insertMany(
    tx,
    'nomination_event',
    nominations.map((one) => ({
      id: newId(),
      nomination_id: one.id,
      act,
      reason: one.reason ?? null,
      note: one.note ?? null,
      data: one.data ?? {},
      document_id: one.documentId ?? null,
      unit_id: one.unitId,
      bloc: one.bloc,
      lead_id: one.leadId,
      lead_bloc: one.leadBloc,
      runner_id: one.runnerId,
      restricted: one.restricted,
      recorded_by: actor.accountId,
      recorded_by_name: actor.accountName,
    })),
  );
}
