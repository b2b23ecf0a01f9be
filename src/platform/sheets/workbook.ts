import { Workbook, type Cell as LibraryCell, type Worksheet } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import { Refusal } from '#platform/refusal.ts';
import { checkContainer } from './container.ts';
import { BLANK, unescapeText, type Cell, type Sheet } from './sheet.ts';

/** Columns further right are format, not data; rows further down are refused. */
const MAX_ROWS = 50_000;
const MAX_COLUMNS = 256;

// Without it a file with a chart cannot be read at all.
installChartSupport();

/** Reads every sheet. Refuses: file.too_large, file.legacy_or_encrypted, file.not_workbook, file.suspicious, file.too_many_merges, file.too_many_rows, file.unreadable. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const workbook = await loadWorkbook(bytes);
  return workbook.worksheets.map(readSheet);
}

/** For the other half of the port (`annotate.ts`); nothing else may hold a library workbook. */
export async function loadWorkbook(bytes: Uint8Array): Promise<Workbook> {
  checkContainer(bytes);
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch (cause) {
    throw new Refusal('file.unreadable', { detail: cause instanceof Error ? cause.message : String(cause) });
  }
  return workbook;
}

function readSheet(sheet: Worksheet): Sheet {
  const rows: Cell[][] = [];
  const hiddenRows: number[] = [];
  sheet.eachRow((row, number) => {
    if (number > MAX_ROWS) throw new Refusal('file.too_many_rows', { sheet: sheet.name, limit: '50.000' });
    while (rows.length < number - 1) rows.push([]);
    const cells: Cell[] = [];
    row.eachCell((cell, column) => {
      if (column > MAX_COLUMNS) return;
      while (cells.length < column - 1) cells.push(BLANK);
      cells.push(readCell(cell));
    });
    rows.push(cells);
    if (row.hidden) hiddenRows.push(number);
  });
  const hiddenColumns: number[] = [];
  for (let column = 1; column <= Math.min(sheet.columnCount, MAX_COLUMNS); column++) {
    if (sheet.getColumn(column).hidden) hiddenColumns.push(column);
  }
  const merges = sheet.mergedRegions.map(({ top, left, bottom, right }) => ({ top, left, bottom, right }));
  return { name: sheet.name.normalize('NFC'), hidden: sheet.state !== 'visible', rows, merges, hiddenRows, hiddenColumns };
}

function readCell(cell: LibraryCell): Cell {
  if (cell.isMerged && cell.master !== cell) return BLANK;
  const formula = cell.formula !== undefined;
  const raw: unknown = formula ? cell.result : cell.value;
  if (raw === null || raw === undefined || raw === '') return formula ? { ...BLANK, formula } : BLANK;
  if (raw instanceof Date) {
    if (Number.isNaN(raw.getTime())) return { kind: 'error', value: null, text: '', formula };
    const value = raw.toISOString().slice(0, 10);
    return { kind: 'date', value, text: value, formula };
  }
  if (typeof raw === 'number') return { kind: 'number', value: raw, text: String(raw), formula };
  if (typeof raw === 'boolean') return { kind: 'boolean', value: raw, text: String(raw), formula };
  if (typeof raw === 'object' && 'error' in raw) return { kind: 'error', value: null, text: String(raw.error), formula };
  const text = unescapeText((typeof raw === 'string' ? raw : cell.text).normalize('NFC')).trim();
  return text === '' ? { ...BLANK, formula } : { kind: 'text', value: text, text, formula };
}
