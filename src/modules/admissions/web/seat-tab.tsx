import type { SeriesPage } from '../series-contract.ts';

/** Seats of a series: who has how many, and the ledger that says so. */
export function SeatsTab(_: { series: SeriesPage }) {
  return null;
}
