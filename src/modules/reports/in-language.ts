import { inText, inWords, languageIn, phrase, Refusal, type Texts } from '#platform/refusal.ts';
import type { AnnualReview, Remark, TurnsAnswer } from './contract.ts';

/** A remark is kept as a code beside the words of the paper; on the screen it is in the language of who reads. */
const remarkIn = ({ code, params }: Remark, texts: Texts): Remark => {
  const { what, todo } = inWords(new Refusal(code, params), texts);
  return { code, text: todo ? `${what} ${todo}` : what, params };
};

/** What has no name of its own, by its key. */
const nameless: Record<string, string> = { '': 'report.not_given', unresolved: 'report.unresolved', restricted: 'report.restricted' };

/** A review, also one kept as it was sent, for a screen. Names and numbers are the same in every language. */
export function reviewIn<R extends AnnualReview>(review: R, texts: Texts): R {
  if (languageIn(texts) === 'vi') return review;
  const remarks = (all: readonly Remark[]) => all.map((one) => remarkIn(one, texts));
  return {
    ...review,
    notes: remarks(review.notes),
    breakdowns: review.breakdowns.map((one) => ({
      ...one,
      rows: one.rows.map((row) => (row.key in nameless ? { ...row, label: inText(phrase(nameless[row.key]!), texts) } : row)),
    })),
    ...(review.stated && {
      stated: review.stated.map((figure) => ({
        ...figure,
        remarks: remarks(figure.remarks),
        candidates: figure.candidates.map((one) => ({ ...one, reason: remarkIn(one.reason, texts) })),
      })),
    }),
  };
}

export const turnsIn = (answer: TurnsAnswer, texts: Texts): TurnsAnswer => ({
  ...answer,
  refused: answer.refused && remarkIn(answer.refused, texts),
});
