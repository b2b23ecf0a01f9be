import { isCalendarDate } from '#kit/dates.ts';

/** Reads one value behind `?`: undefined where it makes no sense. */
type Read<T> = (value: unknown) => T | undefined;

/**
 * What may stand behind `?` of a page. A value that makes no sense is dropped, never an error. Our own few lines,
 * because these are part of the first load.
 */
export function pageSearch<const Shape extends Record<string, Read<unknown>>>(shape: Shape) {
  type Search = { [Name in keyof Shape]?: ReturnType<Shape[Name]> };
  return (search: Record<string, unknown>): Search =>
    Object.fromEntries(Object.entries(shape).map(([name, read]) => [name, read(search[name])])) as Search;
}

export const text: Read<string> = (value) => (typeof value === 'string' ? value : undefined);
export const whole: Read<number> = (value) => (value != null && Number.isSafeInteger(Number(value)) ? Number(value) : undefined);
/** YYYY-MM-DD */
export const day: Read<string> = (value) => (typeof value === 'string' && isCalendarDate(value) ? value : undefined);
export const oneOf =
  <const T extends readonly [string, ...string[]]>(values: T): Read<T[number]> =>
  (value) =>
    values.find((one) => one === value);
