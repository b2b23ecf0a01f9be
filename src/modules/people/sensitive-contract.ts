import { z } from 'zod';
import { idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
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

export const payeeListQuery = z.strictObject({
  /** Part of a name with or without diacritics. */
  q: lineSchema(100).optional(),
  /** With everything below it. */
  unit: z.coerce.number().int().optional(),
  after: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PayeeListQuery = z.output<typeof payeeListQuery>;
export const payeeList = z.object({
  items: z.array(
    z.object({
      id: idSchema,
      fullName: z.string(),
      rowVersion: z.int(),
      unit: z.object({ id: z.int(), name: z.string() }),
      /** •••• 1234; null: nothing on record. */
      bankAccount: z.string().nullable(),
    }),
  ),
  total: z.int(),
  capped: z.boolean(),
  near: z.boolean(),
  next: z.string().nullable(),
});
export type PayeeList = z.output<typeof payeeList>;
export type Payee = PayeeList['items'][number];
