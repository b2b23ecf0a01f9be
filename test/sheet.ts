import type { Cell, Merge, Sheet } from '#platform/sheets/sheet.ts';

/** null: blank · number, boolean · '=' formula with its stored value · '#' error · Date text only as {date}. */
export type Typed =
  | string
  | number
  | boolean
  | null
  | { date: string }
  | { formula: string | number | null }
  | { error: string }
  | { font: string; text: string };

export function cell(typed: Typed): Cell {
  if (typed === null) return { kind: 'blank', value: null, text: '', formula: false };
  if (typeof typed === 'string') return { kind: 'text', value: typed, text: typed, formula: false };
  if (typeof typed === 'number') return { kind: 'number', value: typed, text: String(typed), formula: false };
  if (typeof typed === 'boolean') return { kind: 'boolean', value: typed, text: String(typed), formula: false };
  if ('date' in typed) return { kind: 'date', value: typed.date, text: typed.date, formula: false };
  if ('error' in typed) return { kind: 'error', value: null, text: typed.error, formula: false };
  if ('font' in typed) return { kind: 'text', value: typed.text, text: typed.text, formula: false, font: typed.font };
  return { ...cell(typed.formula), formula: true };
}

/** A sheet as the readers give it, from rows as somebody types them. */
export function sheet(
  rows: Typed[][],
  { name = 'Trang1', merges = [], ...rest }: Partial<Omit<Sheet, 'merges'>> & { merges?: [number, number, number, number][] } = {},
): Sheet {
  return {
    name,
    hidden: false,
    hiddenRows: [],
    hiddenColumns: [],
    ...rest,
    rows: rows.map((row) => row.map(cell)),
    merges: merges.map(([top, left, bottom, right]): Merge => ({ top, left, bottom, right })),
  };
}
