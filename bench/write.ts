import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { column, type ListExport } from '#platform/sheets/export-list.ts';
import { perSecond, runAlone, thousands, type Figure } from './measure.ts';

const ROWS = 621_466;
const FEW = 20_000;
/** As many as a cursor fetches. */
const BATCH = 200;
const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];

type Row = { name: string; born: string; sex: string; unit: string; joined: string; count: number; n: number };
const row = (n: number): Row => ({
  name: `${SURNAMES[n % 10]} Thị Thu ${(n * 7919) % 20_000}`,
  born: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 9}`,
  sex: n % 2 ? 'Nữ' : 'Nam',
  unit: `Ủy ban nhân dân phường ${n % 600}`,
  joined: `20${10 + (n % 15)}-0${1 + (n % 9)}-0${1 + (n % 9)}`,
  count: n % 40,
  n,
});

/** Twelve columns: names, codes, two days, two figures, a masked number. */
const list = (rows: number): ListExport<Row> => ({
  name: 'Học viên các lớp',
  title: 'Học viên các lớp',
  subtitle: [],
  heading: { regime: 'state', parent: '', issuer: 'UBND', place: '', signatory: [] },
  columns: [
    column('code', 'Mã lớp', 'text', 14, ({ n }) => `TC20-${n % 900}`),
    column('name', 'Họ và tên', 'text', 26, ({ name }) => name),
    column('born', 'Ngày sinh', 'date', 12, ({ born }) => born),
    column('sex', 'Giới tính', 'text', 8, ({ sex }) => sex),
    column('number', 'Số CCCD/định danh', 'personalNumber', 16, () => '001•••••6789'),
    column('unit', 'Đơn vị công tác', 'text', 34, ({ unit }) => unit),
    column('position', 'Chức vụ', 'text', 24, () => 'Chuyên viên chính'),
    column('category', 'Đối tượng', 'text', 18, () => 'Công chức'),
    column('programme', 'Chương trình', 'text', 34, () => 'Trung cấp lý luận chính trị'),
    column('joined', 'Ngày nhập học', 'date', 12, ({ joined }) => joined),
    column('status', 'Kết quả', 'text', 16, () => 'Được công nhận'),
    column('count', 'Số lượt', 'number', 9, ({ count }) => count, { total: true }),
  ],
  async *rows() {
    yield* batches(rows);
  },
  noun: 'lượt học viên',
});

function* batches(rows: number): Generator<Row[]> {
  for (let from = 0; from < rows; from += BATCH) yield Array.from({ length: Math.min(BATCH, rows - from) }, (_, n) => row(from + n));
}

function* values(rows: number): Generator<(string | number | Date)[]> {
  const { columns } = list(0);
  for (let n = 0; n < rows; n++) {
    const one = row(n);
    yield columns.map((each) => {
      const value = each.value(one) as string | number;
      return each.kind === 'date' ? new Date(`${value}T00:00:00Z`) : value;
    });
  }
}

/** A list of everybody out of the house, beside a library that streams, one that does not, and writing the bare text. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-'));
  try {
    const run = (job: string, rows: number, ...args: string[]) =>
      runAlone(`./write.ts#${job}`, join(folder, job + args.join('')), String(rows), ...args);
    const text = await run('bareText', ROWS);
    const hucre = await run('hucre', ROWS);
    const excelts = await run('excelts', FEW);
    const figures: Figure[] = [];
    for (const as of ['xlsx', 'csv', 'form'] as const) {
      const ours = await run('ours', ROWS, as);
      const rate = perSecond(ours);
      const size = statSync(join(folder, `ours${as}`)).size / 1024 / 1024;
      figures.push({
        work: `write ${thousands(ROWS)} × 12, ${as}, ${thousands(size)} MB`,
        ours: `${thousands(rate)} rows/s, ${thousands(ours.megabytes)} MB`,
        bound: '≥ 30.000 rows/s, ≤ 250 MB',
        held: rate >= 30_000 && ours.megabytes <= 250,
        ratio:
          as === 'csv'
            ? `bare text ${thousands(perSecond(text))} rows/s, ${thousands(text.megabytes)} MB`
            : `hucre stream ${thousands(perSecond(hucre))} rows/s, ${thousands(hucre.megabytes)} MB; excelts stream (${thousands(FEW)} rows) ${thousands(perSecond(excelts))} rows/s`,
      });
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const ours = (path: string, rows: string, as: string): Promise<number> =>
  writeExport(path, list(Number(rows)), as as ExportKind, '2026-02-05');

export async function hucre(path: string, rows: string): Promise<number> {
  const { writeXlsxStream } = await import('hucre');
  const stream = writeXlsxStream(values(Number(rows)), { name: 'a', columns: list(0).columns.map(({ title }) => ({ header: title })) });
  await pipeline(Readable.fromWeb(stream as never), createWriteStream(path));
  return Number(rows);
}

export async function excelts(path: string, rows: string): Promise<number> {
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const writer = new WorkbookWriter({ filename: path });
  const sheet = writer.addWorksheet('a');
  for (const line of values(Number(rows))) sheet.addRow(line).commit();
  await writer.commit();
  return Number(rows);
}

export async function bareText(path: string, rows: string): Promise<number> {
  const { columns } = list(0);
  async function* lines() {
    for (const batch of batches(Number(rows))) yield batch.map((one) => columns.map((each) => each.value(one)).join(',')).join('\n');
  }
  await pipeline(lines(), createWriteStream(path));
  return Number(rows);
}
