import { pageSearch, text, whole } from '#web/search.ts';

export const classListSearch = pageSearch({ q: text, year: whole, state: text, family: text, runner: whole });
export const classSearch = pageSearch({ tab: text });
