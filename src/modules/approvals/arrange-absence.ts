import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import { standingFor } from '#modules/delegation';
import { requireUnit } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { absenceInput } from './contract.ts';

/** An account as `access` knows it; looked up by the door, which may read accounts. */
export type NamedAccount = { id: string; name: string };

/** Ủy quyền khi vắng mặt: the deputy decides at one desk in the name of who is away, from–to, by a document. */
export async function arrangeAbsence(
  tx: Tx,
  actor: Actor,
  absent: NamedAccount,
  deputy: NamedAccount,
  input: z.output<typeof absenceInput>,
): Promise<Outcome<{ id: string }>> {
  const own = absent.id === actor.accountId;
  if (!own && !actor.capabilities.has('access.manage'))
    throw new Refusal('approvals.not_your_absence', {}, { where: 'absentName', status: 403 });
  if (absent.id === deputy.id) throw new Refusal('approvals.deputy_is_absent', {}, { where: 'deputyName' });
  if (own && !(actor.capabilities.has('approvals.decide') && (await standingFor(tx, actor, [input.deskId]))(input.deskId)))
    throw new Refusal('approvals.not_your_desk', { title: '' }, { where: 'deskId', status: 403 });
  if (input.toOn < input.fromOn || input.toOn < today()) throw new Refusal('approvals.absence_over', {}, { where: 'toOn' });
  await requireDocument(tx, input.documentId, 'documentId');
  const desk = await requireUnit(tx, input.deskId, today());
  const id = newId();
  const { deskId, fromOn, toOn, documentId } = input;
  await tx
    .insertInto('approvalAbsence')
    .values({
      id,
      absentId: absent.id,
      absentName: absent.name,
      deputyId: deputy.id,
      deputyName: deputy.name,
      deskId,
      deskBloc: desk.bloc,
      fromOn,
      toOn,
      documentId,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  return {
    result: { id },
    audit: { type: 'approval_absence', id, summary: { absent: absent.id, deputy: deputy.id, deskId, fromOn, toOn } },
  };
}

/** Thu hồi ủy quyền: from now on the deputy decides nothing more in that name; a decision under way is waited for. */
export async function revokeAbsence(tx: Tx, actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
  const held = await tx.selectFrom('approvalAbsence').select(['absentId', 'revokedAt']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!held) throw notFound('approvals.unknown_absence');
  if (held.absentId !== actor.accountId && !actor.capabilities.has('access.manage'))
    throw new Refusal('approvals.not_your_absence', {}, { status: 403 });
  if (held.revokedAt) throw new Refusal('approvals.revoked_already', {}, { status: 409 });
  await tx
    .updateTable('approvalAbsence')
    .set((e) => ({ revokedAt: e.fn<string>('now'), revokedBy: actor.accountId, rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'approval_absence', id, summary: { revoked: true } } };
}
