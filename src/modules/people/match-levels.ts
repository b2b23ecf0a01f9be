import { BIRTH_LEVELS, compareBirth, comparePhones, NAME_LEVELS, type PartialDate } from '#kit/linkage/index.ts';
import { formsOf, type Forms } from '#kit/linkage/letters.ts';
import { compareNameForms } from '#kit/linkage/vietnamese-name.ts';
import { CERTIFICATE_LEVELS, compareCertificates, type HeldCertificate } from './match-certificates.ts';
import type { Birth, Described } from './rules.ts';

/** How far two descriptions agree, field by field: a level from 0 (strongest), null where one of them says nothing. */
export const matchFields = {
  name: NAME_LEVELS,
  birth: BIRTH_LEVELS,
  sex: ['same', 'different'],
  // kin: one carries the other on, or did before
  unit: ['same', 'kin', 'different'],
  phone: ['same', 'digit', 'different'],
  certificate: CERTIFICATE_LEVELS,
  // equal numbers are one person and never come here
  number: ['different'],
} as const;
export type MatchField = keyof typeof matchFields;
export const matchFieldNames = Object.keys(matchFields) as MatchField[];
export const levelsOf = (field: MatchField): readonly string[] => matchFields[field];

/** In the order of matchFieldNames. */
export type MatchLevels = readonly (number | null)[];
/** `certificate`: what the two hold in common, as printed. */
export type Compared = { levels: MatchLevels; certificate: string | null };
/** Somebody as far as a list or a record describes them. */
export type ToMatch = Described & { sex?: string | null; phone?: string | null; certificates?: readonly HeldCertificate[] };
export type Kin = ReadonlyMap<number, ReadonlySet<number>>;

/** Many bear one name: its forms are worked out once. */
const forms = new Map<string, Forms>();
const MOST_NAMES = 50_000;
function formsOfName(name: string): Forms {
  let known = forms.get(name);
  if (known === undefined) {
    known = formsOf(name);
    if (forms.size === MOST_NAMES) forms.clear();
    forms.set(name, known);
  }
  return known;
}

const NO_UNIT = 0;
export function compareDescribed(a: ToMatch, b: ToMatch, kin: Kin): Compared {
  const phone = a.phone && b.phone ? comparePhones(a.phone, b.phone) : null;
  const held = compareCertificates(a.certificates, b.certificates);
  const levels = [
    compareNameForms(formsOfName(a.fullName), formsOfName(b.fullName))?.level ?? null,
    compareBirth(partial(a), partial(b))?.level ?? null,
    a.sex && b.sex ? (a.sex === b.sex ? 0 : 1) : null,
    // a row whose unit nobody knows says nothing of it
    a.unitId < NO_UNIT || b.unitId < NO_UNIT ? null : a.unitId === b.unitId ? 0 : kin.get(a.unitId)?.has(b.unitId) ? 1 : 2,
    phone === null || phone.reason === 'otherKind' ? null : phone.level <= 1 ? 0 : phone.reason === 'digit' ? 1 : 2,
    held?.level ?? null,
    a.hasNumber && b.hasNumber ? 0 : null,
  ];
  return { levels, certificate: held?.shown ?? null };
}

/** 1975-06-01 of which the year is known → { 1975, 0, 0 } */
function partial({ birthDate, birthPrecision }: Birth): PartialDate | null {
  if (birthDate === null || birthPrecision === 'none') return null;
  const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number];
  return { year, month: birthPrecision === 'year' ? 0 : month, day: birthPrecision === 'day' ? day : 0 };
}

/** Codes of what was found, as phrases say them: match.name_order, match.birth_swapped; which certificate, after an equals sign. */
export const reasonsOf = ({ levels, certificate }: Compared): string[] =>
  matchFieldNames.flatMap((field, at) => {
    const level = levels[at];
    if (level === null || level === undefined) return [];
    const which = field === 'certificate' && certificate !== null ? `=${certificate}` : '';
    return `${field}_${levelsOf(field)[level]}${which}`;
  });

/** Whether a reason is one for two people. */
export const speaksAgainst = (reason: string): boolean => /_(different|none|other|sameYear)(=|$)/.test(reason);

export const levelCalled = ({ levels: found }: Compared, field: MatchField): string | null => {
  const level = found[matchFieldNames.indexOf(field)];
  return level === null || level === undefined ? null : levelsOf(field)[level]!;
};
