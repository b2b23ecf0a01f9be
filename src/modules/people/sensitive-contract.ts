import { z } from 'zod';
import { idSchema, requiredLine } from '#kit/schemas.ts';
import { partyStatuses, sensitiveFields } from './sensitive-rules.ts';

const bankAccount = z.strictObject({ bank: requiredLine(100), accountNumber: requiredLine(40) });

/** null takes what is on record away. */
export const partyStatusInput = z.strictObject({ partyStatus: z.enum(partyStatuses).nullable() });
export const bankAccountInput = z.strictObject({ bankAccount: bankAccount.nullable() });
export const ethnicMinorityInput = z.strictObject({ ethnicMinority: z.boolean().nullable() });
export const sensitiveRecorded = z.object({ id: idSchema, rowVersion: z.int() });

export const partyStatusRevealed = z.object({ partyStatus: z.enum(partyStatuses) });
export const bankAccountRevealed = z.object({ bankAccount: z.object({ bank: z.string(), accountNumber: z.string() }) });
export const ethnicMinorityRevealed = z.object({ ethnicMinority: z.boolean() });

/** Masked; null: nothing on record. Only fields that are the caller's business. */
export const sensitiveMasked = z.array(z.object({ field: z.enum(sensitiveFields), masked: z.string().nullable() }));
