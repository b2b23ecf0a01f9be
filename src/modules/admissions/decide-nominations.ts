import { sql } from 'kysely';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { holdDesk, holdNominations, writeEvents, type DeskSeries, type HeldNomination } from './decide-hold.ts';
import { listInClasses, refuseAll, takeOffLists, type Waiting } from './decide-list.ts';
import { problemsOf } from './decide-problems.ts';
import { refuseOutside } from './quota-policy.ts';
import type { Decide, Decision } from './screening-contract.ts';
import { holdSeats, releaseSeats, useSeats } from './seats.ts';
import { waitingNumbers } from './waiting-numbers.ts';

/** Words are put to the refusals at the door. */
export type DecideAnswer = { decided: number; listed: number; held: Waiting[] };
type Given = { tx: Tx; actor: Actor; series: DeskSeries; input: Decide };

/**
 * Xét tuyển: accepts, refuses, opens again or puts on the waiting list. Nobody is decided by default; where `hold` says so the sound
 * ones are decided and every other waits with a reason beside the name, else it is all or nobody.
 */
export async function decideNominations(tx: Tx, actor: Actor, keys: Keys, seriesId: string, input: Decide): Promise<Outcome<DecideAnswer>> {
  refuseWithoutReason(input);
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  if (input.decision === 'accept') await refuseWithoutBoard(tx, series);
  const ids = input.nominations.map(({ id }) => id);
  const nominations = await holdNominations(tx, seriesId, ids);
  const shown = new Map(input.nominations.map(({ id, rowVersion }) => [id, rowVersion]));
  const problems = await problemsOf(tx, input.decision, nominations, shown);
  const held: Waiting[] = nominations.flatMap(({ id, fullName: name }) => {
    const refusal = problems.get(id);
    return refusal ? [{ id, name, refusal }] : [];
  });
  const sound = nominations.filter(({ id }) => !problems.has(id));

  const given: Given = { tx, actor, series, input };
  const { done, waiting } = await take[input.decision](given, sound);
  held.push(...waiting);
  if (held.length > 0 && !input.hold) refuseAll(held);

  const listing = input.decision === 'accept' ? await listInClasses(tx, actor, keys, done) : { listed: 0, held: [] };
  return {
    result: { decided: done.length, listed: listing.listed, held: [...held, ...listing.held] },
    audit: {
      type: 'admission_series',
      id: seriesId,
      summary: { decision: input.decision, decided: done.length, held: held.length, reason: input.reasonCode ?? null },
    },
  };
}

type Taken = { done: HeldNomination[]; waiting: Waiting[] };
const take: Record<Decision, (given: Given, sound: HeldNomination[]) => Promise<Taken>> = {
  accept: async ({ tx, actor, series, input }, sound) => {
    const inOrder = sound.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
    const without = inOrder.filter(({ seat }) => seat === 'none');
    const got = await holdSeats(tx, actor, series, without.map(asking));
    const waiting = without.filter(({ id }) => !got.has(id)).map((one) => noSeat(one));
    const done = sound.filter(({ id, seat }) => seat === 'held' || got.has(id));
    await useSeats(tx, actor, series, done.map(asking));
    const only = await onlyClass(tx, series.id);
    const rows = await moveTo(tx, done, sql`state = 'accepted', seat = 'used', class_id = coalesce(class_id, ${only}::uuid)`);
    for (const one of done) one.classId ??= only;
    await record({ tx, actor, series, input }, done, 'accepted');
    return { done: rows, waiting };
  },
  refuse: async (given, sound) => {
    const { tx, actor, series } = given;
    const waiting = await takeOffLists(tx, actor, sound);
    const done = sound.filter(({ id }) => !waiting.some((one) => one.id === id));
    await release(tx, actor, series, done);
    await moveTo(tx, done, sql`state = 'refused', seat = 'none', waiting_no = null, waiting_reason = null`);
    await record(given, done, 'refused');
    return { done, waiting };
  },
  reopen: async (given, sound) => {
    const { tx, actor, series } = given;
    const again = await alreadyAgain(tx, sound);
    const waiting = sound
      .filter(({ countsAs }) => again.has(countsAs))
      .map(({ id, fullName: name }) => ({
        id,
        name,
        refusal: new Refusal('admissions.nominated_again', { name }, { where: name, status: 409 }),
      }));
    const done = sound.filter(({ countsAs }) => !again.has(countsAs));
    const got = await holdSeats(tx, actor, series, done.map(asking));
    await moveTo(tx, done, sql`state = 'submitted', seat = case when id = any (${[...got]}::uuid[]) then 'held' else 'none' end`);
    await record(given, done, 'reopened');
    return { done, waiting };
  },
  wait: async (given, sound) => {
    const { tx, actor, series, input } = given;
    await release(tx, actor, series, sound);
    const first = await waitingNumbers(tx, series.id, sound.length);
    const place = sql`${first - 1} + array_position(${sound.map(({ id }) => id)}::uuid[], n.id)`;
    await moveTo(
      tx,
      sound,
      sql`state = 'waiting', seat = 'none', waiting_no = ${place}, waiting_reason = ${input.note ?? input.reasonCode ?? null}`,
    );
    await record(given, sound, 'put_waiting');
    return { done: sound, waiting: [] };
  },
};

