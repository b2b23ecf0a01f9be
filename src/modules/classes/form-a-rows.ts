import type { CalendarDate } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import type { PartialDate, ReadRow, Remark } from '#modules/imports';
import type { FoundUnit, UnitMatch } from '#modules/organisations';
import {
  birthProblem,
  nameProblem,
  numberProblem,
  numberWarnings,
  plainBirth,
  type Birth,
  type Category,
  type Finding,
  type Sex,
} from '#modules/people';
import { namesSeveral } from './derive-category.ts';
import { categoryOf, categoryOfSection, withdraws } from './form-a-words.ts';

/** One line of the list as its sender means it, with what is to be said about it. A line without unit or name is held. */
export type Nominee = {
  /** 'sheet!row', by which answers come back. */
  place: string;
  fullName: string;
  folded: string;
  birth: Birth;
  /** Something stands in the cell, but no date. */
  birthUnread: boolean;
  sex: Sex | null;
  /** Twelve digits. */
  number: string | null;
  /** A number as our own lists print it: 001•••••6789. */
  mask: string | null;
  positionTitle: string | null;
  phone: string | null;
  category: Category | null;
  /** The cell says something that is none of the categories: nothing may be derived against it. */
  categoryOdd: boolean;
  unit: FoundUnit | null;
  remarks: Remark[];
};

type Value = {
  fullName: string;
  birth: PartialDate;
  sex: Sex;
  personalNumber: string;
  positionTitle: string;
  phone: string;
  category: string;
  unit: string;
  note: string;
};
const LONGEST_POSITION = 200;

export const asRemark = ({ code, params, where }: Finding, severity: Remark['severity']): Remark => ({
  severity,
  code,
  params,
  column: where === 'birthDate' ? 'birth' : where,
});

type Around = {
  find: (typed: string) => UnitMatch;
  sender: FoundUnit | null;
  on: CalendarDate;
  headings: (titles: readonly string[]) => Headings;
  category: (typed: string) => Category | null;
};
/** What stands above a row says of it, innermost first. */
type Headings = { category: Category | null; units: { title: string; match: UnitMatch }[] };

/** Reads rows of a list against the register behind `find`, as of a day. `sender` is the unit chosen when the file was brought. */
export function nomineeReader(find: (typed: string) => UnitMatch, sender: FoundUnit | null, on: CalendarDate): (row: ReadRow) => Nominee {
  const known = new Map<string, Headings>();
  const headings = (titles: readonly string[]) => {
    const key = titles.join('\n');
    let found = known.get(key);
    if (!found) known.set(key, (found = headingsOf(titles, find)));
    return found;
  };
  const categories = new Map<string, Category | null>();
  const category = (typed: string) => {
    let found = categories.get(typed);
    if (found === undefined) categories.set(typed, (found = categoryOf(typed)));
    return found;
  };
  const around = { find, sender, on, headings, category };
  return (row) => nomineeOf(row, around);
}

function headingsOf(titles: readonly string[], find: (typed: string) => UnitMatch): Headings {
  const inside = titles.toReversed();
  const categories = inside.map(categoryOfSection);
  return {
    category: categories.find((category) => category !== null) ?? null,
    units: inside.filter((_, n) => categories[n] === null).map((title) => ({ title, match: find(title) })),
  };
}

