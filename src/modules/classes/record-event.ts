import { sql } from 'kysely';
import { addDays, today, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Basis } from './contract.ts';
import type { Slices, TraineePart } from './facts.ts';
import { enterLedger, lockedPeriodsCovering, type LockedPeriod } from './locks.ts';

/** What every recorded event says about itself; `Act` of the contract. */
export type Given = { date: CalendarDate; basis: Basis; reason?: string | null; note?: string | null };

/** One command's stay inside the ledger: all its rows carry the same recorded_at. */
export type Recording = { tx: Tx; actor: Actor; recordedAt: string };

export async function beginRecording(tx: Tx, actor: Actor): Promise<Recording> {
  return { tx, actor, recordedAt: await enterLedger(tx) };
}

export type ClassHold = {
  id: string;
  code: string;
  status: string;
  rowVersion: number;
  slotId: string | null;
  versionId: string;
  planYear: number | null;
  openedOn: CalendarDate | null;
  endedOn: CalendarDate | null;
  mergedIntoId: string | null;
  fundingDetail: string | null;
  restricted: boolean;
} & Slices & { hostId: number };

/** Takes the classes for this transaction, always in the same order: two officers on one class go one after the other. */
export async function holdClasses(tx: Tx, ids: readonly string[]): Promise<Map<string, ClassHold>> {
  const { rows } = await sql<ClassHold>`
    select id, code, status, row_version, slot_id, version_id, plan_year, opened_on, ended_on, merged_into_id, funding_detail, restricted,
      family_id, runner_id, host_id, lead_id, lead_bloc, funding
    from training_class where id = any (${ids}::uuid[]) order by id for update`.execute(tx);
  const held = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) if (!held.has(id)) throw notFound('classes.unknown');
  return held;
}

export async function holdClass(tx: Tx, id: string): Promise<ClassHold> {
  return (await holdClasses(tx, [id])).get(id)!;
}

/** Refuses an event on a class that is not being taught. */
export function requireRunning(training: ClassHold): void {
  if (['running', 'paused', 'awaiting_closing'].includes(training.status)) return;
  const when = training.endedOn ?? training.openedOn;
  throw new Refusal(
    training.endedOn ? 'classes.ended_already' : 'classes.not_opened',
    { date: when ?? '' },
    { where: training.code, status: 409 },
  );
}

export type EnrolmentHold = {
  id: string;
  classId: string;
  personId: string;
  chainId: string | null;
  fullName: string;
  status: string;
  senderId: number;
  senderBloc: number;
  runnerId: number;
  hostId: number;
  leadBloc: number;
  positionTitle: string | null;
  sortName: string;
  sex: string | null;
  birthDate: CalendarDate | null;
  birthPrecision: string;
  restricted: boolean;
};

/** The named trainees, each of which must be in the class. */
export async function holdEnrolments(tx: Tx, training: ClassHold, ids: readonly string[]): Promise<EnrolmentHold[]> {
  const unique = [...new Set(ids)];
  const { rows } = await sql<EnrolmentHold>`
    select id, class_id, person_id, chain_id, full_name, status, sender_id, sender_bloc, runner_id, host_id, lead_bloc, position_title, sort_name, sex, birth_date, birth_precision, restricted
    from enrolment where id = any (${unique}::uuid[]) and class_id = ${training.id} order by id for update`.execute(tx);
  if (rows.length !== unique.length) throw notFound('classes.unknown_trainee', { count: unique.length - rows.length });
  return rows;
}

export type NewEvent = Given & {
  kind: string;
  class?: ClassHold;
  otherClassId?: string;
  slotId?: string | null;
  chainId?: string;
  data?: Record<string, unknown>;
  reversesId?: string;
  /** Who answers for it where no class says so. */
  scope?: { runnerId: number; hostId: number | null; leadBloc: number; restricted: boolean };
  /** Institutions whose numbers it changes beside those of the class and the trainees. */
  alsoChanges?: readonly number[];
  /** The event cannot be recorded without a paper, or the order that came before it. */
  needsDocument?: boolean;
};
export type NamedTrainee = {
  enrolment: Pick<EnrolmentHold, 'id' | 'runnerId' | 'hostId' | 'leadBloc' | 'senderId' | 'senderBloc'>;
  part: TraineePart;
  detail?: string | null;
};

