import { encodingOfFont, fromOldFont, guessOldEncoding, syllableShare, type OldEncoding } from '#kit/old-fonts.ts';
import { cellAddress, type Cell, type Sheet } from '#platform/sheets/sheet.ts';
import type { OldFonts } from './columns.ts';

const EXAMPLES = 8;

/**
 * Text in fonts of the years before Unicode. A cell whose font says so, and whose text becomes Vietnamese by it, is certain;
 * letters alone are only a guess, which the officer must confirm. `convert` changes the sheets in place.
 */
export function findOldFonts(sheets: readonly Sheet[], decision: 'ask' | 'convert' | 'keep'): OldFonts | null {
  const found: { sheet: string; cell: string; before: string; after: string; target: Cell; encoding: OldEncoding; byFont: boolean }[] = [];
  const guesses = new Map<string, OldEncoding | null>();
  const guess = (text: string): OldEncoding | null => {
    if (!/[^\p{ASCII}\s]/u.test(text)) return null;
    let guessed = guesses.get(text);
    if (guessed === undefined) guesses.set(text, (guessed = guessOldEncoding(text)));
    return guessed;
  };
  for (const sheet of sheets) {
    sheet.rows.forEach((cells, r) =>
      cells.forEach((cell, c) => {
        if (cell.kind !== 'text') return;
        const byFont = cell.font ? encodingOfFont(cell.font) : null;
        const encoding = byFont ?? guess(cell.text);
        if (encoding === null) return;
        const after = fromOldFont(cell.text, encoding, cell.font);
        // A Unicode text somebody has put into an old font reads as it is.
        if (after === cell.text || syllableShare(after) < Math.max(0.6, syllableShare(cell.text))) return;
        found.push({
          sheet: sheet.name,
          cell: cellAddress(r + 1, c + 1),
          before: cell.text,
          after,
          target: cell,
          encoding,
          byFont: byFont !== null,
        });
      }),
    );
  }
  if (found.length === 0) return null;
  const different = [...Map.groupBy(found, ({ before }) => before).values()].map(([first]) => first!);
  const evidence = found.some((one) => one.byFont) ? 'font' : 'letters';
  const wanted = decision === 'convert' || (decision === 'ask' && evidence === 'font');
  if (wanted) for (const { target, after } of found) Object.assign(target, { value: after, text: after });
  return {
    encoding: found.find((one) => one.byFont)?.encoding ?? found[0]!.encoding,
    evidence,
    cells: found.length,
    examples: different.slice(0, EXAMPLES).map(({ sheet, cell, before, after }) => ({ sheet, cell, before, after })),
  };
}
