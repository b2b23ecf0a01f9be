import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const classListSearch = pageSearch({
  q: text,
  year: whole,
  family: text,
  status: text,
  runner: whole,
  host: whole,
  funding: text,
  sort: oneOf(['day', '-day', 'code', '-code']),
  after: text,
  tab: text,
});
export const classSearch = pageSearch({ tab: text });
export const declaredSearch = pageSearch({ year: whole, unit: whole, family: text });
export const outsideSearch = pageSearch({ q: text, year: whole, state: oneOf(['active', 'finished', 'ended']) });
