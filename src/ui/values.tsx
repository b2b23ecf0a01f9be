import { formatDate, formatMoment, formatNumber } from './format.ts';
import classes from './values.module.css';

const dash = <span className={classes.none}>–</span>;

/** A count: 1.234.567. With `sign`, a difference: +231, −12, 0. */
export function Num({ value, sign = false }: { value: number | null | undefined; sign?: boolean }) {
  if (value === null || value === undefined) return dash;
  const text = sign && value !== 0 ? `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value))}` : formatNumber(value);
  return <span className={classes.figures}>{text}</span>;
}

/** Whole đồng: 45.000.000 ₫ */
export function Money({ value }: { value: number | null | undefined }) {
  if (value === null || value === undefined) return dash;
  return <span className={classes.figures}>{formatNumber(value)} ₫</span>;
}

/** A day, dd/mm/yyyy; with `time` also the time of an ISO moment. */
export function DateText({ value, time = false }: { value: string | null | undefined; time?: boolean }) {
  if (!value) return dash;
  return (
    <time dateTime={value} className={classes.figures}>
      {time ? formatMoment(value) : formatDate(value)}
    </time>
  );
}
