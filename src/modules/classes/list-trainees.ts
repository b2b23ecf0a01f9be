import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameSortKey } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { birthFromText, countAsKept, matchOrRegister, selvesOf, type PersonInput } from '#modules/people';
import { clearList } from './clear-class.ts';
import type * as contract from './contract.ts';
import type { NewTrainee, Recorded } from './contract.ts';
import {
  beginRecording,
  holdClass,
  holdEnrolments,
  recordEvent,
  requireRunning,
  type ClassHold,
  type EnrolmentHold,
} from './record-event.ts';
import { settle } from './settle.ts';
import { continueIn, startChains } from './start-enrolments.ts';

/** `print`: what the list says of somebody whose own file the caller may not open. */
type Row = { personId: string; print?: Print } | NewTrainee;
/** A row that cannot go in, with its place in the list (from 1). */
export type Held = { row: number; name: string; refusal: Refusal };
type Listed = { enrolments: EnrolmentHold[]; held: Held[] };

const refusalOf = ({ row, name, refusal }: Held) =>
  new Refusal(
    refusal.code,
    { ...refusal.params, row },
    { where: name ? phrase('class.row_of', { row, name }) : phrase('class.row', { row }), status: refusal.status, parts: refusal.parts },
  );

/** Several rows at fault travel as one refusal; nothing of the list goes in. */
function refuseAll(held: readonly Held[]): never {
  const [first, ...rest] = held.map(refusalOf);
  throw new Refusal(first!.code, first!.params, { where: first!.where!, status: first!.status, parts: [...first!.parts, ...rest] });
}

/** Puts people on a class's list: known persons, or new ones found or registered. Sound rows only where `hold` says so. */
export async function addToList(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  training: ClassHold,
  rows: readonly Row[],
  hold: boolean,
): Promise<Listed> {
  const held: Held[] = [];
  const personIds = new Map<number, string>();
  const newcomers = rows.flatMap((row, index) => ('personId' in row ? [] : [{ index, row }]));
  for (const [index, row] of rows.entries()) if ('personId' in row) personIds.set(index, row.personId);

  const readable = newcomers.flatMap(({ index, row }) => {
    const birth = birthFromText(row.birthDate ?? '');
    if (birth) return [{ index, row, birth }];
    held.push({ row: index + 1, name: row.fullName, refusal: new Refusal('classes.birth_date', { text: row.birthDate ?? '' }) });
    return [];
  });
  const people = readable.map(({ row, birth }): PersonInput => ({
    fullName: row.fullName,
    ...birth,
    sex: row.sex ?? null,
    category: row.category,
    unitId: row.senderId,
    positionTitle: row.positionTitle ?? null,
    personalNumber: row.personalNumber ?? null,
    confirmDifferent: row.confirmDifferent ?? false,
  }));
  const answers = people.length ? await matchOrRegister(tx, actor, keys, people) : [];
  for (const [n, answer] of answers.entries()) {
    const { index, row } = readable[n]!;
    if ('refusal' in answer) held.push({ row: index + 1, name: row.fullName, refusal: answer.refusal });
    else personIds.set(index, answer.personId);
  }

  const prints = await describe(tx, [...personIds.values()]);
  const selves = await selvesOf(tx, [...personIds.values()]);
  const selfOf = (personId: string) => selves.get(personId)!.id;
  const open = new Set(
    (
      await sql<{
        personId: string;
      }>`select coalesce(counts_as_id, person_id) as person_id from enrolment where class_id = ${training.id} and coalesce(counts_as_id, person_id) = any (${[...selves.values()].map(({ id }) => id)}::uuid[]) and status in ('listed','active','paused')`.execute(
        tx,
      )
    ).rows.map((row) => row.personId),
  );
  const enrolments: EnrolmentHold[] = [];
  for (const [index, personId] of [...personIds].toSorted(([a], [b]) => a - b)) {
    const row = rows[index]!;
    const print = prints.get(personId) ?? ('personId' in row ? (row.print ?? null) : await asTyped(tx, row));
    const name = print?.fullName ?? '';
    if (!print) held.push({ row: index + 1, name, refusal: notFound('classes.unknown_person') });
    else if (open.has(selfOf(personId)))
      held.push({ row: index + 1, name, refusal: new Refusal('classes.listed_already', { name }, { status: 409 }) });
    else {
      open.add(selfOf(personId));
      enrolments.push({
        ...print,
        id: newId(),
        classId: training.id,
        personId,
        chainId: null,
        status: 'listed',
        runnerId: training.runnerId,
        hostId: training.hostId,
        leadBloc: training.leadBloc,
        restricted: training.restricted,
      });
    }
  }
  held.sort((a, b) => a.row - b.row);
  if (held.length && !hold) refuseAll(held);
  const values = enrolments.map((enrolment) => ({ ...enrolment, recordedBy: actor.accountId }));
  for (let at = 0; at < values.length; at += 500)
    await tx
      .insertInto('enrolment')
      .values(values.slice(at, at + 500))
      .execute();
  await countAsKept(
    tx,
    'enrolment',
    enrolments.map(({ id }) => id),
  );
  return { enrolments, held };
}

