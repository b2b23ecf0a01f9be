import { z } from 'zod';
import { isCalendarDate } from './dates.ts';
import { tidy } from './text.ts';

/** Shapes that cross HTTP in every module. An `error` is a code of the catalogue (platform/phrases). */
export const idSchema = z.uuid();
export const dateSchema = z.string().refine(isCalendarDate, { error: 'value.date' });
export const lineSchema = (max = 300) => z.string().max(max).transform(tidy);
export const requiredLine = (max = 300) => lineSchema(max).refine((text) => text.length > 0, { error: 'value.missing' });
export const yearSchema = z.coerce.number().int().min(1990).max(2100);
export const countSchema = (max: number) => z.number().int().min(0, { error: 'value.negative' }).max(max);
