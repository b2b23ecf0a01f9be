import type { Checked, Remark } from '#modules/imports';
import type { FoundUnit, RegisteredUnit } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { twinFinder, type Category } from '#modules/people';
import { phrase } from '#platform/refusal.ts';
import { derivedCategory } from './derive-category.ts';
import { inputOf, type TraineeLine } from './form-a-lines.ts';
import { describedAs, OTHER } from './form-a-people.ts';
import type { Nominee } from './form-a-rows.ts';

/** Key of the answer that says: one person, this row goes. */
const TWIN = 'twin';

type Around = {
  scope: Actor['scope'];
  units: ReadonlyMap<number, RegisteredUnit>;
  answers: Readonly<Record<string, string>>;
  category: Category | null;
};

/** The lines of people nobody knows yet, in the order of the file: one of them written twice is found here. */
export function newcomers({ scope, units, answers, category: answered }: Around) {
  const twins = twinFinder<{ place: string; identity: string }>();
  const numbers = new Set<string>();
  /** Of no known category: they wait for an answer. */
  const undecided: Nominee[] = [];

  function lineOf(nominee: Nominee, confirmed: boolean): Checked<TraineeLine> {
    const { place, fullName, folded, birth, number, unit } = nominee;
    const remarks = [...nominee.remarks];
    const described = describedAs(nominee);
    // the same number again is told by the identity of the line
    const twin = confirmed || (number && numbers.has(number)) ? null : twins.like(described);
    const apart = confirmed || (twin?.likeness === 'maybe' && answers[place] === OTHER);
    // in doubt it is a line of its own, and asked about
    const own = confirmed || twin?.likeness === 'maybe' ? `|${place}` : '';
    const description = `x:${folded}|${birth.birthDate}|${birth.birthPrecision}|${unit!.id}${own}`;
    const identity = twin?.likeness === 'same' ? twin.key.identity : number ? `n:${number}` : description;
    if (twin?.likeness === 'maybe' && !apart) {
      if (answers[place] === TWIN) return { label: fullName, identity, outcome: 'skipped', remarks, line: null };
      remarks.push(twinQuestion(nominee, twin.key.place));
    }
    if (!twin) twins.add({ place, identity }, described);
    if (number) numbers.add(number);

    const open = nominee.category === null && !nominee.categoryOdd;
    const derived = open ? derivedCategory(nominee.positionTitle, units.get(unit!.id)?.kind) : null;
    const category = nominee.category ?? derived?.category ?? answered;
    if (category === null) undecided.push(nominee);
    if (derived)
      remarks.push({
        severity: 'notice',
        code: derived.by === 'unit' ? 'trainees.category_of_unit' : 'trainees.category_of_position',
        params: { category: phrase(`category.${derived.category}`), typed: nominee.positionTitle },
        column: 'category',
      });
    if (number === null && !sees(scope, unit!))
      remarks.push({ severity: 'warning', code: 'trainees.unseen_unit', column: 'personalNumber' });
    if (birth.birthDate === null && !nominee.birthUnread)
      remarks.push({ severity: 'warning', code: 'trainees.birth_missing', column: 'birth' });

    const person = { ...inputOf(nominee, category ?? 'other'), confirmDifferent: apart };
    const line = {
      place,
      personId: null,
      enrolmentId: null,
      person,
      senderBloc: unit!.bloc,
      record: null,
      phone: null,
      positionTitle: null,
    };
    return { label: fullName, identity, outcome: category === null ? 'held' : 'added', remarks, line };
  }
  return { lineOf, undecided };
}

const sees = (scope: Actor['scope'], unit: FoundUnit): boolean =>
  scope.kind === 'tenant' ||
  (scope.kind === 'bloc' && scope.bloc === unit.bloc) ||
  (scope.kind === 'unit' && scope.units.includes(unit.id));

const twinQuestion = (nominee: Nominee, other: string): Remark => ({
  severity: 'error',
  code: 'trainees.maybe_twice',
  params: { name: nominee.fullName, other: other.slice(other.lastIndexOf('!') + 1) },
  column: 'fullName',
  ask: [
    { key: OTHER, label: phrase('trainee.two'), detail: phrase('trainee.two_detail') },
    { key: TWIN, label: phrase('trainee.one'), detail: phrase('trainee.one_detail') },
  ],
});