export type Print = Pick<
  EnrolmentHold,
  'fullName' | 'sortName' | 'sex' | 'birthDate' | 'birthPrecision' | 'positionTitle' | 'senderId' | 'senderBloc'
>;

/** What the list prints of people the caller may see. */
async function describe(tx: Tx, personIds: readonly string[]): Promise<Map<string, Print>> {
  const { rows } = await sql<Print & { id: string }>`
    select id, full_name, sort_name, sex, birth_date, birth_precision, position_title, unit_id as sender_id, bloc as sender_bloc from person where id = any (${personIds}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...print }) => [id, print]));
}

/** A colleague of another unit whose record the caller may not open is printed as the list names them. */
async function asTyped(tx: Tx, row: NewTrainee): Promise<Print> {
  const unit = await tx
    .selectFrom('unitVersion')
    .select('bloc')
    .where('unitId', '=', row.senderId)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return {
    fullName: row.fullName,
    sortName: nameSortKey(row.fullName),
    sex: row.sex ?? null,
    ...birthFromText(row.birthDate ?? '')!,
    positionTitle: row.positionTitle ?? null,
    senderId: row.senderId,
    senderBloc: unit?.bloc ?? 0,
  };
}

/** The held rows as the caller gets them back; words are added at the door. */
export type ListAnswer = Omit<Recorded, 'held'> & { created: number; held: Held[] };

/** Danh sách lớp before khai giảng: moves no number. */
export async function listTrainees(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  classId: string,
  input: { rows: readonly Row[]; hold: boolean },
): Promise<Outcome<ListAnswer>> {
  const training = await holdClass(tx, classId);
  if (!['preparing', 'agreed', 'decided'].includes(training.status))
    throw new Refusal('classes.list_after_opening', {}, { where: training.code, status: 409 });
  await clearList(tx, actor, classId, today());
  const { enrolments, held } = await addToList(tx, actor, keys, training, input.rows, input.hold);
  return {
    result: { eventId: null, classId, created: enrolments.length, held },
    audit: { type: 'training_class', id: classId, summary: { listed: enrolments.length, held: held.length } },
  };
}

/** Takes people off the list of a class that has not opened. */
export async function unlistTrainees(
  tx: Tx,
  _actor: Actor,
  classId: string,
  input: z.output<typeof contract.unlistTrainees>,
): Promise<Outcome<Recorded>> {
  const training = await holdClass(tx, classId);
  const enrolments = await holdEnrolments(tx, training, input.enrolmentIds);
  const begun = enrolments.find((enrolment) => enrolment.status !== 'listed');
  if (begun) throw new Refusal('classes.not_listed', { name: begun.fullName }, { where: training.code });
  await sql`update enrolment set status = 'unlisted', row_version = row_version + 1 where id = any (${enrolments.map((e) => e.id)}::uuid[])`.execute(
    tx,
  );
  return { result: { eventId: null, classId }, audit: { type: 'training_class', id: classId, summary: { unlisted: enrolments.length } } };
}

/**
 * One person off the list of a class that has not opened. The class is not asked for: a unit does it for its own, out of sight of the class.
 * @returns false where they are past being listed
 */
export async function unlistPerson(tx: Tx, enrolmentId: string): Promise<boolean> {
  const { rows } = await sql<{ status: string }>`select status from enrolment where id = ${enrolmentId} for update`.execute(tx);
  if (rows[0]?.status === 'listed')
    await sql`update enrolment set status = 'unlisted', row_version = row_version + 1 where id = ${enrolmentId}`.execute(tx);
  return rows[0] !== undefined && ['listed', 'unlisted', 'no_show'].includes(rows[0].status);
}

const detailOf = { late: 'late', transfer_external: 'transfer_external', at_opening: 'at_opening' } as const;

/**
 * Nhập học sau khai giảng (late, also if that is next year), chuyển đến từ trường khác (never L1), or "thực ra có mặt từ
 * đầu": at_opening, a correction dated the opening day.
 */
export async function joinClass(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  classId: string,
  input: z.output<typeof contract.joinClass>,
): Promise<Outcome<ListAnswer>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  if (input.kind === 'at_opening' && input.date !== training.openedOn)
    throw new Refusal('classes.at_opening_date', {}, { where: training.code });
  await clearList(tx, actor, classId, input.date);
  const { enrolments, held } = await addToList(tx, actor, keys, training, input.rows, input.hold);
  const audit = {
    type: 'training_class',
    id: classId,
    summary: { event: 'trainees_joined', joined: enrolments.length, held: held.length },
  };
  if (!enrolments.length) return { result: { eventId: null, classId, created: 0, held }, audit };
  const chains = await startChains(recording, training, enrolments, input.date);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'trainees_joined', class: training },
    enrolments.map((enrolment) => ({ enrolment, part: 'join', detail: detailOf[input.kind] })),
  );
  await settle(tx, eventId, { chains });
  return { result: { eventId, classId, created: enrolments.length, held }, audit };
}

/** Học tiếp: out of the pool into this class; same chain, new enrolment, no new lượt. */
export async function rejoinClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.rejoinClass>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  const enrolments = await lastEnrolments(tx, input.chainIds, training);
  const next = await continueIn(recording, training, enrolments);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'trainees_rejoined', class: training },
    next.map((enrolment) => ({ enrolment, part: 'rejoin' })),
  );
  await settle(tx, eventId, { chains: input.chainIds });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: 'trainees_rejoined', count: next.length } },
  };
}

async function lastEnrolments(tx: Tx, chainIds: readonly string[], training: ClassHold): Promise<EnrolmentHold[]> {
  const { rows } = await sql<EnrolmentHold & { familyId: string; state: string }>`
    select distinct on (c.id) e.id, e.class_id, e.person_id, e.chain_id, e.full_name, e.status, e.sender_id, e.sender_bloc, e.runner_id, e.host_id, e.lead_bloc,
      e.position_title, e.sort_name, e.sex, e.birth_date, e.birth_precision, e.restricted, c.family_id, c.state
    from chain c join enrolment e on e.chain_id = c.id
    where c.id = any (${chainIds}::uuid[]) order by c.id, e.joined_on desc nulls last, e.id desc`.execute(tx);
  if (rows.length !== new Set(chainIds).size) throw notFound('classes.unknown_chain');
  return rows.map(({ familyId, state, ...enrolment }) => {
    if (state !== 'pool') throw new Refusal('classes.no_right_to_continue', {}, { where: enrolment.fullName });
    if (familyId !== training.familyId)
      throw new Refusal('classes.move_to_other_family', { other: training.code }, { where: enrolment.fullName });
    return enrolment;
  });
}

/** Đổi chương trình: leaves here, joins a class of another family there, a new chain. */
export async function changeFamily(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  classId: string,
  input: z.output<typeof contract.changeFamily>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const from = await holdClass(tx, classId);
  const to = await holdClass(tx, input.toClassId);
  if (from.familyId === to.familyId) throw new Refusal('classes.same_family', { other: to.code }, { where: from.code });
  requireRunning(from);
  requireRunning(to);
  const leaving = await holdEnrolments(tx, from, input.enrolmentIds);
  const leftId = await recordEvent(
    recording,
    { ...input, kind: 'trainees_left', class: from, otherClassId: to.id },
    leaving.map((enrolment) => ({ enrolment, part: 'leave', detail: 'other_family' })),
  );
  await settle(tx, leftId, { chains: leaving.flatMap((enrolment) => enrolment.chainId ?? []) });
  const { enrolments } = await addToList(
    tx,
    actor,
    keys,
    to,
    leaving.map((enrolment) => ({ personId: enrolment.personId })),
    false,
  );
  const chains = await startChains(recording, to, enrolments, input.date);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'trainees_joined', class: to, otherClassId: from.id },
    enrolments.map((enrolment) => ({ enrolment, part: 'join', detail: 'late' })),
  );
  await settle(tx, eventId, { chains });
  return {
    result: { eventId, classId: to.id },
    audit: { type: 'training_class', id: classId, summary: { event: 'family_changed', to: to.code, count: leaving.length } },
  };
}
