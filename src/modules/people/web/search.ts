import { pageSearch, text, whole } from '#web/search.ts';

export const personListSearch = pageSearch({ q: text, unit: whole, category: text });
