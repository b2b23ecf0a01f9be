import * as z from 'zod/mini';

// pages run under a policy without eval, and zod would try it
z.config({ jitless: true });

/**
 * Schemas of what may stand behind `?` of a page. A value that makes no sense is dropped, never an error.
 * zod/mini, because these are part of the first load.
 */
export const pageSearch = z.object;
const orNothing = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

export const text = orNothing(z.string());
export const whole = orNothing(z.pipe(z.coerce.number(), z.int()));
/** YYYY-MM-DD */
export const day = orNothing(z.iso.date());
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => orNothing(z.enum(values));
