import { pageSearch, text } from '#web/search.ts';

export const accountListSearch = pageSearch({ q: text });
export const scopeSearch = pageSearch({ role: text });
