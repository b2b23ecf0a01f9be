import { patchXlsx } from './patch-xlsx.ts';
import { collectSheets } from './read-file.ts';
import { rewriteWithRemarks } from './rewrite-with-remarks.ts';

export type Remark = { sheet: string; row: number; column?: number; text: string };

/** Where the table stands on its sheet: the remark column goes right of `lastColumn`. */
export type TablePlace = { sheet: string; headerRow: number; headerRows: number; lastColumn: number };

export type Notes = { title: string; tables: TablePlace[]; remarks: Remark[] };

/**
 * The same file with a remark column right of each table and the offending cells tinted; everything else stays as it was. A remark
 * column from an earlier round is written anew. What is not changed in place (.xls, .xlsb, .ods, .csv, an unusual .xlsx) becomes an
 * .xlsx with the same cells. Refuses as `readSheets`.
 */
export async function annotateWorkbook(bytes: Uint8Array, notes: Notes, fileName = 'tệp.xlsx'): Promise<Uint8Array> {
  const sheets = await collectSheets(bytes, fileName);
  const patched = bytes[0] === 0x50 ? await patchXlsx(bytes, sheets, notes) : null;
  return patched ?? rewriteWithRemarks(sheets, notes);
}
