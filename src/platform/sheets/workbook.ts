import { Workbook, type Cell } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import { Refusal } from '#platform/refusal.ts';
import { openContainer } from './container.ts';
import { collectSheets } from './read-file.ts';
import { cellAddress, escapeText, type Sheet } from './sheet.ts';

/** The library makes an object of every cell under a merge: past this a file is written anew instead. */
const MERGED_CELLS = 500_000;

// Without it a file with a chart cannot be read at all.
installChartSupport();

/** An .xlsx whole, in this process; an upload goes through `readApart`. */
export const readWorkbook = (bytes: Uint8Array): Promise<Sheet[]> => collectSheets(bytes, 'tệp.xlsx');

/** The file as the library holds it, for `annotate.ts` only; null where the library cannot hold it without harm. */
export async function loadWorkbook(bytes: Uint8Array, sheets: readonly Sheet[]): Promise<Workbook | null> {
  const merged = sheets.flatMap((sheet) => sheet.merges).map(({ top, left, bottom, right }) => (bottom - top + 1) * (right - left + 1));
  if (bytes[0] !== 0x50 || merged.reduce((sum, one) => sum + one, 0) > MERGED_CELLS) return null;
  openContainer(bytes);
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return null;
  }
  for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell({ includeEmpty: true }, withoutHollowFill));
  const known = new Set(workbook.worksheets.map((sheet) => sheet.name.normalize('NFC')));
  return sheets.every((sheet) => known.has(sheet.name)) ? workbook : null;
}

/** `<patternFill/>`, as other writers say "none", would be written back as a fill that viewers paint black. */
function withoutHollowFill(cell: Cell): void {
  const { fill, ...style } = cell.style;
  if (fill?.type === 'pattern' && !fill.pattern) cell.style = style;
}

/** A new workbook with the same cells, merges and hidden parts, for files that cannot be written back as they are (.xls, .csv …). */
export function rewriteWorkbook(sheets: readonly Sheet[]): Workbook {
  const workbook = new Workbook();
  for (const source of sheets) {
    const sheet = workbook.addWorksheet(sheetName(workbook, source.name), { state: source.hidden ? 'hidden' : 'visible' });
    source.rows.forEach((cells, r) =>
      cells.forEach((cell, c) => {
        if (cell.kind === 'blank') return;
        const target = sheet.getCell(r + 1, c + 1);
        if (cell.kind === 'date') {
          target.value = new Date(`${cell.value as string}T00:00:00Z`);
          target.numFmt = 'dd/mm/yyyy';
        } else if (cell.kind === 'number' && cell.text.includes(':')) {
          target.value = cell.value;
          target.numFmt = '[h]:mm';
        } else target.value = cell.kind === 'text' ? escapeText(cell.text) : cell.kind === 'error' ? cell.text : cell.value;
        if (cell.font) target.font = { name: cell.font };
      }),
    );
    widths(source).forEach((width, c) => (sheet.getColumn(c + 1).width = width));
    widthsOf(source).forEach((width, c) => (sheet.getColumn(c + 1).width = width));
    let merged = 0;
    for (const { top, left, bottom, right } of source.merges) {
      const size = (bottom - top + 1) * (right - left + 1);
      if ((merged += size) > MERGED_CELLS) break;
      if (size > 1) sheet.mergeCells(`${cellAddress(top, left)}:${cellAddress(bottom, right)}`);
    }
    for (const row of source.hiddenRows) sheet.getRow(row).hidden = true;
    for (const column of source.hiddenColumns) sheet.getColumn(column).hidden = true;
  }
  return workbook;
}

/** Of each column, in characters: as wide as what usually stands in it. */
function widthsOf({ rows }: Sheet): number[] {
  const widths: number[] = [];
  for (const cells of rows.slice(0, 500)) {
    cells.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 8, Math.min(cell.text.length + 2, 40))));
  }
  return widths;
}

/** At most 31 characters, none that Excel forbids, none twice. */
function sheetName(workbook: Workbook, name: string): string {
  const plain =
    name
      .replace(/[*?:\\/[\]]|^'+|'+$/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet';
  for (let n = 1, tried = plain; ; tried = `${plain.slice(0, 27)} (${++n})`) {
    if (!workbook.worksheets.some((sheet) => sheet.name.toLowerCase() === tried.toLowerCase())) return tried;
  }
}

const WIDEST = 40;

/** As wide as what stands below; a heading across the sheet does not count. */
function widths({ rows, merges }: Sheet): number[] {
  const across = new Set(merges.filter(({ left, right }) => right > left).map(({ top, left }) => `${top} ${left}`));
  const widest: number[] = [];
  rows.forEach((cells, r) =>
    cells.forEach((cell, c) => {
      if (cells.length > 2 && !across.has(`${r + 1} ${c + 1}`))
        widest[c] = Math.min(WIDEST, Math.max(widest[c] ?? 8, cell.text.length + 2));
    }),
  );
  return Array.from(widest, (width) => width ?? 8);
}
