import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { takenInWords, type Taken } from './export-list.ts';
import { cellAddress } from './sheet.ts';
import { rowWriter, xml, type RowCell } from './write-cells.ts';
import { Styles, type Look } from './write-styles.ts';

export type SheetRow = readonly RowCell[] | { cells: readonly RowCell[]; /** Points. */ height: number };
/** Millimetres. */
export type Margins = { top: number; bottom: number; left: number; right: number };
export type PageSetup = {
  orientation: 'portrait' | 'landscape';
  margins?: Margins;
  /** Centred above the text, not on the first page. */
  pageNumbers?: boolean;
  /** Small, at the foot of every page; no cell, so that it is never read as one. */
  footer?: string;
};
/** One sheet, its rows as they come: nothing of it is held but the batch at hand. */
export type SheetSource = {
  name: string;
  hidden?: boolean;
  /** Width in characters, and the look of the bare values below. */
  columns: { width: number; look?: Look }[];
  rows: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>;
  /** Asked for after the last row: [top, left, bottom, right]. */
  merges?: () => readonly (readonly [number, number, number, number])[];
  /** Rows repeated on each printed page. */
  headerRows?: { from: number; to: number } | undefined;
  /** Rows that stay in sight on screen. */
  frozenRows?: number | undefined;
  /** Arrows to filter by, on this row. */
  filterRow?: number;
  page?: PageSetup;
};

/** The same content gives the same bytes, and the file does not tell when it was made. */
const FIXED = { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true };
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CORE_RELATION = `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`;
const CHUNK = 16 * 1024;
const A4 = 9;

/**
 * Writes an .xlsx as its rows arrive: memory does not grow with them, and a slow reader slows the rows down.
 * `taken` stands among the properties of the file. Texts are never taken for formulas. What `rows` throws comes out here; then the file is not one.
 */
