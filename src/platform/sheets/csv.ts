import { parse } from 'csv-parse';
import { phrase, Refusal } from '#platform/refusal.ts';
import { textCell } from './cell-values.ts';
import { decodeText } from './decode-text.ts';
import type { FileLimits } from './limits.ts';
import type { Cell } from './sheet.ts';
import type { SheetPart, SheetRow } from './sheet-parts.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const BATCH = 500;

/**
 * One sheet of texts: a CSV has no numbers and no dates, only what was typed (001085012345 keeps its zeros).
 * Refuses: file.csv_undecodable, file.csv_unclosed_quote with their line, file.not_workbook where nothing says it is a table.
 */
export async function* readCsv(bytes: Uint8Array, fileName: string, limits: FileLimits): AsyncGenerator<SheetPart> {
  const named = /\.(csv|tsv|txt)$/i.test(fileName);
  const decoded = decodeText(bytes, named);
  const announced = /^sep=(.)\r?\n/i.exec(decoded);
  const text = announced ? decoded.slice(announced[0].length) : decoded;
  const delimiter = announced?.[1] ?? findDelimiter(text);
  if (delimiter === null && !named) throw new Refusal('file.not_workbook');
  const name = fileName.replace(/\.[^.]*$/, '') || 'CSV';
  yield { part: 'sheet', name, hidden: false };
  let rows: SheetRow[] = [];
  let number = announced ? 1 : 0;
  for await (const record of records(text, delimiter ?? ',')) {
    number += 1;
    const cells = readCells(record, name, number, limits);
    if (cells.length === 0) continue;
    if (number > limits.rows) throw new Refusal('file.too_many_rows', { sheet: name, limit: limits.rows });
    if (rows.push({ number, cells }) === BATCH) {
      yield { part: 'rows', rows };
      rows = [];
    }
  }
  yield { part: 'rows', rows };
  yield { part: 'end', merges: [], hiddenRows: [], hiddenColumns: [] };
}

async function* records(text: string, delimiter: string): AsyncGenerator<string[]> {
  let read = 0;
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    on_record: (record: string[], { lines }) => {
      read = lines;
      return record;
    },
  });
  // in pieces, so that what is parsed is taken before more is parsed
  void (async () => {
    for (let at = 0; at < text.length && !parser.destroyed; at += 65_536) {
      if (!parser.write(text.slice(at, at + 65_536))) await new Promise((resolve) => parser.once('drain', resolve).once('close', resolve));
    }
    if (!parser.destroyed) parser.end();
  })();
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('CSV_')) throw error;
    // the parser tells where the file ends; the record with the open quote begins after the last whole one
    const line = read + 1;
    throw new Refusal('file.csv_unclosed_quote', { line }, { where: phrase('workbook.line', { line }) });
  }
}

function readCells(record: readonly string[], sheet: string, row: number, limits: FileLimits): Cell[] {
  const cells = record.map((value) => textCell(value));
  while (cells.length > 0 && cells.at(-1)!.kind === 'blank') cells.pop();
  const where = { sheet, cell: `dòng ${row}` };
  if (cells.length > limits.columns) throw new Refusal('file.too_many_columns', { ...where, limit: limits.columns });
  if (cells.some((cell) => cell.text.length > limits.cellLength)) {
    throw new Refusal('file.cell_too_long', { ...where, limit: limits.cellLength });
  }
  return cells;
}

/** The one that cuts the first lines most alike; null where none cuts them at all. */
function findDelimiter(text: string): string | null {
  const lines = unquoted(text.slice(0, 50_000)).split(/\r\n?|\n/);
  if (text.length > 50_000) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 100);
  let best: string | null = null;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = filled.map((line) => line.split(delimiter).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const score = counts.filter((count) => count === usual && count > 0).length * (1 + Math.min(usual, 30) / 100);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Delimiters and line ends inside quotes say nothing. */
const unquoted = (text: string) => text.replace(/"(?:[^"]|"")*"/g, (quoted) => quoted.replace(/[,;\t|\r\n]/g, ' '));

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
