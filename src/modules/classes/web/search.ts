import { z } from 'zod';
import { text, whole } from '#web/search.ts';

export const classListSearch = z.object({ q: text, year: whole, state: text, family: text, runner: whole });
export const classSearch = z.object({ tab: text });
