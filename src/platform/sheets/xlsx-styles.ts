import type { Container } from './container.ts';
import { encodingOfFont } from '#kit/old-fonts.ts';
import { builtinMeaning, formatMeaning, type Meaning } from './number-format.ts';
import { scanPart } from './xlsx-package.ts';

/** Of a cell format: what its number format means, and its font where that is one from before Unicode. */
export type CellFormat = { meaning: Meaning; font: string | undefined };

export const PLAIN: CellFormat = { meaning: 'number', font: undefined };

/** Cell formats by their index; nothing else of the styles matters to the values. */
export async function readFormats(container: Container, part: string): Promise<CellFormat[]> {
  const meanings = new Map<number, Meaning>();
  const fonts: (string | undefined)[] = [];
  const formats: { numberFormat: number; font: number }[] = [];
  const path: string[] = [];
  await scanPart(container, part, {
    open(name, tag) {
      const inside = path.at(-1);
      if (name === 'numFmt' && inside === 'numFmts') {
        meanings.set(Number(tag.get('numFmtId')), formatMeaning(tag.get('formatCode') ?? ''));
      } else if (name === 'font' && inside === 'fonts') fonts.push(undefined);
      else if (name === 'name' && inside === 'font' && path.at(-2) === 'fonts') {
        const font = tag.get('val');
        if (font !== null && encodingOfFont(font)) fonts[fonts.length - 1] = font;
      } else if (name === 'xf' && inside === 'cellXfs') {
        formats.push({ numberFormat: Number(tag.get('numFmtId') ?? 0), font: Number(tag.get('fontId') ?? 0) });
      }
      path.push(name);
    },
    close() {
      path.pop();
    },
  });
  return formats.map(({ numberFormat, font }) => ({
    meaning: meanings.get(numberFormat) ?? builtinMeaning(numberFormat),
    font: fonts[font],
  }));
}
