import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { ruleInput } from './contract.ts';

/** Thời hạn trả lời from a day on; requests under way keep the one they were put under. */
export async function setDeadline(tx: Tx, actor: Actor, given: z.input<typeof ruleInput>): Promise<Outcome<{ id: string }>> {
  const input = ruleInput.parse(given);
  if (input.verification === 'verified' && !input.documentId && !input.citation)
    throw new Refusal('delegation.verified_without_source', {}, { where: 'citation' });
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  const twin = await tx
    .selectFrom('approvalRule')
    .select('id')
    .where('kind', '=', input.kind)
    .where('validFrom', '=', input.validFrom)
    .executeTakeFirst();
  if (twin) throw new Refusal('approvals.rule_exists', { date: input.validFrom }, { where: 'validFrom', status: 409 });
  const id = newId();
  await tx
    .insertInto('approvalRule')
    .values({
      id,
      ...input,
      repeatMonths: input.repeatMonths ?? null,
      documentId: input.documentId ?? null,
      citation: input.citation ?? null,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  return {
    result: { id },
    audit: { type: 'approval_rule', id, summary: { kind: input.kind, validFrom: input.validFrom, workingDays: input.workingDays } },
  };
}
