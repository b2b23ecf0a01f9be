import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { shaped } from '#platform/shape.ts';
import { checkFile } from './check-file.ts';
import type { Choices } from './contract.ts';
import type { AnyForm } from './form.ts';
import { keepRows, scopeOf } from './keep-run.ts';
import { lockRun, targetOf } from './queries.ts';
import type { FileRead, Remembered } from './read-form-file.ts';
import { keepText, reportOf, type KeptReport } from './report.ts';

export type Applying = { read: FileRead; remembered: Remembered; mode: 'all' | 'sound'; input: unknown };

/**
 * Applies a kept file, whole or (on the officer's word) its sound rows, in one transaction; everything is checked again first.
 * Refuses imports.concluded, imports.held, imports.nothing_sound, and what the form refuses.
 */
export async function applyRun(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  form: AnyForm,
  id: string,
  applying: Applying,
): Promise<Outcome<{ id: string }>> {
  const run = await lockRun(tx, form.kind, id);
  if (run.status !== 'checked') throw new Refusal('imports.concluded', {}, { status: 409 });
  const { data: input, misfits } = shaped<unknown>(form.applying, applying.input);
  if (misfits) throw new Refusal('imports.bad_input', { detail: misfits[0]!.detail }, { where: misfits[0]!.where ?? 'input', status: 400 });
  const choices = run.choices as Choices;
  const target = targetOf(form, run.target);
  const context = { actor, keys, target, choices, senderId: run.senderId };
  await form.hold?.(tx, actor, target, applying.read.rows);
  const checked = await checkFile(tx, form, applying.read, context);
  const told = reportOf(form, applying.read, checked, choices, applying.remembered);
  refuseHeld(told, applying.mode);

  const lines = checked.rows.filter(({ outcome }) => outcome === 'added' || outcome === 'changed').map(({ line }) => line);
  const found = { ...context, tables: applying.read.tables, beside: checked.beside };
  const { made, beside = checked.beside, into } = await form.apply(tx, found, lines, input);
  const report = beside === checked.beside ? told : reportOf(form, applying.read, { ...checked, beside }, choices, applying.remembered);
  await insertMany(
    tx,
    'import_made',
    made.map(({ object, id: objectId, before = null }, place) => ({
      run_id: id,
      place,
      object,
      object_id: objectId,
      before,
      restricted: run.restricted,
      ...snakeScope(actor),
    })),
  );
  if (report.digest !== (run.report as KeptReport).digest) await keepRows(tx, actor, run, checked.rows);
  await tx
    .updateTable('importRun')
    .set({
      status: made.length > 0 ? 'applied' : 'unchanged',
      report: JSON.stringify(report),
      appliedAt: sql<string>`now()`,
      appliedByName: actor.accountName,
      ...(into && { targetLabel: keepText(into.label), targetHref: into.href }),
    })
    .where('id', '=', id)
    .execute();
  return {
    result: { id },
    audit: { type: 'import_run', id, summary: { form: form.kind, mode: applying.mode, counts: report.counts, made: made.length } },
  };
}

const snakeScope = (actor: Actor) => {
  const { unitId, bloc } = scopeOf(actor);
  return { unit_id: unitId, bloc };
};

function refuseHeld({ canApply, counts, questions, fonts, tables }: KeptReport, mode: Applying['mode']): void {
  if (canApply === 'all' || (canApply === 'sound' && mode === 'sound')) return;
  if (canApply === 'sound') throw new Refusal('imports.held', { held: counts.held, sound: counts.added + counts.changed + counts.same });
  const open = questions.find(({ answer }) => answer === null);
  if (open) throw new Refusal('imports.question_open', { question: open.text });
  if (fonts?.decision === 'ask' && fonts.evidence === 'letters') throw new Refusal('imports.fonts_open', { encoding: fonts.encoding });
  const [problem] = tables.flatMap(({ problems }) => problems);
  if (problem) throw new Refusal(problem.code, problem.params);
  throw new Refusal(tables.length === 0 ? 'imports.no_table' : 'imports.nothing_sound', { held: counts.held });
}

/** Takes back what a run made, as one act, while nothing builds on it. Refuses imports.not_applied, imports.built_upon. */
export async function undoRun(tx: Tx, actor: Actor, form: AnyForm, id: string): Promise<Outcome<{ id: string }>> {
  const run = await lockRun(tx, form.kind, id);
  if (run.status !== 'applied') throw new Refusal('imports.not_applied', {}, { status: 409 });
  const made = await tx
    .selectFrom('importMade')
    .select(['object', 'objectId as id', 'before'])
    .where('runId', '=', id)
    .orderBy('place', 'desc')
    .execute();
  const target = targetOf(form, run.target);
  await form.undo(
    tx,
    actor,
    target,
    made.map((one) => ({ ...one, before: one.before as Record<string, unknown> | null })),
  );
  const { label, href } = await form.describe(tx, target);
  await tx
    .updateTable('importRun')
    .set({
      status: 'undone',
      targetLabel: keepText(label),
      targetHref: href,
      undoneAt: sql<string>`now()`,
      undoneByName: actor.accountName,
    })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'import_run', id, summary: { form: form.kind, undone: made.length } } };
}
