import { sql } from 'kysely';
import type { z } from 'zod';
import { today, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { lockedPeriodsCovering } from './locks.ts';
import { beginRecording, requireCorrection, requireDocument } from './record-event.ts';

type Input = z.output<typeof contract.declareClasses>;

/**
 * Lớp kê khai: classes and lượt without name lists, by unit × month × kind. A correction supersedes, it does not edit;
 * 0 classes takes a declaration out of the sums.
 */
export async function declareClasses(tx: Tx, actor: Actor, input: Input): Promise<Outcome<Recorded>> {
  const { month, reason, documentId, familyId, supersedesId, ...rest } = input;
  const first = `${month}-01`;
  if (first > today()) throw new Refusal('declared.in_future', { month: inWords(month) });
  if (input.classes === 0 && input.turns > 0) throw new Refusal('declared.turns_without_classes');
  // the gate, and one desk after the other on one unit: else two may declare the same classes
  const { recordedAt } = await beginRecording(tx, actor);
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' declared'), ${input.unitId}::int)`.execute(tx);
  const unit = await unitOn(tx, input.unitId, first);
  if (documentId) await requireDocument(tx, documentId);
  const superseded = supersedesId
    ? await tx.selectFrom('declaredClass').select(['unitId', 'month']).where('id', '=', supersedesId).executeTakeFirst()
    : undefined;
  if (supersedesId && !superseded) throw notFound('declared.unknown');
  if (superseded && superseded.unitId !== input.unitId) throw new Refusal('declared.other_unit');
  for (const touched of new Set([first, superseded?.month ?? first])) await refuseLockedMonth(tx, actor, input, touched);
  await refuseTwice(tx, input, first, unit.name);
  const id = newId();
  await tx
    .insertInto('declaredClass')
    .values({
      id,
      ...rest,
      bloc: unit.bloc,
      month: first,
      familyId: familyId ?? null,
      documentId: documentId ?? null,
      supersedesId: supersedesId ?? null,
      reason: reason || null,
      recordedAt,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  return {
    result: { eventId: id, classId: null },
    audit: {
      type: 'declared_class',
      id,
      summary: { month, classes: input.classes, turns: input.turns, supersedes: supersedesId ?? undefined },
    },
  };
}

const inWords = (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`;

async function unitOn(tx: Tx, unitId: number, date: CalendarDate): Promise<{ bloc: number; name: string }> {
  const { rows } = await sql<{ bloc: number; name: string }>`
    select bloc, name from unit_version where unit_id = ${unitId}
    order by (valid_from <= ${date}::date and (valid_to is null or valid_to > ${date}::date)) desc, valid_from desc limit 1`.execute(tx);
  if (!rows[0]) throw notFound('classes.unknown_unit', { date: inWords(date) });
  return rows[0];
}

/** A month is counted in the period that holds its 15th day. Unlike an event, a declaration carries nothing into later periods. */
async function refuseLockedMonth(tx: Tx, actor: Actor, { unitId, reason, documentId }: Input, month: CalendarDate): Promise<void> {
  const middle = `${month.slice(0, 7)}-15`;
  const locked = (await lockedPeriodsCovering(tx, unitId, middle)).find((period) => period.periodStart <= middle);
  if (locked) requireCorrection(actor, locked, reason, documentId);
}

/** One standing figure for a unit, month, kind and programme: whoever has more to declare corrects it. */
async function refuseTwice(tx: Tx, input: Input, month: CalendarDate, unit: string): Promise<void> {
  const {
    rows: [standing],
  } = await sql<{ classes: number; turns: number }>`
    select d.classes, d.turns from declared_class d
    where d.unit_id = ${input.unitId} and d.month = ${month}::date and lower(d.kind) = lower(${input.kind}) and d.family_id is not distinct from ${input.familyId ?? null}::uuid
      and d.id is distinct from ${input.supersedesId ?? null}::uuid and not exists (select 1 from declared_class later where later.supersedes_id = d.id)
    limit 1`.execute(tx);
  if (standing) throw new Refusal('declared.twice', { unit, kind: input.kind, month: inWords(month), ...standing }, { status: 409 });
}
