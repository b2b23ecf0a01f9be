import type { Category, Sex } from './rules.ts';
import { formatDate } from '#kit/dates.ts';

/** Words of exported lists, as on the screens; the import of a list reads them back. */
export const categoryWords: Record<Category, string> = {
  cadre: 'Cán bộ',
  civil_servant: 'Công chức',
  public_employee: 'Viên chức',
  part_time_local_worker: 'Người hoạt động không chuyên trách',
  council_deputy: 'Đại biểu Hội đồng nhân dân',
  armed_forces: 'Lực lượng vũ trang',
  other: 'Đối tượng khác',
};
export const sexWords: Record<Sex, string> = { male: 'Nam', female: 'Nữ' };

/** A whole birth date stays a date; what is known of another is said in words: 6/1975, 1975. */
export function birthCell({ birthDate, birthPrecision }: { birthDate: string | null; birthPrecision: string }): string | null {
  if (birthDate === null || birthPrecision === 'none') return null;
  if (birthPrecision === 'year') return birthDate.slice(0, 4);
  if (birthPrecision === 'month') return `${Number(birthDate.slice(5, 7))}/${birthDate.slice(0, 4)}`;
  // earlier days are no dates to a spreadsheet
  return birthDate < '1900-03-01' ? formatDate(birthDate) : birthDate;
}
