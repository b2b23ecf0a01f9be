import { z } from 'zod';

/** Pieces of search schemas: what may stand behind `?` of a page. A value that makes no sense is dropped, never an error. */
export const text = z.string().optional().catch(undefined);
export const whole = z.coerce.number().int().optional().catch(undefined);
export const day = z.iso.date().optional().catch(undefined);
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);
