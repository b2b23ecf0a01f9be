import { encodingOfFont } from '#kit/old-fonts.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { openCfb } from './cfb.ts';
import { textCell } from './cell-values.ts';
import { GridSheet } from './grid-sheet.ts';
import type { FileLimits } from './limits.ts';
import { builtinMeaning, formatMeaning, type Meaning } from './number-format.ts';
import type { Cell } from './sheet.ts';
import type { SheetPart } from './sheet-parts.ts';
import { readXlsSheet } from './xls-sheet.ts';
import { Records, RecordText, SID } from './xls-records.ts';

export type XlsBook = {
  from1904: boolean;
  sheets: { name: string; hidden: boolean; at: number }[];
  strings: Cell[];
  /** By the index of a cell's format. */
  formats: { meaning: Meaning; font: string | undefined }[];
  fontOf: (index: number) => string | undefined;
};

/** Excel 97–2003. Refuses: file.encrypted, file.old_excel, file.not_table, file.truncated, file.unreadable, limits. */
export function* readXls(bytes: Uint8Array, limits: FileLimits): Generator<SheetPart> {
  const container = openCfb(bytes);
  const has = (name: string) => container.names.includes(name);
  if (has('EncryptedPackage')) throw new Refusal('file.encrypted');
  if (!has('Workbook')) {
    if (has('Book')) throw new Refusal('file.old_excel');
    throw new Refusal('file.not_table', { kind: phrase(has('WordDocument') ? 'workbook.old_word' : 'workbook.old_office') });
  }
  const stream = container.read('Workbook');
  const book = readBook(stream);
  if (book.sheets.length === 0) throw new Refusal('file.no_sheet');
  if (book.sheets.length > limits.sheets) throw new Refusal('file.too_many_sheets', { limit: limits.sheets });
  for (const { name, hidden, at } of book.sheets) {
    const grid = new GridSheet(name, limits);
    readXlsSheet(new Records(stream, at), book, grid);
    yield { part: 'sheet', name, hidden };
    yield* grid.parts();
  }
}

/** What stands before the sheets: formats, fonts, shared strings, where each sheet begins. */
function readBook(stream: Buffer): XlsBook {
  const records = new Records(stream);
  if (!records.next() || records.id !== SID.BOF) throw new Refusal('file.unreadable', { detail: 'Workbook' });
  if (records.u16(0) !== 0x600) throw new Refusal('file.old_excel');
  const meanings = new Map<number, Meaning>();
  const fonts: (string | undefined)[] = [];
  const formats: { format: number; font: number }[] = [];
  const sheets: XlsBook['sheets'] = [];
  let strings: Cell[] = [];
  let from1904 = false;
  // number 4 is left out, by an old habit
  const fontOf = (index: number) => fonts[index > 4 ? index - 1 : index];
  while (records.next() && records.id !== SID.EOF) {
    if (records.id === SID.FILEPASS) throw new Refusal('file.encrypted');
    else if (records.id === SID.DATEMODE) from1904 = records.u16(0) === 1;
    else if (records.id === SID.FORMAT) meanings.set(records.u16(0), formatMeaning(new RecordText(records, 2).read().text));
    else if (records.id === SID.FONT) {
      const name = new RecordText(records, 14).read(1).text;
      fonts.push(encodingOfFont(name) ? name : undefined);
    } else if (records.id === SID.XF) formats.push({ font: records.u16(0), format: records.u16(2) });
    else if (records.id === SID.BOUNDSHEET) {
      const [at, kind] = [records.u32(0), records.u16(4)];
      const name = new RecordText(records, 6).read(1).text.normalize('NFC');
      if (kind >> 8 === 0) sheets.push({ name, hidden: (kind & 3) !== 0, at });
    } else if (records.id === SID.SST) strings = readStrings(records, fontOf);
  }
  return {
    from1904,
    sheets,
    strings,
    fontOf,
    formats: formats.map(({ format, font }) => ({ meaning: meanings.get(format) ?? builtinMeaning(format), font: fontOf(font) })),
  };
}

function readStrings(records: Records, fontOf: (index: number) => string | undefined): Cell[] {
  const count = records.u32(4);
  const text = new RecordText(records, 8);
  const cells: Cell[] = [];
  for (let n = 0; n < count; n++) {
    const { text: value, runs } = text.read();
    cells.push(
      textCell(
        value,
        false,
        runs.map(fontOf).find((font) => font !== undefined),
      ),
    );
  }
  return cells;
}
