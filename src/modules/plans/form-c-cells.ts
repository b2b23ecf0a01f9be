import type { Quarter } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';

/** `impossible`: a quarter V or a month 13. */
export type PlanTime = { quarter: Quarter | null; text: string; year: number | null; impossible: boolean };

const ROMAN: Record<string, Quarter> = { i: 1, ii: 2, iii: 3, iv: 4 };

/**
 * When: 'Quý I', 'Quý II–III', 'Q3/2021', 'Tháng 3', 'tháng 3–5', '5/2021', 'Cả năm', a real date.
 * A range counts for the quarter in which it starts; words without a quarter or month stay as text.
 */
export function readTime(text: string): PlanTime {
  const date = /^(\d{4})-(\d{2})-\d{2}$/.exec(text);
  if (date) {
    const month = Number(date[2]);
    return { quarter: quarterOfMonth(month), text: `Tháng ${month}/${date[1]}`, year: Number(date[1]), impossible: false };
  }
  const words = fold(text).replace(/[–—]/g, '-');
  const year = Number(/(?:nam |\/ ?|-)(20\d\d)/.exec(words)?.[1] ?? 0) || null;
  const plain = words.replace(/,? ?(nam |\/ ?|-)(20\d\d)/g, ' ').trim();
  const answer = (quarter: Quarter | null): PlanTime => ({ quarter, text, year, impossible: false });
  const impossible: PlanTime = { quarter: null, text, year, impossible: true };

  const byQuarter = /\b(?:quy|q) ?\.?([ivx]+|\d+)\b/.exec(plain);
  if (byQuarter) {
    const quarter = ROMAN[byQuarter[1]!] ?? Number(byQuarter[1]);
    return quarter === 1 || quarter === 2 || quarter === 3 || quarter === 4 ? answer(quarter) : impossible;
  }
  const byMonth = /\b(?:thang|t) ?(\d+)\b/.exec(plain) ?? /^(\d+)\b/.exec(plain);
  if (byMonth) {
    const month = Number(byMonth[1]);
    return month >= 1 && month <= 12 ? answer(quarterOfMonth(month)) : impossible;
  }
  const roman = /^([ivx]+)(?: ?[-,] ?[ivx]+)*$/.exec(plain)?.[1];
  if (roman) return ROMAN[roman] ? answer(ROMAN[roman]) : impossible;
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
export const quarterText = (quarter: number | null): string =>
  quarter === null ? '' : `Quý ${['I', 'II', 'III', 'IV'][quarter - 1] ?? quarter}`;