/** Writes one event with the trainees it names; refuses impossible dates, a missing document and a locked period. */
export async function recordEvent(recording: Recording, event: NewEvent, trainees: readonly NamedTrainee[] = []): Promise<string> {
  const { tx, actor, recordedAt } = recording;
  const scope = event.scope ?? event.class;
  refuseImpossibleDate(event.date, event.class?.code);
  await refuseUnknownDocument(tx, event);
  // a move or a merger changes the year of both institutions, a reclass that of the new one too
  const runners = new Set([
    ...(scope ? [scope.runnerId] : []),
    ...trainees.map(({ enrolment }) => enrolment.runnerId),
    ...(event.alsoChanges ?? []),
  ]);
  for (const runnerId of runners) await refuseLocked(recording, runnerId, event);
  const id = newId();
  await tx
    .insertInto('ledgerEvent')
    .values({
      id,
      kind: event.kind,
      effectiveDate: event.date,
      recordedAt,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
      classId: event.class?.id ?? null,
      otherClassId: event.otherClassId ?? null,
      slotId: event.slotId ?? null,
      chainId: event.chainId ?? null,
      documentId: event.basis.documentId ?? null,
      documentPending: Boolean(event.basis.pending),
      directedBy: event.basis.pending?.directedBy ?? null,
      documentDue: event.basis.pending ? (event.basis.pending.due ?? addDays(event.date, 30)) : null,
      reason: event.reason ?? null,
      note: event.note ?? null,
      data: JSON.stringify(event.data ?? {}),
      reversesId: event.reversesId ?? null,
      runnerId: scope?.runnerId ?? null,
      hostId: scope?.hostId ?? null,
      leadBloc: scope?.leadBloc ?? null,
      restricted: scope?.restricted ?? false,
    })
    .execute();
  const rows = trainees.map(({ enrolment, part, detail }) => ({
    eventId: id,
    enrolmentId: enrolment.id,
    part,
    detail: detail ?? null,
    runnerId: enrolment.runnerId,
    hostId: enrolment.hostId,
    leadBloc: enrolment.leadBloc,
    senderId: enrolment.senderId,
    senderBloc: enrolment.senderBloc,
    restricted: scope?.restricted ?? false,
  }));
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('ledgerEventTrainee')
      .values(rows.slice(at, at + 500))
      .execute();
  return id;
}

function refuseImpossibleDate(date: CalendarDate, where: string | undefined): void {
  const options = where ? { where } : {};
  if (date > today()) throw new Refusal('ledger.in_future', { date: date }, options);
  if (date < '1990-01-01') throw new Refusal('ledger.too_early', { date: date }, options);
}

async function refuseUnknownDocument(tx: Tx, event: NewEvent): Promise<void> {
  const { documentId, pending } = event.basis;
  if (event.needsDocument && !documentId && !pending)
    throw new Refusal('ledger.document_needed', {}, event.class ? { where: event.class.code } : {});
  if (documentId) await requireDocument(tx, documentId);
}

export async function requireDocument(tx: Tx, documentId: string): Promise<void> {
  const known = await tx.selectFrom('document').select('id').where('id', '=', documentId).executeTakeFirst();
  if (!known) throw notFound('ledger.unknown_document');
}

async function refuseLocked({ tx, actor }: Recording, runnerId: number, event: NewEvent): Promise<void> {
  const [locked] = await lockedPeriodsCovering(tx, runnerId, event.date);
  if (locked) requireCorrection(actor, locked, event.reason, event.basis.documentId, event.class?.code);
}

/** A locked year takes anything new only from those entitled, with a reason and a document (ledger.md section 8). */
export function requireCorrection(
  actor: Actor,
  locked: LockedPeriod,
  reason: string | null | undefined,
  documentId: string | null | undefined,
  where?: string,
): void {
  const params = { unit: locked.unitName, year: locked.year, end: locked.periodEnd };
  const options = where ? { where, status: 409 } : { status: 409 };
  if (!actor.capabilities.has('classes.correct')) throw new Refusal('ledger.period_locked', params, options);
  if (!reason || !documentId) throw new Refusal('ledger.locked_needs_reason', params, options);
}

const classNames = ['familyId', 'runnerId', 'hostId', 'leadId', 'leadBloc', 'funding'] as const;
/** The slices an opening event fixes. */
export const slicesOf = (training: ClassHold): Slices => Object.fromEntries(classNames.map((name) => [name, training[name]])) as Slices;

/** Chains with an enrolment in the class that has begun: what an event on the whole class touches. */
export async function chainsOf(tx: Tx, classId: string): Promise<string[]> {
  const { rows } = await sql<{
    chainId: string;
  }>`select distinct chain_id from enrolment where class_id = ${classId} and chain_id is not null and joined_on is not null`.execute(tx);
  return rows.map((row) => row.chainId);
}
