import { oneOf, pageSearch, text } from '#web/search.ts';
import { twinViews } from '../overlap-contract.ts';

/** The tab; of the pairs of titles, which. */
export const sameContentSearch = pageSearch({ tab: text, view: oneOf(twinViews), family: text });
