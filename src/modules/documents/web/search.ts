import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const documentListSearch = pageSearch({
  q: text,
  kind: text,
  regime: oneOf(['state', 'party']),
  issuer: whole,
  year: whole,
  undated: oneOf(['true']),
  sort: oneOf(['date', '-date']),
  after: text,
});
