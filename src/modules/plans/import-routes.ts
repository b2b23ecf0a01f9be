import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today, yearOf } from '#kit/dates.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { readUpload, sendFile, uploadAct, XLSX, type Upload } from '#platform/http/files.ts';
import { route } from '#platform/http/route.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { PlanFile } from './check-plan-file.ts';
import * as contract from './import-contract.ts';
import { blankFormC } from './export-form-c.ts';
import { applyPlanFile, recheckPlanFile, uploadPlanFile, type ImportParts } from './import-plan.ts';

const run = z.object({ id: z.uuid() });
const blankQuery = z.object({ year: z.coerce.number().int().min(1990).max(2100).optional() });

/** Form C over HTTP: multipart check → answers → apply; the file with remarks is a plain link. */
export function importRoutes(app: FastifyInstance, { database, ...parts }: { database: Database } & ImportParts): void {
  route(app, {
    method: 'GET',
    url: '/api/plans/form-c.xlsx',
    capability: 'plans.read',
    query: blankQuery,
    handler: async ({ query: { year = yearOf(today()) + 1 }, reply }) =>
      sendFile(reply, `Bieu-C-${year}.xlsx`, XLSX, await blankFormC(year)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/imports',
    capability: 'plans.record',
    command: 'plans.check_file',
    response: contract.importReport,
    handler: async ({ actor, act, request }) => {
      const upload = await readUpload(request);
      const file = planFile(upload);
      return database.write(actor, uploadAct(act, request.url, upload), (tx) => uploadPlanFile(tx, actor, file, parts.carryOver));
    },
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/imports/:id',
    capability: 'plans.record',
    params: run,
    response: contract.importReport,
    handler: async ({ actor, params }) => (await database.read(actor, (db) => keptRun(db, params.id))).summary as contract.ImportReport,
  });
  route(app, {
    method: 'GET',
    url: '/api/plans/imports/:id/file.xlsx',
    capability: 'plans.record',
    params: run,
    handler: async ({ actor, params, reply }) => {
      const kept = await database.read(actor, (db) => keptRun(db, params.id));
      return sendFile(reply, kept.fileName.replace(/(\.xlsx)?$/i, ' - ghi chú kiểm tra.xlsx'), XLSX, kept.remarked ?? kept.file);
    },
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/imports/:id/check',
    capability: 'plans.record',
    command: 'plans.check_again',
    params: run,
    body: contract.importCheck,
    response: contract.importReport,
    handler: ({ actor, act, params, body }) =>
      database.write(actor, act, (tx) => recheckPlanFile(tx, params.id, body.choices, parts.carryOver)),
  });
  route(app, {
    method: 'POST',
    url: '/api/plans/imports/:id/apply',
    capability: 'plans.record',
    command: 'plans.apply_file',
    params: run,
    body: contract.importApply,
    response: contract.importReport,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => applyPlanFile(tx, actor, parts, params.id, body)),
  });
}

async function keptRun(db: Reader, id: string) {
  const kept = await db.selectFrom('importRun').selectAll().where('id', '=', id).where('kind', '=', 'plan').executeTakeFirst();
  if (!kept) throw notFound('plan_import.unknown');
  return kept;
}

function planFile({ file, fields }: Upload): PlanFile {
  if (!file) throw new Refusal('plan_import.no_file', {}, { where: 'file', status: 400 });
  const read = contract.importFields.safeParse(fields);
  const choices = contract.importChoices.safeParse(parsed(fields.choices));
  const problem = read.error ?? choices.error;
  if (problem)
    throw new Refusal(
      'plan_import.bad_fields',
      { detail: problem.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') },
      { status: 400 },
    );
  return { bytes: file.bytes, fileName: file.name, year: read.data!.year, planId: read.data!.planId ?? null, choices: choices.data! };
}

function parsed(text: string | undefined): unknown {
  if (!text) return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
