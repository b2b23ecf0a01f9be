import { pageSearch, text } from '#web/search.ts';

export const programmeListSearch = pageSearch({ q: text, nature: text });
