import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows } from 'hucre';
import { openContainer } from '#platform/sheets/container.ts';
import { FILE_LIMITS, type FileLimits } from '#platform/sheets/limits.ts';
import { readSheets } from '#platform/sheets/read-file.ts';
import { writeLargeFile } from './large-file.ts';
import { perSecond, runAlone, thousands, type Figure } from './measure.ts';

const ROWS = 621_466;
const LIFTED = Object.fromEntries(Object.keys(FILE_LIMITS).map((key) => [key, Number.MAX_SAFE_INTEGER])) as FileLimits;

/** A list of everybody, 621,466 rows of 12 cells: our reader, a bare library stream, and inflating alone. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-'));
  try {
    const file = join(folder, 'large.xlsx');
    await writeLargeFile(file, ROWS);
    const ours = await runAlone('./read.ts#readOurs', file);
    const bare = await runAlone('./read.ts#readBare', file);
    const inflated = await runAlone('./read.ts#inflateOnly', file);
    const rate = perSecond(ours);
    return [
      {
        work: `read ${thousands(ROWS)} × 12`,
        ours: `${thousands(rate)} rows/s, ${thousands(ours.megabytes)} MB`,
        bound: '≥ 50.000 rows/s, ≤ 250 MB',
        held: rate >= 50_000 && ours.megabytes <= 250,
        ratio: `bare hucre stream ${thousands(perSecond(bare))} rows/s, ${thousands(bare.megabytes)} MB; inflate alone ${thousands(perSecond(inflated))} rows/s`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function readOurs(file: string): Promise<number> {
  let rows = 0;
  for await (const part of readSheets(readFileSync(file), file, LIFTED)) if (part.part === 'rows') rows += part.rows.length;
  return rows;
}

export async function readBare(file: string): Promise<number> {
  let rows = 0;
  for await (const row of streamXlsxRows(readFileSync(file))) rows += Math.min(1, row.values.length);
  return rows;
}

export async function inflateOnly(file: string): Promise<number> {
  let bytes = 0;
  for await (const chunk of openContainer(readFileSync(file), LIFTED).open('xl/worksheets/sheet1.xml')) bytes += chunk.length;
  return bytes > 0 ? ROWS : 0;
}
