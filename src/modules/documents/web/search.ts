import { pageSearch, text, whole } from '#web/search.ts';

export const documentListSearch = pageSearch({ q: text, year: whole, kind: text });
