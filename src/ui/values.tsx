import { formatDate, formatDayOf, formatDifference, formatDong, formatKnown, formatMoment, formatNumber } from './format.ts';
import classes from './values.module.css';

const dash = <span className={classes.none}>–</span>;

/** A count: 1.234.567. With `sign`, a difference: +231, -12, 0. */
export function Num({ value, sign = false }: { value: number | null | undefined; sign?: boolean }) {
  if (value === null || value === undefined) return dash;
  return <span className={classes.figures}>{sign ? formatDifference(value) : formatNumber(value)}</span>;
}

/** Whole đồng: 45.000.000 đ */
export function Money({ value }: { value: number | null | undefined }) {
  if (value === null || value === undefined) return dash;
  return <span className={classes.figures}>{formatDong(value)}</span>;
}

/** A day or an ISO moment as dd/mm/yyyy; with `time` a moment shows its hour too. */
export function DateText({ value, time = false }: { value: string | null | undefined; time?: boolean }) {
  if (!value) return dash;
  const text = value.length === 10 ? formatDate(value) : time ? formatMoment(value) : formatDayOf(value);
  return (
    <time dateTime={value} className={classes.figures}>
      {text}
    </time>
  );
}

/** A day as far as it is known, such as a birth: 05/03/1975, 03/1975, 1975. */
export function KnownDay({ value, precision }: { value: string | null; precision: string }) {
  if (value === null || precision === 'none') return dash;
  return <span className={classes.figures}>{formatKnown(value, precision)}</span>;
}