export async function writeXlsx(out: Writable, sheets: readonly SheetSource[], taken?: Taken): Promise<void> {
  const zip = new ZipFile();
  const styles = new Styles();
  const add = (path: string, content: string) => zip.addBuffer(Buffer.from(HEAD + content), path, { ...FIXED, compressionLevel: 6 });
  add('[Content_Types].xml', contentTypes(sheets.length, taken !== undefined));
  add(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/>${taken ? CORE_RELATION : ''}</Relationships>`,
  );
  if (taken) add('docProps/core.xml', coreXml(taken));
  add('xl/workbook.xml', workbookXml(sheets));
  add('xl/_rels/workbook.xml.rels', workbookRels(sheets.length));
  const late = (path: string, level: number, chunks: () => AsyncIterable<Buffer> | Iterable<Buffer>) =>
    zip.addReadStreamLazy(path, { ...FIXED, compressionLevel: level }, (ready) => {
      const stream = Readable.from(chunks(), { objectMode: false, highWaterMark: 2 * CHUNK });
      stream.on('error', (error) => (zip.outputStream as Readable).destroy(error));
      ready(null, stream);
    });
  sheets.forEach((sheet, index) => late(`xl/worksheets/sheet${index + 1}.xml`, 1, () => sheetChunks(sheet, styles)));
  // last, when every look is known
  late('xl/styles.xml', 6, () => [Buffer.from(styles.xml())]);
  zip.end();
  await pipeline(zip.outputStream as Readable, out);
}

async function* sheetChunks(sheet: SheetSource, styles: Styles): AsyncGenerator<Buffer> {
  const write = rowWriter(
    sheet.columns.map(({ look }) => look ?? {}),
    styles,
  );
  let text = HEAD + sheetHead(sheet);
  let number = 0;
  for await (const batch of sheet.rows) {
    for (const row of batch) {
      number += 1;
      text += 'cells' in row ? write(number, row.cells, row.height) : write(number, row);
      if (text.length >= CHUNK) {
        yield Buffer.from(text);
        text = '';
      }
    }
  }
  yield Buffer.from(text + sheetTail(sheet, number));
}

function sheetHead({ columns, frozenRows, page }: SheetSource): string {
  const pane = frozenRows
    ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
    : '';
  const cols = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('');
  return `<worksheet xmlns="${MAIN}">${page ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15.75"/>${cols && `<cols>${cols}</cols>`}<sheetData>`;
}

function sheetTail({ columns, merges, filterRow, page }: SheetSource, rows: number): string {
  const filter =
    filterRow && rows > filterRow ? `<autoFilter ref="${cellAddress(filterRow, 1)}:${cellAddress(rows, columns.length)}"/>` : '';
  const areas = (merges?.() ?? []).filter(([top, left, bottom, right]) => top !== bottom || left !== right);
  const merged = areas.map(([top, left, bottom, right]) => `<mergeCell ref="${cellAddress(top, left)}:${cellAddress(bottom, right)}"/>`);
  return `</sheetData>${filter}${merged.length ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}${page ? pageXml(page) : ''}</worksheet>`;
}

function pageXml({ orientation, margins = { top: 20, bottom: 20, left: 20, right: 15 }, pageNumbers, footer }: PageSetup): string {
  const inch = (mm: number) => (mm / 25.4).toFixed(3);
  const odd = pageNumbers ? '<oddHeader>&amp;C&amp;"Times New Roman,Regular"&amp;13&amp;P</oddHeader>' : '';
  // at most 255 signs may stand there; a sign of its own begins with &
  const small = footer ? xml(`&R&"Times New Roman,Italic"&8 ${footer.replaceAll('&', '&&').slice(0, 200)}`) : '';
  const feet = small ? `<oddFooter>${small}</oddFooter><firstFooter>${small}</firstFooter>` : '';
  const header = odd || feet ? `<headerFooter${pageNumbers ? ' differentFirst="1"' : ''}>${odd}${feet}</headerFooter>` : '';
  return `<printOptions horizontalCentered="1"/><pageMargins left="${inch(margins.left)}" right="${inch(margins.right)}" top="${inch(margins.top)}" bottom="${inch(margins.bottom)}" header="0.4" footer="0.3"/><pageSetup paperSize="${A4}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>${header}`;
}

function contentTypes(sheets: number, withCore: boolean): string {
  const part = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const all = Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${all.join('')}${withCore ? CORE_TYPE : ''}</Types>`;
}

const CORE_TYPE = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>';

/** Who, when, and the code in the register: what a program shows as the properties of a file. */
function coreXml(taken: Taken): string {
  const at = `<dcterms:created xsi:type="dcterms:W3CDTF">${new Date(taken.at).toISOString().slice(0, 19)}Z</dcterms:created>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${xml(taken.by)}</dc:creator><dc:description>${xml(takenInWords(taken))}</dc:description>${at}</cp:coreProperties>`;
}

function workbookXml(sheets: readonly SheetSource[]): string {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const list = names.map(
    (name, index) =>
      `<sheet name="${xml(name)}" sheetId="${index + 1}"${sheets[index]!.hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.flatMap(({ headerRows }, index) =>
    headerRows
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xml(names[index]!.replaceAll("'", "''"))}'!$${headerRows.from}:$${headerRows.to}</definedName>`,
        ]
      : [],
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets>${list.join('')}</sheets>${titles.length ? `<definedNames>${titles.join('')}</definedNames>` : ''}</workbook>`;
}

function workbookRels(sheets: number): string {
  const relation = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${RELS}/${type}" Target="${target}"/>`;
  const all = Array.from({ length: sheets }, (_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}${relation(sheets + 1, 'styles', 'styles.xml')}</Relationships>`;
}

/** At most 31 characters, none of []:*?/\, each once: Excel opens nothing else. */
export function sheetNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name, index) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .replace(/^'+|'+$/g, '')
        .slice(0, 31)
        .toWellFormed() || `Trang ${index + 1}`;
    let unique = plain;
    for (let n = 2; used.has(unique.toLowerCase()); n++) unique = `${plain.slice(0, 27)} (${n})`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
