import type { Quarter } from '#kit/dates.ts';
import { parseNumber } from '#kit/numbers.ts';
import { fold } from '#kit/text.ts';
import type { Cell } from '#platform/sheets/sheet.ts';

/** A cell read, or why it could not be: the code is a remark of messages.vi.ts. */
export type Read<T> = { value: T | null; problem?: CellProblem };
export type CellProblem = 'cell.error' | 'count.negative' | 'count.decimal' | 'count.unreadable' | 'count.absurd' | 'time.impossible';

/** What one cell of each column may say at most; more is a slip of the hand. */
export const COUNT_LIMITS = { classes: 5000, perClass: 5000, trainees: 2_000_000 };

/** A count of classes or people: whole, not negative, not absurd. '1.600', '80 học viên', 80. Blank and '-' are null. */
export function readCount(cell: Cell | undefined, limit: number): Read<number> {
  if (!cell || cell.kind === 'blank' || /^[-–—.]$/.test(cell.text)) return { value: null };
  if (cell.kind === 'error') return { value: null, problem: 'cell.error' };
  const bare = fold(cell.text).replace(/ ?(hoc vien|hv|nguoi|lop|luot)(\/ ?lop)?$/, '');
  const number = cell.kind === 'number' ? (cell.value as number) : parseNumber(bare);
  if (number === null) return { value: null, problem: 'count.unreadable' };
  if (number < 0) return { value: null, problem: 'count.negative' };
  // A formula's cached 79.99999999 is 80; a typed 79,5 is a mistake.
  const whole = Math.abs(number - Math.round(number)) < 1e-6 ? Math.round(number) : number;
  if (!Number.isInteger(whole)) return { value: null, problem: 'count.decimal' };
  if (whole > limit) return { value: null, problem: 'count.absurd' };
  return { value: whole };
}

export type PlanTime = { quarter: Quarter | null; text: string; year: number | null };

const ROMAN: Record<string, Quarter> = { i: 1, ii: 2, iii: 3, iv: 4 };

/**
 * When: 'Quý I', 'Quý II–III', 'Q3/2021', 'Tháng 3', 'tháng 3–5', '5/2021', 'Cả năm', a real date.
 * A range counts for the quarter in which it starts; words without a quarter or month stay as text.
 */
export function readTime(cell: Cell | undefined, text: string): Read<PlanTime> {
  if (cell?.kind === 'error') return { value: null, problem: 'cell.error' };
  const date = /^(\d{4})-(\d{2})-\d{2}$/.exec(text);
  if (date) {
    const month = Number(date[2]);
    return { value: { quarter: quarterOfMonth(month), text: `Tháng ${month}/${date[1]}`, year: Number(date[1]) } };
  }
  const words = fold(text).replace(/[–—]/g, '-');
  const year = Number(/(?:nam |\/ ?|-)(20\d\d)/.exec(words)?.[1] ?? 0) || null;
  const plain = words.replace(/,? ?(nam |\/ ?|-)(20\d\d)/g, ' ').trim();
  const answer = (quarter: Quarter | null): Read<PlanTime> => ({ value: { quarter, text, year } });

  const byQuarter = /\b(?:quy|q) ?\.?([ivx]+|\d+)\b/.exec(plain);
  if (byQuarter) {
    const quarter = ROMAN[byQuarter[1]!] ?? Number(byQuarter[1]);
    return quarter === 1 || quarter === 2 || quarter === 3 || quarter === 4 ? answer(quarter) : { value: null, problem: 'time.impossible' };
  }
  const byMonth = /\b(?:thang|t) ?(\d+)\b/.exec(plain) ?? /^(\d+)\b/.exec(plain);
  if (byMonth) {
    const month = Number(byMonth[1]);
    return month >= 1 && month <= 12 ? answer(quarterOfMonth(month)) : { value: null, problem: 'time.impossible' };
  }
  const roman = /^([ivx]+)(?: ?[-,] ?[ivx]+)*$/.exec(plain)?.[1];
  if (roman) return ROMAN[roman] ? answer(ROMAN[roman]) : { value: null, problem: 'time.impossible' };
  return answer(null);
}

const quarterOfMonth = (month: number) => Math.ceil(month / 3) as Quarter;

/** Study days: '5', '5 ngày', '40 tiết' (8 a day), '2 tuần' (5 days), '10 ngày (80 tiết)'. Months are not turned into days: null. */
export function readDays(text: string): number | null {
  const words = fold(text);
  const amount = (unit: string) => {
    const found = new RegExp(`(\\d+(?:,\\d+)?) ?${unit}`).exec(words);
    return found ? Number(found[1]!.replace(',', '.')) : null;
  };
  const periods = amount('tiet');
  const weeks = amount('tuan');
  const days = amount('ngay') ?? (weeks === null ? null : weeks * 5) ?? (periods === null ? null : periods / 8);
  const bare = /^\d+(,\d+)?$/.test(words) ? Number(words.replace(',', '.')) : null;
  const value = Math.ceil(days ?? bare ?? 0);
  return value > 0 && value <= 2000 ? value : null;
}

export type LineKind = 'new' | 'carried_over' | 'off_plan';

/** What the note says a row is. 'Mở mới' and silence are a new line. */
export function readKind(note: string): LineKind {
  const words = fold(note);
  if (/chuyen tiep/.test(words)) return 'carried_over';
  if (/ngoai ke hoach|ngoai kh\b/.test(words)) return 'off_plan';
  return 'new';
}

/** What our own export writes before a document that a line waits for. */
export const WAITS_FOR = 'Chờ văn bản: ';
export const CARRIED_OVER = 'Chuyển tiếp';

/** 'chờ hướng dẫn của Ban Tuyên giáo Trung ương' → the document the line waits for, in words. */
export function readWaitsFor(note: string): string | null {
  const ours = noteParts(note).find((part) => part.startsWith(WAITS_FOR));
  if (ours) return ours.slice(WAITS_FOR.length).trim();
  const found = /(?:chờ|đợi)\s+([^;.]*(?:văn bản|hướng dẫn|kế hoạch|quyết định|chương trình|thông tư|quy định)[^;.]*)/iu.exec(note);
  return found ? found[1]!.trim() : null;
}

/** The note without the marks that our export adds for what form C has no column for. */
export const bareNote = (note: string): string =>
  noteParts(note)
    .filter((part) => part !== CARRIED_OVER && !part.startsWith(WAITS_FOR))
    .join('; ');

const noteParts = (note: string) =>
  note
    .normalize('NFC')
    .split(/;\s*/)
    .map((part) => part.trim())
    .filter(Boolean);

/** 'Quý I': a time that says no more than its quarter. */
export const quarterText = (quarter: number | null): string => (quarter === null ? '' : `Quý ${['I', 'II', 'III', 'IV'][quarter - 1]}`);
