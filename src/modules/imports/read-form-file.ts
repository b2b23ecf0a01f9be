import { readApart } from '#platform/sheets/read-apart.ts';
import type { Choices } from './contract.ts';
import type { AnyForm } from './form.ts';
import type { FoundTable, OldFonts, ReadItem, ReadRow, SheetSample, UnreadRows } from './reading/columns.ts';
import type { Recognition } from './reading/recognise.ts';

export type FileRead = { tables: FoundTable[]; rows: ReadRow[]; samples: SheetSample[]; oldFonts: OldFonts | null; unread: UnreadRows[] };
export type UploadedFile = { bytes: Uint8Array; name: string };
/** By headings: what an officer once said about the columns of this sender's sheets. */
export type Remembered = Record<string, Record<string, string | null>>;

const RECOGNISE = import.meta.resolve('./reading/recognise.ts');

/** Reads a workbook in a process of its own and recognises the form in it. Refuses file.*; a file without the form gives no tables. */
export async function readFormFile(
  form: AnyForm,
  file: UploadedFile,
  choices: Choices,
  remembered: Remembered,
  onRows: (rows: number) => void = () => {},
): Promise<FileRead> {
  const read: FileRead = { tables: [], rows: [], samples: [], oldFonts: null, unread: [] };
  const input: Recognition = {
    columnsModule: form.columnsModule,
    choices: { columns: choices.columns, header: choices.header, fonts: choices.fonts, remembered },
  };
  await readApart<ReadItem>(
    file,
    { module: RECOGNISE, input },
    {
      onItem: (item) => {
        if ('row' in item) {
          if (read.rows.push(item.row) % 500 === 0) onRows(read.rows.length);
        } else if ('table' in item) read.tables.push(item.table);
        else if ('sample' in item) read.samples.push(item.sample);
        else if ('unread' in item) read.unread.push(item.unread);
        else read.oldFonts = item.oldFonts;
      },
    },
  );
  return read;
}
