import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const seriesListSearch = pageSearch({
  q: text,
  year: whole,
  family: text,
  runner: whole,
  state: oneOf(['open', 'closed', 'cancelled']),
  after: text,
});
/** The tabs share what stands behind `?`: a tab's own filters are dropped where another is chosen. */
export const seriesSearch = pageSearch({
  tab: text,
  q: text,
  state: text,
  unit: whole,
  verdict: text,
  after: text,
  result: text,
  bloc: whole,
  rule: text,
  late: text,
  papersMissing: text,
});
