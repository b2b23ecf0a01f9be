import { sql } from 'kysely';
import type { Print } from '#modules/classes';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { NominationState } from './screening-contract.ts';
import { holdSeries, type HeldSeries } from './seats.ts';
import type { KeptVerdict } from './screen-verdict.ts';
import type { VerdictResult } from './verdict.ts';

/** A series held for decisions: its seats, and who leads and runs it. */
export type DeskSeries = HeldSeries & { name: string; leadId: number; leadBloc: number; runnerId: number; asksBoard: boolean };

export async function holdDesk(tx: Tx, seriesId: string): Promise<DeskSeries> {
  const series = await holdSeries(tx, seriesId);
  const more = await tx
    .selectFrom('admissionSeries')
    .select(['name', 'leadId', 'leadBloc', 'runnerId', 'asksBoard'])
    .where('id', '=', seriesId)
    .executeTakeFirstOrThrow();
  return { ...series, ...more };
}

export type HeldNomination = {
  id: string;
  seriesId: string;
  callId: string | null;
  personId: string;
  /** Whom the record stands for: after a merge the person kept. */
  countsAs: string;
  unitId: number;
  bloc: number;
  leadId: number;
  leadBloc: number;
  runnerId: number;
  state: NominationState;
  seat: 'none' | 'held' | 'used';
  waitingNo: number | null;
  verdict: KeptVerdict;
  verdictResult: VerdictResult;
  classId: string | null;
  enrolmentId: string | null;
  restricted: boolean;
  rowVersion: number;
  submittedAt: string;
} & Omit<Print, 'senderId' | 'senderBloc'>;

/** Takes nominations of a held series; who decides on the same one goes after, and then sees what was decided. In the order given. */
export async function holdNominations(tx: Tx, seriesId: string, ids: readonly string[]): Promise<HeldNomination[]> {
  const unique = [...new Set(ids)];
  const { rows } = await sql<HeldNomination>`
    select id, series_id, call_id, person_id, coalesce(counts_as_id, person_id) as counts_as, full_name, sort_name, sex, birth_date, birth_precision, position_title, unit_id, bloc, lead_id, lead_bloc, runner_id,
      state, seat, waiting_no, verdict, verdict_result, class_id, enrolment_id, restricted, row_version, submitted_at
    from nomination where series_id = ${seriesId} and id = any (${unique}::uuid[]) order by id for update`.execute(tx);
  if (rows.length !== unique.length) throw notFound('admissions.unknown_nomination');
  const byId = new Map(rows.map((row) => [row.id, row]));
  return unique.map((id) => byId.get(id)!);
}

/** The series of a nomination, to be held before the nomination is. */
export async function seriesOf(db: Reader, nominationId: string): Promise<string> {
  const found = await db.selectFrom('nomination').select('seriesId').where('id', '=', nominationId).executeTakeFirst();
  if (!found) throw notFound('admissions.unknown_nomination');
  return found.seriesId;
}

export type NewEvent = {
  nomination: Pick<HeldNomination, 'id' | 'unitId' | 'bloc' | 'leadId' | 'leadBloc' | 'runnerId' | 'restricted'>;
  act: string;
  reason?: string | null | undefined;
  note?: string | null | undefined;
  data?: object;
  documentId?: string | null | undefined;
};

/** History of nominations, in the order given. */
export const writeEvents = (tx: Tx, actor: Actor, events: readonly NewEvent[]): Promise<void> =>
  insertMany(
    tx,
    'nomination_event',
    events.map(({ nomination, act, reason, note, data, documentId }) => ({
      id: newId(),
      nomination_id: nomination.id,
      act,
      reason: reason ?? null,
      note: note ?? null,
      data: data ?? {},
      document_id: documentId ?? null,
      unit_id: nomination.unitId,
      bloc: nomination.bloc,
      lead_id: nomination.leadId,
      lead_bloc: nomination.leadBloc,
      runner_id: nomination.runnerId,
      restricted: nomination.restricted,
      recorded_by: actor.accountId,
      recorded_by_name: actor.accountName,
    })),
  );
