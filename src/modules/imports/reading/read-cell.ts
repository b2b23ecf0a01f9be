import { parseDateText, today, yearOf } from '#kit/dates.ts';
import { parseNumber } from '#kit/numbers.ts';
import { phoneFrom, plainNumber } from '#kit/personal-number.ts';
import { fold, tidy } from '#kit/text.ts';
import type { Cell } from '#platform/sheets/sheet.ts';
import type { CellRemark, Column, PartialDate } from './columns.ts';

export type Say = (severity: CellRemark['severity'], code: string, params?: CellRemark['params']) => void;

const LONGEST = 500;
const DASHES = /^[-–—.…_*]+$/;
/** Signs that turn text round or end it: nobody types them by hand. */
const TREACHEROUS = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\t\n\v\f\r]/u;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/u;

/** The value of one cell as its column reads it; null where blank or (then `say` has been told) unreadable. `scale`: đồng in one unit of money. */
export function readCell(cell: Cell, column: Column, say: Say, scale = 1): unknown {
  if (column.read === 'ordinal') return cell.text || null;
  if (cell.kind === 'error') return none(say, 'cell.error', { typed: cell.text });
  const counted = column.read === 'count' || column.read === 'mark' || column.read === 'money';
  if (cell.formula) {
    if (cell.kind === 'blank' || !counted) return none(say, 'cell.formula', { typed: cell.text });
    say('notice', 'cell.formula_counted', { typed: cell.text });
  }
  const text = tidy(cell.text);
  if (text !== cell.text) {
    if (TREACHEROUS.test(cell.text)) return none(say, 'cell.hidden_signs');
    if (INVISIBLE.test(cell.text) && cell.font === undefined) say('notice', 'cell.cleaned', { after: text });
  }
  if (text === '') return null;
  const limit = column.longest ?? LONGEST;
  if (text.length > limit) return none(say, 'cell.too_long', { limit });
  return READERS[column.read as keyof typeof READERS](cell, text, column, say, scale);
}

type Read = (cell: Cell, text: string, column: Column, say: Say, scale: number) => unknown;

const READERS: Record<Exclude<Column['read'], 'notKept' | 'ordinal'>, Read> = {
  text: (_, text) => (DASHES.test(text) ? null : text),
  name: (cell, text, _, say) => (cell.kind === 'text' ? text : none(say, 'cell.name', { typed: text })),
  birth: (cell, text, _, say) => readDate(cell, text, say, 'birth'),
  birthMale: (cell, text, _, say) => (isSexTick(cell, text, 'nam') ? { tick: true } : readDate(cell, text, say, 'birth')),
  birthFemale: (cell, text, _, say) => (isSexTick(cell, text, 'nu') ? { tick: true } : readDate(cell, text, say, 'birth')),
  date: (cell, text, _, say) => readDate(cell, text, say, 'date'),
  sex: (_, text, __, say) => {
    const word = fold(text).replace(/[.\s]/g, '');
    if (['nam', 'm', 'male'].includes(word)) return 'male';
    if (['nu', 'f', 'female'].includes(word)) return 'female';
    return none(say, 'cell.sex', { typed: text });
  },
  yesNo: (cell, text, _, say) => {
    if (cell.kind === 'boolean') return cell.value;
    const word = fold(text);
    if (isTick(text) || ['co', 'dat', 'yes', 'true', '1', 'dung', 'cong nhan', 'duoc cong nhan', 'hoan thanh'].includes(word)) return true;
    if (DASHES.test(text) || ['khong', 'khong dat', 'no', 'false', '0', 'khong cong nhan', 'chua dat', 'khong hoan thanh'].includes(word))
      return false;
    return none(say, 'cell.yes_no', { typed: text });
  },
  count: (cell, text, column, say) => {
    if (DASHES.test(text)) return null;
    const number =
      cell.kind === 'number'
        ? (cell.value as number)
        : parseNumber(fold(text).replace(/ ?(hoc vien|hv|nguoi|lop|luot|tiet|dong chi)(\/ ?lop)?$/, ''));
    if (number === null || cell.kind === 'date') return none(say, 'cell.count', { typed: text });
    if (number < 0) return none(say, 'cell.negative', { typed: text });
    // A formula's cached 79.99999999 is 80; a typed 79,5 is a mistake.
    const whole = Math.abs(number - Math.round(number)) < 1e-6 ? Math.round(number) : number;
    if (!Number.isInteger(whole)) return none(say, 'cell.not_whole', { typed: text });
    return whole > (column.limit ?? 1_000_000_000) ? none(say, 'cell.absurd', { typed: text }) : whole;
  },
  mark: (cell, text, column, say) => {
    if (DASHES.test(text)) return null;
    const number = cell.kind === 'number' ? (cell.value as number) : decimal(text);
    if (number === null || cell.kind === 'date') return none(say, 'cell.mark', { typed: text });
    const limit = column.limit ?? 10;
    return number < 0 || number > limit ? none(say, 'cell.mark_range', { typed: text, limit }) : Math.round(number * 100) / 100;
  },
  money: (cell, text, _, say, scale) => {
    if (DASHES.test(text)) return null;
    const number = cell.kind === 'number' ? (cell.value as number) : parseNumber(fold(text).replace(/ ?(dong|vnd|d)$/, ''));
    // 12,3 triệu times a million is a hair off in floating point.
    const dong = number === null || cell.kind === 'date' ? null : Math.round(number * scale);
    if (dong === null || dong < 0 || !Number.isSafeInteger(dong) || Math.abs(dong - number! * scale) > 1e-3)
      return none(say, 'cell.money', { typed: text });
    return dong;
  },
  personalNumber: (cell, text, _, say) => {
    const number = plainNumber(cell.kind === 'number' && Number.isSafeInteger(cell.value) ? String(cell.value) : text);
    // The check of the row, which knows birth and sex, decides about lost zeros.
    // 1,175E+11: what Excel shows has been typed or saved again, and the last digits are gone.
    const rounded = cell.kind === 'number' && (!Number.isSafeInteger(cell.value) || (cell.value as number) % 100_000 === 0);
    if (/e\+/i.test(number) || rounded) return none(say, 'cell.number_rounded');
    if (/^\d*[oO]\d*$/.test(number.replace(/[oO]/g, 'O')) && /o/i.test(number)) return none(say, 'cell.number_letter');
    return DASHES.test(text) ? null : number;
  },
  phone: (cell, text, _, say) => {
    if (DASHES.test(text)) return null;
    // Several numbers in one cell: the first is kept, and it is said.
    const [first, ...rest] = text.split(/[;,/]|\s-\s/).map((part) => part.trim());
    if (rest.length > 0) say('notice', 'cell.phones', { typed: text });
    const { phone, restored } = phoneFrom(cell.kind === 'number' ? String(cell.value) : first!);
    if (phone === null) {
      say('warning', 'cell.phone', { typed: text });
      return null;
    }
    if (restored) say('notice', 'cell.phone_zero', { after: phone });
    return phone;
  },
};

