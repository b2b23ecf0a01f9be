import { z } from 'zod';
import { day, text } from '#web/search.ts';

export const unitTreeSearch = z.object({ q: text, asOf: day });
