/** What a number format makes of a number: part of a day, a day, or neither. */
export type Meaning = 'number' | 'date' | 'time';

/** Formats that Excel knows by number; 27–36 and 50–58 are the East Asian ones. */
const BUILTIN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILTIN_TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

export function builtinMeaning(id: number): Meaning {
  return BUILTIN_DATES.has(id) ? 'date' : BUILTIN_TIMES.has(id) ? 'time' : 'number';
}

/** Excel keeps no longer ones. */
const LONGEST = 255;

/** Of a format code such as `dd/mm/yyyy;@`, `[$-42A]dd mmmm yyyy`, `"ngày" d "tháng" m`, `#,##0 "đồng"`. */
export function formatMeaning(code: string): Meaning {
  const bare = code
    .slice(0, LONGEST)
    .replace(/\\.|"[^"]*"?|[_*]./gs, '')
    .split(';')[0]!
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .toLowerCase()
    .replace(/am\/pm|a\/p/g, 'h')
    .replace(/general|standard/g, '')
    .replace(/s\.0+/g, 's');
  if (/[0#?]/.test(bare) || !/[ymdhsbge]/.test(bare)) return 'number';
  if (/[ydbge]/.test(bare)) return 'date';
  return /[hs]|\[m+\]/.test(bare) ? 'time' : 'date';
}

const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;

/** 'YYYY-MM-DD' of a day's serial number; null where there is no such day (0, negative, 29/2/1900, past 9999). */
export function serialToDay(serial: number, from1904: boolean): string | null {
  const day = Math.floor(serial);
  const last = from1904 ? LAST_SERIAL - 1462 : LAST_SERIAL;
  if (!(day >= (from1904 ? 0 : 1)) || day > last || (!from1904 && day === 60)) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * DAY).toISOString().slice(0, 10);
}

/** '08:30', or '08:30:15' where there are seconds; hours run past 24. */
export function serialToTime(serial: number): string {
  const seconds = Math.round(serial * 86_400);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 ? `${clock}:${two(seconds % 60)}` : clock;
}