function none(say: Say, code: string, params: CellRemark['params'] = {}): null {
  say('error', code, params);
  return null;
}

const isTick = (text: string) => /^[xX✓✔☑√]$/u.test(text);
/** A column Nam or Nữ beside one of births only tells the sex: a cross, a one to be summed, or the word again. */
const isSexTick = (cell: Cell, text: string, word: string) => isTick(text) || text === '1' || (cell.kind === 'text' && fold(text) === word);
/** 7,5 and 7.5 and 8; a mark is never written with dots for thousands. */
const decimal = (text: string) => (/^\d{1,3}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : null);

/** What a database prints behind a day. */
const TIME_OF_DAY = /(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?Z?$/;

/** Day, month or only the year, as the cell says it: nothing is made up. Two-digit years of birth are never in the future. */
function readDate(cell: Cell, text: string, say: Say, what: 'birth' | 'date'): PartialDate | null {
  if (DASHES.test(text)) return null;
  if (cell.kind === 'date') {
    const date = cell.value as string;
    return yearOf(date) < 1900 || yearOf(date) > yearOf(today()) + 10
      ? none(say, 'cell.date', { typed: text })
      : { date, precision: 'day' };
  }
  if (cell.kind === 'number') {
    const number = cell.value as number;
    if (Number.isInteger(number) && number >= 1900 && number <= yearOf(today()) + 10) return { date: `${number}-01-01`, precision: 'year' };
    return none(say, Number.isInteger(number) && number > 2100 && number < 60_000 ? 'cell.date_serial' : 'cell.date', { typed: text });
  }
  const written = parseDateText(text.replace(/^['’]/, '').replace(TIME_OF_DAY, ''));
  switch (written?.precision) {
    case 'day':
      // only a year of two digits can mean either century
      return { date: what === 'birth' && /\D\d\d$/.test(text) ? notInFuture(written.date) : written.date, precision: 'day' };
    case 'month':
      return { date: `${written.year}-${String(written.month).padStart(2, '0')}-01`, precision: 'month' };
    case 'year':
      return { date: `${written.year}-01-01`, precision: 'year' };
    default:
      return none(say, 'cell.date', { typed: text });
  }
}

const notInFuture = (date: string) => (date > today() && yearOf(date) < 2050 ? `${yearOf(date) - 100}${date.slice(4)}` : date);
