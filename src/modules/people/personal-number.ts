import type { Reader } from '#platform/database/transaction.ts';
import { decrypt, encrypt, lookupHash, type Keys } from '#platform/secrets.ts';
import { maskNumber, plainNumber } from './rules.ts';
import { selfOf } from './selves.ts';

type Stored = {
  id: string;
  personalNumberEncrypted: Buffer | null;
  personalNumberKeyId: string | null;
  personalNumberLast4: string | null;
};

/** The three columns that keep a number; bound to the person, so that copied to another row it does not open. */
export function sealNumber(keys: Keys, personId: string, number: string): Omit<Stored, 'id'> {
  const { keyId, bytes } = encrypt(keys, number, personId);
  return { personalNumberEncrypted: bytes, personalNumberKeyId: keyId, personalNumberLast4: number.slice(-4) };
}

/** @throws when the key is missing from the key file, or the row was tampered with. */
export function openNumber(keys: Keys, person: Stored): string | null {
  if (person.personalNumberEncrypted === null || person.personalNumberKeyId === null) return null;
  return decrypt(keys, { keyId: person.personalNumberKeyId, bytes: person.personalNumberEncrypted }, person.id);
}

/** 001•••••6789; a list still shows when one number cannot be opened. */
export function maskedNumber(keys: Keys, person: Stored): string | null {
  try {
    const number = openNumber(keys, person);
    return number === null ? null : maskNumber(number);
  } catch {
    return `${'•'.repeat(8)}${person.personalNumberLast4}`;
  }
}

export const numberHash = (keys: Keys, number: string): Buffer => lookupHash(keys, plainNumber(number));

/** The person who has this number anywhere in the tenant, also one whose record the caller may not see. */
export async function findByPersonalNumber(db: Reader, keys: Keys, number: string): Promise<string | null> {
  const found = await db
    .selectFrom('personKey')
    .select('personId')
    .where('kind', '=', 'personal_number')
    .where('hash', '=', numberHash(keys, number))
    .executeTakeFirst();
  return found ? (await selfOf(db, found.personId)).id : null;
}
