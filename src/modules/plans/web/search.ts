import { pageSearch, text, whole } from '#web/search.ts';

export const planListSearch = pageSearch({ q: text, year: whole, bloc: text });
export const planSearch = pageSearch({ tab: text, version: text });
export const planImportSearch = pageSearch({ year: whole });
