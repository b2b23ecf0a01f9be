import { pageSearch, text } from '#web/search.ts';

export const accountListSearch = pageSearch({ q: text });
