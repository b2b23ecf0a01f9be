import { Refusal } from '#platform/refusal.ts';
import type { Assessment } from './assessment-contract.ts';

const WHOLE = 100;

/**
 * What cannot be computed with: weights that do not make a whole, bands out of order or above the scale, a pass mark nobody can reach,
 * a cap on a band that is not there.
 * @throws Refusal programmes.assessment_*
 */
export function refuseUncomputable({ scale, passMark, components, bands, caps, sources }: Assessment): void {
  if (passMark > scale || components.some((one) => one.passMark !== null && one.passMark > scale))
    throw new Refusal('programmes.assessment_pass_mark', { scale }, { where: 'passMark' });
  // in hundredths: 33.33 + 33.33 + 33.34 is a whole
  const sum = components.reduce((all, { weight }) => all + Math.round(weight * 100), 0);
  if (components.length > 0 && sum !== WHOLE * 100)
    throw new Refusal('programmes.assessment_weights', { sum: sum / 100 }, { where: 'components' });
  const twice = bands.find(({ name }, at) => bands.findIndex((other) => other.name === name) !== at);
  if (twice) throw new Refusal('programmes.assessment_band_twice', { name: twice.name }, { where: 'bands' });
  const wrong = bands.find(({ fromMark }, at) => fromMark > scale || (at > 0 && fromMark >= bands[at - 1]!.fromMark));
  if (wrong) throw new Refusal('programmes.assessment_bands', { name: wrong.name }, { where: 'bands' });
  const nowhere = caps.find(({ band }) => !bands.some(({ name }) => name === band));
  if (nowhere) throw new Refusal('programmes.assessment_cap', { name: nowhere.band }, { where: 'caps' });
  const unsourced = sources.find(({ verification, documentId, citation }) => verification === 'verified' && !documentId && !citation);
  if (unsourced) throw new Refusal('programmes.verified_without_source', {}, { where: 'sources' });
}
