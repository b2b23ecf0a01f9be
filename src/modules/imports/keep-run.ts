import { createHash } from 'node:crypto';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { seal, type Keys } from '#platform/secrets.ts';
import { checkFile, type CheckedRow } from './check-file.ts';
import type { Choices } from './contract.ts';
import type { AnyForm } from './form.ts';
import { lockRun, targetOf } from './queries.ts';
import type { FileRead, Remembered, UploadedFile } from './read-form-file.ts';
import { keepText, reportOf } from './report.ts';

export type Brought = {
  form: AnyForm;
  file: UploadedFile;
  read: FileRead;
  target: unknown;
  senderId: number | null;
  choices: Choices;
  remembered: Remembered;
};

/** Checks a file that has been read and keeps both, sealed: so it can be looked at, answered, handed back and applied. Nothing else is written. */
export async function keepRun(tx: Tx, actor: Actor, keys: Keys, brought: Brought): Promise<Outcome<{ id: string }>> {
  const { form, file, read, target, senderId, choices } = brought;
  if (read.rows.length === 0 && read.samples.length === 0 && read.tables.length === 0)
    throw new Refusal('imports.empty_file', { file: file.name });
  const { label, href, restricted = false } = await form.describe(tx, target);
  const checked = await checkFile(tx, form, read, { actor, keys, target, choices, senderId });
  const report = reportOf(form, read, checked, choices, brought.remembered);
  const id = newId();
  const sealed = seal(keys, file.bytes, id);
  await tx
    .insertInto('importRun')
    .values({
      id,
      form: form.kind,
      target: JSON.stringify(target),
      targetLabel: keepText(label),
      targetHref: href,
      senderId,
      fileName: file.name,
      file: sealed.bytes,
      keyId: sealed.keyId,
      sha256: createHash('sha256').update(file.bytes).digest(),
      choices: JSON.stringify(choices),
      report: JSON.stringify(report),
      status: 'checked',
      restricted,
      ...scopeOf(actor),
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  await keepRows(tx, actor, { id, restricted }, checked.rows);
  return { result: { id }, audit: { type: 'import_run', id, summary: { form: form.kind, fileName: file.name, counts: report.counts } } };
}

/** Looks at a kept file again with other answers; on request the mapping of its columns is remembered for this sender. */
export async function recheckRun(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  id: string,
  form: AnyForm,
  again: Pick<Brought, 'read' | 'choices' | 'remembered'> & { remember: boolean },
): Promise<Outcome<{ id: string }>> {
  const run = await lockRun(tx, form.kind, id);
  if (run.status !== 'checked') throw new Refusal('imports.concluded', {}, { status: 409 });
  const { read, choices, remembered } = again;
  const checked = await checkFile(tx, form, read, { actor, keys, target: targetOf(form, run.target), choices, senderId: run.senderId });
  const report = reportOf(form, read, checked, choices, remembered);
  await tx
    .updateTable('importRun')
    .set({ choices: JSON.stringify(choices), report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute();
  await keepRows(tx, actor, run, checked.rows);
  if (again.remember) await rememberColumns(tx, actor, form, run.senderId, read, choices);
  return {
    result: { id },
    audit: { type: 'import_run', id, summary: { form: form.kind, counts: report.counts, remembered: again.remember } },
  };
}

/** An account sees the runs of its own scope. */
export const scopeOf = (actor: Actor) => ({
  unitId: actor.scope.kind === 'unit' ? (actor.scope.units[0] ?? null) : null,
  bloc: actor.scope.kind === 'bloc' ? actor.scope.bloc : null,
});

type Run = { id: string; restricted: boolean };
export async function keepRows(tx: Tx, actor: Actor, { id: runId, restricted }: Run, rows: readonly CheckedRow[]): Promise<void> {
  const { unitId, bloc } = scopeOf(actor);
  await tx.deleteFrom('importRow').where('runId', '=', runId).execute();
  const kept = rows.map(({ place, sheet, row, label, outcome, remarks, changes }) => ({
    run_id: runId,
    place,
    sheet,
    row,
    label,
    outcome,
    worst: (['error', 'warning', 'notice'] as const).find((wanted) => remarks.some(({ severity }) => severity === wanted)) ?? null,
    remarks,
    changes,
    unit_id: unitId,
    bloc,
    restricted,
  }));
  await insertMany(tx, 'import_row', kept);
}

async function rememberColumns(
  tx: Tx,
  actor: Actor,
  form: AnyForm,
  senderId: number | null,
  read: FileRead,
  choices: Choices,
): Promise<void> {
  for (const table of read.tables) {
    const columns = choices.columns[`${table.sheet}!${table.headerRow}`];
    if (!columns) continue;
    await tx
      .insertInto('importMapping')
      .values({ form: form.kind, senderId, headings: table.headings, columns: JSON.stringify(columns), recordedBy: actor.accountId })
      .onConflict((conflict) =>
        conflict.columns(['form', 'senderId', 'headings']).doUpdateSet({ columns: JSON.stringify(columns), recordedBy: actor.accountId }),
      )
      .execute();
  }
}

/** What officers have said about the columns of this sender's sheets; what was said without a sender holds for everybody else's. */
export async function rememberedColumns(db: Reader, form: AnyForm, senderId: number | null): Promise<Remembered> {
  const rows = await db
    .selectFrom('importMapping')
    .select(['headings', 'columns', 'senderId'])
    .where('form', '=', form.kind)
    .where((e) => (senderId === null ? e('senderId', 'is', null) : e.or([e('senderId', '=', senderId), e('senderId', 'is', null)])))
    .orderBy('senderId', (order) => order.desc().nullsFirst())
    .execute();
  return Object.fromEntries(rows.map(({ headings, columns }) => [headings, columns as Record<string, string | null>]));
}
