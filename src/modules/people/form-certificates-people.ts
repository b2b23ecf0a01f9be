import { fold, toneKey } from '#kit/text.ts';
import type { CheckContext, Remark } from '#modules/imports';
import type { UnitMatch } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import { bornAndUnit, otherPerson, whoMayBe } from './ask-who.ts';
import { partialDateText } from './certificate-rules.ts';
import type { PersonInput } from './contract.ts';
import type { Entry } from './form-certificates-rows.ts';
import { heldFrom } from './match-certificates.ts';
import type { ToMatch } from './match-levels.ts';
import { maskedNumbers } from './person-records.ts';
import { numberHash } from './personal-number.ts';
import { sameNameWritten } from './match-verdict.ts';
import { recognisePeople, type Candidate, type Recognised } from './recognise-people.ts';
import { categories, type Birth, type Category, type Described } from './rules.ts';
import { twinFinder } from './twins.ts';

/** Somebody to be registered for this file, once, however many certificates the file gives them. */
export type Newcomer = {
  key: string;
  place: string;
  input: Omit<PersonInput, 'category' | 'unitId'> & { category: Category | null; unitId: number | null };
};
export type Holder = { kind: 'person'; personId: string } | { kind: 'new'; newcomer: Newcomer } | { kind: 'held'; remarks: Remark[] };

export type KnownHolder = Birth & { personId: string; fullName: string; unitId: number };
/** Holders of certificates that are there already: by them somebody is known whom name and unit do not tell. */
export type KnownHolders = {
  bySerial(entry: Entry): KnownHolder | null;
  /** One name, one programme, one day of issue, and either one day of birth or one unit. */
  byDescription(entry: Entry, unitId: number | null): KnownHolder | null;
};

const OTHER = 'other';
const KNOWN = { day: 10, month: 7, year: 4, none: 0 } as const;

export function sameHolder(entry: Pick<Entry, 'fullName' | 'birth'>, known: KnownHolder): boolean {
  if (fold(entry.fullName) !== fold(known.fullName)) return false;
  if (entry.birth.birthDate === null || known.birthDate === null) return true;
  const length = Math.min(KNOWN[entry.birth.birthPrecision], KNOWN[known.birthPrecision]);
  return entry.birth.birthDate.slice(0, length) === known.birthDate.slice(0, length);
}

/**
 * Who holds each certificate: by personal number, by a certificate of theirs that is there already (`known`), by name, birth and
 * unit; else the officer is asked, row by row for those who may be somebody known, once for the file whether the others are registered.
 */
export async function holdersOf(
  db: Reader,
  { keys, actor, choices: { answers }, senderId }: CheckContext<unknown>,
  entries: readonly Entry[],
  unitOf: (typed: string) => UnitMatch,
  known: KnownHolders,
): Promise<Holder[]> {
  const unitIdOf = (entry: Entry) => (entry.unit === null ? senderId : (unitOf(entry.unit).found?.id ?? null));
  const people = entries.map((entry): ToMatch & { hash: Buffer | null } => ({
    fullName: entry.fullName,
    sex: entry.sex,
    ...entry.birth,
    unitId: unitIdOf(entry) ?? -1,
    hasNumber: entry.number !== null,
    hash: entry.number === null ? null : numberHash(keys, entry.number),
    certificates: [heldFrom(entry.facts)],
  }));
  const recognised = await recognisePeople(db, people);
  const candidates = recognised.map(candidatesOf);
  const masked = entries.flatMap((entry, n) => (entry.mask === null ? [] : candidates[n]!.map(({ id }) => id)));
  const masks = await maskedNumbers(db, keys, masked);
  const newcomers = newcomersOf(answers);

  return entries.map((entry, n): Holder => {
    const recognition = recognised[n]!;
    if (entry.fullName === '') return { kind: 'held', remarks: [] };
    if (recognition.kind === 'known') return knownHolder(entry, recognition);
    const numbered = known.bySerial(entry);
    if (numbered) return { kind: 'person', personId: numbered.personId };
    const bearers = entry.mask === null ? candidates[n]! : candidates[n]!.filter(({ id }) => masks.get(id) === entry.mask);
    if (entry.mask !== null && bearers.length === 1) return { kind: 'person', personId: bearers[0]!.id };
    if (entry.mask !== null && bearers.length === 0 && candidates[n]!.length > 0)
      return held('certificates.mask_differs', 'personalNumber');
    if (recognition.kind === 'same') return { kind: 'person', personId: recognition.candidate.id };
    const described = known.byDescription(entry, unitIdOf(entry));
    if (described) return { kind: 'person', personId: described.personId };
    const answer = answers[entry.place];
    if (recognition.kind === 'maybe' && answer !== OTHER) {
      const chosen = bearers.find(({ id }) => id === answer);
      if (chosen) return { kind: 'person', personId: chosen.id };
      // whoever may not be registered here is not asked about
      const outside = bearers.length === 0 ? unitProblems(entry, unitOf, actor, unitIdOf(entry)) : [];
      return {
        kind: 'held',
        remarks: outside.length > 0 ? outside : [maybeSame(entry, bearers), ...unknownUnit(entry, unitOf, 'warning')],
      };
    }
    return newcomers.place(entry, people[n]!, unitIdOf(entry), () => unitProblems(entry, unitOf, actor, unitIdOf(entry)));
  });
}

const candidatesOf = (recognition: Recognised): Candidate[] =>
  recognition.kind === 'same' ? [recognition.candidate] : recognition.kind === 'maybe' ? recognition.candidates : [];
