import { natures } from './plan-natures.ts';
import { oneOf, pageSearch, text, whole } from '#web/search.ts';

/** The plans, or on the tab `dong` the lines of all of them. */
export const planListSearch = pageSearch({
  tab: text,
  year: whole,
  nature: oneOf(natures),
  bloc: whole,
  q: text,
  quarter: whole,
  family: text,
  unit: whole,
  pending: oneOf(['true']),
  sort: oneOf(['time', '-time', 'seats', '-seats']),
  after: text,
});
/** `line`: the line whose details stand open. `from`: the earlier version of a comparison. */
export const planSearch = pageSearch({ tab: text, version: whole, from: whole, line: text, q: text, quarter: whole });
export const needSearch = pageSearch({ year: whole, unit: whole, family: text, q: text, tab: text });
