import { day, pageSearch, text } from '#web/search.ts';

export const delegationSearch = pageSearch({ tab: text, on: day, personnel: text });
