import { day, oneOf, pageSearch, text, whole } from '#web/search.ts';

export const importListSearch = pageSearch({ form: text });
/** Where the officer came from: into what the file goes. */
export const importStartSearch = pageSearch({
  class: text,
  slot: text,
  series: text,
  plan: text,
  version: text,
  year: whole,
  unit: whole,
  date: day,
  sender: whole,
});
/** Which rows are shown; words of the contract, which is too heavy for the first load. */
export const importRunSearch = pageSearch({
  outcome: oneOf(['all', 'added', 'changed', 'same', 'held', 'skipped']),
  severity: oneOf(['error', 'warning', 'notice']),
  code: text,
});
