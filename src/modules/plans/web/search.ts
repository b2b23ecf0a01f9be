import { z } from 'zod';
import { text, whole } from '#web/search.ts';

export const planListSearch = z.object({ q: text, year: whole, bloc: text });
export const planSearch = z.object({ tab: text, version: text });
export const planImportSearch = z.object({ year: whole });
