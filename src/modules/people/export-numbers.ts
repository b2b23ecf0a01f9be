import { z } from 'zod';
import { lineSchema } from '#kit/schemas.ts';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/transaction.ts';
import { newId } from '#kit/ids.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { maskedNumber, openNumber } from './personal-number.ts';

/** `numbers=full` takes the whole numbers out: only who may reveal them, and only with a reason that the audit keeps. */
export const numbersQuery = { numbers: z.literal('full').optional(), reason: lineSchema(300).optional() };
export type NumbersQuery = { numbers?: 'full' | undefined; reason?: string | undefined };

type Stored = Parameters<typeof maskedNumber>[1];

/** How a list writes personal numbers: masked (001•••••6789) unless asked otherwise. @throws Refusal gate.not_allowed, people.numbers_reason */
export function numberWriter(actor: Actor, keys: Keys, { numbers, reason }: NumbersQuery): (person: Stored) => string | null {
  if (numbers === undefined) return (person) => maskedNumber(keys, person);
  if (!actor.capabilities.has('people.reveal')) throw new Refusal('gate.not_allowed', {}, { status: 403 });
  if ((reason ?? '').length < 10) throw new Refusal('people.numbers_reason', {}, { where: 'reason', status: 400 });
  return (person) => openNumber(keys, person);
}

/** One audit row for a list that went out with whole numbers; no list without it. */
export async function auditNumbers(
  database: Database,
  actor: Actor,
  list: string,
  { numbers, reason, ...filter }: NumbersQuery & Record<string, unknown>,
  rows: number,
  command = 'people.export_numbers',
): Promise<void> {
  if (numbers === undefined) return;
  await database.write(actor, { command }, async () => ({
    result: null,
    audit: { type: 'export', id: newId(), summary: { list, filter, rows, reason } },
  }));
}
