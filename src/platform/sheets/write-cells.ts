import { cellAddress, escapeText } from './sheet.ts';
import type { Look, Styles } from './write-styles.ts';

export type SheetCell = Look & {
  value: string | number | null;
  /** Written as a formula whose cached value is `value`. */
  formula?: string;
  /** A text of our own layout ("- Lưu: VT."): nothing to guard against. */
  ours?: boolean;
};
/** A bare value takes the look of its column. In a `date` look 'YYYY-MM-DD' becomes a real date. */
export type RowCell = string | number | null | SheetCell;

/** What a text may not hold as it is: markup, controls, half characters, an escape of our own, blanks that XML drops, what could be a formula. */
// oxlint-disable-next-line no-control-regex
const CARE = /[&<>\u0000-\u001f\ufffe\uffff\ud800-\udfff]|^[\s'=+\-@＝＋－＠]|\s$|\s\s|_x/;
// oxlint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What may go out: no half characters and no controls, and then, because dropping those can bring a sign to the front, no formula. */
export function safeText(text: string): string {
  if (!CARE.test(text)) return text;
  const plain = text
    .toWellFormed()
    .replace(/\r\n?|[\v\f]/g, '\n')
    .replace(ILLEGAL, '');
  return escapeText(plain);
}

/** `<t>` of a text. A cell holds 32,767 characters at most. */
export function textElement(text: string, ours = false): string {
  if (text.length < 32_000 && !CARE.test(text)) return `<t>${text}</t>`;
  const safe = (ours ? text : safeText(text))
    .slice(0, 32_767)
    .toWellFormed()
    .replace(/_x([0-9a-f]{4})_/gi, '_x005F_x$1_');
  return `<t xml:space="preserve">${xml(safe)}</t>`;
}

export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Days since 30/12/1899, as both Excel and LibreOffice count from 1/3/1900 on; null for what is no such day. */
export function dateSerial(text: string): number | null {
  if (text.length !== 10 || text < '1900-03-01' || text.charCodeAt(4) !== 45) return null;
  const ms = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)));
  return Number.isNaN(ms) ? null : ms / 86_400_000 + 25_569;
}

/** Makes the writer of one sheet's rows: (row number, cells) → `<row>`. */
export function rowWriter(looks: readonly Look[], styles: Styles): (row: number, cells: readonly RowCell[], height?: number) => string {
  const columns = looks.map((look, index) => column(index + 1, look, styles));
  return (row, cells, height) => {
    let out = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}">`;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at];
      if (cell === null || cell === undefined) continue;
      const { open, text, number, date, empty } = (columns[at] ??= column(at + 1, {}, styles));
      if (typeof cell === 'string') {
        if (cell === '') {
          out += empty === '' ? '' : `${open}${row}${empty}`;
          continue;
        }
        const serial = date ? dateSerial(cell) : null;
        out += serial === null ? `${open}${row}${text}${textElement(cell)}</is></c>` : `${open}${row}${number}${serial}</v></c>`;
      } else if (typeof cell === 'number') {
        out += Number.isFinite(cell) ? `${open}${row}${number}${cell}</v></c>` : '';
      } else out += ownCell(`${open}${row}"`, cell, styles);
    }
    return `${out}</row>`;
  };
}

function column(number: number, look: Look, styles: Styles) {
  const id = styles.of(look);
  const style = id === 0 ? '' : ` s="${id}"`;
  return {
    open: `<c r="${cellAddress(0, number).slice(0, -1)}`,
    text: `"${style} t="inlineStr"><is>`,
    number: `"${style}><v>`,
    date: look.format === 'date',
    /** Of a column with a frame: an empty cell has it too. */
    empty: look.boxed ? `"${style}/>` : '',
  };
}

function ownCell(open: string, { value, formula, ours, ...look }: SheetCell, styles: Styles): string {
  const serial = look.format === 'date' && typeof value === 'string' ? dateSerial(value) : null;
  const style = ` s="${styles.of(look)}"`;
  const shown = serial ?? value;
  if (formula !== undefined) {
    const cached = shown === null ? '' : `<v>${typeof shown === 'string' ? xml(shown.replace(ILLEGAL, '')) : shown}</v>`;
    return `${open}${style}${typeof shown === 'string' ? ' t="str"' : ''}><f>${xml(formula)}</f>${cached}</c>`;
  }
  if (shown === null || shown === '') return `${open}${style}/>`;
  if (typeof shown === 'number') return `${open}${style}><v>${shown}</v></c>`;
  return `${open}${style} t="inlineStr"><is>${textElement(shown, ours)}</is></c>`;
}
