import { sql } from 'kysely';
import type { z } from 'zod';
import { holdClasses, strikeInto, type ClassHold } from '#modules/classes';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { moveBetween } from './combine-seats.ts';
import type { combine as shape, Combined } from './convocation-contract.ts';
import { holdDesk, holdNominations, writeEvents, type DeskSeries, type HeldNomination } from './decide-hold.ts';
import { listInClasses, refuseAll, takeOffLists } from './decide-list.ts';
import { release } from './decide-nominations.ts';
import { refuseOutside } from './quota-policy.ts';
import { waitingNumbers } from './waiting-numbers.ts';

type Input = z.output<typeof shape>;

/**
 * Ghép hai lớp chưa mở: everybody nominated for the one goes to the other with their decisions, seats and places on the list, in one
 * step and with one document; the class that will not open is struck from preparation. Its slot stays to be combined at khai giảng,
 * where the ledger says so. After khai giảng it is `mergeClass`.
 */
export async function combineClasses(tx: Tx, actor: Actor, keys: Keys, classId: string, input: Input): Promise<Outcome<Combined>> {
  const places = await seriesOfBoth(tx, classId, input.intoClassId);
  const held = new Map<string, DeskSeries>();
  for (const id of [...new Set(places.values())].toSorted()) held.set(id, await holdDesk(tx, id));
  const [fromSeries, intoSeries] = [held.get(places.get(classId)!)!, held.get(places.get(input.intoClassId)!)!];
  for (const series of held.values()) refuseOutside(actor, series);
  await requireDocument(tx, input.documentId, 'documentId');
  const across = fromSeries.id !== intoSeries.id;
  const ids = await nomineesOf(tx, classId, across ? fromSeries.id : null);
  const nominations = await holdNominations(tx, fromSeries.id, ids);
  const classes = await holdClasses(tx, [classId, input.intoClassId]);
  const [from, into] = [classes.get(classId)!, classes.get(input.intoClassId)!];
  refuseDifferent(from, into);
  if (across) await refuseOthers(tx, fromSeries, from);

  const off = await takeOffLists(tx, actor, nominations);
  if (off.length > 0) refuseAll(off);
  const twice = across ? await alreadyThere(tx, intoSeries.id, nominations) : [];
  const moving = nominations.filter((one) => !twice.includes(one));
  await letGo(tx, actor, fromSeries, twice, input);
  const seats = across ? await moveBetween(tx, actor, fromSeries, intoSeries, moving, input.documentId) : 0;
  await moveNominations(tx, moving, intoSeries, { classId, intoClassId: into.id, across });
  await writeEvents(
    tx,
    actor,
    moving.map((nomination) => ({
      nomination: { ...nomination, ...placeOf(intoSeries) },
      act: 'class_given',
      note: input.reason,
      documentId: input.documentId,
      data: { from: from.code, to: into.code, combined: true },
    })),
  );
  await joinSeats(tx, { from, into });
  // the class is struck before its people are listed in the other: nobody stands on two lists
  await strikeInto(tx, actor, from.id, into.id, {
    date: input.date,
    basis: { documentId: input.documentId },
    reason: input.reason,
    note: null,
  });
  const accepted = moving.filter(({ state, classId: given }) => state === 'accepted' && given === classId);
  const { listed, held: unlisted } = await listInClasses(
    tx,
    actor,
    keys,
    accepted.map((one) => ({ ...one, classId: into.id, enrolmentId: null })),
  );
  if (across) await tx.updateTable('admissionSeries').set({ state: 'cancelled' }).where('id', '=', fromSeries.id).execute();
  return {
    result: {
      moved: moving.length,
      listed,
      seats,
      withdrawn: twice.map(({ fullName }) => fullName),
      held: unlisted.map(({ name }) => name),
    },
    audit: { type: 'training_class', id: classId, summary: { combinedInto: into.code, moved: moving.length, seats, reason: input.reason } },
  };
}

async function seriesOfBoth(tx: Tx, classId: string, intoId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string; seriesId: string | null }>`
    select c.id, c.code, m.series_id from training_class c left join series_class m on m.class_id = c.id where c.id = any (${[classId, intoId]}::uuid[])`.execute(
    tx,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const id of [classId, intoId]) {
    const row = found.get(id);
    if (!row) throw notFound('classes.unknown');
    if (classId === intoId) throw new Refusal('combining.itself', { class: row.code }, { where: 'intoClassId' });
    if (!row.seriesId) throw new Refusal('convocations.no_series', { class: row.code }, { status: 409 });
  }
  return new Map(rows.map(({ id, seriesId }) => [id, seriesId!]));
}

