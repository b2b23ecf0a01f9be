import { CsvError, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { errorCode, Fault } from '#platform/fault.ts';
import type { LinkConfig } from './config.ts';
import { linkFaults } from './faults.vi.ts';

/**
 * Reads a CSV (comma, semicolon or tab; quotes as usual; blanks around headings and values do not count) row by row: its own id, then the values in the order of the
 * configuration.
 * @throws Fault naming file and line.
 */
export async function readCsv(path: string, config: LinkConfig, take: (id: string, values: readonly string[]) => void): Promise<void> {
  const delimiter = await delimiterOf(path);
  const parser = createReadStream(path)
    .on('error', (error) => parser.destroy(error))
    .pipe(parse({ bom: true, delimiter, trim: true, relax_column_count: true, skip_empty_lines: true, info: true }));
  const known = new Set<string>();
  let heading: { width: number; id: number; places: number[] } | undefined;
  let rows = 0;
  const values: string[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!heading) {
        heading = headingOf(path, record, config);
        continue;
      }
      if (record.length !== heading.width) throw new Fault(linkFaults.rowShape(path, info.lines, heading.width, record.length));
      const id = record[heading.id]!;
      if (id === '') throw new Fault(linkFaults.idMissing(path, info.lines, config.id));
      if (known.has(id)) throw new Fault(linkFaults.idTwice(path, info.lines, id));
      known.add(id);
      for (let at = 0; at < heading.places.length; at++) values[at] = record[heading.places[at]!]!;
      take(id, values);
      rows += 1;
    }
  } catch (error) {
    throw inWords(path, error);
  }
  if (rows === 0) throw new Fault(linkFaults.empty(path));
}

function headingOf(path: string, record: readonly string[], { id, fields }: LinkConfig) {
  const place = (column: string): number => {
    const at = record.indexOf(column);
    if (at < 0) throw new Fault(linkFaults.columnMissing(path, column, record));
    if (record.includes(column, at + 1)) throw new Fault(linkFaults.columnTwice(path, column));
    return at;
  };
  return { width: record.length, id: place(id), places: fields.map(({ column }) => place(column)) };
}

/** Excel writes semicolons where the comma stands in numbers, as in Vietnamese. Reads the heading, and refuses what is not UTF-8. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw inWords(path, error);
  });
  try {
    const start = new Uint8Array(65_536);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    if (bytesRead === 0) throw new Fault(linkFaults.empty(path));
    // the last letter may be cut in two: it is left to the next piece
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start.subarray(0, bytesRead), { stream: true });
    const line = text.split(/[\r\n]/, 1)[0]!;
    const times = (sign: string) => line.split(sign).length;
    return [',', ';', '\t'].reduce((most, sign) => (times(sign) > times(most) ? sign : most), ',');
  } catch (error) {
    throw inWords(path, error);
  } finally {
    await file.close();
  }
}

function inWords(path: string, error: unknown): unknown {
  if (error instanceof CsvError) return new Fault(linkFaults.csvShape(path, Number(error.lines ?? 0) || 1));
  if (error instanceof TypeError && errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return new Fault(linkFaults.notUtf8(path));
  const code = errorCode(error);
  return code !== undefined && !(error instanceof Fault) && /^E[A-Z]+$/.test(code) ? new Fault(linkFaults.unreadable(path, code)) : error;
}
