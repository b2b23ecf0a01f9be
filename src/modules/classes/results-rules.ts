import { fold, tidy } from '#kit/text.ts';

/** One mark of a run: a part of the course, or one sitting of it ('Phần I – Lần 2'); scale 0–10. */
export type PartMark = { title: string; mark: number };
/** What a list of results says of one trainee. */
export type Results = {
  parts: PartMark[];
  average: number | null;
  conduct: string | null;
  classification: string | null;
  /** Null: the list does not say. */
  recognised: boolean | null;
  note: string | null;
};
export const NO_RESULTS: Results = { parts: [], average: null, conduct: null, classification: null, recognised: null, note: null };

/** Half of the maximum: Thông tư 03/2023/TT-BNV, Điều 6. */
export const HALF = 5;

const GROUP = /^(bảng )?(điểm|kết quả)( (các|từng|thi|kiểm tra|học tập|thành phần|số|phần|học|học phần|môn|môn học|bài|chuyên đề))*$/u;

/** Heading of a mark without the words that only group columns: 'Điểm các phần học – Phần I – Lần 2' → 'Phần I – Lần 2'; 'Điểm: Triết học' → 'Triết học'. */
export function partTitle(heading: string): string {
  const path = heading.split(' – ').map((text) => tidy(text).normalize('NFC'));
  while (path.length > 1 && GROUP.test(path[0]!.toLowerCase())) path.shift();
  const title = path.join(' – ').replace(/^điểm\s*:?\s+(?=\S)/iu, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** 'Phần I – Lần 2' is a sitting of 'Phần I'. */
const sittingOf = (title: string): string => fold(title).replace(/[ –-]*\(?(lan|l)( thu)? ?\d\)?$/, '');

/** The best mark of each part over its sittings. */
export function bestMarks(parts: readonly PartMark[]): PartMark[] {
  const groups = Map.groupBy(parts, ({ title }) => sittingOf(title));
  return [...groups.values()].map((sittings) => sittings.reduce((best, one) => (one.mark > best.mark ? one : best)));
}

const YES =
  /^(x|✓|✔|co|dat( yeu cau)?|(duoc )?(de nghi )?cong nhan( (tot nghiep|hoan thanh).*)?|(du dieu kien )?tot nghiep( (loai|hang) .*)?|(du dieu kien )?(duoc )?(cap|cong nhan).*|du dieu kien|hoan thanh.*|do)$/;
const NO =
  /^(0|k|kd|k\/?d|truot|rot|hong|hoc lai|thi lai|khong|chua|(khong|chua) (dat|du|duoc|cong nhan|hoan thanh|tot nghiep|hoc xong|thi).*)$/;

/** What the words of the result column say; null where they say nothing that is known. */
export function recognisedIn(text: string): boolean | null {
  const words = fold(text).replace(/[.!]+$/, '');
  return NO.test(words) ? false : YES.test(words) ? true : null;
}

/** Bands of the average by which a run is ranked, as a regulation sets them for one programme family from a day on. */
type Ranks = {
  family: string;
  from: string;
  citation: string;
  verification: 'verified' | 'unverified';
  /** Best first: least average, name. */
  bands: readonly [number, string][];
};
const RANKS: readonly Ranks[] = [
  {
    family: 'TCLLCT',
    from: '2021-12-21',
    citation: 'Quy chế đào tạo trung cấp lý luận chính trị, Quyết định 6468-QĐ/HVCTQG ngày 21/12/2021',
    verification: 'unverified',
    bands: [
      [9, 'Xuất sắc'],
      [8, 'Giỏi'],
      [7, 'Khá'],
      [5, 'Trung bình'],
    ],
  },
];

/**
 * The rank that an average allows, where the stated one is better than that by a regulation in force for the family on the day;
 * a lower one is always possible (conduct, re-sits). `allowed` null: no rank at all.
 */
export function rankTooHigh(
  family: string,
  on: string,
  average: number,
  stated: string,
): { allowed: string | null; citation: string } | null {
  const ranks = RANKS.findLast((one) => one.family === family && one.from <= on);
  const place = ranks?.bands.findIndex(([, name]) => fold(name) === fold(stated).replace(/^(loai|hang) /, '')) ?? -1;
  const allowed = ranks?.bands.findIndex(([least]) => average >= least) ?? -1;
  if (!ranks || place < 0 || (allowed >= 0 && place >= allowed)) return null;
  return { allowed: ranks.bands[allowed]?.[1] ?? null, citation: ranks.citation };
}

/** Words for how well, best first: those of `RANKS`, and those of older lists. In the result column they say nothing of whether. */
export const RANK_WORDS: readonly string[] = ['Xuất sắc', 'Giỏi', 'Khá', 'Trung bình khá', 'Trung bình', 'Yếu', 'Kém'];
const byFolded = new Map(RANK_WORDS.map((word) => [fold(word), word]));

/** 'gioi', 'Loại giỏi', 'TB khá' → the word as it is written; null where it is none. */
export const rankIn = (text: string): string | null =>
  byFolded.get(
    fold(text)
      .replace(/^(xep )?(loai|hang) /, '')
      .replace(/^tb\b\.?/, 'trung binh'),
  ) ?? null;
