import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { LineIdentity } from './check-form-c.ts';
import type { Draft } from './draft.ts';
import { mayWriteLine } from './policy.ts';
import { identityKey } from './settle-lines.ts';

/** What a plan version orders of a line. Runner and programme version belong to the line itself: other ones make another line. */
export type LineOrder = {
  classes: number;
  perClass: number | null;
  seats: number;
  statedTotal: number | null;
  studyDays: number | null;
  months: string | null;
  place: string | null;
  coordinating: string | null;
  funding: string;
  fundingDetail: string | null;
  cost: number | null;
  waitsFor: string | null;
  waitsForBy: string | null;
  waitsForDocumentId: string | null;
  carriedOver: boolean;
  note: string | null;
};
export type WholeLine = {
  identity: LineIdentity;
  audience: string;
  leadBloc: number;
  runnerId: number;
  versionId: string | null;
  order: LineOrder;
};
export type DraftLine = WholeLine & { lineId: string; ordinal: number; restricted: boolean };

const ORDER = [
  'classes',
  'perClass',
  'seats',
  'statedTotal',
  'studyDays',
  'months',
  'place',
  'coordinating',
  'funding',
  'fundingDetail',
  'cost',
  'waitsFor',
  'waitsForBy',
  'waitsForDocumentId',
  'carriedOver',
  'note',
] as const;

/** The lines of one version with everything they order. */
export async function linesOf(db: Reader, planVersionId: string): Promise<DraftLine[]> {
  const rows = await db
    .selectFrom('planLineVersion as v')
    .innerJoin('planLine as l', 'l.id', 'v.lineId')
    .where('v.planVersionId', '=', planVersionId)
    .select([
      'l.id',
      'l.ordinal',
      'l.familyId',
      'l.audienceKey',
      'l.audience',
      'l.leadId',
      'l.leadBloc',
      'l.hostId',
      'l.quarter',
      'l.year',
      'l.runnerId',
      'l.versionId',
      'l.restricted',
    ])
    .select(ORDER.map((column) => `v.${column}` as const))
    .orderBy('l.id')
    .execute();
  return rows.map(
    ({
      id,
      ordinal,
      familyId,
      audienceKey,
      audience,
      leadId,
      leadBloc,
      hostId,
      quarter,
      year,
      runnerId,
      versionId,
      restricted,
      ...order
    }) => ({
      lineId: id,
      ordinal,
      restricted,
      audience,
      leadBloc,
      runnerId,
      versionId,
      order,
      identity: { familyId, audienceKey, leadId, hostId, quarter, year },
    }),
  );
}

/** Adds a line to the draft. A line that an earlier version dropped comes back as itself; an equal one beside it gets the next ordinal. */
export async function addDraftLine(tx: Tx, actor: Actor, draft: Draft, line: WholeLine): Promise<string> {
  refuseOutside(actor, draft, line);
  const twins = await twinsOf(tx, draft, line.identity);
  const dropped = twins.find((twin) => !twin.inDraft && twin.runnerId === line.runnerId && twin.versionId === line.versionId);
  const lineId = dropped?.id ?? newId();
  if (!dropped) {
    await tx
      .insertInto('planLine')
      .values({
        id: lineId,
        planId: draft.planId,
        ...line.identity,
        audience: line.audience,
        leadBloc: line.leadBloc,
        runnerId: line.runnerId,
        versionId: line.versionId,
        ordinal: Math.max(0, ...twins.map((twin) => twin.ordinal)) + 1,
        recordedBy: actor.accountId,
      })
      .execute();
  }
  await tx
    .insertInto('planLineVersion')
    .values({ lineId, planVersionId: draft.versionId, restricted: dropped?.restricted ?? false, ...line.order })
    .execute();
  return lineId;
}

/**
 * Changes a line of the draft; another identity, runner or programme version makes it another line. Returns its id.
 * The spelling of the audience changes only while no other version shows it.
 */
export async function changeDraftLine(tx: Tx, actor: Actor, draft: Draft, lineId: string, line: WholeLine): Promise<string> {
  const before = (await linesOf(tx, draft.versionId)).find((one) => one.lineId === lineId);
  if (!before) throw new Refusal('plan.line_unknown', {}, { status: 404 });
  return changeStandingLine(tx, actor, draft, before, line);
}

