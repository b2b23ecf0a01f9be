import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { targetInput } from './contract.ts';
import { draftOf, lockPlan } from './draft.ts';

type TargetSaved = { id: string; rowVersion: number };

/** Writes a target with its parts; `targetId` null adds it. A target of an approved plan changes only while an amendment is open; the audit keeps what stood before. */
export async function setTarget(
  tx: Tx,
  actor: Actor,
  planId: string,
  at: { targetId: string | null; rowVersion: number },
  input: z.output<typeof targetInput>,
): Promise<Outcome<TargetSaved>> {
  const plan = await lockOpen(tx, actor, planId);
  if (input.year < plan.yearFrom || input.year > plan.yearTo) {
    throw new Refusal(
      'plan.year_outside',
      { year: String(input.year), from: String(plan.yearFrom), to: String(plan.yearTo) },
      { where: 'year' },
    );
  }
  if (input.measure === 'percent' && (input.stated ?? 0) > 100) throw new Refusal('plan.target_percent', {}, { where: 'stated' });
  const { parts, ...fields } = input;
  const values = { ...fields, stated: fields.stated ?? null, familyId: fields.familyId ?? null, note: fields.note ?? null };
  const before = at.targetId === null ? null : await lockTarget(tx, planId, at.targetId, at.rowVersion);
  const id = at.targetId ?? newId();
  if (before)
    await tx
      .updateTable('target')
      .set({ ...values, rowVersion: sql`row_version + 1` })
      .where('id', '=', id)
      .execute();
  else
    await tx
      .insertInto('target')
      .values({ id, planId, ...values })
      .execute();

  await tx.deleteFrom('targetPart').where('targetId', '=', id).execute();
  if (parts.length) {
    await tx
      .insertInto('targetPart')
      .values(
        parts.map((part, index) => ({
          id: newId(),
          targetId: id,
          label: part.label,
          level: part.level ?? null,
          category: part.category ?? null,
          amount: part.amount ?? null,
          isOther: part.isOther,
          note: part.note ?? null,
          position: index + 1,
        })),
      )
      .execute();
  }
  return {
    result: { id, rowVersion: (before?.rowVersion ?? 0) + 1 },
    audit: { type: 'target', id, summary: { planId, before, after: input } },
  };
}

export async function dropTarget(
  tx: Tx,
  actor: Actor,
  planId: string,
  targetId: string,
  rowVersion: number,
): Promise<Outcome<TargetSaved>> {
  await lockOpen(tx, actor, planId);
  const before = await lockTarget(tx, planId, targetId, rowVersion);
  await tx.deleteFrom('targetPart').where('targetId', '=', targetId).execute();
  await tx.deleteFrom('target').where('id', '=', targetId).execute();
  return { result: { id: targetId, rowVersion }, audit: { type: 'target', id: targetId, summary: { planId, before } } };
}

async function lockOpen(tx: Tx, actor: Actor, planId: string) {
  const plan = await lockPlan(tx, actor, planId);
  if (!(await draftOf(tx, planId))) throw new Refusal('plan.no_draft', { title: plan.title }, { status: 409 });
  return plan;
}

async function lockTarget(tx: Tx, planId: string, targetId: string, rowVersion: number) {
  const target = await tx
    .selectFrom('target')
    .selectAll()
    .where('id', '=', targetId)
    .where('planId', '=', planId)
    .forUpdate()
    .executeTakeFirst();
  if (!target) throw notFound('plan.target_unknown');
  if (target.rowVersion !== rowVersion)
    throw stale({
      changed: phrase(target.stated === null ? 'plan.target_open' : 'plan.target_is', { label: target.label, stated: target.stated }),
    });
  const parts = await tx
    .selectFrom('targetPart')
    .select(['label', 'amount'])
    .where('targetId', '=', targetId)
    .orderBy('position')
    .execute();
  return {
    label: target.label,
    stated: target.stated,
    approx: target.approx,
    measure: target.measure,
    rowVersion: target.rowVersion,
    parts,
  };
}
