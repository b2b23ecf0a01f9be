import { oneOf, pageSearch, text, whole } from '#web/search.ts';

export const personListSearch = pageSearch({ q: text, unit: whole, category: text, sort: oneOf(['name', '-name']), after: text });
export const duplicateListSearch = pageSearch({ decision: oneOf(['open', 'later', 'same', 'different']), after: text });
export const payeeListSearch = pageSearch({ q: text, unit: whole, after: text });
export const certificateListSearch = pageSearch({ q: text, title: text, issuer: text, year: whole, unit: whole, after: text });
