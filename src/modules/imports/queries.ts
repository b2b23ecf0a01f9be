import { sql, type Expression } from 'kysely';
import type { z } from 'zod';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { inText, notFound, Refusal, type Texts } from '#platform/refusal.ts';
import { open, type Keys } from '#platform/secrets.ts';
import { shaped } from '#platform/shape.ts';
import type { PlacedRemark } from './check-file.ts';
import type { Choices, ReportRow, Run, RunList, RunRows, rowsQuery } from './contract.ts';
import type { AnyForm, Change, FormKind } from './form.ts';
import { changesInWords, formTitleIn, inReportWords, keptText, remarkInWords, summaryOf, type KeptReport } from './report.ts';

/** The run, held until the transaction ends. */
export async function lockRun(tx: Tx, form: FormKind, id: string) {
  const run = await tx.selectFrom('importRun').selectAll().where('id', '=', id).where('form', '=', form).forUpdate().executeTakeFirst();
  if (!run) throw notFound('imports.unknown');
  return run;
}

export function targetOf(form: AnyForm, kept: unknown): unknown {
  const { data, misfits } = shaped<unknown>(form.target, kept);
  if (!misfits) return data;
  throw new Refusal('imports.bad_target', { detail: misfits[0]!.detail }, { where: misfits[0]!.where ?? 'target', status: 400 });
}

/** What was answered about a run's file. Refuses imports.unknown. */
export async function keptChoices(db: Reader, form: FormKind, id: string): Promise<{ choices: Choices; senderId: number | null }> {
  const run = await db
    .selectFrom('importRun')
    .select(['choices', 'senderId'])
    .where('id', '=', id)
    .where('form', '=', form)
    .executeTakeFirst();
  if (!run) throw notFound('imports.unknown');
  return { ...run, choices: run.choices as Choices };
}

/** The workbook as it came. Refuses imports.unknown, imports.file_gone. */
export async function keptFile(db: Reader, keys: Keys, form: FormKind, id: string) {
  const run = await db
    .selectFrom('importRun')
    .select(['file', 'keyId', 'fileName', 'senderId', 'target', 'choices', 'status'])
    .where('id', '=', id)
    .where('form', '=', form)
    .executeTakeFirst();
  if (!run) throw notFound('imports.unknown');
  if (!run.file || !run.keyId) throw new Refusal('imports.file_gone', {}, { status: 410 });
  return { ...run, choices: run.choices as Choices, bytes: open(keys, { keyId: run.keyId, bytes: run.file }, id) };
}

const kept = (report: unknown) => report as KeptReport;
/** The latest name of a unit; this module stands below organisations. */
const unitName = (unit: Expression<number | null>) =>
  sql<string | null>`(select v.name from unit_version v where v.unit_id = ${unit} order by v.valid_from desc limit 1)`;

const runs = (db: Reader) =>
  db
    .selectFrom('importRun as r')
    .select([
      'r.id',
      'r.form',
      'r.target',
      'r.targetLabel',
      'r.targetHref',
      'r.senderId',
      'r.fileName',
      'r.keyId',
      'r.choices',
      'r.report',
      'r.status',
      'r.recordedAt',
      'r.recordedByName',
      'r.appliedAt',
      'r.appliedByName',
      'r.undoneAt',
      'r.undoneByName',
    ])
    .select((e) => [
      unitName(e.ref('r.senderId')).as('senderName'),
      e.selectFrom('importMade').select(e.fn.countAll<number>().as('n')).whereRef('runId', '=', 'r.id').as('made'),
    ]);
type KeptRun = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>;

const headOf = (run: KeptRun, formTitle: string, texts: Texts) => ({
  id: run.id,
  form: run.form,
  formTitle,
  targetLabel: inText(keptText(run.targetLabel), texts),
  targetHref: run.targetHref,
  sender: run.senderId === null ? null : { id: run.senderId, name: run.senderName ?? '' },
  fileName: run.fileName,
  hasFile: run.keyId !== null,
  status: run.status as Run['status'],
  recordedAt: run.recordedAt,
  recordedBy: run.recordedByName,
  appliedAt: run.appliedAt,
  appliedBy: run.appliedByName,
  undoneAt: run.undoneAt,
  undoneBy: run.undoneByName,
  made: run.made ?? 0,
});

/** A run as the caller reads it (`screen`); what goes to the sender is in the words of a `paper`. */
export async function oneRun(db: Reader, { screen, paper }: { screen: Texts; paper: Texts }, form: AnyForm, id: string): Promise<Run> {
  const run = await runs(db).where('id', '=', id).where('form', '=', form.kind).executeTakeFirst();
  if (!run) throw notFound('imports.unknown');
  const report = inReportWords(kept(run.report), form, screen);
  const held = report.counts.held > 0 ? (await runRows(db, paper, form.kind, id, { outcome: 'held', after: -1, limit: 30 })).rows : [];
  const summary = summaryOf(headOf(run, form.title, paper), report.counts, held);
  return { ...headOf(run, formTitleIn(screen, form), screen), target: run.target, choices: run.choices as Choices, report, summary };
}

/** Rows of a run in the order of the file, page by page. */
export async function runRows(
  db: Reader,
  texts: Texts,
  form: FormKind,
  runId: string,
  query: z.output<typeof rowsQuery>,
): Promise<RunRows> {
  let rows = db
    .selectFrom('importRow')
    .select(['place', 'sheet', 'row', 'label', 'outcome', 'remarks', 'changes'])
    .where('runId', '=', runId)
    .where((e) => e.exists(e.selectFrom('importRun').select('id').where('id', '=', runId).where('form', '=', form)))
    .where('place', '>', query.after)
    .orderBy('place')
    .limit(query.limit + 1);
  if (query.outcome) rows = rows.where('outcome', '=', query.outcome);
  if (query.severity) rows = rows.where('worst', '=', query.severity);
  if (query.code) rows = rows.where(sql<boolean>`remarks @> ${JSON.stringify([{ code: query.code }])}::jsonb`);
  const found = await rows.execute();
  const page = found.slice(0, query.limit).map((row): ReportRow => ({
    ...row,
    outcome: row.outcome as ReportRow['outcome'],
    remarks: (row.remarks as PlacedRemark[]).map((remark) => remarkInWords(remark, texts)),
    changes: changesInWords(row.changes as Change[], texts),
  }));
  return { rows: page, next: found.length > query.limit ? page.at(-1)!.place : null };
}

const LATEST = 200;

/** The latest runs of the forms the caller may use. */
export async function listRuns(db: Reader, texts: Texts, forms: readonly AnyForm[]): Promise<RunList> {
  const title = new Map<string, string>(forms.map((form) => [form.kind, formTitleIn(texts, form)]));
  const found = await runs(db)
    .where('form', 'in', [...title.keys(), ''])
    .orderBy('recordedAt', 'desc')
    .limit(LATEST)
    .execute();
  return { runs: found.map((run) => ({ ...headOf(run, title.get(run.form) ?? run.form, texts), counts: kept(run.report).counts })) };
}
