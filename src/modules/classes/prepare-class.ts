import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { isNow, notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';

type SlotHold = {
  id: string;
  state: string;
  planYear: number;
  familyId: string;
  programmeVersionId: string | null;
  leadId: number;
  leadBloc: number;
  hostId: number | null;
  runnerId: number;
  funding: string;
  fundingDetail: string | null;
  label: string;
  restricted: boolean;
};

function refuseDates(from: string | null | undefined, to: string | null | undefined, where: string): void {
  if (from && to && to < from) throw new Refusal('classes.closed_before_opened', { opened: from, closed: to }, { where });
}

/** Chuẩn bị lớp: a class on a pending slot. Exists for no number before khai giảng; the constraint keeps it to one class a slot. */
export async function prepareClass(tx: Tx, actor: Actor, input: z.output<typeof contract.prepareClass>): Promise<Outcome<Recorded>> {
  const { rows } = await sql<SlotHold>`
    select s.id, s.state, s.plan_year, s.family_id, s.programme_version_id, s.lead_id, s.lead_bloc, s.host_id, s.runner_id, s.funding, s.funding_detail, s.restricted, f.code || ' ' || s.plan_year as label
    from slot s join programme_family f on f.id = s.family_id where s.id = ${input.slotId} for update of s`.execute(tx);
  const slot = rows[0];
  if (!slot) throw notFound('slots.unknown');
  if (slot.state !== 'pending')
    throw new Refusal('slots.settled_already', { state: slot.state, date: '' }, { where: slot.label, status: 409 });
  refuseDates(input.expectedOpenOn, input.expectedEndOn, input.code);
  const versionId =
    input.versionId ??
    slot.programmeVersionId ??
    (await versionInForce(tx, slot.familyId, input.expectedOpenOn ?? `${slot.planYear}-07-01`));
  if (!versionId) throw new Refusal('classes.no_version', {}, { where: slot.label });
  const { slotId: _slot, versionId: _version, hostId, ...rest } = input;
  const id = newId();
  await tx
    .insertInto('trainingClass')
    .values({
      id,
      ...rest,
      folded: fold(`${input.code} ${input.name}`),
      slotId: slot.id,
      familyId: slot.familyId,
      versionId,
      leadId: slot.leadId,
      leadBloc: slot.leadBloc,
      hostId: hostId ?? slot.hostId ?? slot.runnerId,
      runnerId: slot.runnerId,
      funding: slot.funding,
      fundingDetail: slot.fundingDetail,
      planYear: slot.planYear,
      restricted: slot.restricted,
      recordedBy: actor.accountId,
    })
    .execute();
  await rememberWords(tx, 'classes', [`${input.code} ${input.name}`]);
  return {
    result: { eventId: null, classId: id },
    audit: { type: 'training_class', id, summary: { event: 'class_prepared', code: input.code } },
  };
}

async function versionInForce(tx: Tx, familyId: string, date: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select id from programme_version where family_id = ${familyId} order by (valid_from <= ${date}::date and (valid_to is null or valid_to > ${date}::date)) desc, valid_from desc limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

const labels = {
  code: phrase('class.code'),
  name: phrase('class.name'),
  studyMode: phrase('class.study_mode'),
  scheme: phrase('class.scheme'),
  schemeSequence: phrase('class.scheme_sequence'),
  expectedOpenOn: phrase('class.expected_open_on'),
  expectedEndOn: phrase('class.expected_end_on'),
  expectedRoster: phrase('class.expected_roster'),
  personnel: phrase('class.personnel'),
  audienceManager: phrase('class.audience_manager'),
};

/** Edits what describes a class and moves no number. A stale edit is refused and says what is different now. */
export async function editClass(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  input: z.output<typeof contract.editClass>,
): Promise<Outcome<Recorded>> {
  const names = [
    'code',
    'name',
    'studyMode',
    'scheme',
    'schemeSequence',
    'expectedOpenOn',
    'expectedEndOn',
    'expectedRoster',
    'personnel',
    'audienceManager',
  ] as const;
  const now = await tx
    .selectFrom('trainingClass')
    .select([...names, 'rowVersion', 'status'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!now) throw notFound('classes.unknown');
  if (now.rowVersion !== rowVersion) {
    const different = names
      .filter((name) => input[name] !== undefined && input[name] !== now[name])
      .map((name) => isNow(labels[name], name === 'studyMode' && now[name] ? phrase(`study_mode.${now[name]}`) : now[name]));
    throw stale({ changed: different.length > 0 ? different : phrase('class.events') });
  }
  refuseDates(input.expectedOpenOn ?? now.expectedOpenOn, input.expectedEndOn ?? now.expectedEndOn, now.code);
  const next = { ...now, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) };
  await tx
    .updateTable('trainingClass')
    .set((eb) => ({ ...input, folded: fold(`${next.code} ${next.name}`), rowVersion: eb('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await rememberWords(tx, 'classes', [`${next.code} ${next.name}`]);
  return { result: { eventId: null, classId: id }, audit: { type: 'training_class', id, summary: { before: now, after: input } } };
}
