import { yearOf, type CalendarDate } from '#kit/dates.ts';
import { phrase, type Saying, type Text } from '#platform/refusal.ts';
import type { Facts, Occasion } from './facts.ts';
import { educationLevels, theoryLevels, type CheckKind, type Secret } from './kinds.ts';
import type { Check, CheckOf } from './rule-contract.ts';
import { daysMeant, monthsSince, yearsSince } from './spans.ts';

export type Found = {
  outcome: 'passed' | 'failed' | 'missing';
  /** What the person has, in words; null: nothing is known. */
  value: Text | null;
  /** What evidence is asked for, where it is missing. */
  needs: Saying | null;
};
type Judge<K extends CheckKind> = (
  parameters: CheckOf<K>['parameters'],
  facts: Facts,
  occasion: Occasion,
  on: CalendarDate | null,
) => Found;

const need = (what: string, value: Text | null = null): Found => ({
  outcome: 'missing',
  value,
  needs: phrase(`eligibility.need.${what}`),
});
const found = (passes: boolean, value: Text | null): Found => ({ outcome: passes ? 'passed' : 'failed', value, needs: null });
/** Sure both ways, or missing. */
const between = (least: boolean, most: boolean, value: Text | null, missing: string): Found =>
  least === most ? found(least, value) : need(missing, value);
const reaches = <T extends string>(order: readonly T[], has: T, wanted: T) => order.indexOf(has) >= order.indexOf(wanted);

/** "33 tuổi ngày 01/09/2025", or between two ages where only the year or month of birth is known. */
const ageInWords = ([least, most]: [number, number], on: CalendarDate): Saying =>
  least === most ? phrase('eligibility.age', { age: least, on }) : phrase('eligibility.age_between', { least, most, on });

function age(
  { female, male }: { female: number; male: number },
  { birth, sex }: Facts,
  on: CalendarDate | null,
  fits: (age: number, bound: number) => boolean,
): Found {
  if (on === null) return need('reference_day');
  if (birth === null) return need('birth_date');
  const span = yearsSince(birth, on);
  const value = ageInWords(span, on);
  const bounds = sex === null ? [female, male] : [sex === 'female' ? female : male];
  const answers = new Set(bounds.flatMap((bound) => span.map((one) => fits(one, bound))));
  if (answers.size === 1) return found(answers.has(true), value);
  return need(birth.precision === 'day' ? 'sex' : 'birth_day', value);
}

const judges: { [K in CheckKind]: Judge<K> } = {
  party_status: ({ anyOf }, { partyStatus }) =>
    partyStatus === null ? need('party_status') : found(anyOf.includes(partyStatus), phrase(`eligibility.party_${partyStatus}`)),

  education_at_least: ({ level, minorityLevel }, { education, ethnicMinority }) => {
    if (education === null) return need('education');
    const value = phrase(`eligibility.education_${education}`);
    if (reaches(educationLevels, education, level)) return found(true, value);
    if (minorityLevel === null || !reaches(educationLevels, education, minorityLevel)) return found(false, value);
    return ethnicMinority === null ? need('ethnic_minority', value) : found(ethnicMinority, value);
  },

  age_at_least: (bounds, facts, _occasion, on) => age(bounds, facts, on, (years, bound) => years >= bound),
  age_at_most: (bounds, facts, _occasion, on) => age(bounds, facts, on, (years, bound) => years <= bound),

  ratings_good_years: ({ years }, { ratings }, _occasion, on) => {
    if (on === null) return need('reference_day');
    const wanted = Array.from({ length: years }, (_, n) => yearOf(on) - years + n);
    const known = wanted.flatMap((year) => ratings.find((one) => one.year === year) ?? []);
    const value = known.map(({ year, good }) => phrase(good ? 'eligibility.rated_good' : 'eligibility.rated_less', { year }));
    if (known.some(({ good }) => !good)) return found(false, value);
    if (known.length === years) return found(true, value);
    const missing = wanted.filter((year) => !known.some((one) => one.year === year));
    return {
      outcome: 'missing',
      value: value.length > 0 ? value : null,
      needs: phrase('eligibility.need.ratings', { years: missing.join(', ') }),
    };
  },

  service_months_at_least: ({ months }, { servingSince }, _occasion, on) => {
    if (on === null) return need('reference_day');
    if (servingSince === null) return need('serving_since');
    const [least, most] = monthsSince(servingSince, on);
    const value =
      least === most ? phrase('eligibility.served', { months: least, on }) : phrase('eligibility.served_between', { least, most, on });
    return between(least >= months, most >= months, value, 'serving_day');
  },

  rank_years_at_least: ({ ranks: wanted, years }, facts, _occasion, on) => {
    if (on === null) return need('reference_day');
    if (facts.ranks === null) return need('ranks');
    const held = facts.ranks.filter(({ rank }) => wanted.includes(rank));
    if (held.length === 0) return found(false, null);
    const spans = held.map(({ since }) => yearsSince(since, on));
    const [least, most] = [Math.max(...spans.map(([one]) => one)), Math.max(...spans.map(([, one]) => one))];
    const value =
      least === most ? phrase('eligibility.rank_held', { years: least, on }) : phrase('eligibility.rank_held_between', { least, most, on });
    return between(least >= years, most >= years, value, 'rank_day');
  },

  commitment_multiple: ({ times }, _facts, { commitmentMonths, studyMonths }) => {
    if (commitmentMonths === null) return need('commitment');
    if (studyMonths === null) return need('study_months', phrase('eligibility.committed', { months: commitmentMonths }));
    return found(
      commitmentMonths >= times * studyMonths,
      phrase('eligibility.committed_of', { months: commitmentMonths, study: studyMonths }),
    );
  },

  not_holding_same_or_higher: ({ theoryLevel, confirmedBefore }, { certificates, theory }, { familyId }, on) => {
    if (certificates === null && theory === null) return need('certificates');
    const by = (issuedOn: CalendarDate | null) => issuedOn === null || on === null || issuedOn <= on;
    const same = certificates?.find((one) => one.familyId === familyId && by(one.issuedOn));
    if (same)
      return found(
        false,
        same.issuedOn
          ? phrase('eligibility.holds_since', { title: same.title, on: same.issuedOn })
          : phrase('eligibility.holds', { title: same.title }),
      );
    if (theoryLevel === null) return certificates === null ? need('certificates') : found(true, null);
    const higher = (theory ?? []).filter(
      (one) => reaches(theoryLevels, one.level, theoryLevel) && by(one.issuedOn && daysMeant(one.issuedOn)[0]),
    );
    const proves = ({ evidence, issuedOn }: (typeof higher)[number]) =>
      evidence === 'diploma' ||
      (evidence === 'confirmation' && (confirmedBefore === null || (issuedOn !== null && daysMeant(issuedOn)[1] < confirmedBefore)));
    const held = higher.find(proves) ?? higher[0];
    if (!held) return found(true, null);
    const value = phrase(`eligibility.theory_${held.level}`);
    return proves(held) ? found(false, value) : need('theory_proof', value);
  },

  not_enrolled_overlapping: (_parameters, _facts, { otherClasses, days, endsOn }) => {
    if (otherClasses === null) return need('other_classes');
    const opens = days.expected_opening;
    const still = otherClasses.filter(({ to }) => to === null || opens === null || to >= opens);
    if (still.length === 0) return found(true, null);
    const names = still.map(({ code }) => code).join(', ');
    if (opens === null) return need('opening', names);
    // of a class whose end is not fixed, the first day is sure and every later one possible
    const sure = still.filter(({ from, to }) => from <= (endsOn ?? opens) && (to ?? from) >= opens);
    if (sure.length > 0) return found(false, sure.map(({ code }) => code).join(', '));
    const possible = still.filter(({ from }) => endsOn === null || from <= endsOn);
    return possible.length > 0 ? need('end_of_class', possible.map(({ code }) => code).join(', ')) : found(true, null);
  },

  not_known: () => need('rule_text'),
};

