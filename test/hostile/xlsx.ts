import { zip, type Part } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export type Workbook = {
  /** XML inside `<worksheet>`, one for each sheet. */
  sheets: string[];
  /** XML inside `<sst>`. */
  strings?: string;
  /** XML inside `<styleSheet>`. */
  styles?: string;
  /** Attributes of `<workbookPr>`. */
  properties?: string;
  /** Attributes of each `<sheet>`. */
  states?: string[];
  /** Parts written over or beside the usual ones. */
  parts?: Part[];
};

/** The parts of a small, sound .xlsx, by its raw XML. */
export function xlsxParts({ sheets, strings, styles, properties = '', states = [], parts = [] }: Workbook): Part[] {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) => `${HEAD}<Relationships xmlns="${PACKAGE}">${inner}</Relationships>`;
  const usual: Part[] = [
    { name: '[Content_Types].xml', content: `${HEAD}${contentTypes(sheets.length)}` },
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content:
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${properties}/><sheets>` +
        sheets.map((_, n) => `<sheet name="S${n + 1}" sheetId="${n + 1}" r:id="s${n + 1}" ${states[n] ?? ''}/>`).join('') +
        '</sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        sheets.map((_, n) => relation(`s${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`)).join('') +
          (strings === undefined ? '' : relation('t', 'sharedStrings', 'sharedStrings.xml')) +
          (styles === undefined ? '' : relation('f', 'styles', 'styles.xml')),
      ),
    },
    ...sheets.map((inner, n) => ({
      name: `xl/worksheets/sheet${n + 1}.xml`,
      content: `${HEAD}<worksheet xmlns="${MAIN}">${inner}</worksheet>`,
    })),
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `${HEAD}<sst xmlns="${MAIN}">${strings}</sst>` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: `${HEAD}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }]),
  ];
  const replaced = new Map(parts.map((part) => [part.name, part]));
  return [...usual.filter((part) => !replaced.has(part.name)), ...parts];
}

function contentTypes(sheets: number): string {
  const kind = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    kind('workbook', 'sheet.main') +
    Array.from({ length: sheets }, (_, n) => kind(`worksheets/sheet${n + 1}`, 'worksheet')).join('') +
    `${kind('sharedStrings', 'sharedStrings')}${kind('styles', 'styles')}</Types>`
  );
}

export const xlsx = (workbook: Workbook): Buffer => zip(xlsxParts(workbook));

/** One sheet by its rows: `<sheetData>` around them. */
export const sheetData = (rows: string, after = ''): string => `<sheetData>${rows}</sheetData>${after}`;

/** One sheet of one cell, to see what becomes of it. */
export const oneCell = (cell: string, rest: Partial<Workbook> = {}): Buffer =>
  xlsx({ sheets: [sheetData(`<row r="1">${cell}</row>`)], ...rest });
