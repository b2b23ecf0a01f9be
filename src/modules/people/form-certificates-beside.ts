import type { Beside, CheckContext, Checked } from '#modules/imports';
import { phrase } from '#platform/refusal.ts';
import type { CertificateLine } from './form-certificates-check.ts';
import { ADD_PEOPLE, CATEGORY } from './form-certificates-people.ts';
import type { Entry } from './form-certificates-rows.ts';
import { categories } from './rules.ts';

const asPlace = (place: string) => ({
  sheet: place.slice(0, place.lastIndexOf('!')),
  row: Number(place.slice(place.lastIndexOf('!') + 1)),
});

/** Asked once for the file; until then these rows wait and the others may go in. */
export function questionsOf(
  entries: readonly Entry[],
  lines: readonly Checked<CertificateLine>[],
  { choices: { answers } }: CheckContext<unknown>,
): NonNullable<Beside['questions']> {
  const waiting = (code: string) =>
    entries.filter((_, n) => lines[n]!.remarks.some((remark) => remark.code === code)).map(({ place }) => asPlace(place));
  const [unknown, uncategorised] = [waiting('certificates.unknown_person'), waiting('certificates.category_needed')];
  const wanted = answers[ADD_PEOPLE] === 'add' || answers[ADD_PEOPLE] === 'hold' ? answers[ADD_PEOPLE] : null;
  const category = categories.find((one) => one === answers[CATEGORY]) ?? null;
  const newcomers = entries.filter((_, n) => {
    const { line } = lines[n]!;
    return line && 'newcomer' in line.holder;
  });
  const asked = newcomers.filter((entry) => entry.category === null).map(({ place }) => asPlace(place));
  const questions: NonNullable<Beside['questions']> = [];
  if (unknown.length > 0 || wanted === 'add') {
    const options = [
      { key: 'add', label: phrase('certificate.add') },
      { key: 'hold', label: phrase('certificate.hold') },
    ];
    questions.push({
      key: ADD_PEOPLE,
      text: phrase('certificate.people', { count: unknown.length + uncategorised.length + newcomers.length }),
      options,
      answer: wanted,
      rows: unknown.length > 0 ? unknown : uncategorised,
    });
  }
  const which = category === null ? uncategorised : asked;
  if (which.length > 0) {
    const options = categories.map((key) => ({ key, label: phrase(`category.${key}`) }));
    questions.push({
      key: CATEGORY,
      text: phrase('certificate.category', { count: which.length }),
      options,
      answer: category,
      rows: which,
    });
  }
  return questions;
}

export function figuresOf(lines: readonly Pick<Checked<CertificateLine>, 'line'>[]): NonNullable<Beside['figures']> {
  const fresh = new Set(lines.flatMap(({ line }) => (line && 'newcomer' in line.holder ? [line.holder.newcomer.key] : [])));
  return fresh.size > 0 ? [{ label: phrase('certificate.newcomers'), value: fresh.size }] : [];
}
