import { day, pageSearch, text, whole } from '#web/search.ts';

export const unitTreeSearch = pageSearch({ q: text, asOf: day, bloc: whole });
