import { day, pageSearch, text, whole } from '#web/search.ts';

export const catalogueSearch = pageSearch({ on: day });
/** A draft is kept nowhere but here: the address of the page is the draft. */
export const trialSearch = pageSearch({ version: text, draft: text, family: text, year: whole, class: text });
