import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { tidy } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { assignRole } from './assign-role.ts';
import type { accountInput } from './contract.ts';
import { hashPassword } from './hash-password.ts';
import { isSignInName, signInNameOf } from './rules.ts';
import { refuseWeakPassword } from './set-password.ts';

/** `mustChange: false` only where nobody but the owner has seen the password, or for the sample. */
export type NewAccount = z.input<typeof accountInput> & { mustChange?: boolean };

export async function createAccount(tx: Tx, actor: Actor, input: NewAccount): Promise<Outcome<{ id: string }>> {
  const signInName = signInNameOf(input.signInName);
  const name = tidy(input.name);
  if (!isSignInName(signInName)) throw new Refusal('access.name_shape', { name: signInName }, { where: 'signInName' });
  await refuseWeakPassword(tx, input.password, [signInName, name], 'password', { chosen: false });
  const taken = await tx.selectFrom('account').select('id').where('signInName', '=', signInName).executeTakeFirst();
  if (taken) throw new Refusal('access.name_taken', {}, { where: 'signInName', status: 409 });

  const id = newId();
  const passwordHash = await hashPassword(input.password);
  await tx
    .insertInto('account')
    .values({ id, signInName, name, passwordHash, mustChange: input.mustChange ?? true })
    .execute();
  // an account without a role is nobody's; only the whole tenant may leave one so
  if (!input.assignment && actor.scope.kind !== 'tenant')
    throw new Refusal('access.beyond_scope', {}, { where: 'assignment', status: 403 });
  if (input.assignment) await assignRole(tx, actor, id, input.assignment);
  return { result: { id }, audit: { type: 'account', id, summary: { signInName, name, assignment: input.assignment ?? null } } };
}
