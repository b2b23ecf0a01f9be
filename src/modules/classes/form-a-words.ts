import { fold } from '#kit/text.ts';
import type { Category } from '#modules/people';

// First match wins: "công chức Ban chỉ huy quân sự xã" is a civil servant, "cán bộ không chuyên trách" is not a cadre.
const WORDS: [RegExp, Category][] = [
  [/khong chuyen trach|\b(hd)?kct\b/, 'part_time_local_worker'],
  [/dai bieu|\bdbhdnd\b/, 'council_deputy'],
  [/^((cong chuc|cc)\b(?!.*\b(vien chuc|vc)\b).*)$/, 'civil_servant'],
  [/^((vien chuc|vc)\b(?!.*\b(cong chuc|cc)\b).*)$/, 'public_employee'],
  [/luc luong vu trang|\bllvt\b|\bsi quan\b|\bquan nhan\b|chien si|\bcong an\b|\bquan doi\b|\bbo doi\b/, 'armed_forces'],
  [/^(can bo|cb)( (cap )?(tinh|thanh pho|huyen|quan|xa|phuong|thi tran|chu chot|lanh dao|quan ly|lanh dao,? quan ly))*$/, 'cadre'],
  [/^(doi tuong )?khac$/, 'other'],
];

/** What a cell of the column "Đối tượng" says; null where it says nothing certain ("Cán bộ, công chức", "Hợp đồng"). */
export function categoryOf(text: string): Category | null {
  const words = fold(text);
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const SECTION =
  /^(khoi |nhom |doi tuong )?(can bo|cong chuc|vien chuc|nguoi hoat dong khong chuyen trach|dai bieu hoi dong nhan dan|luc luong vu trang)( (cap )?(tinh|huyen|xa|phuong))?$/;

/** A heading that is nothing but a category: "II. Viên chức". */
export const categoryOfSection = (title: string): Category | null =>
  SECTION.test(fold(title)) ? categoryOf(fold(title).replace(/^(khoi|nhom|doi tuong) /, '')) : null;

/** A note that takes the person back. */
export const withdraws = (note: string): boolean =>
  /\b(rut|hoan(?! (thanh|chinh|tat))|xin thoi|khong (tham gia|di hoc|tham du)|thay the|thay cho|huy)\b/.test(fold(note));
