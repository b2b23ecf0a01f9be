import { collectSheets } from './read-file.ts';
import type { Sheet } from './sheet.ts';

/** An .xlsx of our own whole, in this process; an upload goes through `readApart`. */
export const readWorkbook = (bytes: Uint8Array): Promise<Sheet[]> => collectSheets(bytes, 'tệp.xlsx');
