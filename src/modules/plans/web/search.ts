import { natures } from './plan-natures.ts';
import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const planListSearch = pageSearch({ year: whole, nature: oneOf(natures), bloc: whole });
/** `line`: the line whose details stand open. `from`: the earlier version of a comparison. */
export const planSearch = pageSearch({ tab: text, version: whole, from: whole, line: text, q: text, quarter: whole });
export const needSearch = pageSearch({ year: whole, unit: whole, family: text, q: text, tab: text });
