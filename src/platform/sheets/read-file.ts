import { phrase, Refusal } from '#platform/refusal.ts';
import { openContainer, type Container } from './container.ts';
import { FILE_LIMITS, type FileLimits } from './limits.ts';
import { gatherSheets, type SheetPart } from './sheet-parts.ts';
import type { Sheet } from './sheet.ts';
import { mainPart } from './xlsx-package.ts';
import { readXlsx } from './xlsx.ts';

export type { SheetPart, SheetRow } from './sheet-parts.ts';

/**
 * Streams the sheets of a file by what its bytes are, whatever its name says: .xlsx, .xlsm, .xlsb, .ods, .xls, .csv, .txt.
 * Formulas are never run, nothing outside the file is looked at. Only the format that a file has is loaded: nearly all are .xlsx. Refuses: file.* (platform/messages.vi.ts), each with what, where and
 * what to do.
 */
export async function* readSheets(bytes: Uint8Array, fileName: string, limits: FileLimits = FILE_LIMITS): AsyncGenerator<SheetPart> {
  if (bytes.byteLength > limits.bytes) {
    const megabytes = Math.ceil(bytes.byteLength / 1024 / 1024);
    throw new Refusal('file.too_large', { megabytes, limit: Math.round(limits.bytes / 1024 / 1024) });
  }
  if (bytes.length === 0 || (bytes.length === 3 && bytes[0] === 0xef)) throw new Refusal('file.empty');
  const kind = kindOf(bytes);
  if (kind === 'zip') yield* readContainer(openContainer(bytes, limits), limits);
  else if (kind === 'ole2') yield* (await import('./xls.ts')).readXls(bytes, limits);
  else if (kind === 'text') yield* (await import('./csv.ts')).readCsv(bytes, fileName, limits);
  else if (kind === 'biff') throw new Refusal('file.old_excel');
  else throw kind === 'html' ? new Refusal('file.html') : new Refusal('file.not_table', { kind: phrase(kind) });
}

/** The sheets whole. Refuses as `readSheets`, and file.too_many_cells. */
export const collectSheets = (bytes: Uint8Array, fileName: string, limits: FileLimits = FILE_LIMITS): Promise<Sheet[]> =>
  gatherSheets(readSheets(bytes, fileName, limits), limits);

async function* readContainer(container: Container, limits: FileLimits): AsyncGenerator<SheetPart> {
  if (container.has('mimetype') && (container.has('content.xml') || container.has('encrypted-package'))) {
    if (!(await isSpreadsheet(container))) throw new Refusal('file.not_table', { kind: phrase('workbook.opendocument') });
    yield* (await import('./ods.ts')).readOds(container, limits);
    return;
  }
  const main = await mainPart(container);
  if (main === null) throw new Refusal('file.not_table', { kind: phrase('workbook.zip') });
  if (/\.bin$/i.test(main)) yield* (await import('./xlsb.ts')).readXlsb(container, main, limits);
  else if (/^word\//i.test(main)) throw new Refusal('file.not_table', { kind: phrase('workbook.word') });
  else if (/^ppt\//i.test(main)) throw new Refusal('file.not_table', { kind: phrase('workbook.powerpoint') });
  else yield* readXlsx(container, main, limits);
}

async function isSpreadsheet(container: Container): Promise<boolean> {
  let text = '';
  for await (const chunk of container.open('mimetype')) text += Buffer.from(chunk).toString('latin1');
  return text.includes('opendocument.spreadsheet');
}

/** 'zip', 'ole2', 'text', 'html', or the code of what it is instead. */
function kindOf(bytes: Uint8Array): string {
  const magic = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const known = MAGIC.find(([start]) => magic.startsWith(start));
  if (known) return known[1];
  const head = Buffer.from(bytes.subarray(0, 2048))
    .toString('latin1')
    .replace(/\0/g, '')
    .replace(/^[^\x21-\x7e]+/, '');
  if (/^(<!doctype\s+html|<html|<table|<meta|<head|mime-version:)/i.test(head)) return 'html';
  if (/^(<\?xml|<!--)/i.test(head))
    return /<html|urn:schemas-microsoft-com:office:spreadsheet|<table/i.test(head) ? 'html' : 'workbook.xml';
  if (head.startsWith('{\\rtf')) return 'workbook.rtf';
  if (/^[[{]/.test(head) && isJson(bytes)) return 'workbook.json';
  return 'text';
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const MAGIC: [string, string][] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0', 'ole2'],
  ['\x09\x08', 'biff'],
  ['\x09\x04', 'biff'],
  ['\x09\x02', 'biff'],
  ['%PDF', 'workbook.pdf'],
  ['\x89PNG', 'workbook.picture'],
  ['\xff\xd8\xff', 'workbook.picture'],
  ['GIF8', 'workbook.picture'],
  ['Rar!', 'workbook.rar'],
  ['7z\xbc\xaf', 'workbook.7z'],
  ['\x1f\x8b', 'workbook.gz'],
  ['MZ', 'workbook.program'],
  ['\x7fELF', 'workbook.program'],
];
