import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Act, Database, Reader } from '#platform/database/transaction.ts';
import { noteOfFile, takenBy } from '#platform/http/export-note.ts';
import { readUpload, sendFile, uploadAct, XLSX, type Upload } from '#platform/http/files.ts';
import { route } from '#platform/http/route.ts';
import { Refusal, type Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { shaped } from '#platform/shape.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { applyRun, undoRun } from './apply-run.ts';
import * as contract from './contract.ts';
import type { AnyForm, FormKind } from './form.ts';
import { keepRun, recheckRun, rememberedColumns } from './keep-run.ts';
import { publishedLimits } from './limits.ts';
import { progressOf, withProgress } from './progress.ts';
import { keptChoices, keptFile, listRuns, oneRun, runRows, targetOf } from './queries.ts';
import { readFormFile } from './read-form-file.ts';
import { forgetRead, keepRead, recentRead } from './recent-reads.ts';
import { remarkedName, remarkFile } from './remark-file.ts';

const runId = z.object({ id: z.uuid() });
const blankQuery = z.object({ target: z.string().max(2000).default('{}') });
const key = z.object({ key: z.string().regex(/^[\w-]{8,100}$/) });

export type ImportDeps = {
  database: Database;
  keys: Keys;
  forms: readonly AnyForm[];
  /** In what goes to the sender, whoever looks: Vietnamese. */ paper: Texts;
};

/** Every form has the same routes: bring a file, look, answer, apply, hand back, undo. */
export function importRoutes(app: FastifyInstance, deps: ImportDeps): void {
  const { database, forms } = deps;
  route(app, {
    method: 'GET',
    url: '/api/imports',
    capability: 'signed_in',
    response: contract.runList,
    handler: ({ actor, texts }) =>
      database.read(actor, (db) =>
        listRuns(
          db,
          texts,
          forms.filter(({ capability }) => actor.capabilities.has(capability)),
        ),
      ),
  });
  route(app, {
    method: 'GET',
    url: '/api/imports/limits',
    capability: 'signed_in',
    response: contract.limits,
    handler: async ({ texts }) => publishedLimits(texts),
  });
  route(app, {
    method: 'GET',
    url: '/api/imports/progress/:key',
    capability: 'signed_in',
    params: key,
    response: contract.progress,
    handler: async ({ actor, params }) => progressOf(actor.accountId, params.key),
  });
  for (const form of forms) formRoutes(app, deps, form);
}

function formRoutes(app: FastifyInstance, { database, keys, paper }: ImportDeps, form: AnyForm): void {
  const { kind, capability } = form;
  const look = (actor: Actor, id: string, screen: Texts) => database.read(actor, (db) => oneRun(db, { screen, paper }, form, id));
  /** The kept file as its choices say: what was just read, else read again. */
  const again = async (actor: Actor, act: Act, id: string, asked?: contract.Choices) => {
    const { choices, remembered } = await database.read(actor, async (db) => {
      const run = await keptChoices(db, kind, id);
      return { choices: asked ?? run.choices, remembered: await rememberedColumns(db, form, run.senderId) };
    });
    const recent = recentRead(id, choices, remembered);
    if (recent) return { read: recent, remembered };
    const { bytes, fileName: name } = await database.read(actor, (db) => keptFile(db, keys, kind, id));
    const read = await withProgress(actor.accountId, act.idempotency?.key, (tell) =>
      readFormFile(form, { bytes, name }, choices, remembered, (rows) => tell({ phase: 'reading', done: rows, total: 0 })),
    );
    keepRead(id, choices, remembered, read);
    return { read, remembered };
  };

  route(app, {
    method: 'GET',
    url: `/api/imports/${kind}/form.xlsx`,
    capability,
    query: blankQuery,
    handler: async ({ actor, query, reply }) => {
      const target = form.target.safeParse(parsed(query.target));
      const pages = await database.read(actor, (db) => form.blank(db, target.success ? target.data : null));
      return sendFile(reply, `${form.title}.xlsx`, XLSX, await writeWorkbook(pages));
    },
  });
  route(app, {
    method: 'POST',
    url: `/api/imports/${kind}`,
    capability,
    command: `imports.bring_${kind}`,
    upload: true,
    response: contract.run,
    handler: async ({ actor, act, texts, request }) => {
      const upload = await readUpload(request);
      const { file, target, senderId, choices } = broughtFile(form, upload);
      const { id } = await withProgress(actor.accountId, act.idempotency?.key, async (tell) => {
        const remembered = await database.read(actor, (db) => rememberedColumns(db, form, senderId));
        const read = await readFormFile(form, file, choices, remembered, (rows) => tell({ phase: 'reading', done: rows, total: 0 }));
        tell({ phase: 'checking', done: 0, total: read.rows.length });
        const run = await database.write(actor, uploadAct(act, request.url, upload), (tx) =>
          keepRun(tx, actor, keys, { form, file, read, target, senderId, choices, remembered }),
        );
        keepRead(run.id, choices, remembered, read);
        return run;
      });
      return look(actor, id, texts);
    },
  });
  route(app, {
    method: 'GET',
    url: `/api/imports/${kind}/:id`,
    capability,
    params: runId,
    response: contract.run,
    handler: ({ actor, params, texts }) => look(actor, params.id, texts),
  });
  route(app, {
    method: 'GET',
    url: `/api/imports/${kind}/:id/rows`,
    capability,
    params: runId,
    query: contract.rowsQuery,
    response: contract.runRows,
    handler: ({ actor, params, query, texts }) => database.read(actor, (db) => runRows(db, texts, kind, params.id, query)),
  });
  route(app, {
    method: 'GET',
    url: `/api/imports/${kind}/:id/file.xlsx`,
    capability,
    takesOut: true,
    params: runId,
    handler: async ({ actor, params, reply }) => {
      const { kept, run, rows } = await database.read(actor, async (db) => ({
        kept: await keptFile(db, keys, kind, params.id),
        run: await oneRun(db, { screen: paper, paper }, form, params.id),
        rows: await allRemarked(db, paper, kind, params.id),
      }));
      const taken = takenBy(actor);
      database.note(actor, noteOfFile(taken, 'Tệp nhập kèm ghi chú kiểm tra', 'remarks', { form: kind, ...params }, 'full'));
      const bytes = await remarkFile({ bytes: kept.bytes, name: kept.fileName }, run, rows);
      return sendFile(reply, remarkedName(kept.fileName, taken), XLSX, bytes);
    },
  });
  route(app, {
    method: 'POST',
    url: `/api/imports/${kind}/:id/check`,
    capability,
    command: `imports.check_${kind}`,
    params: runId,
    body: contract.checkAgain,
    response: contract.run,
    handler: async ({ actor, act, params, body, texts }) => {
      const { read, remembered } = await again(actor, act, params.id, body.choices);
      await database.write(actor, act, (tx) => recheckRun(tx, actor, keys, params.id, form, { ...body, read, remembered }));
      return look(actor, params.id, texts);
    },
  });
  route(app, {
    method: 'POST',
    url: `/api/imports/${kind}/:id/apply`,
    capability,
    command: `imports.apply_${kind}`,
    params: runId,
    body: contract.applyRun,
    response: contract.run,
    handler: async ({ actor, act, params, body, texts }) => {
      const { read, remembered } = await again(actor, act, params.id);
      await database.write(actor, act, (tx) => applyRun(tx, actor, keys, form, params.id, { ...body, read, remembered }));
      forgetRead(params.id);
      return look(actor, params.id, texts);
    },
  });
  route(app, {
    method: 'POST',
    url: `/api/imports/${kind}/:id/undo`,
    capability,
    command: `imports.undo_${kind}`,
    params: runId,
    response: contract.run,
    handler: async ({ actor, act, params, texts }) => {
      await database.write(actor, act, (tx) => undoRun(tx, actor, form, params.id));
      return look(actor, params.id, texts);
    },
  });
}

async function allRemarked(db: Reader, texts: Texts, form: FormKind, id: string): Promise<contract.ReportRow[]> {
  const rows: contract.ReportRow[] = [];
  for (let after: number | null = -1; after !== null;) {
    const page: contract.RunRows = await runRows(db, texts, form, id, { after, limit: 500 });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

function broughtFile(form: AnyForm, { file, fields }: Upload) {
  if (!file) throw new Refusal('imports.no_file', {}, { where: 'file', status: 400 });
  const read = shaped(contract.uploadFields, fields);
  const choices = shaped(contract.choices, parsed(fields.choices));
  const misfits = read.misfits ?? choices.misfits;
  if (misfits) throw new Refusal('imports.bad_fields', { detail: misfits.map(({ detail }) => detail) }, { status: 400 });
  return { file, target: targetOf(form, parsed(read.data!.target)), senderId: read.data!.senderId ?? null, choices: choices.data! };
}

function parsed(text: string | undefined): unknown {
  if (!text) return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
