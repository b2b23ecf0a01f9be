import { sql } from 'kysely';
import type { z } from 'zod';
import { restrictRequests } from '#modules/approvals';
import { requireDocument, restrictLinks } from '#modules/documents';
import { restrictRuns } from '#modules/imports';
import { restrictPlanLine } from '#modules/plans';
import type { Actor } from '#platform/actor.ts';
import type { Act, Database, Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { closeLedger } from './locks.ts';
import { moveSums } from './roll-up.ts';

type Given = z.output<typeof contract.restrictSlot>;

/**
 * Marks as restricted (lớp hạn chế: nguồn quy hoạch and the like) or takes the mark away: the whole line of the plan with its slots
 * and classes, since of one class among others the rest of the line would tell; an off-plan slot by itself. Written with the rights of
 * the whole tenant, for a class may have gone on to an institution that the caller does not see into; that the slot is the caller's is
 * asked first.
 */
export async function restrictSlot(database: Database, actor: Actor, slotId: string, given: Given, act: Act) {
  const seen = await database.read(actor, (db) => db.selectFrom('slot').select('id').where('id', '=', slotId).executeTakeFirst());
  if (!seen) throw notFound('slots.unknown');
  return database.write({ ...actor, scope: { kind: 'tenant' } }, act, (tx) => markRestricted(tx, slotId, given));
}

/** The same in a transaction that has these rights and sees restricted classes. */
export async function markRestricted(tx: Tx, slotId: string, { restricted, reason, documentId }: Given): Promise<Outcome<Recorded>> {
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  await closeLedger(tx);
  const slot = await tx
    .selectFrom('slot')
    .select(['id', 'planId', 'lineId', 'restricted'])
    .where('id', '=', slotId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (slot.restricted === restricted)
    throw new Refusal(restricted ? 'slots.restricted_already' : 'slots.not_restricted', {}, { status: 409 });
  const slots = await slotsBeside(tx, slot);
  const classes = await classesOf(tx, slots);
  await refuseTied(tx, slots, classes);
  const series = await seriesOf(tx, classes);

  await moveSums(tx, sql`(class_id = any (${classes}::uuid[]) or slot_id = any (${slots}::uuid[]))`, restricted);
  // what hangs on the line, its slots and classes follows by the foreign keys
  if (slot.lineId) await restrictPlanLine(tx, slot.planId, slot.lineId, restricted);
  else await tx.updateTable('slot').set({ restricted }).where('id', '=', slotId).execute();
  await sql`update training_class set restricted = ${restricted} where id = any (${classes}::uuid[]) and slot_id is null`.execute(tx);
  await sql`update chain set restricted = ${restricted}
    where id in (select chain_id from enrolment where class_id = any (${classes}::uuid[])) and restricted <> ${restricted}`.execute(tx);
  // with seats, calls and nominations, by the foreign keys
  await sql`update admission_series set restricted = ${restricted} where id = any (${series}::uuid[])`.execute(tx);
  const things = [...slots, ...classes, ...series, ...(slot.lineId ? [slot.lineId] : [])];
  await restrictRequests(tx, things, restricted);
  await restrictRuns(tx, things, restricted);
  await restrictLinks(tx, things, restricted);
  return {
    result: { eventId: null, classId: null },
    audit: { type: 'slot', id: slotId, summary: { restricted, reason, documentId, slots: slots.length, classes: classes.length } },
  };
}

async function slotsBeside(tx: Tx, { id, lineId }: { id: string; lineId: string | null }): Promise<string[]> {
  if (lineId === null) return [id];
  const rows = await tx.selectFrom('slot').select('id').where('lineId', '=', lineId).orderBy('id').forUpdate().execute();
  return rows.map((row) => row.id);
}

/** The classes of these slots, and those their trainees came from or went on to. */
async function classesOf(tx: Tx, slots: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive tied (id) as (
      select id from training_class where slot_id = any (${slots}::uuid[])
      union select class_id from slot where id = any (${slots}::uuid[]) and class_id is not null
      union select beside.class_id from tied join enrolment e on e.class_id = tied.id join enrolment beside on beside.chain_id = e.chain_id)
    select id from tied`.execute(tx);
  return rows.map((row) => row.id);
}

/** Classes of another line whose trainees or slots these share: they would tell, so they are named rather than taken along. */
async function refuseTied(tx: Tx, slots: readonly string[], classes: readonly string[]): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select distinct c.code from training_class c left join slot combined on combined.class_id = c.id
    where c.id = any (${classes}::uuid[])
      and (c.slot_id is not null and c.slot_id <> all (${slots}::uuid[]) or combined.id <> all (${slots}::uuid[])) order by 1`.execute(tx);
  if (rows.length > 0) throw new Refusal('slots.restricted_tied', { classes: rows.map(({ code }) => code).join(', ') }, { status: 409 });
}

/** The series these classes are in. One that shares its applicants with classes of another line would tell: it is taken apart first. */
async function seriesOf(tx: Tx, classes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; code: string; beside: boolean }>`
    select s.id, s.code, bool_or(m.class_id <> all (${classes}::uuid[])) as beside
    from admission_series s join series_class m on m.series_id = s.id
    where s.id in (select series_id from series_class where class_id = any (${classes}::uuid[])) group by s.id order by s.code`.execute(tx);
  const mixed = rows.filter(({ beside }) => beside).map(({ code }) => code);
  if (mixed.length > 0) throw new Refusal('slots.restricted_series', { series: mixed.join(', ') }, { status: 409 });
  return rows.map(({ id }) => id);
}
