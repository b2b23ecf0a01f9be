import type { z } from 'zod';
import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { dayOffInput } from './contract.ts';
import { isWeekend, type DaysOff } from './rules.ts';

/** Ngày nghỉ lễ, nghỉ hoán đổi, làm bù: what is not as its weekday says. The last recorded of a day counts; deadlines already given stay. */
export async function recordDayOff(tx: Tx, actor: Actor, given: z.input<typeof dayOffInput>): Promise<Outcome<{ id: string }>> {
  const { onDay, kind, name, documentId = null, citation = null, verification } = dayOffInput.parse(given);
  if (!documentId && !citation) throw new Refusal('approvals.day_without_source', {}, { where: 'documentId' });
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  const last = await tx
    .selectFrom('dayOff')
    .select(['kind', 'verification'])
    .where('onDay', '=', onDay)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const asItIs = last ? last.kind === kind && last.verification === 'verified' : (kind === 'off') === isWeekend(onDay);
  if (asItIs) throw new Refusal(kind === 'off' ? 'approvals.day_is_off' : 'approvals.day_is_working', { date: onDay }, { where: 'onDay' });
  const id = newId();
  const by = { recordedBy: actor.accountId, recordedByName: actor.accountName };
  await tx
    .insertInto('dayOff')
    .values({ id, onDay, kind, name, documentId, citation, verification, ...by })
    .execute();
  return { result: { id }, audit: { type: 'day_off', id, summary: { onDay, kind, name, documentId, citation } } };
}

/** Days after `from` that are not what their weekday says. */
export async function daysOffAfter(db: Reader, from: CalendarDate): Promise<DaysOff> {
  const rows = await db
    .selectFrom('dayOff')
    .distinctOn('onDay')
    .select(['onDay', 'kind'])
    .where('onDay', '>', from)
    .orderBy('onDay')
    .orderBy('seq', 'desc')
    .execute();
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.onDay));
  return { off: of('off'), working: of('working') };
}
