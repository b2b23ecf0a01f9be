import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { DB } from '#platform/database/schema.ts';
import { lookupHash, type Keys } from '#platform/secrets.ts';
import { plainCode } from './one-time-code.ts';

export const RECOVERY_CODES = 10;
// Without letters and digits that look alike on paper.
const letters = 'abcdefghkmnpqrstuvwxyz23456789';

/** Twenty-eight letters in seven groups, about 137 bits: too many to guess, so that a fast hash is enough to keep them. */
const newCode = () =>
  Array.from({ length: 7 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-');

export const recoveryHash = (keys: Keys, accountId: string, typed: string): Buffer =>
  lookupHash(keys, `recovery code ${accountId} ${plainCode(typed)}`);

/** Ten new ones, in the place of those there were. The database keeps keyed hashes: they can be shown this once only. */
export async function replaceRecoveryCodes(trx: Transaction<DB>, keys: Keys, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await trx.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
  await trx
    .insertInto('recoveryCode')
    .values(codes.map((code) => ({ accountId, hash: recoveryHash(keys, accountId, code), keyId: keys.current.id })))
    .execute();
  return codes;
}