/** Those given the class; where it goes to another series, also those of its own who have no class yet. */
async function nomineesOf(tx: Tx, classId: string, seriesId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from nomination where (class_id = ${classId} or series_id = ${seriesId}::uuid) and state in ('submitted','waiting','accepted') order by id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

function refuseDifferent(from: ClassHold, into: ClassHold): void {
  for (const one of [from, into])
    if (!['preparing', 'agreed', 'decided'].includes(one.status))
      throw new Refusal('combining.opened', { class: one.code }, { where: one.code, status: 409 });
  const alike =
    from.familyId === into.familyId &&
    from.leadId === into.leadId &&
    from.runnerId === into.runnerId &&
    from.restricted === into.restricted;
  if (!alike) throw new Refusal('combining.different', { class: from.code, into: into.code }, { where: from.code, status: 409 });
}

async function refuseOthers(tx: Tx, series: DeskSeries, from: ClassHold): Promise<void> {
  const other = await tx
    .selectFrom('seriesClass')
    .select('classId')
    .where('seriesId', '=', series.id)
    .where('classId', '<>', from.id)
    .executeTakeFirst();
  if (other) throw new Refusal('combining.several', { series: series.code, class: from.code }, { where: from.code, status: 409 });
}

/** Whoever stands in the other series already keeps that place and gives this one back. */
async function alreadyThere(tx: Tx, seriesId: string, nominations: readonly HeldNomination[]): Promise<HeldNomination[]> {
  const { rows } = await sql<{ countsAs: string }>`
    select coalesce(counts_as_id, person_id) as counts_as from nomination where series_id = ${seriesId} and state in ('submitted','waiting','accepted')
      and coalesce(counts_as_id, person_id) = any (${nominations.map(({ countsAs }) => countsAs)}::uuid[])`.execute(tx);
  const there = new Set(rows.map(({ countsAs }) => countsAs));
  return nominations.filter(({ countsAs }) => there.has(countsAs));
}

async function letGo(tx: Tx, actor: Actor, series: DeskSeries, twice: readonly HeldNomination[], input: Input): Promise<void> {
  await release(tx, actor, series, twice);
  await sql`update nomination set state = 'withdrawn', seat = 'none', waiting_no = null, waiting_reason = null, class_id = null, row_version = row_version + 1
    where id = any (${twice.map(({ id }) => id)}::uuid[])`.execute(tx);
  await writeEvents(
    tx,
    actor,
    twice.map((nomination) => ({ nomination, act: 'withdrawn', reason: 'combined', note: input.reason, documentId: input.documentId })),
  );
}

const placeOf = ({ leadId, leadBloc, runnerId }: DeskSeries) => ({ leadId, leadBloc, runnerId });

async function moveNominations(
  tx: Tx,
  moving: readonly HeldNomination[],
  into: DeskSeries,
  { classId, intoClassId, across }: { classId: string; intoClassId: string; across: boolean },
): Promise<void> {
  const ids = moving.map(({ id }) => id);
  const { leadId, leadBloc, runnerId } = into;
  // those who wait come after those who wait there already, in the order they had
  const waiting = moving.filter(({ state }) => state === 'waiting').toSorted((a, b) => a.waitingNo! - b.waitingNo!);
  if (across && waiting.length > 0) {
    const first = await waitingNumbers(tx, into.id, waiting.length);
    await sql`update nomination n set series_id = ${into.id}, waiting_no = ${first - 1} + array_position(${waiting.map(({ id }) => id)}::uuid[], n.id)
      where n.id = any (${waiting.map(({ id }) => id)}::uuid[])`.execute(tx);
  }
  await sql`update nomination set series_id = ${into.id}, lead_id = ${leadId}, lead_bloc = ${leadBloc}, runner_id = ${runnerId},
      class_id = case when class_id = ${classId} then ${intoClassId}::uuid else class_id end, enrolment_id = null, row_version = row_version + 1
    where id = any (${ids}::uuid[])`.execute(tx);
  await sql`update nomination_paper set lead_id = ${leadId}, lead_bloc = ${leadBloc}, runner_id = ${runnerId} where nomination_id = any (${ids}::uuid[])`.execute(
    tx,
  );
}

/** The class that opens has the seats of both. */
async function joinSeats(tx: Tx, { from, into }: { from: ClassHold; into: ClassHold }): Promise<void> {
  await sql`update series_class set seats = seats + (select seats from series_class where class_id = ${from.id}) where class_id = ${into.id}`.execute(
    tx,
  );
  await tx.deleteFrom('seriesClass').where('classId', '=', from.id).execute();
}
