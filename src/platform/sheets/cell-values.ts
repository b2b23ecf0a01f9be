import { Refusal } from '#platform/refusal.ts';
import type { Meaning } from './number-format.ts';
import { serialToDay, serialToTime } from './number-format.ts';
import { BLANK, unescapeText, type Cell } from './sheet.ts';

const BLANK_FORMULA: Cell = Object.freeze({ ...BLANK, formula: true });

export const blankCell = (formula: boolean): Cell => (formula ? BLANK_FORMULA : BLANK);

/** Text as it is kept: visible, NFC, spaces at the ends folded, an apostrophe of ours taken off; blank where nothing is left. */
export function textCell(raw: string, formula = false, font?: string): Cell {
  const text = unescapeText(visible(raw).normalize('NFC')).trim();
  if (text === '') return blankCell(formula);
  return font ? { kind: 'text', value: text, text, formula, font } : { kind: 'text', value: text, text, formula };
}

// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** Controls and half characters show as U+FFFD: no name is to be kept with something in it that nobody sees. */
function visible(raw: string): string {
  const text = raw.isWellFormed() ? raw : raw.toWellFormed();
  return text.search(UNSEEN) < 0 ? text : text.replace(UNSEEN, '\uFFFD');
}

export const errorCell = (text: string, formula = false): Cell => ({ kind: 'error', value: null, text, formula });

export const booleanCell = (value: boolean, formula = false): Cell => ({ kind: 'boolean', value, text: String(value), formula });

/** An ISO date or moment of a strict workbook or an .ods: the time of day falls away. */
export function isoDateCell(raw: string, formula = false): Cell {
  const day = /^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(raw.trim())?.[1];
  if (!day || Number.isNaN(Date.parse(day))) return textCell(raw, formula);
  return { kind: 'date', value: day, text: day, formula };
}

/**
 * A number, or the day it stands for. Excel keeps 15 digits: the noise behind them (7.1999999999999993) is not what was typed.
 * A day that does not exist (29/2/1900, before 1900, after 9999) is an error; a time without a day keeps its number.
 */
export function numberCell(raw: number, meaning: Meaning, from1904: boolean, formula = false): Cell {
  if (meaning === 'number' || Math.abs(raw) < 1) {
    const value = Number.isInteger(raw) ? raw : Number(raw.toPrecision(15));
    const text = meaning !== 'number' && value > 0 ? serialToTime(value) : String(value);
    return { kind: 'number', value, text, formula };
  }
  if (meaning === 'time' && raw < 3000) return { kind: 'number', value: raw, text: serialToTime(raw), formula };
  const day = serialToDay(raw, from1904);
  if (day === null) return errorCell(Math.floor(raw) === 60 && !from1904 ? '29/02/1900' : String(raw), formula);
  return { kind: 'date', value: day, text: day, formula };
}

/** `_x000D_` and its kin stand for characters that XML may not hold. */
export function unescapeXlsx(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\r\n?/g, '\n');
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number a file holds as text; refused where it is none, so that no value is guessed. */
export function parseNumber(raw: string, where: () => { sheet: string; cell: string }): number {
  const text = raw.trim();
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new Refusal('file.bad_cell', where());
  return value;
}
