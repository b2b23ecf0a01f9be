import { pageSearch, text } from '#web/search.ts';

export const approvalListSearch = pageSearch({ tab: text, kind: text, sort: text });