const held = (code: string, column: string, params: Remark['params'] = {}): Holder => ({
  kind: 'held',
  remarks: [{ severity: 'error', code, column, params }],
});

function knownHolder(entry: Entry, { personId, name }: { personId: string; name: string | null }): Holder {
  if (name === null) return held('certificates.person_out_of_sight', 'personalNumber');
  return sameNameWritten(name, entry.fullName)
    ? { kind: 'person', personId }
    : held('people.number_of_another', 'personalNumber', { name });
}

const maybeSame = (entry: Entry, candidates: readonly Candidate[]): Remark => ({
  severity: 'error',
  ...whoMayBe(entry.fullName, candidates),
  column: 'fullName',
  ask: [
    ...candidates.map((one) => ({
      key: one.id,
      label: one.fullName,
      detail: bornAndUnit(partialDateText({ date: one.birthDate, precision: one.birthPrecision }), one.unitName, one.reasons),
    })),
    otherPerson(OTHER),
  ],
});

function unknownUnit(entry: Entry, unitOf: (typed: string) => UnitMatch, severity: Remark['severity']): Remark[] {
  if (entry.unit === null) return [];
  const match = unitOf(entry.unit);
  if (match.found !== null) return [];
  return [
    {
      severity,
      code: 'certificates.unit_unknown',
      column: 'unit',
      params: { typed: entry.unit },
      typed: entry.unit,
      suggestion: match.suggestion,
    },
  ];
}

/** Whoever is registered needs a unit, and the desk may only register people of its own. */
function unitProblems(entry: Entry, unitOf: (typed: string) => UnitMatch, { scope }: Actor, unitId: number | null): Remark[] {
  if (unitId === null) {
    const unknown = unknownUnit(entry, unitOf, 'error');
    return unknown.length > 0
      ? unknown
      : [{ severity: 'error', code: 'certificates.unit_needed', column: 'unit', params: { name: entry.fullName } }];
  }
  const unit = entry.unit === null ? null : unitOf(entry.unit).found;
  const outside =
    scope.kind === 'unit' ? !scope.units.includes(unitId) : scope.kind === 'bloc' && unit !== null && unit.bloc !== scope.bloc;
  return outside ? [{ severity: 'error', code: 'certificates.unit_outside', column: 'unit', params: { name: unit?.name ?? '' } }] : [];
}

/** People of the file who are not there yet, each once. */
function newcomersOf(answers: Readonly<Record<string, string>>) {
  const twins = twinFinder<Newcomer>();
  const byNumber = new Map<string, Newcomer>();
  const byWords = new Map<string, Newcomer>();
  const wanted = answers[ADD_PEOPLE];
  const category = categories.find((one) => one === answers[CATEGORY]) ?? null;

  return {
    place(entry: Entry, described: Described, unitId: number | null, problems: () => Remark[]): Holder {
      const answer = answers[entry.place];
      const numbered = entry.number === null ? undefined : byNumber.get(entry.number);
      if (numbered && fold(numbered.input.fullName) !== fold(entry.fullName))
        return held('certificates.number_twice', 'personalNumber', { name: numbered.input.fullName, other: rowOf(numbered.place) });
      const words = `${toneKey(entry.fullName)}|${entry.birth.birthDate}|${entry.birth.birthPrecision}|${unitId}`;
      const alike = numbered ?? (entry.number === null && answer !== OTHER ? byWords.get(words) : undefined);
      const twin = alike || answer === OTHER ? null : twins.like(described);
      if (twin?.likeness === 'maybe' && answer !== SAME) {
        const other = rowOf(twin.key.place);
        const ask = [
          { key: SAME, label: phrase('certificate.same', { row: other }), detail: phrase('certificate.same_detail') },
          otherPerson(OTHER),
        ];
        return {
          kind: 'held',
          remarks: [
            { severity: 'error', code: 'certificates.maybe_earlier', column: 'fullName', params: { name: entry.fullName, other }, ask },
          ],
        };
      }
      const newcomer = alike ?? twin?.key ?? added(entry, unitId, answer === OTHER);
      newcomer.input.personalNumber ??= entry.number;
      newcomer.input.category ??= entry.category ?? category;
      if (entry.number !== null) byNumber.set(entry.number, newcomer);
      byWords.set(words, newcomer);
      twins.add(newcomer, described);
      const remarks = problems();
      if (wanted !== 'add' && answer !== OTHER)
        remarks.unshift({ severity: 'error', code: 'certificates.unknown_person', column: 'fullName', params: { name: entry.fullName } });
      else if (newcomer.input.category === null)
        remarks.push({ severity: 'error', code: 'certificates.category_needed', column: 'category', params: { name: entry.fullName } });
      return remarks.length > 0 ? { kind: 'held', remarks } : { kind: 'new', newcomer };
    },
  };

  function added(entry: Entry, unitId: number | null, confirmDifferent: boolean): Newcomer {
    const { fullName, birth, sex, positionTitle, number } = entry;
    return {
      key: entry.place,
      place: entry.place,
      input: {
        fullName,
        ...birth,
        sex,
        positionTitle,
        personalNumber: number,
        category: entry.category ?? category,
        unitId,
        confirmDifferent,
      },
    };
  }
}

export const ADD_PEOPLE = 'newPeople';
export const CATEGORY = 'newCategory';
const SAME = 'same';
const rowOf = (place: string) => place.slice(place.lastIndexOf('!') + 1);
