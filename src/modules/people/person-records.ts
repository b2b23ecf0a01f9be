import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { maskedNumber } from './personal-number.ts';
import type { Birth, Category, Sex } from './rules.ts';

/** What is on record about a person, for setting a line of a list against it. */
export type PersonRecord = Birth & {
  id: string;
  fullName: string;
  sex: Sex | null;
  category: Category;
  unitId: number;
  positionTitle: string | null;
  phone: string | null;
  hasNumber: boolean;
};

/** The records of these people that the caller may see, in one statement. */
export async function personRecords(db: Reader, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PersonRecord>`
    select id, full_name, sex, birth_date, birth_precision, category, unit_id, position_title, phone, personal_number_last4 is not null as has_number
    from person where id = any (${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Personal numbers as our own lists print them (001•••••6789), of those who have one and whom the caller may see. */
export async function maskedNumbers(db: Reader, keys: Keys, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Parameters<typeof maskedNumber>[1]>`
    select id, personal_number_encrypted, personal_number_key_id, personal_number_last4
    from person where id = any (${ids}::uuid[]) and personal_number_last4 is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, maskedNumber(keys, row)!]));
}
