import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { subtree } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { AssignmentInput } from './contract.ts';
import { refuseWithoutAdministrator } from './policy.ts';
import { MOST_UNITS } from './rules.ts';

/** Gives an account a role over a scope. What it held on that day and later ends then, unless the new one stands `besides`. */
export async function assignRole(tx: Tx, _actor: Actor, accountId: string, input: AssignmentInput): Promise<Outcome<{ id: string }>> {
  const validFrom = input.validFrom ?? today();
  const validTo = input.validTo ?? null;
  if (validTo !== null && validTo <= validFrom) throw new Refusal('access.term_empty', {}, { where: 'validTo' });
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst();
  if (!account) throw notFound('access.account_unknown');
  await refuseUnknownScope(tx, input, validFrom);

  const held = await tx
    .selectFrom('assignment')
    .select(['id', 'role', 'scope'])
    .where('accountId', '=', accountId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', validFrom)]))
    .execute();
  if (input.besides) {
    const addsUp = input.scope === 'unit' && held.every((one) => one.scope === 'unit' && one.role === input.role);
    if (!addsUp) throw new Refusal('access.besides_conflict', {}, { where: 'besides' });
  } else if (held.length > 0) {
    // one that has not begun yet ends on its first day: it never was
    await tx
      .updateTable('assignment')
      .set({ validTo: sql<string>`greatest(valid_from, ${validFrom}::date)` })
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
      validFrom,
      validTo,
      documentId: input.documentId ?? null,
    })
    .execute();
  if (held.some((one) => one.role === 'administrator')) await refuseWithoutAdministrator(tx);
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
    const count = (await subtree(tx, input.unitId, day)).length;
    if (count > MOST_UNITS) throw new Refusal('access.scope_too_large', { count, most: MOST_UNITS }, { where: 'unitId' });
  }
}
