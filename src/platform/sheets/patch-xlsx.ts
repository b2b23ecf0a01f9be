import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { openContainer, type Container } from './container.ts';
import type { Notes } from './annotate.ts';
import { PatchedStyles, Unpatchable } from './patch-styles.ts';
import { patchSheet } from './patch-sheet.ts';
import { readSheets } from './read-file.ts';
import { placeRemarks } from './remark-places.ts';
import type { Sheet } from './sheet.ts';
import { mainPart, readPlan } from './xlsx-package.ts';

const FIXED = { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/**
 * The same .xlsx with remarks: only the rows that have some, the columns and the styles change, every other part is copied.
 * Null where the file's XML is of another shape than usual, or would not read as before.
 */
export async function patchXlsx(bytes: Uint8Array, sheets: readonly Sheet[], notes: Notes): Promise<Uint8Array | null> {
  try {
    const container = openContainer(bytes);
    const main = await mainPart(container);
    if (main === null || !main.endsWith('.xml')) return null;
    const plan = await readPlan(container, main);
    if (!plan.styles) return null;
    const styles = new PatchedStyles(await textOf(container, plan.styles));
    const patched = await write(
      container,
      async function* (name) {
        if (name === plan.styles) return yield Buffer.from(styles.xml());
        const sheet = sheets[plan.sheets.findIndex((one) => one.part.toLowerCase() === name.toLowerCase())];
        if (!sheet || !notes.tables.some((table) => table.sheet === sheet.name)) return yield* container.open(name);
        yield* patchSheet(container.open(name), placeRemarks(sheet, notes), styles);
      },
      plan.styles,
    );
    return (await readsAsBefore(patched, sheets, notes)) ? patched : null;
  } catch (error) {
    if (error instanceof Unpatchable) return null;
    throw error;
  }
}

/** All parts in their order, but `last` at the end: by then every style is known. */
async function write(container: Container, part: (name: string) => AsyncIterable<Uint8Array>, last: string): Promise<Uint8Array> {
  const zip = new ZipFile();
  const same = (name: string) => name.toLowerCase() === last.toLowerCase();
  const names = container.names.filter((name) => !name.endsWith('/'));
  const out = zip.outputStream as Readable;
  for (const name of [...names.filter((one) => !same(one)), ...names.filter(same)]) {
    zip.addReadStreamLazy(name, { ...FIXED, compressionLevel: 3 }, (ready) => {
      const stream = Readable.from(part(same(name) ? last : name), { objectMode: false });
      stream.on('error', (error) => out.destroy(error));
      ready(null, stream);
    });
  }
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of out) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function textOf(container: Container, part: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const chunk of container.open(part)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** Every cell but those of the remarks, read again row by row beside what was read before. */
async function readsAsBefore(patched: Uint8Array, sheets: readonly Sheet[], notes: Notes): Promise<boolean> {
  let at = -1;
  let seen = 0;
  let columns = new Set<number>();
  const filled = (sheet: Sheet | undefined): number =>
    sheet?.rows.reduce((sum, cells) => sum + cells.filter((cell, index) => cell.kind !== 'blank' && !columns.has(index + 1)).length, 0) ??
    0;
  for await (const part of readSheets(patched, 'a.xlsx')) {
    if (part.part === 'sheet') {
      at += 1;
      seen = 0;
      const sheet = sheets[at];
      columns = sheet ? placeRemarks(sheet, notes).columns : new Set();
    } else if (part.part === 'end') {
      if (seen !== filled(sheets[at])) return false;
    } else {
      for (const { number, cells } of part.rows) {
        for (const [index, { kind, value }] of cells.entries()) {
          const before = sheets[at]?.rows[number - 1]?.[index];
          if (kind === 'blank' || columns.has(index + 1) || covered(sheets[at], before?.kind)) continue;
          if (before?.kind !== kind || before.value !== value) return false;
          seen += 1;
        }
      }
    }
  }
  return at === sheets.length - 1;
}

/** Cells under a merge were blanked when the sheets were gathered. */
const covered = (sheet: Sheet | undefined, kind: string | undefined): boolean =>
  (kind ?? 'blank') === 'blank' && (sheet?.merges.length ?? 0) > 0;