export const asking = ({ id, unitId }: HeldNomination) => ({ nominationId: id, unitId });

/** Seats of these go back to where each came from. */
export async function release(tx: Tx, actor: Actor, series: DeskSeries, nominations: readonly HeldNomination[]): Promise<void> {
  const seated = nominations.flatMap((one) => (one.seat === 'none' ? [] : [{ ...asking(one), seat: one.seat }]));
  await releaseSeats(tx, actor, series, seated);
}

/** A guarded update: every row is as it was held, or nothing happens. */
async function moveTo(tx: Tx, nominations: readonly HeldNomination[], set: ReturnType<typeof sql>): Promise<HeldNomination[]> {
  const versions = nominations.map(({ rowVersion }) => rowVersion);
  const { numAffectedRows } = await sql`
    update nomination n set ${set}, row_version = n.row_version + 1
    from unnest(${nominations.map(({ id }) => id)}::uuid[], ${versions}::int[]) as was(nomination, version)
    where n.id = was.nomination and n.row_version = was.version`.execute(tx);
  if (Number(numAffectedRows ?? 0) !== nominations.length) throw new Error('a nomination moved while it was held');
  return [...nominations];
}

const record = ({ tx, actor, input }: Given, nominations: readonly HeldNomination[], act: string) =>
  writeEvents(
    tx,
    actor,
    nominations.map((nomination) => ({
      nomination,
      act,
      reason: input.reasonCode,
      note: input.note,
      documentId: input.documentId,
      data: { from: nomination.state },
    })),
  );

function refuseWithoutReason({ decision, reasonCode, note }: Decide): void {
  if (decision === 'refuse' && !reasonCode) throw new Refusal('admissions.reason_needed', {}, { where: 'reasonCode' });
  const own = decision === 'reopen' || decision === 'wait' || (decision === 'refuse' && reasonCode === 'other');
  if (own && !note) throw new Refusal('admissions.words_needed', {}, { where: 'note' });
}

async function refuseWithoutBoard(tx: Tx, series: DeskSeries): Promise<void> {
  if (!series.asksBoard) return;
  const met = await tx.selectFrom('admissionBoard').select('id').where('seriesId', '=', series.id).executeTakeFirst();
  if (!met) throw new Refusal('admissions.board_needed', { series: series.code }, { status: 409 });
}

const noSeat = ({ id, fullName: name }: HeldNomination): Waiting => ({
  id,
  name,
  refusal: new Refusal('admissions.no_seat_for', { name }, { where: name, status: 409 }),
});

/** The class of a series of one: whoever is accepted is accepted to it. */
async function onlyClass(tx: Tx, seriesId: string): Promise<string | null> {
  const rows = await tx.selectFrom('seriesClass').select('classId').where('seriesId', '=', seriesId).limit(2).execute();
  return rows.length === 1 ? rows[0]!.classId : null;
}

async function alreadyAgain(tx: Tx, nominations: readonly HeldNomination[]): Promise<Set<string>> {
  const { rows } = await sql<{ countsAs: string }>`
    select coalesce(counts_as_id, person_id) as counts_as from nomination where series_id = ${nominations[0]?.seriesId ?? null}
      and coalesce(counts_as_id, person_id) = any (${nominations.map(({ countsAs }) => countsAs)}::uuid[]) and state in ('submitted','waiting','accepted')`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.countsAs));
}
