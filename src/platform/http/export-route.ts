import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import type { Actor, Capability } from '../actor.ts';
import type { Database, Reader } from '../database/transaction.ts';
import { exportKinds, exportName, writeExport } from '../sheets/export-file.ts';
import type { ListExport } from '../sheets/export-list.ts';
import { noteOf, takenBy } from './export-note.ts';
import { fileHeaders, XLSX } from './files.ts';
import { route } from './route.ts';

export const exportAs = { as: z.enum(exportKinds).default('xlsx') };
const CSV = 'text/csv; charset=utf-8';

export type ExportSpec<P extends z.ZodObject | undefined, Q extends z.ZodObject, Row> = {
  /** Beside the list: '/api/classes/export'. */
  url: string;
  /** That of the list. */
  capability: Capability;
  params?: P;
  /** The list's own filter, without its paging. */
  query: Q;
  summary: string;
  list: (
    db: Reader,
    call: { actor: Actor; params: P extends z.ZodObject ? z.output<P> : undefined; query: z.output<Q> },
  ) => Promise<ListExport<Row>>;
  /** Refuses, or says what the audit is to keep, before the file is handed over. */
  audit?: (call: {
    actor: Actor;
    params: P extends z.ZodObject ? z.output<P> : undefined;
    query: z.output<Q>;
    rows: number;
  }) => Promise<void>;
};

/**
 * GET url?as=form|xlsx|csv&…: a plain link. The rows are read in one transaction at the speed of the disk, not of the caller's
 * line, so that what fails is answered as a failure and nobody gets half a file.
 */
export function exportRoute<P extends z.ZodObject | undefined, Q extends z.ZodObject, Row>(
  app: FastifyInstance,
  { database }: { database: Database },
  spec: ExportSpec<P, Q, Row>,
): void {
  route(app, {
    method: 'GET',
    url: spec.url,
    capability: spec.capability,
    summary: spec.summary,
    takesOut: true,
    compress: false,
    ...(spec.params ? { params: spec.params } : {}),
    query: spec.query.extend(exportAs),
    handler: async ({ actor, params, query: asked, reply }) => {
      const { as, ...rest } = asked as { as: (typeof exportKinds)[number] };
      const query = rest as unknown as z.output<Q>;
      const on = today();
      const taken = takenBy(actor);
      const folder = await mkdtemp(join(tmpdir(), 'khuevan-'));
      try {
        const path = join(folder, 'xuat');
        const { name, note, rows } = await database.read(actor, async (db) => {
          const list = await spec.list(db, { actor, params: params as never, query });
          const filter = { ...(params as object | undefined), ...query };
          return {
            name: list.name,
            note: noteOf(list, { as, code: taken.code, filter }),
            rows: await writeExport(path, list, as, on, taken),
          };
        });
        await spec.audit?.({ actor, params: params as never, query, rows });
        database.note(actor, note(rows));
        const { size } = await stat(path);
        const file = await open(path);
        const stream = createReadStream('', { fd: file });
        const clear = () => rm(folder, { recursive: true, force: true }).catch(() => {});
        stream.once('close', () => void clear());
        // an open file needs no name any more, except on Windows: a process that dies leaves nothing of it
        if (process.platform !== 'win32') await clear();
        return fileHeaders(reply, exportName(name, as, on, taken), as === 'csv' ? CSV : XLSX)
          .header('content-length', size)
          .send(stream);
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
  });
}
