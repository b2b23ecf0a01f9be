import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { advanceClass, clearOpening, holdClasses, type ClassHold } from '#modules/classes';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import type { issue as shape, PaperKind } from './convocation-contract.ts';
import { acceptedFor, listOf, type Admitted } from './convo-list.ts';
import { holdDesk, writeEvents } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';

type Issue = z.output<typeof shape>;
export type Before = { id: string; reportOn: string | null; reportPlace: string | null };

/**
 * Triệu tập, quyết định mở lớp: a paper with those accepted to the class, only after the approvals the matrix asks for. A paper that
 * has gone out is never changed: a later one names who was added and who was dropped against the one it changes.
 */
export async function issueConvocation(tx: Tx, actor: Actor, classId: string, input: Issue): Promise<Outcome<{ id: string }>> {
  const { seriesId, className, classEndsOn } = await seriesOfClass(tx, classId);
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  const training = (await holdClasses(tx, [classId])).get(classId)!;
  if (!['preparing', 'agreed', 'decided'].includes(training.status))
    throw new Refusal('convocations.opened_already', { class: training.code }, { where: training.code, status: 409 });
  await requireDocument(tx, input.documentId, 'documentId');
  const before = await beforeOf(tx, training, input);
  const now = await acceptedFor(tx, classId);
  refuseUnlisted(training, now);
  const people = before ? changesAgainst(await listOf(tx, before.id), now) : now.map((one) => ({ ...one, part: 'summoned' as const }));
  if (people.length === 0 && (!before || !differs(before, input)))
    throw new Refusal(
      before ? 'convocations.nothing_changed' : 'convocations.nobody',
      { class: training.code },
      { where: training.code, status: 409 },
    );
  // who decides on the opening, and every item that needs a written word, has spoken
  await clearOpening(tx, actor, { id: classId, date: input.issuedOn, basis: { documentId: input.documentId } });

  const id = newId();
  await tx
    .insertInto('convocation')
    .values({
      id,
      classId,
      classCode: training.code,
      className,
      classEndsOn,
      seriesId,
      kind: input.kind,
      changesId: before?.id ?? null,
      documentId: input.documentId,
      issuedOn: input.issuedOn,
      reportOn: input.reportOn ?? before?.reportOn ?? null,
      reportPlace: input.reportPlace || before?.reportPlace || null,
      note: input.note || null,
      leadId: series.leadId,
      leadBloc: series.leadBloc,
      runnerId: series.runnerId,
      restricted: training.restricted,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  await insertMany(
    tx,
    'convocation_person',
    people.map((one, index) => ({
      convocation_id: id,
      nomination_id: one.id,
      person_id: one.personId,
      part: one.part,
      ordinal: index + 1,
      full_name: one.fullName,
      birth_date: one.birthDate,
      birth_precision: one.birthPrecision,
      sex: one.sex,
      position_title: one.positionTitle,
      unit_id: one.unitId,
      unit_name: one.unitName,
      bloc: one.bloc,
      lead_id: series.leadId,
      lead_bloc: series.leadBloc,
      runner_id: series.runnerId,
      restricted: training.restricted,
    })),
  );
  await writeEvents(
    tx,
    actor,
    people.map((one) => ({
      nomination: { ...one, leadId: series.leadId, leadBloc: series.leadBloc, runnerId: series.runnerId, restricted: training.restricted },
      act: 'summoned',
      documentId: input.documentId,
      data: { kind: input.kind, part: one.part, convocationId: id },
    })),
  );
  if (input.kind === 'opening_decision' && training.status !== 'decided')
    await advanceClass(tx, actor, classId, {
      step: 'decided',
      date: input.issuedOn,
      basis: { documentId: input.documentId },
      reason: null,
      note: null,
    });
  return {
    result: { id },
    audit: {
      type: 'training_class',
      id: classId,
      summary: { convocation: input.kind, people: people.length, changes: before?.id ?? null },
    },
  };
}

async function seriesOfClass(tx: Tx, classId: string) {
  const found = await tx
    .selectFrom('trainingClass as c')
    .leftJoin('seriesClass as m', 'm.classId', 'c.id')
    .select(['c.code', 'c.name', 'c.expectedEndOn', 'm.seriesId'])
    .where('c.id', '=', classId)
    .executeTakeFirst();
  if (!found) throw notFound('classes.unknown');
  if (!found.seriesId) throw new Refusal('convocations.no_series', { class: found.code }, { status: 409 });
  return { seriesId: found.seriesId, className: found.name, classEndsOn: found.expectedEndOn };
}

/** The paper that this one changes; null for the first of its kind. */
async function beforeOf(tx: Tx, training: ClassHold, { kind, changesId }: Issue): Promise<Before | null> {
  const { rows } = await sql<Before & { kind: PaperKind; changed: boolean }>`
    select c.id, c.kind, c.report_on, c.report_place, exists (select from convocation n where n.changes_id = c.id) as changed
    from convocation c where c.class_id = ${training.id}`.execute(tx);
  const where = { where: training.code, status: 409 };
  const words = { class: training.code, kind: phrase(`convocation_kind.${kind}`) };
  if (!changesId) {
    if (rows.some((row) => row.kind === kind)) throw new Refusal('convocations.issued_already', words, where);
    return null;
  }
  const found = rows.find((row) => row.id === changesId);
  if (!found || found.kind !== kind) throw new Refusal('convocations.other_class', words, { where: 'changesId' });
  if (found.changed) throw new Refusal('convocations.changed_already', {}, where);
  return found;
}

function refuseUnlisted(training: ClassHold, now: readonly Admitted[]): void {
  const waiting = now.filter(({ listed }) => !listed);
  if (waiting.length === 0) return;
  const names = waiting.map(({ fullName }) => fullName).join(', ');
  throw new Refusal(
    'convocations.not_listed',
    { class: training.code, count: waiting.length, names },
    { where: training.code, status: 409 },
  );
}

/** Who came after the paper, and who went. */
export function changesAgainst(then: readonly Admitted[], now: readonly Admitted[]): (Admitted & { part: 'added' | 'dropped' })[] {
  const [old, present] = [new Set(then.map(({ id }) => id)), new Set(now.map(({ id }) => id))];
  return [
    ...now.filter(({ id }) => !old.has(id)).map((one) => ({ ...one, part: 'added' as const })),
    ...then.filter(({ id }) => !present.has(id)).map((one) => ({ ...one, part: 'dropped' as const })),
  ];
}

const differs = (before: Before, { reportOn, reportPlace }: Issue) =>
  Boolean((reportOn && reportOn !== before.reportOn) || (reportPlace && reportPlace !== before.reportPlace));
