import { z } from 'zod';
import { text, whole } from '#web/search.ts';

export const documentListSearch = z.object({ q: text, year: whole, kind: text });
