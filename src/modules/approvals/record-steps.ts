import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { acts, Item } from './kinds.ts';

/** Whose request it is, whose desk, whose class, and whether a restricted one: by these a row is seen. */
export type Parties = {
  fromId: number;
  fromBloc: number;
  deskId: number;
  deskBloc: number;
  leadId: number;
  leadBloc: number;
  restricted: boolean;
};
type Side = 'submits' | 'decides';
export type Behalf = { absenceId: string; absentId: string; absentName: string };

/**
 * Puts accounts on one side of a request, for ever. The key of the table holds it against everybody, also at the same moment:
 * who has submitted never decides, in no round and in nobody's name.
 */
export async function takeSide(tx: Tx, requestId: string, parties: Parties, side: Side, accounts: readonly string[]): Promise<void> {
  for (const accountId of accounts) {
    await tx
      .insertInto('approvalHand')
      .values({ requestId, accountId, side, ...parties })
      .onConflict((c) => c.columns(['requestId', 'accountId']).doNothing())
      .execute();
    const held = await tx
      .selectFrom('approvalHand')
      .select('side')
      .where('requestId', '=', requestId)
      .where('accountId', '=', accountId)
      .executeTakeFirstOrThrow();
    if (held.side !== side)
      throw new Refusal(side === 'decides' ? 'approvals.own_request' : 'approvals.decided_by_you', {}, { status: 403 });
  }
}

type Step = { item: Item; act: (typeof acts)[number]; remark: string | null; documentId: string | null };
const submitting = new Set<string>(['submitted', 'resubmitted', 'withdrawn']);

/** History: added to, never changed. */
export async function writeSteps(
  tx: Tx,
  actor: Actor,
  request: { id: string; round: number; parties: Parties },
  steps: readonly Step[],
  behalf: Behalf | null = null,
): Promise<void> {
  await tx
    .insertInto('approvalStep')
    .values(
      steps.map((step) => ({
        id: newId(),
        requestId: request.id,
        round: request.round,
        ...step,
        side: submitting.has(step.act) ? 'submits' : 'decides',
        accountId: actor.accountId,
        accountName: actor.accountName,
        behalfId: behalf?.absentId ?? null,
        behalfName: behalf?.absentName ?? null,
        absenceId: behalf?.absenceId ?? null,
        ...request.parties,
      })),
    )
    .execute();
}
