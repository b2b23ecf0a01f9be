import { fold } from '#kit/text.ts';

export type PastedSeats = { rows: { unitId: number; seats: number }[]; unread: string[] };

/**
 * Lines copied out of a worksheet, unit and number of seats in any two columns; a column of ordinal numbers before the unit and a heading do
 * no harm. What names no unit, or no number, comes back as it was. A unit that comes twice gets the sum.
 */
export function pasteSeats(text: string, units: readonly { id: number; names: readonly string[] }[]): PastedSeats {
  const byName = new Map(units.flatMap(({ id, names }) => names.map((name): [string, number] => [fold(name), id])));
  const seats = new Map<number, number>();
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split(/\t|;/).map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) continue;
    const at = cells.findIndex((cell) => byName.has(fold(cell)));
    const number = cells.slice(at + 1).find((cell) => /^\d{1,4}$/.test(cell));
    const unitId = at < 0 ? undefined : byName.get(fold(cells[at]!));
    if (unitId === undefined || number === undefined || Number(number) === 0) unread.push(line.trim());
    else seats.set(unitId, (seats.get(unitId) ?? 0) + Number(number));
  }
  return { rows: [...seats].map(([unitId, count]) => ({ unitId, seats: count })), unread };
}
