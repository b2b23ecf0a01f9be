import { oneOf, pageSearch, text } from '#web/search.ts';

export const openingSearch = pageSearch({ level: oneOf(['risk', 'watch', 'fine']), q: text, sort: text });
