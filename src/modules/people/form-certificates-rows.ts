import { today } from '#kit/dates.ts';
import { isMasked } from '#kit/personal-number.ts';
import { tidy } from '#kit/text.ts';
import type { FoundTable, PartialDate, ReadRow, Remark } from '#modules/imports';
import { categoryNamed, courseTime, type CertificateFacts } from './certificate-rules.ts';
import { birthProblem, nameProblem, numberProblem, numberWarnings, plainBirth, type Birth, type Category, type Sex } from './rules.ts';

/** One line of a register as typed: the holder, the certificate, and what is to be said about them. */
export type Entry = {
  /** 'sheet!row', by which answers come back. */
  place: string;
  fullName: string;
  birth: Birth;
  sex: Sex | null;
  number: string | null;
  /** A number as our own lists print it: 001•••••6789. */
  mask: string | null;
  unit: string | null;
  positionTitle: string | null;
  category: Category | null;
  facts: CertificateFacts;
  /** Facts that the table has a column for; the others stay as they are. */
  said: ReadonlySet<keyof CertificateFacts>;
  remarks: Remark[];
};

/** What holds for the whole file, where a row does not say otherwise. */
export type Given = {
  issuer: string | null;
  family: { id: string; name: string } | null;
  familyOf: (title: string) => string | null;
  isUnit: (name: string) => boolean;
};

const LONGEST = { title: 300, issuer: 300, serial: 60, registerNo: 60, classification: 100, decision: 300, signer: 200 } as const;
const COLUMN_OF: Partial<Record<keyof CertificateFacts, readonly string[]>> = {
  courseFrom: ['from', 'time'],
  courseTo: ['to', 'time'],
  issuedPrecision: ['issuedOn'],
};

export function entryOf(row: ReadRow, table: FoundTable | undefined, given: Given): Entry {
  const remarks: Remark[] = [];
  const unread = (key: string) => row.remarks.some(({ column, severity }) => column === key && severity === 'error');
  const error = (code: string, column: string | null, params: Remark['params'] = {}) =>
    void remarks.push({ severity: 'error', code, column, params });
  const text = (key: string) => tidy((row.values[key] as string | null | undefined) ?? '') || null;

  const fullName = text('fullName') ?? '';
  const born = row.values.birth as PartialDate | null | undefined;
  const birth = plainBirth({ birthDate: born?.date ?? null, birthPrecision: born?.precision ?? 'none' });
  for (const problem of [unread('fullName') ? null : nameProblem(fullName), birthProblem(birth, today())])
    if (problem) error(problem.code, problem.where === 'birthDate' ? 'birth' : problem.where, problem.params);
  const sex = (row.values.sex as Sex | null | undefined) ?? null;

  return {
    place: `${row.sheet}!${row.row}`,
    fullName,
    birth,
    sex,
    ...numberIn(text('personalNumber'), { ...birth, sex }, remarks),
    unit: text('unit') ?? row.sections.findLast(given.isUnit) ?? null,
    positionTitle: text('positionTitle')?.slice(0, 200) ?? null,
    category: categoryNamed(text('category') ?? ''),
    facts: factsIn(row, given, text, remarks),
    said: new Set(FACTS.filter((fact) => (COLUMN_OF[fact] ?? [fact]).some((key) => table?.columns.some((one) => one.key === key)))),
    remarks,
  };
}

const FACTS = [
  'title',
  'registerNo',
  'issuedOn',
  'issuedPrecision',
  'courseFrom',
  'courseTo',
  'periods',
  'classification',
  'decision',
  'signer',
] as const;

function numberIn(typed: string | null, person: Birth & { sex: Sex | null }, remarks: Remark[]): Pick<Entry, 'number' | 'mask'> {
  if (typed === null) return { number: null, mask: null };
  if (isMasked(typed)) return { number: null, mask: typed };
  const problem = numberProblem(typed);
  if (problem === null) {
    for (const { code, params } of numberWarnings(typed, person))
      remarks.push({ severity: 'warning', code, params, column: 'personalNumber' });
    return { number: typed, mask: null };
  }
  // old registers hold the numbers of their day
  if (problem.code === 'people.number_old')
    remarks.push({ severity: 'notice', code: 'certificates.number_unused', column: 'personalNumber' });
  else remarks.push({ severity: 'error', code: problem.code, params: problem.params, column: 'personalNumber' });
  return { number: null, mask: null };
}

function factsIn(row: ReadRow, given: Given, text: (key: string) => string | null, remarks: Remark[]): CertificateFacts {
  const say = (severity: Remark['severity'], code: string, column: string | null, params: Remark['params'] = {}) =>
    void remarks.push({ severity, code, column, params });
  const title = text('title') ?? row.sections.findLast((section) => !given.isUnit(section)) ?? given.family?.name ?? '';
  const issued = (row.values.issuedOn as PartialDate | null | undefined) ?? { date: null, precision: 'none' as const };
  if (issued.date !== null && issued.date > today()) say('error', 'certificates.issued_future', 'issuedOn');
  const periods = (row.values.periods as number | null | undefined) ?? null;
  if (periods === 0) say('error', 'certificates.periods', 'periods');
  const facts: CertificateFacts = {
    title,
    familyId: given.family?.id ?? given.familyOf(title),
    serial: text('serial'),
    registerNo: text('registerNo'),
    issuer: text('issuer') ?? given.issuer,
    issuedOn: issued.precision === 'none' ? null : issued.date,
    issuedPrecision: issued.date === null ? 'none' : issued.precision,
    ...courseIn(row, text('time'), say),
    periods,
    classification: text('classification'),
    decision: text('decision'),
    signer: text('signer'),
  };
  if (facts.issuer === null) say('warning', 'certificates.no_issuer', null);
  if (facts.courseTo !== null && facts.issuedOn !== null && facts.issuedPrecision === 'day' && facts.issuedOn < facts.courseTo)
    say('warning', 'certificates.issued_early', 'issuedOn', { issued: facts.issuedOn, end: facts.courseTo });
  for (const [key, limit] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    const { length } = facts[key] ?? '';
    if (length > limit) say('error', 'certificates.too_long', key, { length, limit });
  }
  return facts;
}

type Say = (severity: Remark['severity'], code: string, column: string | null, params?: Remark['params']) => void;

/** From two columns or one; only whole days are kept. */
function courseIn(row: ReadRow, time: string | null, say: Say): Pick<CertificateFacts, 'courseFrom' | 'courseTo'> {
  const whole = (key: 'from' | 'to') => {
    const date = row.values[key] as PartialDate | null | undefined;
    if (!date?.date || date.precision === 'day') return date?.date ?? null;
    say('notice', 'certificates.course_partial', key, { typed: row.texts[key] ?? '' });
    return null;
  };
  const range = time === null ? null : courseTime(time);
  if (time !== null && range === null) say('warning', 'certificates.time_unread', 'time', { typed: time });
  const course = { courseFrom: whole('from') ?? range?.from ?? null, courseTo: whole('to') ?? range?.to ?? null };
  if (course.courseFrom !== null && course.courseTo !== null && course.courseFrom > course.courseTo)
    say('error', 'certificates.course_order', 'from');
  return course;
}
