import { z } from 'zod';
import { oneOf, text, whole } from '#web/search.ts';

const filter = {
  year: whole,
  clock: oneOf(['calendar', 'administrative']),
  org: text,
  by: oneOf(['runner', 'lead', 'host', 'sender']),
  organised: oneOf(['then', 'now']),
  programme: text,
};

export const annualReviewSearch = z.object(filter);
export const annualDetailSearch = z.object({ ...filter, cell: text, value: text });
