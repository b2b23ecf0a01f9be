import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const programmeListSearch = pageSearch({
  tab: text,
  q: text,
  nature: text,
  year: whole,
  scheme: text,
  state: oneOf(['open', 'done']),
});
/** `version`: the one that is shown; `from` and `to`: the two that are compared. */
export const programmeSearch = pageSearch({ tab: text, version: text, from: text, to: text, edit: oneOf(['1']) });
