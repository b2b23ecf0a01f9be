import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { formatDate, type CalendarDate } from '#kit/dates.ts';
import { writeCsv, writeFlat } from './export-flat.ts';
import { writeForm } from './export-form.ts';
import type { ListExport } from './export-list.ts';

/** form: as an office hands it in; xlsx and csv: flat rows. */
export const exportKinds = ['form', 'xlsx', 'csv'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Writes a list to a file that only its owner may read; the file is whole or not there. Answers how many rows it holds. */
export async function writeExport<Row>(path: string, list: ListExport<Row>, as: ExportKind, on: CalendarDate): Promise<number> {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  let count = 0;
  const counted: ListExport<Row> = {
    ...list,
    async *rows() {
      for await (const batch of list.rows()) {
        count += batch.length;
        yield batch;
      }
    },
  };
  try {
    const out = createWriteStream(part, { mode: 0o600, flags: 'wx' });
    if (as === 'form') await writeForm(out, counted, on);
    else if (as === 'csv') await writeCsv(out, counted);
    else await writeFlat(out, counted);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return count;
}

/** 'Danh sách lớp - biểu mẫu - 05-02-2026.xlsx' */
export function exportName(name: string, as: ExportKind, on: CalendarDate): string {
  const kind = as === 'form' ? ' - biểu mẫu' : '';
  return `${name.replace(/[/\\:*?"<>|]/g, '-')}${kind} - ${formatDate(on).replaceAll('/', '-')}.${as === 'csv' ? 'csv' : 'xlsx'}`;
}
