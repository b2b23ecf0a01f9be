import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, type Saying, stale } from '#platform/refusal.ts';
import { mayOrder } from './policy.ts';

/** Steps that every change of a draft version begins and ends with. */
export type Draft = {
  plan: { title: string; issuerId: number };
  planId: string;
  versionId: string;
  no: number;
  rowVersion: number;
  effectiveDate: string;
  yearFrom: number;
  yearTo: number;
};

/** Takes the plan for this transaction: versions, lines and slots of one plan change one after the other. */
export async function lockPlan(tx: Tx, actor: Actor, planId: string) {
  const plan = await tx.selectFrom('plan').selectAll().where('id', '=', planId).forUpdate().executeTakeFirst();
  if (!plan) throw notFound('plan.unknown');
  const problem = mayOrder(actor, plan);
  if (problem) throw new Refusal(problem, { title: plan.title }, { status: 403 });
  return plan;
}

export async function draftOf(tx: Tx, planId: string) {
  return tx.selectFrom('planVersion').selectAll().where('planId', '=', planId).where('status', '=', 'draft').executeTakeFirst();
}

/** The draft that the caller saw; `rowVersion` null where the caller has just made it. */
export async function lockDraft(tx: Tx, actor: Actor, planId: string, rowVersion: number | null): Promise<Draft> {
  const plan = await lockPlan(tx, actor, planId);
  const draft = await draftOf(tx, planId);
  if (!draft) throw new Refusal('plan.no_draft', { title: plan.title }, { status: 409 });
  if (rowVersion !== null && rowVersion !== draft.rowVersion) throw stale({ changed: await inShort(tx, draft.id, draft.no) });
  return {
    plan,
    planId,
    versionId: draft.id,
    no: draft.no,
    rowVersion: draft.rowVersion,
    effectiveDate: draft.effectiveDate,
    yearFrom: plan.yearFrom,
    yearTo: plan.yearTo,
  };
}

/** After a change: who still holds the former version is told so. */
export async function touchDraft(tx: Tx, draft: Draft) {
  const { rowVersion } = await tx
    .updateTable('planVersion')
    .set({ rowVersion: sql`row_version + 1` })
    .where('id', '=', draft.versionId)
    .returning('rowVersion')
    .executeTakeFirstOrThrow();
  return { versionId: draft.versionId, no: draft.no, rowVersion };
}

async function inShort(tx: Tx, versionId: string, no: number): Promise<Saying> {
  const { lines, classes, seats } = await tx
    .selectFrom('planLineVersion')
    .where('planVersionId', '=', versionId)
    .select((e) => [
      e.fn.countAll<number>().as('lines'),
      e.fn.coalesce(e.fn.sum<number>('classes'), sql<number>`0`).as('classes'),
      e.fn.coalesce(e.fn.sum<number>('seats'), sql<number>`0`).as('seats'),
    ])
    .executeTakeFirstOrThrow();
  return phrase('plan.draft_is', { no, lines, classes, seats });
}
