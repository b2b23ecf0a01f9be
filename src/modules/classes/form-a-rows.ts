import { today } from '#kit/dates.ts';
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
import { categoryOf, categoryOfSection, withdraws } from './form-a-words.ts';

/** One line of the list as its sender means it, with what is to be said about it. A line without unit or name is held. */
export type Nominee = {
  /** 'sheet!row', by which answers come back. */
  place: string;
  fullName: string;
  folded: string;
  birth: Birth;
  sex: Sex | null;
  /** Twelve digits. */
  number: string | null;
  /** A number as our own lists print it: 001•••••6789. */
  mask: string | null;
  positionTitle: string | null;
  phone: string | null;
  category: Category | null;
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

/** Reads the values of a row: pure, apart from the register behind `find`. `sender` is the unit chosen when the file was brought. */
export function nomineeOf(row: ReadRow, find: (typed: string) => UnitMatch, sender: FoundUnit | null): Nominee {
  const value = row.values as { [K in keyof Value]?: Value[K] | null };
  const remarks: Remark[] = [];
  const unread = (key: string) => row.remarks.some(({ column, severity }) => column === key && severity === 'error');
  const say = (finding: Finding | null) => void (finding && remarks.push(asRemark(finding, 'error')));

  const fullName = value.fullName ?? '';
  if (!unread('fullName')) say(nameProblem(fullName));
  const birth = value.birth
    ? plainBirth({ birthDate: value.birth.date, birthPrecision: value.birth.precision })
    : plainBirth({ birthDate: null, birthPrecision: 'none' });
  say(birthProblem(birth, today()));

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

  return {
    place: `${row.sheet}!${row.row}`,
    fullName,
    folded: fold(fullName),
    birth,
    sex,
    number,
    mask,
    positionTitle,
    phone: value.phone ?? null,
    category: categoryIn(row, value.category ?? null, remarks),
    unit: unread('unit') ? null : unitIn(row, value.unit ?? null, find, sender, remarks),
    remarks,
  };
}

function categoryIn(row: ReadRow, typed: string | null, remarks: Remark[]): Category | null {
  if (typed !== null) {
    const category = categoryOf(typed);
    if (category === null) remarks.push({ severity: 'warning', code: 'trainees.category_unread', params: { typed }, column: 'category' });
    return category;
  }
  return (
    row.sections
      .toReversed()
      .map(categoryOfSection)
      .find((category) => category !== null) ?? null
  );
}

/** The cell, else the innermost heading that is a unit, else the sender; what was assumed is said. */
function unitIn(
  row: ReadRow,
  typed: string | null,
  find: (typed: string) => UnitMatch,
  sender: FoundUnit | null,
  remarks: Remark[],
): FoundUnit | null {
  const assumed = (code: string, unit: FoundUnit, text?: string) => {
    remarks.push({ severity: 'notice', code, params: { name: unit.name, ...(text ? { typed: text } : {}) }, column: 'unit' });
    return unit;
  };
  const headings = row.sections.toReversed().filter((title) => categoryOfSection(title) === null);
  const around = headings.map((title) => ({ title, match: find(title) }));
  const section = around.find(({ match }) => match.found)?.match.found ?? null;
  const unknown = (text: string, match: UnitMatch) => {
    // "Phòng Nghiệp vụ" is a part of whoever sends it
    const suggestion = (match.found === null ? match.suggestion : null) ?? (match.ended ? null : ((section ?? sender)?.name ?? null));
    remarks.push({
      severity: 'error',
      code: match.ended ? 'trainees.unit_ended' : 'trainees.unit_unknown',
      params: { typed: text },
      column: 'unit',
      typed: text,
      suggestion,
    });
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
  if (section) return assumed('trainees.unit_of_section', section);
  // A heading that nearly is a unit must not give way to the sender unseen.
  const near = around.find(({ match }) => match.ended || (match.found === null && match.suggestion));
  if (near) return unknown(near.title, near.match);
  if (sender) return assumed('trainees.unit_of_sender', sender);
  if (headings[0]) return unknown(headings[0], around[0]!.match);
  remarks.push({ severity: 'error', code: 'trainees.unit_missing', column: 'unit' });
  return null;
}
