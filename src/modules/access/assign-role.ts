import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { maySeeRestricted } from '#kit/roles.ts';
import { answeredUnits } from '#modules/organisations';
import { SYSTEM_ACCOUNT, type Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { AssignmentInput } from './contract.ts';
import { refuseBeyondRights, refuseOutOfReach, refuseWithoutChief, withinReach } from './policy.ts';
import { addsUp, MOST_UNITS, problemOfRole } from './rules.ts';

/**
 * Gives an account a role over a scope, by a document or for a reason. What it held on that day and later ends then (a rotation
 * moves a person's rights on the day), unless the new one stands `besides`. Nobody grants a right they lack, nor beyond what they
 * look after themselves.
 */
export async function assignRole(tx: Tx, actor: Actor, accountId: string, input: AssignmentInput): Promise<Outcome<{ id: string }>> {
  const validFrom = input.validFrom ?? today();
  const validTo = input.validTo ?? null;
  const documentId = input.documentId ?? null;
  const reason = input.reason?.trim() || null;
  if (validTo !== null && validTo <= validFrom) throw new Refusal('access.term_empty', {}, { where: 'validTo' });
  const problem = problemOfRole(input.role, input.scope, validTo);
  if (problem) throw new Refusal(problem, {}, { where: problem === 'access.role_scope' ? 'scope' : 'validTo' });
  // the command line makes the first account, before there is a register of documents
  if (documentId === null && reason === null && actor.accountId !== SYSTEM_ACCOUNT)
    throw new Refusal('access.paper_missing', {}, { where: 'documentId' });
  const seesRestricted = input.seesRestricted ?? false;
  if (seesRestricted && !maySeeRestricted(input.role)) throw new Refusal('access.role_without_classes', {}, { where: 'seesRestricted' });
  refuseBeyondRights(actor, input.role, input.scope, seesRestricted);
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst();
  if (!account) throw notFound('access.account_unknown');
  await refuseUnknownScope(tx, input, validFrom);

  const held = await tx
    .selectFrom('assignment')
    .select(['id', 'role', 'scope'])
    .where('accountId', '=', accountId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', validFrom)]))
    .execute();
  if (held.length > 0) await refuseOutOfReach(tx, actor, accountId);
  if (input.besides) {
    const fits = addsUp(input.scope) && held.every((one) => one.scope === input.scope && one.role === input.role);
    if (!fits) throw new Refusal('access.besides_conflict', {}, { where: 'besides' });
  } else if (held.length > 0) {
    // one that has not begun yet ends on its first day: it never was
    await tx
      .updateTable('assignment')
      .set({
        validTo: sql<string>`greatest(valid_from, ${validFrom}::date)`,
        endedDocumentId: documentId,
        endedReason: reason,
        endedByName: actor.accountName,
      })
      .where(
        'id',
        'in',
        held.map((one) => one.id),
      )
      .execute();
  }

  const id = newId();
  await tx
    .insertInto('assignment')
    .values({
      id,
      accountId,
      role: input.role,
      scope: input.scope,
      bloc: input.scope === 'bloc' ? input.bloc : null,
      unitId: input.scope === 'unit' ? input.unitId : null,
      classId: input.scope === 'class' ? input.classId : null,
      personId: input.scope === 'person' ? input.personId : null,
      validFrom,
      validTo,
      documentId,
      reason,
      seesRestricted,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  const { rows } = await sql<{
    within: boolean;
  }>`select ${withinReach(actor.scope)} as within from assignment g where g.id = ${id}`.execute(tx);
  if (!rows[0]!.within) throw new Refusal('access.beyond_scope', {}, { where: 'scope', status: 403 });
  if (held.some((one) => one.role === 'chief')) await refuseWithoutChief(tx, validFrom);
  return { result: { id }, audit: { type: 'account', id: accountId, summary: { ...input, validFrom, ended: held.map((one) => one.id) } } };
}

async function refuseUnknownScope(tx: Tx, input: AssignmentInput, day: string): Promise<void> {
  if (input.scope === 'bloc') {
    const bloc = await tx.selectFrom('bloc').select('id').where('id', '=', input.bloc).executeTakeFirst();
    if (!bloc) throw new Refusal('access.bloc_unknown', {}, { where: 'bloc' });
  }
  if (input.scope === 'unit') {
    const unit = await tx.selectFrom('unit').select('id').where('id', '=', input.unitId).executeTakeFirst();
    if (!unit) throw new Refusal('access.unit_unknown', {}, { where: 'unitId' });
    const count = (await answeredUnits(tx, input.unitId, day)).length;
    if (count > MOST_UNITS) throw new Refusal('access.scope_too_large', { count, most: MOST_UNITS }, { where: 'unitId' });
  }
  if (input.scope === 'class') {
    const training = await tx.selectFrom('trainingClass').select('id').where('id', '=', input.classId).executeTakeFirst();
    if (!training) throw new Refusal('access.class_unknown', {}, { where: 'classId' });
  }
  if (input.scope === 'person') {
    const person = await tx.selectFrom('person').select('mergedIntoId').where('id', '=', input.personId).executeTakeFirst();
    if (!person || person.mergedIntoId !== null) throw new Refusal('access.person_unknown', {}, { where: 'personId' });
  }
}
