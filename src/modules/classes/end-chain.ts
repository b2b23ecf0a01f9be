import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { countAsKept } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { clearResults } from './clear-class.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { beginRecording, recordEvent } from './record-event.ts';
import { settle } from './settle.ts';
import { refuseOpenChains } from './start-enrolments.ts';

type ChainHold = {
  id: string;
  kind: string;
  state: string;
  senderId: number;
  senderBloc: number;
  runnerId: number | null;
  leadBloc: number | null;
  restricted: boolean;
};

async function holdChain(tx: Tx, id: string): Promise<ChainHold> {
  const { rows } =
    await sql<ChainHold>`select id, kind, state, sender_id, sender_bloc, runner_id, lead_bloc, restricted from chain where id = ${id} for update`.execute(
      tx,
    );
  if (!rows[0]) throw notFound('classes.unknown_chain');
  return rows[0];
}

const scopeOf = (chain: ChainHold) => ({
  runnerId: chain.runnerId ?? chain.senderId,
  hostId: null,
  leadBloc: chain.leadBloc ?? chain.senderBloc,
  restricted: chain.restricted,
});

/** Out of the pool without a class: re-sat and recognised later, or the right to continue ended. */
export async function endChain(
  tx: Tx,
  actor: Actor,
  chainId: string,
  { kind, ...given }: z.output<typeof contract.endChain>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const chain = await holdChain(tx, chainId);
  if (chain.kind !== 'class') throw new Refusal('classes.not_in_pool');
  const last = kind === 'finished_late' && (await lastClassOf(tx, chainId));
  if (last) await clearResults(tx, actor, { id: last, date: given.date, basis: given.basis });
  const eventId = await recordEvent(recording, { ...given, kind, chainId, scope: scopeOf(chain), needsDocument: kind === 'finished_late' });
  await settle(tx, eventId, { chains: [chainId] });
  return { result: { eventId, classId: null }, audit: { type: 'chain', id: chainId, summary: { event: kind, date: given.date } } };
}

async function lastClassOf(tx: Tx, chainId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('enrolment')
    .select('classId')
    .where('chainId', '=', chainId)
    .orderBy('joinedOn', 'desc')
    .executeTakeFirst();
  return found?.classId;
}

/** Cử đi học nơi khác: a chain without a class; in lượt, never in classes. */
export async function sendOutside(tx: Tx, actor: Actor, input: z.output<typeof contract.sendOutside>): Promise<Outcome<Recorded>> {
  const { personId, familyId, institution, expectedEndOn, ...given } = input;
  const recording = await beginRecording(tx, actor);
  const { rows } = await sql<{ fullName: string; unitId: number; bloc: number; category: string; level: string }>`
    select p.full_name, p.unit_id, v.bloc, p.category, v.level from person p
    join lateral (select bloc, level from unit_version v where v.unit_id = p.unit_id order by (valid_from <= ${given.date}::date and (valid_to is null or valid_to > ${given.date}::date)) desc, valid_from desc limit 1) v on true
    where p.id = ${personId}`.execute(tx);
  const sender = rows[0];
  if (!sender) throw notFound('classes.unknown_person');
  await refuseOpenChains(tx, familyId, [{ personId, fullName: sender.fullName }]);
  const chainId = newId();
  await tx
    .insertInto('chain')
    .values({
      id: chainId,
      kind: 'outside',
      personId,
      familyId,
      senderId: sender.unitId,
      senderBloc: sender.bloc,
      senderLevel: sender.level,
      category: sender.category,
      state: 'active',
      startedOn: given.date,
      institution,
      expectedEndOn: expectedEndOn ?? null,
      recordedAt: recording.recordedAt,
      recordedBy: actor.accountId,
    })
    .execute();
  await countAsKept(tx, 'chain', [chainId]);
  const eventId = await recordEvent(recording, {
    ...given,
    kind: 'outside_started',
    chainId,
    scope: { runnerId: sender.unitId, hostId: null, leadBloc: sender.bloc, restricted: false },
  });
  await settle(tx, eventId, { chains: [chainId] });
  return {
    result: { eventId: chainId, classId: null },
    audit: { type: 'chain', id: chainId, summary: { event: 'outside_started', institution } },
  };
}

/** Gia hạn, hoàn thành or thôi học of one who was sent outside. */
export async function advanceOutside(
  tx: Tx,
  actor: Actor,
  chainId: string,
  input: z.output<typeof contract.advanceOutside>,
): Promise<Outcome<Recorded>> {
  const { step, expectedEndOn, ...given } = input;
  const recording = await beginRecording(tx, actor);
  const chain = await holdChain(tx, chainId);
  if (chain.kind !== 'outside') throw new Refusal('classes.not_outside');
  const eventId = await recordEvent(recording, { ...given, kind: step, chainId, scope: scopeOf(chain) });
  if (step === 'outside_extended')
    await tx
      .updateTable('chain')
      .set({ expectedEndOn: expectedEndOn ?? null })
      .where('id', '=', chainId)
      .execute();
  await settle(tx, eventId, { chains: [chainId] });
  return { result: { eventId, classId: null }, audit: { type: 'chain', id: chainId, summary: { event: step } } };
}
