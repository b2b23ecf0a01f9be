import { day, pageSearch, text } from '#web/search.ts';

export const unitTreeSearch = pageSearch({ q: text, asOf: day });
