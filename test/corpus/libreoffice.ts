import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { cellAddress, unescapeText, type Cell, type Sheet } from '#platform/sheets/sheet.ts';

export const hasLibreOffice = (): boolean => spawnSync('soffice', ['--version']).status === 0;

const OUT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
/** A .csv divided by comma, semicolon or tab, UTF-8, its first columns taken as text: as we do. */
const CSV_IN = `--infilter=Text - txt - csv (StarCalc):44/59/9,34,76,1,${Array.from({ length: 30 }, (_, n) => `${n + 1}/2`).join('/')}`;

/** What LibreOffice reads in each sheet of these files: file → sheet → rows of texts. Numbers raw, days as mm/dd/yyyy. */
export function readWithLibreOffice(paths: readonly string[]): Map<string, Map<string, string[][]>> {
  const isCsv = (path: string) => path.endsWith('.csv');
  return new Map([
    ...convert(
      paths.filter((path) => !isCsv(path)),
      [],
    ),
    ...convert(paths.filter(isCsv), [CSV_IN]),
  ]);
}

function convert(paths: readonly string[], options: string[]): [string, Map<string, string[][]>][] {
  if (paths.length === 0) return [];
  const out = mkdtempSync(join(tmpdir(), 'kv-corpus-'));
  const profile = '-env:UserInstallation=file:///tmp/lo-kv-corpus';
  spawnSync('soffice', [profile, '--headless', ...options, '--convert-to', OUT, '--outdir', out, ...paths], { timeout: 120_000 });
  const written = readdirSync(out);
  const read = paths.map((path): [string, Map<string, string[][]>] => {
    const stem = `${basename(path, extname(path))}-`;
    const sheets = written
      .filter((name) => name.startsWith(stem))
      .map((name): [string, string[][]] => {
        const rows = parse(readFileSync(join(out, name)), { relax_column_count: true, relax_quotes: true, bom: true }) as string[][];
        return [name.slice(stem.length, -4), rows];
      });
    return [path, new Map(sheets)];
  });
  rmSync(out, { recursive: true });
  return read;
}

/** Where our reading differs from LibreOffice's, in words; nothing where every value is the same. */
export function differences(ours: readonly Sheet[], theirs: ReadonlyMap<string, string[][]>): string[] {
  const found: string[] = [];
  for (const [index, sheet] of ours.entries()) {
    // LibreOffice puts other letters into the names of files
    const plain = (name: string) => name.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
    const named = [...theirs].find(([name]) => plain(name) === plain(sheet.name))?.[1];
    const rows = named ?? (ours.length === theirs.size ? [...theirs.values()][index] : undefined);
    if (!rows) {
      if (sheet.rows.length > 0) found.push(`${sheet.name}: LibreOffice has no such sheet`);
      continue;
    }
    const height = Math.max(rows.length, sheet.rows.length);
    for (let row = 1; row <= height; row++) {
      const width = Math.max(rows[row - 1]?.length ?? 0, sheet.rows[row - 1]?.length ?? 0);
      for (let column = 1; column <= width; column++) {
        const cell = sheet.rows[row - 1]?.[column - 1];
        const text = rows[row - 1]?.[column - 1] ?? '';
        if (!isSame(cell, text))
          found.push(`${sheet.name}!${cellAddress(row, column)}: ${JSON.stringify(cell?.text ?? '')} against ${JSON.stringify(text)}`);
      }
    }
  }
  return found;
}

function isSame(cell: Cell | undefined, text: string): boolean {
  const theirs = unescapeText(text.normalize('NFC')).trim();
  // a formula of ours is its cached value, and says so; LibreOffice may have computed it anew
  if (cell?.formula) return true;
  if (!cell || cell.kind === 'blank') return theirs === '';
  if (cell.kind === 'error') return theirs.startsWith('#') || theirs.startsWith('Err:');
  if (cell.kind === 'boolean') return theirs === (cell.value ? 'TRUE' : 'FALSE') || theirs === (cell.value ? '1' : '0');
  if (cell.kind === 'date') return dayOf(theirs) === cell.value;
  if (cell.kind === 'number') return sameNumber(cell, theirs);
  const folded = (value: string) =>
    value.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\uFFFD]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
  return folded(theirs) === folded(cell.text);
}

const dayOf = (text: string) =>
  text.replace(/^(\d\d)\/(\d\d)\/(\d{4})( .*)?$/, '$3-$1-$2').replace(/^(\d{4})[/-](\d\d)[/-](\d\d)( .*)?$/, '$1-$2-$3');

function sameNumber(cell: Cell, text: string): boolean {
  const value = cell.value as number;
  if (text === 'TRUE' || text === 'FALSE') return value === Number(text === 'TRUE');
  const percent = /^(-?[\d.]+)%$/.exec(text);
  const clock = /^(\d+):(\d\d):(\d\d)/.exec(text);
  const theirs = percent
    ? Number(percent[1]) / 100
    : clock
      ? (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) / 86_400
      : Number(text.replace(/[$€£¥₫,\s]/g, ''));
  return text !== '' && Math.abs(theirs - value) <= Math.max(Math.abs(value) * 1e-9, clock || percent ? 1e-4 : 1e-12);
}