/** One check of one person. Pure; `on` is the reference day of the rule, null where it is not fixed. */
export const judgeCheck = ({ kind, parameters }: Check, facts: Facts, occasion: Occasion, on: CalendarDate | null): Found =>
  (judges[kind] as Judge<CheckKind>)(parameters as never, facts, occasion, on);

const bothSexes = (code: string, { female, male }: { female: number; male: number }): Saying =>
  female === male ? phrase(`eligibility.${code}`, { age: female }) : phrase(`eligibility.${code}_by_sex`, { female, male });

const wants: { [K in CheckKind]: (parameters: CheckOf<K>['parameters']) => Text } = {
  party_status: ({ anyOf }) => anyOf.map((one) => phrase(`eligibility.party_${one}`)),
  education_at_least: ({ level, minorityLevel }) =>
    minorityLevel === null
      ? phrase('eligibility.education_from', { level: phrase(`eligibility.education_${level}`) })
      : phrase('eligibility.education_from_minority', {
          level: phrase(`eligibility.education_${level}`),
          minority: phrase(`eligibility.education_${minorityLevel}`),
        }),
  age_at_least: (bounds) => bothSexes('age_from', bounds),
  age_at_most: (bounds) => bothSexes('age_to', bounds),
  ratings_good_years: ({ years }) => phrase('eligibility.ratings_wanted', { years }),
  service_months_at_least: ({ months }) => phrase('eligibility.service_wanted', { months }),
  rank_years_at_least: ({ ranks: wanted, years }) =>
    phrase('eligibility.rank_wanted', { ranks: wanted.map((one) => phrase(`eligibility.rank_${one}`)), years }),
  commitment_multiple: ({ times }) => phrase('eligibility.commitment_wanted', { times }),
  not_holding_same_or_higher: ({ theoryLevel }) =>
    theoryLevel === null
      ? phrase('eligibility.same_certificate')
      : phrase('eligibility.same_or_higher', { level: phrase(`eligibility.theory_${theoryLevel}`) }),
  not_enrolled_overlapping: () => phrase('eligibility.no_overlap'),
  not_known: () => phrase('eligibility.not_read'),
};

/** What a check asks, in words. */
export const wanted = ({ kind, parameters }: Check): Text => (wants[kind] as (parameters: never) => Text)(parameters as never);

/**
 * Whose business the answers of a check are not. Of schooling with an exception for ethnic minorities always: were it hidden only
 * where the exception was used, hiding would tell.
 */
export const secretOf = (check: Check): Secret | null =>
  check.kind === 'party_status'
    ? 'party'
    : check.kind === 'education_at_least' && check.parameters.minorityLevel !== null
      ? 'minority'
      : null;
