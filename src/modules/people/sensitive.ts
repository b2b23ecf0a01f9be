import type { Reader } from '#platform/database/transaction.ts';
import { decrypt, encrypt, type Keys } from '#platform/secrets.ts';
import type { Actor } from '#platform/actor.ts';
import { sensitiveFields, sensitiveRights, type BankAccount, type PartyStatus, type SensitiveField } from './sensitive-rules.ts';

export type SensitiveValue = { party_status: PartyStatus; bank_account: BankAccount; ethnic_minority: boolean };
type Kept = { personId: string; field: string; sealed: Buffer | null; keyId: string | null; yes: boolean | null };

/** A value copied to another person or field does not open. */
const boundTo = (personId: string, field: string) => `${personId} ${field}`;
/** Statuses are written equally long: the length of what is sealed can be seen. */
const LENGTH = 12;

/** The columns that keep a value. */
export function kept(keys: Keys, personId: string, field: SensitiveField, value: SensitiveValue[SensitiveField]) {
  if (typeof value === 'boolean') return { sealed: null, keyId: null, last4: null, yes: value };
  const text = typeof value === 'string' ? value.padEnd(LENGTH) : JSON.stringify([value.accountNumber, value.bank]);
  const { keyId, bytes } = encrypt(keys, text, boundTo(personId, field));
  return { sealed: bytes, keyId, last4: typeof value === 'string' ? null : value.accountNumber.slice(-4), yes: null };
}

/** @throws Error when the key is missing from the key file, or the row was tampered with */
export function openField(keys: Keys, { personId, field, sealed, keyId, yes }: Kept): SensitiveValue[SensitiveField] {
  if (yes !== null) return yes;
  const text = decrypt(keys, { keyId: keyId!, bytes: sealed! }, boundTo(personId, field));
  if (field === 'party_status') return text.trimEnd() as PartyStatus;
  const [accountNumber, bank] = JSON.parse(text) as [string, string];
  return { bank, accountNumber };
}

/** •••• 1234 of a bank account; of the others no more than that there is something. */
export const maskedField = (last4: string | null): string => (last4 === null ? '••••' : `•••• ${last4}`);

/** What this caller is shown of one person: masked, null where nothing is on record. Fields that are not its business are left out. */
export async function sensitiveOf(db: Reader, actor: Actor, personId: string): Promise<{ field: SensitiveField; masked: string | null }[]> {
  const fields = sensitiveFields.filter((field) => actor.capabilities.has(sensitiveRights[field].reveal));
  if (fields.length === 0) return [];
  const rows = await db
    .selectFrom('personSensitive')
    .select(['field', 'last4'])
    .where('personId', '=', personId)
    .where('field', 'in', fields)
    .execute();
  return fields.map((field) => {
    const row = rows.find((one) => one.field === field);
    return { field, masked: row ? maskedField(row.last4) : null };
  });
}

/** One person's own, in clear. */
export async function ownSensitive(
  db: Reader,
  keys: Keys,
  personId: string,
): Promise<{ partyStatus: PartyStatus | null; bankAccount: BankAccount | null; ethnicMinority: boolean | null }> {
  const rows = await db
    .selectFrom('personSensitive')
    .select(['personId', 'field', 'sealed', 'keyId', 'yes'])
    .where('personId', '=', personId)
    .execute();
  const of = <F extends SensitiveField>(field: F) => {
    const row = rows.find((one) => one.field === field);
    return row ? (openField(keys, row) as SensitiveValue[F]) : null;
  };
  return { partyStatus: of('party_status'), bankAccount: of('bank_account'), ethnicMinority: of('ethnic_minority') };
}
