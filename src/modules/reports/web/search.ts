import { oneOf, pageSearch, text, whole } from '#web/search.ts';

const filter = {
  year: whole,
  clock: oneOf(['calendar', 'administrative']),
  org: text,
  by: oneOf(['runner', 'lead', 'host', 'sender']),
  organised: oneOf(['then', 'now']),
  programme: text,
};

export const annualReviewSearch = pageSearch(filter);
export const annualDetailSearch = pageSearch({ ...filter, cell: text, value: text });
