/**
 * Every column that a key of the key file keeps, with the column that names the key. Sealed values say what they are bound to, as SQL
 * over their row; what is bound to nothing is a look-up hash. The catalogue is compared with this list (rotate.test.ts).
 */
export type Kept = {
  table: string;
  bytes: string;
  keyId: string;
  boundTo?: string;
  /** Rows from before the key was named: null is the oldest key. */
  mayBeNull?: true;
  /** Rows in one transaction, where they are large. */
  atOnce?: number;
};

export const keptColumns: readonly Kept[] = [
  { table: 'person', bytes: 'personal_number_encrypted', keyId: 'personal_number_key_id', boundTo: 'id::text' },
  { table: 'person_sensitive', bytes: 'sealed', keyId: 'key_id', boundTo: "person_id || ' ' || field" },
  { table: 'one_time_secret', bytes: 'secret', keyId: 'key_id', boundTo: "account_id || ' one-time secret'" },
  { table: 'import_run', bytes: 'file', keyId: 'key_id', boundTo: 'id::text', atOnce: 5 },
  { table: 'person_key', bytes: 'hash', keyId: 'key_id' },
  { table: 'account', bytes: 'identifier_hash', keyId: 'identifier_key_id', mayBeNull: true },
  { table: 'recovery_code', bytes: 'hash', keyId: 'key_id', mayBeNull: true },
];
