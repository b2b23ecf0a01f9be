/** How values look on a Vietnamese screen. Nothing here knows what they mean. */

const integer = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** 1234567 -> "1.234.567"; fractions keep at most two digits after a comma. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? integer.format(value) : decimal.format(value);
}

/** "2024-03-05" -> "05/03/2024"; also takes an ISO moment and shows its day in Hà Nội. */
export function formatDate(value: string): string {
  const day = value.length > 10 ? moment.format(new Date(value)) : value;
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** ISO moment -> "05/03/2024 14:07", time of Hà Nội. */
export function formatMoment(value: string): string {
  return `${formatDate(value)} ${clock.format(new Date(value))}`;
}

const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

/** "5/3/2024", "05-03-2024", "5.3.2024", "05032024" or "2024-03-05" -> "2024-03-05"; null when no such day exists. */
export function parseDate(text: string): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const local = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(trimmed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed);
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return exists ? date.toISOString().slice(0, 10) : null;
}

export const isIsoDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text) === text;