function nomineeOf(row: ReadRow, around: Around): Nominee {
  const value = row.values as { [K in keyof Value]?: Value[K] | null };
  const remarks: Remark[] = [];
  const unread = (key: string) => row.remarks.some(({ column, severity }) => column === key && severity === 'error');
  const say = (finding: Finding | null) => void (finding && remarks.push(asRemark(finding, 'error')));

  const fullName = value.fullName ?? '';
  if (!unread('fullName')) say(nameProblem(fullName));
  const birth = value.birth
    ? plainBirth({ birthDate: value.birth.date, birthPrecision: value.birth.precision })
    : plainBirth({ birthDate: null, birthPrecision: 'none' });
  say(birthProblem(birth, around.on));

  const typed = value.personalNumber ?? null;
  const mask = typed?.includes('•') ? typed : null;
  const problem = typed === null || mask ? null : numberProblem(typed);
  say(problem);
  const number = mask || problem ? null : typed;
  const sex = value.sex ?? null;
  if (number) for (const finding of numberWarnings(number, { ...birth, sex })) remarks.push(asRemark(finding, 'warning'));

  const positionTitle = value.positionTitle ?? null;
  if (positionTitle && positionTitle.length > LONGEST_POSITION)
    remarks.push({ severity: 'error', code: 'cell.too_long', params: { limit: LONGEST_POSITION }, column: 'positionTitle' });
  if (value.note)
    remarks.push({
      ...(withdraws(value.note) ? { severity: 'warning', code: 'trainees.note_withdraws' } : { severity: 'notice', code: 'trainees.note' }),
      params: { typed: value.note },
      column: 'note',
    });

  // '1. Sở Y tế' numbered like a person
  const bare = fullName !== '' && !['birth', 'personalNumber', 'positionTitle', 'unit', 'phone', 'sex'].some((key) => row.texts[key]);
  if (bare && around.find(fullName).found)
    remarks.push({ severity: 'error', code: 'trainees.row_is_unit', params: { name: fullName }, column: 'fullName' });

  const above = around.headings(row.sections);
  return {
    place: `${row.sheet}!${row.row}`,
    fullName,
    folded: fold(fullName),
    birth,
    birthUnread: ['birth', 'birthMale', 'birthFemale'].some(unread),
    sex,
    number,
    mask,
    positionTitle,
    phone: value.phone ?? null,
    category: categoryIn(value.category ?? null, above.category, around, remarks),
    categoryOdd: unread('category') || remarks.some(({ code }) => code === 'trainees.category_unread'),
    unit: unread('unit') ? null : unitIn(value.unit ?? null, above.units, around, remarks),
    remarks,
  };
}

function categoryIn(typed: string | null, ofSection: Category | null, around: Around, remarks: Remark[]): Category | null {
  if (typed === null) return ofSection;
  const category = around.category(typed);
  if (category === null && namesSeveral(typed)) return null;
  if (category === null) remarks.push({ severity: 'warning', code: 'trainees.category_unread', params: { typed }, column: 'category' });
  return category;
}

/** The cell, else the innermost heading that is a unit, else the sender; what was assumed is said. */
function unitIn(typed: string | null, above: Headings['units'], { find, sender }: Around, remarks: Remark[]): FoundUnit | null {
  const assumed = (code: string, unit: FoundUnit, text?: string) => {
    remarks.push({ severity: 'notice', code, params: { name: unit.name, ...(text ? { typed: text } : {}) }, column: 'unit' });
    return unit;
  };
  // A heading that nearly is a unit must not give way to what stands further out unseen.
  const heading = above.find(({ match }) => match.found !== null || match.ended || match.suggestion !== null);
  const unknown = (text: string, match: UnitMatch) => {
    // "Phòng Nghiệp vụ" is a part of whoever sends it
    const near = match.found === null ? match.suggestion : null;
    const suggestion = near ?? (match.ended ? null : ((heading?.match.found ?? sender)?.name ?? null));
    const code = match.ended ? 'trainees.unit_ended' : 'trainees.unit_unknown';
    remarks.push({ severity: 'error', code, params: { typed: text }, column: 'unit', typed: text, suggestion });
    return null;
  };
  if (typed !== null) {
    const match = find(typed);
    if (match.found) return match.begins ? assumed('trainees.unit_begins', match.found, typed) : match.found;
    // "Phòng Tổ chức, Sở Y tế": one part is a unit
    const parts = typed.split(/\s*[,;]\s*|\s+[-–—]\s+/).map((part) => (part === typed ? null : find(part).found));
    const units = new Set(parts.filter((unit) => unit !== null && unit !== undefined));
    return units.size === 1 ? assumed('trainees.unit_part', [...units][0]!, typed) : unknown(typed, match);
  }
  if (heading?.match.found) return assumed('trainees.unit_of_section', heading.match.found);
  if (heading) return unknown(heading.title, heading.match);
  if (sender) return assumed('trainees.unit_of_sender', sender);
  if (above[0]) return unknown(above[0].title, above[0].match);
  remarks.push({ severity: 'error', code: 'trainees.unit_missing', column: 'unit' });
  return null;
}
