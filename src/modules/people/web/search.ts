import { z } from 'zod';
import { text, whole } from '#web/search.ts';

export const personListSearch = z.object({ q: text, unit: whole });
