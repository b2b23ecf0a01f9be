import type { z } from 'zod';
import { daysBetween, today } from '#kit/dates.ts';
import { itemsHeard, listDirected, requestsAbout, submitRequest, unitNames, type Item } from '#modules/approvals';
import { matrixOn } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { classForMatrix } from './clear-class.ts';
import type * as contract from './contract.ts';
import { holdClass } from './record-event.ts';

const five: Item[] = ['audience', 'time', 'content', 'materials', 'list'];

/** Which of the five items need whose word, whose desk they are on and for how many days; what was asked and directed. */
export async function readConcurrence(db: Reader, classId: string): Promise<contract.ClassClearance> {
  const training = await db
    .selectFrom('trainingClass as c')
    .leftJoin('delegationVersion as v', 'v.id', 'c.delegationVersionId')
    .select(['c.personnel', 'c.audienceManager', 'c.openedOn', 'v.validFrom as applied'])
    .where('c.id', '=', classId)
    .executeTakeFirst();
  if (!training) throw notFound('classes.unknown');
  const { facts, personnel, expectedOpenOn } = await classForMatrix(db, classId);
  const matrix = await matrixOn(db, training.openedOn ?? expectedOpenOn ?? today(), personnel);
  const inForce =
    matrix && (await db.selectFrom('delegationVersion').select('validFrom').where('id', '=', matrix.versionId).executeTakeFirst());
  const heard = await itemsHeard(db, matrix, facts, classId);
  const names = await unitNames(
    db,
    heard.map(({ unit }) => unit),
  );
  return {
    needed: heard.map(({ item, unit, state, since, remark }) => ({
      item,
      unit: { id: unit, name: names.get(unit) ?? '' },
      state,
      days: since ? Math.max(0, daysBetween(since.slice(0, 10), today())) : 0,
      remark,
    })),
    requests: await requestsAbout(db, classId),
    directed: await listDirected(db, classId),
    personnel: training.personnel as contract.ClassClearance['personnel'],
    audienceManager: training.audienceManager as contract.ClassClearance['audienceManager'],
    matrix: training.applied
      ? { validFrom: training.applied, applied: true }
      : inForce
        ? { validFrom: inForce.validFrom, applied: false }
        : null,
  };
}

/** Trình thống nhất bằng văn bản: one request to each desk that the matrix names, for the items it has a word in. */
export async function requestConcurrence(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.requestConcurrence>,
): Promise<Outcome<{ id: string }>> {
  const training = await holdClass(tx, classId);
  if (!['preparing', 'agreed', 'decided'].includes(training.status))
    throw new Refusal('classes.opened_already', { date: training.openedOn ?? '' }, { where: training.code, status: 409 });
  const { facts, personnel, title, expectedOpenOn } = await classForMatrix(tx, classId);
  const matrix = await matrixOn(tx, expectedOpenOn ?? today(), personnel);
  const heard = await itemsHeard(tx, matrix, facts, classId);
  const waiting = heard.filter(({ state }) => state === 'missing' || state === 'refused');
  const desks: Map<number, Item[]> = input.deskId
    ? new Map([[input.deskId, five]])
    : new Map(
        Array.from(
          Map.groupBy(waiting, ({ unit }) => unit),
          ([unit, of]) => [unit, of.map(({ item }) => item)],
        ),
      );
  if (desks.size === 0) throw new Refusal('approvals.nothing_to_ask', {}, { where: training.code, status: 409 });
  let id = '';
  for (const [deskId, items] of desks) {
    id = await submitRequest(tx, actor, {
      kind: 'concurrence',
      subjectType: 'training_class',
      subjectId: classId,
      title,
      fromId: training.runnerId,
      leadId: training.leadId,
      deskId,
      items,
      documentId: input.documentId ?? null,
      remark: input.remark ?? null,
      delegationVersionId: matrix?.versionId ?? null,
      restricted: training.restricted,
    });
  }
  return { result: { id }, audit: { type: 'training_class', id: classId, summary: { concurrence: [...desks.keys()] } } };
}
