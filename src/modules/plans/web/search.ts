import { natures } from './plan-natures.ts';
import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const planListSearch = pageSearch({ year: whole, nature: oneOf(natures), bloc: whole });
/** `line`: the line whose details stand open. `from`: the earlier version of a comparison. */
export const planSearch = pageSearch({ tab: text, version: whole, from: whole, line: text, q: text, quarter: whole });
/** `run`: a file that has been checked, so that its preview can be opened again and sent to a colleague. */
export const planImportSearch = pageSearch({ year: whole, plan: text, run: text });
