import type { SeriesPage } from '../series-contract.ts';

/** What may be done with a series as a whole. */
export function SeriesActions(_: { series: SeriesPage }) {
  return null;
}
