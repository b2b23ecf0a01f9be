import type { Actor } from '#platform/actor.ts';
import { inWords, Refusal, type Texts } from '#platform/refusal.ts';
import { applyRun, undoRun } from '../src/modules/imports/apply-run.ts';
import { choices as choicesSchema, type Choices } from '../src/modules/imports/contract.ts';
import type { AnyForm } from '../src/modules/imports/form.ts';
import { keepRun, recheckRun } from '../src/modules/imports/keep-run.ts';
import { oneRun, runRows } from '../src/modules/imports/queries.ts';
import type { FileRead } from '../src/modules/imports/read-form-file.ts';
import { recogniseSheets } from '../src/modules/imports/reading/recognise.ts';
import { texts as everyText } from '../src/texts.ts';
import type { FreshDatabase } from './database.ts';
import { sheet, type Typed } from './sheet.ts';

export type Page = Typed[][] | ReturnType<typeof sheet>;

/** Sheets as somebody types them, recognised as a form; without the process that reads a real file. */
export function readPages(form: AnyForm, pages: readonly Page[], choices: Choices): FileRead {
  const read: FileRead = { tables: [], rows: [], samples: [], oldFonts: null, unread: [] };
  const sheets = pages.map((page, at) => (Array.isArray(page) ? sheet(page, { name: `Trang${at + 1}` }) : page));
  for (const item of recogniseSheets(sheets, form.columns, { ...choices, remembered: {} })) {
    if ('row' in item) read.rows.push(item.row);
    else if ('table' in item) read.tables.push(item.table);
    else if ('sample' in item) read.samples.push(item.sample);
    else if ('unread' in item) read.unread.push(item.unread);
    else read.oldFonts = item.oldFonts;
  }
  return read;
}

/** Brings files in as an officer does: bring, look, answer, apply, undo. `own`: the texts of the form's module. */
export function importer(fresh: Pick<FreshDatabase, 'database' | 'keys' | 'admin'>, form: AnyForm, own: Texts = {}) {
  const texts = { ...everyText.vi, ...own };
  const { database, keys } = fresh;
  const look = async (actor: Actor, id: string) =>
    database.read(actor, async (db) => ({
      id,
      run: await oneRun(db, { screen: texts, paper: texts }, form, id),
      rows: (await runRows(db, texts, form.kind, id, { after: -1, limit: 500 })).rows,
    }));
  const by = (actor: Actor) => ({
    async bring(pages: readonly Page[] | FileRead, target: unknown, typed: Partial<Choices> = {}, senderId: number | null = null) {
      const choices = choicesSchema.parse(typed);
      const read = 'rows' in pages ? pages : readPages(form, pages, choices);
      const { id } = await database.write(actor, { command: 'test' }, (tx) =>
        keepRun(tx, actor, keys, {
          form,
          file: { bytes: new Uint8Array([1]), name: 'thử.xlsx' },
          read,
          target,
          senderId,
          choices,
          remembered: {},
        }),
      );
      const again = { read, remembered: {} };
      return {
        ...(await look(actor, id)),
        /** The same file with other answers. */
        answer: async (answers: Partial<Choices>) => {
          const next = choicesSchema.parse(answers);
          await database.write(actor, { command: 'test' }, (tx) =>
            recheckRun(tx, actor, keys, id, form, { ...again, choices: next, remember: false }),
          );
          return look(actor, id);
        },
        apply: async (mode: 'all' | 'sound' = 'all', input: unknown = {}) => {
          await database.write(actor, { command: 'test' }, (tx) => applyRun(tx, actor, keys, form, id, { ...again, mode, input }));
          return look(actor, id);
        },
        undo: async () => {
          await database.write(actor, { command: 'test' }, (tx) => undoRun(tx, actor, form, id));
          return look(actor, id);
        },
      };
    },
  });
  return { ...by(fresh.admin), by };
}

/** What a refused promise says; fails where it is not refused. */
export async function refusal(work: Promise<unknown>, own: Texts = {}): Promise<{ code: string; what: string; todo: string }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return inWords(error, { ...everyText.vi, ...own });
    throw error;
  }
  throw new Error('was not refused');
}
