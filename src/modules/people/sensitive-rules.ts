import type { Capability } from '#platform/actor.ts';

/** What is known of a person beside the number, and nobody needs to see in passing. Names of posts planned for, marks and remarks are not kept at all. */
export const sensitiveFields = ['party_status', 'bank_account', 'ethnic_minority'] as const;
export type SensitiveField = (typeof sensitiveFields)[number];

/** As a standard of admission asks it (E-01): a full member, a probationary one, none. No dates: no rule asks for them. */
export const partyStatuses = ['full', 'probationary', 'none'] as const;
export type PartyStatus = (typeof partyStatuses)[number];
export type BankAccount = { bank: string; accountNumber: string };

/** Who is shown that there is something, and may take it out; and who records it. */
export const sensitiveRights: Record<SensitiveField, { reveal: Capability; record: Capability }> = {
  party_status: { reveal: 'people.party', record: 'people.party' },
  bank_account: { reveal: 'people.bank', record: 'people.bank' },
  ethnic_minority: { reveal: 'people.reveal', record: 'people.record' },
};

/** In an address: party-status. */
export const pathOf = (field: SensitiveField) => field.replace('_', '-');

/** Blanks, dots and hyphens go; capital letters. */
export const plainAccount = (number: string): string => number.replace(/[\s.-]/g, '').toUpperCase();
/** Banks here give up to 19 digits; some let the holder choose letters. */
export const isAccountNumber = (plain: string): boolean => /^[0-9A-Z]{6,19}$/.test(plain);
