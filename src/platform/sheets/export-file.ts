import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { formatDate, type CalendarDate } from '#kit/dates.ts';
import { writeCsv, writeFlat } from './export-flat.ts';
import { writeForm } from './export-form.ts';
import type { ListExport, Taken } from './export-list.ts';

/** form: as an office hands it in; xlsx and csv: flat rows. */
export const exportKinds = ['form', 'xlsx', 'csv'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Writes a list to a file that only its owner may read; the file is whole or not there. Answers how many rows it holds. */
export async function writeExport<Row>(
  path: string,
  list: ListExport<Row>,
  as: ExportKind,
  on: CalendarDate,
  taken?: Taken,
): Promise<number> {
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
    if (as === 'form') await writeForm(out, counted, on, taken);
    else if (as === 'csv') await writeCsv(out, counted);
    else await writeFlat(out, counted, taken);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return count;
}

/** 'Danh sách lớp - biểu mẫu - 05-02-2026.xlsx'; a CSV has nowhere else to say who took it out: '… - 05-02-2026 - Nguyễn Văn A - 7F3K2M9Q.csv' */
export function exportName(name: string, as: ExportKind, on: CalendarDate, taken?: Taken): string {
  const kind = as === 'form' ? ' - biểu mẫu' : '';
  const whose = as === 'csv' && taken ? ` - ${taken.by} - ${taken.code}` : '';
  const whole = `${name}${kind} - ${formatDate(on).replaceAll('/', '-')}${whose}`;
  return `${whole.replace(/[/\\:*?"<>|]/g, '-')}.${as === 'csv' ? 'csv' : 'xlsx'}`;
}
