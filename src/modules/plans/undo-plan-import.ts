import type { Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Saying } from '#platform/refusal.ts';
import { lockDraft, lockPlan, touchDraft, type Draft } from './draft.ts';
import {
  changeStandingLine,
  linesOf,
  removeDraftLine,
  restoreDraftLine,
  sameOrder,
  type DraftLine,
  type WholeLine,
} from './draft-lines.ts';

/** `before` of what an import of a plan made: what stood (null: nothing), and what the import left, so that an undo sees later hands. */
export type Left<T> = { was: T | null; now: T | null };

const HEAD = ['documentId', 'documentPending', 'effectiveDate', 'note', 'statedClasses', 'statedTrainees'] as const;
export type VersionHead = Awaited<ReturnType<typeof headOf>>;

/** What heads a version: its document and date, and the totals the paper states. */
export const headOf = (db: Reader, versionId: string) =>
  db.selectFrom('planVersion').select(HEAD).where('id', '=', versionId).executeTakeFirstOrThrow();

/**
 * Takes back what an import wrote, while its version is a draft that nobody has changed there since; a plan or a version that it made goes.
 * A document it entered in the registry stays. Refuses imports.built_upon.
 */
export async function undoPlanImport(tx: Tx, actor: Actor, made: readonly Made[]): Promise<void> {
  const head = made.find(({ object }) => object === 'plan_version');
  const version = head && (await tx.selectFrom('planVersion').select(['id', 'planId']).where('id', '=', head.id).executeTakeFirst());
  if (!head || !version) throw builtUpon(phrase('built_upon.draft_gone'));
  await lockPlan(tx, actor, version.planId);
  const { status } = await tx.selectFrom('planVersion').select('status').where('id', '=', version.id).executeTakeFirstOrThrow();
  if (status !== 'draft') throw builtUpon(phrase('built_upon.approved'));
  const draft = await lockDraft(tx, actor, version.planId, null);

  await takeLinesBack(
    tx,
    actor,
    draft,
    made.filter(({ object }) => object === 'plan_line_version'),
  );
  const { was, now } = head.before as Left<VersionHead>;
  const standing = await headOf(tx, draft.versionId);
  if (HEAD.some((field) => standing[field] !== now![field])) throw builtUpon(phrase('built_upon.draft_head'));
  if (was !== null) {
    await tx.updateTable('planVersion').set(was).where('id', '=', draft.versionId).execute();
    await touchDraft(tx, draft);
  } else await dropVersion(tx, draft);
  if (made.some(({ object }) => object === 'plan')) await dropPlan(tx, draft);
}

const builtUpon = (what: Saying) => new Refusal('imports.built_upon', { what }, { status: 409 });

async function takeLinesBack(tx: Tx, actor: Actor, draft: Draft, lines: readonly Made[]): Promise<void> {
  const standing = new Map((await linesOf(tx, draft.versionId)).map((line) => [line.lineId, line]));
  for (const { id, before } of lines) {
    const { was, now } = before as { was: DraftLine | null; now: WholeLine | null };
    const stands = standing.get(id) ?? null;
    const { audience } = (was ?? now)!;
    if (!sameOrder(stands, now)) throw builtUpon(audience ? phrase('built_upon.line', { audience }) : phrase('built_upon.line_unnamed'));
    if (was === null) await removeDraftLine(tx, draft, id);
    else if (stands) await changeStandingLine(tx, actor, draft, stands, was);
    else await restoreDraftLine(tx, actor, draft, was);
    if (was === null) standing.delete(id);
    else standing.set(id, was);
  }
}

/** A version made by the import: an amendment is again the copy it began as, a first one is empty. */
async function dropVersion(tx: Tx, { planId, versionId, no }: Draft): Promise<void> {
  const earlier = await tx
    .selectFrom('planVersion')
    .select('id')
    .where('planId', '=', planId)
    .where('no', '=', no - 1)
    .executeTakeFirst();
  const stood = earlier ? await linesOf(tx, earlier.id) : [];
  const lines = await linesOf(tx, versionId);
  const same = lines.length === stood.length && lines.every((line, at) => line.lineId === stood[at]!.lineId && sameOrder(line, stood[at]!));
  if (!same) throw builtUpon(phrase('built_upon.draft_lines', { no, lines: lines.length }));
  await tx.deleteFrom('planLineVersion').where('planVersionId', '=', versionId).execute();
  await tx.deleteFrom('planVersion').where('id', '=', versionId).execute();
}

async function dropPlan(tx: Tx, { planId }: Draft): Promise<void> {
  const target = await tx.selectFrom('target').select('id').where('planId', '=', planId).executeTakeFirst();
  if (target) throw builtUpon(phrase('built_upon.has_targets'));
  await tx.deleteFrom('plan').where('id', '=', planId).execute();
}