/** `changeDraftLine` for who has the line as it stands; an import changes hundreds. */
export async function changeStandingLine(tx: Tx, actor: Actor, draft: Draft, before: DraftLine, line: WholeLine): Promise<string> {
  const { lineId } = before;
  const sameLine =
    before.runnerId === line.runnerId && before.versionId === line.versionId && identityKey(before.identity) === identityKey(line.identity);
  if (!sameLine) {
    await removeDraftLine(tx, draft, lineId);
    return addDraftLine(tx, actor, draft, line);
  }
  refuseOutside(actor, draft, line);
  if (before.audience !== line.audience) {
    await tx
      .updateTable('planLine')
      .set({ audience: line.audience })
      .where('id', '=', lineId)
      .where((e) =>
        e.not(
          e.exists(
            e.selectFrom('planLineVersion').select('lineId').where('lineId', '=', lineId).where('planVersionId', '<>', draft.versionId),
          ),
        ),
      )
      .execute();
  }
  await tx
    .updateTable('planLineVersion')
    .set(line.order)
    .where('lineId', '=', lineId)
    .where('planVersionId', '=', draft.versionId)
    .execute();
  return lineId;
}

/** Takes a line out of the draft. Approved versions keep theirs; a line no version ever ordered disappears. */
export async function removeDraftLine(tx: Tx, draft: Draft, lineId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('planLineVersion')
    .where('lineId', '=', lineId)
    .where('planVersionId', '=', draft.versionId)
    .executeTakeFirst();
  if (!gone.numDeletedRows) throw new Refusal('plan.line_unknown', {}, { status: 404 });
  await tx
    .deleteFrom('planLine')
    .where('id', '=', lineId)
    .where((e) => e.not(e.exists(e.selectFrom('planLineVersion').select('lineId').where('lineId', '=', lineId))))
    .where((e) => e.not(e.exists(e.selectFrom('slot').select('id').where('lineId', '=', lineId))))
    .execute();
}

/** A line taken out of the draft comes back as itself. */
export async function restoreDraftLine(tx: Tx, actor: Actor, draft: Draft, { lineId, order, identity, ...line }: DraftLine): Promise<void> {
  refuseOutside(actor, draft, { ...line, identity, order });
  await tx
    .insertInto('planLine')
    .values({ id: lineId, planId: draft.planId, ...identity, ...line, recordedBy: actor.accountId })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await tx
    .insertInto('planLineVersion')
    .values({ lineId, planVersionId: draft.versionId, restricted: line.restricted, ...order })
    .execute();
}

/** Is it the same line, ordering the same? Null: no line. */
export function sameOrder(a: WholeLine | null, b: WholeLine | null): boolean {
  if (a === null || b === null) return a === b;
  const same = a.runnerId === b.runnerId && a.versionId === b.versionId && identityKey(a.identity) === identityKey(b.identity);
  return same && ORDER.every((field) => a.order[field] === b.order[field]);
}

function refuseOutside(actor: Actor, draft: Draft, line: WholeLine): void {
  const problem = mayWriteLine(actor, {
    leadId: line.identity.leadId,
    leadBloc: line.leadBloc,
    runnerId: line.runnerId,
    hostId: line.identity.hostId,
  });
  if (problem) throw new Refusal(problem, {}, { status: 403 });
  const { year } = line.identity;
  if (year < draft.yearFrom || year > draft.yearTo)
    throw new Refusal('plan.year_outside', { year: String(year), from: String(draft.yearFrom), to: String(draft.yearTo) });
}

async function twinsOf(tx: Tx, draft: Draft, one: LineIdentity) {
  const rows = await tx
    .selectFrom('planLine as l')
    .where('l.planId', '=', draft.planId)
    .where('l.familyId', '=', one.familyId)
    .where('l.audienceKey', '=', one.audienceKey)
    .where('l.leadId', '=', one.leadId)
    .where('l.hostId', 'is not distinct from', one.hostId)
    .where('l.quarter', 'is not distinct from', one.quarter)
    .where('l.year', '=', one.year)
    .select((e) => [
      'l.id',
      'l.ordinal',
      'l.runnerId',
      'l.versionId',
      'l.restricted',
      e
        .exists(
          e
            .selectFrom('planLineVersion as v')
            .select('v.lineId')
            .whereRef('v.lineId', '=', 'l.id')
            .where('v.planVersionId', '=', draft.versionId),
        )
        .as('inDraft'),
    ])
    .orderBy('l.ordinal')
    .execute();
  return rows;
}
