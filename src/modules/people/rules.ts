import { isCalendarDate, yearOf, parseDateText, type CalendarDate } from '#kit/dates.ts';
import { birthYearIn, isProvinceCode, maskNumber, plainNumber, sexIn } from '#kit/personal-number.ts';
import { fold, tidy, toneKey } from '#kit/text.ts';

export const sexes = ['male', 'female'] as const;
export const categories = [
  'cadre',
  'civil_servant',
  'public_employee',
  'part_time_local_worker',
  'council_deputy',
  'armed_forces',
  'other',
] as const;
export const birthPrecisions = ['day', 'month', 'year', 'none'] as const;
export type Sex = (typeof sexes)[number];
export type Category = (typeof categories)[number];
export type BirthPrecision = (typeof birthPrecisions)[number];

/** What is known of a birth: '1975' is { date: '1975-01-01', precision: 'year' }. */
export type Birth = { birthDate: CalendarDate | null; birthPrecision: BirthPrecision };
/** A reason code with its parameters, as messages.vi.ts puts it into words. */
export type Finding = { code: string; params: Record<string, string | number>; where: string };

const found = (code: string, where: string, params: Finding['params'] = {}): Finding => ({ code, where, params });

/** The name as written, tidied. Letters, blanks and the signs that names of our peoples hold (H'Hen Niê, Y-Bliêng). */
export function nameProblem(fullName: string): Finding | null {
  const name = tidy(fullName);
  if (name === '') return found('people.name_empty', 'fullName');
  if (name.length > 100 && [...name].length > 100) return found('people.name_long', 'fullName');
  return /^\p{L}[\p{L}\p{M}'’‘.\- ]*$/u.test(name) ? null : found('people.name_signs', 'fullName', { name });
}

export function birthProblem({ birthDate }: Birth, today: CalendarDate): Finding | null {
  if (birthDate === null) return null;
  if (!isCalendarDate(birthDate)) return found('people.birth_no_such_day', 'birthDate');
  if (birthDate > today) return found('people.birth_future', 'birthDate');
  return yearOf(birthDate) < 1900 ? found('people.birth_early', 'birthDate') : null;
}

/** Only the part that is known counts: the rest is set to the first. */
export function plainBirth({ birthDate, birthPrecision }: Birth): Birth {
  if (birthDate === null || birthPrecision === 'none') return { birthDate: null, birthPrecision: 'none' };
  const kept = { day: 10, month: 7, year: 4 }[birthPrecision];
  return { birthDate: birthDate.slice(0, kept) + '2000-01-01'.slice(kept), birthPrecision };
}

/** A birth as a list prints it: 05/06/1975, 6/1975, 1975; empty is unknown; null when unreadable. */
export function birthFromText(text: string): Birth | null {
  if (tidy(text) === '') return { birthDate: null, birthPrecision: 'none' };
  const written = parseDateText(text);
  switch (written?.precision) {
    case 'day':
      return { birthDate: written.date, birthPrecision: 'day' };
    case 'month':
      return plainBirth({ birthDate: `${written.year}-${String(written.month).padStart(2, '0')}-01`, birthPrecision: 'month' });
    case 'year':
      return plainBirth({ birthDate: `${written.year}-01-01`, birthPrecision: 'year' });
    default:
      return null;
  }
}

// ───────── personal number: PPP G YY RRRRRR, always text, no check digit ─────────

/** Hard rule: exactly 12 digits. A lost zero is pointed out, never put back. */
export function numberProblem(number: string): Finding | null {
  if (/^\d{12}$/.test(number)) return null;
  if (/^\d{10,11}$/.test(number)) return found('people.number_lost_zero', 'personalNumber', { digits: number.length });
  if (/^\d{9}$/.test(number)) return found('people.number_old', 'personalNumber');
  return found('people.number_shape', 'personalNumber');
}

/** Soft rules: civil-status papers have errors too, so these only warn. */
export function numberWarnings(number: string, person: Birth & { sex: Sex | null }): Finding[] {
  const warnings: Finding[] = [];
  const province = number.slice(0, 3);
  if (Number(province) < 100 && !isProvinceCode(province)) warnings.push(found('people.number_province', 'personalNumber', { province }));
  if (person.sex !== null && person.sex !== sexIn(number)) warnings.push(found('people.number_sex', 'personalNumber'));
  const year = birthYearIn(number);
  if (person.birthDate !== null && yearOf(person.birthDate) !== year) {
    warnings.push(found('people.number_year', 'personalNumber', { numberYear: year, birthYear: yearOf(person.birthDate) }));
  }
  return warnings;
}

export { maskNumber, plainNumber };

// ───────── one person or two ─────────

/** `folded`: the folded name, where it is at hand. */
export type Described = Birth & { fullName: string; folded?: string; unitId: number; hasNumber: boolean };
export const foldedName = ({ folded, fullName }: Described): string => folded ?? fold(fullName);

/**
 * Two descriptions whose personal numbers, if any, are known not to be equal. `same`: one person beyond reasonable doubt
 * (Thúy or Thuý, same day of birth, same unit). `maybe`: somebody must look.
 */
export function likeness(a: Described, b: Described): 'same' | 'maybe' | 'different' {
  if (foldedName(a) !== foldedName(b)) return 'different';
  const sameUnit = a.unitId === b.unitId;
  const sameDay = a.birthPrecision === 'day' && b.birthPrecision === 'day' && a.birthDate === b.birthDate;
  const alike = sameUnit && sameDay && toneKey(a.fullName) === toneKey(b.fullName);
  // two numbers are two people, unless everything else says that one was mistyped
  if (a.hasNumber && b.hasNumber) return alike ? 'maybe' : 'different';
  if (alike) return 'same';
  return sameDay || (sameUnit && birthsAgree(a, b)) ? 'maybe' : 'different';
}

function birthsAgree(a: Birth, b: Birth): boolean {
  if (a.birthDate === null || b.birthDate === null) return true;
  const length = Math.min(...[a, b].map((one) => ({ day: 10, month: 7, year: 4, none: 0 })[one.birthPrecision]));
  return a.birthDate.slice(0, length) === b.birthDate.slice(0, length);
}
