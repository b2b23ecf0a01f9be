import { day, oneOf, pageSearch, text } from '#web/search.ts';

const listed = { since: day, until: day, account: text, sort: oneOf(['time', '-time']), after: text };

export const trailSearch = pageSearch({
  kind: oneOf(['write', 'read', 'export', 'denied']),
  command: text,
  object: text,
  objectId: text,
  person: text,
  ...listed,
});
export const exportsSearch = pageSearch({ code: text, ...listed });
