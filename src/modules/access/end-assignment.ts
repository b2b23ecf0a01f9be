import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { isRole, type ScopeKind } from '#kit/roles.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { AssignmentEnd } from './contract.ts';
import { refuseBeyondRights, refuseWithoutChief, withinReach } from './policy.ts';
import { endSessions } from './sessions.ts';

type Held = {
  role: string;
  scope: ScopeKind;
  validFrom: string;
  validTo: string | null;
  within: boolean;
};

/**
 * Ends one assignment alone, by a document or for a reason: from `validTo` (default today) on it is no longer held. One that has not
 * begun ends on its first day: it never was. Its rights go on that day, in sessions that are open too; where nothing is left today
 * these end at once.
 */
export async function endAssignment(
  tx: Tx,
  actor: Actor,
  accountId: string,
  id: string,
  input: AssignmentEnd,
): Promise<Outcome<{ id: string }>> {
  const validTo = input.validTo ?? today();
  const documentId = input.documentId ?? null;
  const reason = input.reason?.trim() || null;
  if (documentId === null && reason === null) throw new Refusal('access.end_paper_missing', {}, { where: 'documentId' });
  if (accountId === actor.accountId) throw new Refusal('access.own_assignment', {}, { status: 409 });
  // whoever assigns a role to the account at the same moment comes before or after
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
  const { rows } = await sql<Held>`
    select g.role, g.scope, g.valid_from, g.valid_to, ${withinReach(actor.scope)} as within
    from assignment g where g.id = ${id} and g.account_id = ${accountId} for update of g`.execute(tx);
  const [held] = rows;
  if (!held) throw notFound('access.assignment_unknown');
  if (!held.within) throw new Refusal('access.beyond_scope', {}, { status: 403 });
  // as with disabling: who keeps the accounts of the whole tenant takes away what they could not give
  if (actor.scope.kind !== 'tenant' && isRole(held.role)) refuseBeyondRights(actor, held.role, held.scope);
  if (validTo < held.validFrom) throw new Refusal('access.end_before_start', { date: held.validFrom }, { where: 'validTo' });
  if (held.validTo !== null && (held.validTo <= validTo || held.validTo <= today()))
    throw new Refusal('access.ended_already', { date: held.validTo }, { where: 'validTo', status: 409 });

  await tx
    .updateTable('assignment')
    .set({ validTo, endedDocumentId: documentId, endedReason: reason, endedByName: actor.accountName })
    .where('id', '=', id)
    .execute();
  if (held.role === 'chief') await refuseWithoutChief(tx, validTo);
  if (!(await holdsToday(tx, accountId))) await endSessions(tx, accountId);
  const { role, scope } = held;
  return {
    result: { id },
    audit: { type: 'account', id: accountId, summary: { assignment: id, role, scope, validTo, documentId, reason } },
  };
}

async function holdsToday(tx: Tx, accountId: string): Promise<boolean> {
  const left = await tx
    .selectFrom('assignment')
    .select('id')
    .where('accountId', '=', accountId)
    .where('validFrom', '<=', today())
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', today())]))
    .executeTakeFirst();
  return left !== undefined;
}
