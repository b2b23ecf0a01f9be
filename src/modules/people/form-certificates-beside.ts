import type { Beside, CheckContext, Checked } from '#modules/imports';
import { certificateQuestions } from './certificate-messages.vi.ts';
import { categoryWords } from './export-words.ts';
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
  const registered = lines.filter(({ line }) => line && 'newcomer' in line.holder).length;
  const questions: NonNullable<Beside['questions']> = [];
  if (unknown.length > 0 || wanted === 'add') {
    const options = [
      { key: 'add', label: certificateQuestions.add },
      { key: 'hold', label: certificateQuestions.hold },
    ];
    questions.push({
      key: ADD_PEOPLE,
      text: certificateQuestions.people(unknown.length + uncategorised.length + registered),
      options,
      answer: wanted,
      rows: unknown.length > 0 ? unknown : uncategorised,
    });
  }
  if (uncategorised.length > 0 || (category !== null && registered > 0)) {
    const options = categories.map((key) => ({ key, label: categoryWords[key] }));
    questions.push({
      key: CATEGORY,
      text: certificateQuestions.category(uncategorised.length),
      options,
      answer: category,
      rows: uncategorised,
    });
  }
  return questions;
}

export function figuresOf(lines: readonly Checked<CertificateLine>[]): NonNullable<Beside['figures']> {
  const fresh = new Set(lines.flatMap(({ line }) => (line && 'newcomer' in line.holder ? [line.holder.newcomer.key] : [])));
  return fresh.size > 0 ? [{ label: 'Người thêm mới', value: fresh.size }] : [];
}
