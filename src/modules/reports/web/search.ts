import { oneOf, pageSearch, text, whole } from '#web/search.ts';

const filter = {
  year: whole,
  clock: oneOf(['calendar', 'administrative']),
  org: text,
  by: oneOf(['runner', 'lead', 'host', 'sender']),
  organised: oneOf(['then', 'now']),
  programme: text,
  /** A day, or the very moment of a closed report. */
  asKnownOn: text,
};

export const homeSearch = pageSearch({ year: whole });
export const annualReviewSearch = pageSearch({ ...filter, slice: text, sent: text });
export const annualDetailSearch = pageSearch({ ...filter, cell: text, dimension: text, value: text, stated: text });
