import type { SheetCell, SheetPage } from '#platform/sheets/write-page.ts';
import type { Column } from './reading/columns.ts';

export type BlankForm = {
  /** Name of the sheet. */
  name: string;
  /** 'Biểu B – …', at the right edge above. */
  mark: string;
  title: string;
  subtitle?: string;
  columns: readonly Column[];
  /** Headings over several columns that stand side by side, by their keys. */
  groups?: readonly { title: string; keys: readonly string[] }[];
  /** Printed under the table: how to fill it. */
  notes?: readonly string[];
  /** Lines of which something is known already, cell by cell. */
  known?: readonly (readonly (string | number | null)[])[];
  /** Empty lines to fill. */
  lines?: number;
};

/** A form to hand out: issuer and title, a heading of two rows where columns stand in groups, column numbers, empty lines, signature. The import reads it back once it is filled. */
export function blankPage({ name, mark, title, subtitle, columns, groups = [], notes = [], known = [], lines = 20 }: BlankForm): SheetPage {
  const last = columns.length;
  const half = Math.max(2, Math.floor(last / 2));
  const rows: (SheetCell | null)[][] = [];
  const merges: SheetPage['merges'] = [];
  const put = (row: number, col: number, cell: SheetCell) => ((rows[row - 1] ??= [])[col - 1] = cell);
  const across = (row: number, from: number, to: number, cell: SheetCell) => {
    put(row, from, { align: 'center', ...cell });
    if (to > from) merges.push([row, from, row, to]);
  };
  across(1, 1, half, { value: 'CƠ QUAN CẤP TRÊN' });
  across(2, 1, half, { value: 'TÊN CƠ QUAN, ĐƠN VỊ', bold: true });
  across(1, half + 1, last, { value: mark, italic: true });
  across(4, 1, last, { value: title, bold: true });
  if (subtitle) across(5, 1, last, { value: subtitle, italic: true });

  const heading = 7;
  const deep = groups.length > 0 ? 1 : 0;
  const groupOf = (key: string) => groups.find(({ keys }) => keys.includes(key));
  columns.forEach(({ key, title: words }, index) => {
    const col = index + 1;
    const look: SheetCell = { value: words, bold: true, align: 'center', boxed: true };
    const group = groupOf(key);
    put(heading, col, group ? { ...look, value: group.keys[0] === key ? group.title : null } : look);
    if (deep) put(heading + 1, col, group ? look : { ...look, value: null });
    if (deep && !group) merges.push([heading, col, heading + 1, col]);
    put(heading + deep + 1, col, { value: `(${col})`, italic: true, align: 'center', boxed: true });
  });
  for (const { keys } of groups) {
    const from = columns.findIndex(({ key }) => key === keys[0]) + 1;
    merges.push([heading, from, heading, from + keys.length - 1]);
  }
  const first = heading + deep + 2;
  const end = first + known.length + lines;
  for (let row = first; row < end; row++)
    columns.forEach((_, index) => put(row, index + 1, { value: known[row - first]?.[index] ?? null, boxed: true }));
  const below = end + 1;
  notes.forEach((note, index) => across(below + index, 1, last, { value: note, italic: true, align: 'left' }));
  across(below + notes.length + 1, half + 1, last, { value: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', bold: true });
  return {
    name,
    widths: columns.map(({ width }) => width ?? 14),
    rows: Array.from(rows, (cells) => Array.from(cells ?? [], (cell) => cell ?? null)),
    merges,
    headerRows: { from: heading, to: heading + deep + 1 },
  };
}
