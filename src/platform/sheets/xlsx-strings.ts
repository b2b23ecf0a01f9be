import { Refusal } from '#platform/refusal.ts';
import { textCell, unescapeXlsx } from './cell-values.ts';
import type { Container } from './container.ts';
import { encodingOfFont } from '#kit/old-fonts.ts';
import type { FileLimits } from './limits.ts';
import type { Cell } from './sheet.ts';
import { scanPart } from './xlsx-package.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** Joins the runs of one string item; phonetic readings are no text. A run in a font from before Unicode tells its name. */
export class RichText {
  text = '';
  font: string | undefined;
  #phonetic = 0;
  #runFont: string | undefined;

  clear(): void {
    this.text = '';
    this.font = this.#runFont = undefined;
    this.#phonetic = 0;
  }

  open(name: string, tag: XmlScanner): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') tag.wantsText = this.#phonetic === 0;
    else if (name === 'r') this.#runFont = undefined;
    else if (name === 'rFont') {
      const font = tag.get('val');
      this.#runFont = font && encodingOfFont(font) ? font : undefined;
    }
  }

  close(name: string, scanner: XmlScanner): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't') scanner.wantsText = false;
  }

  add(text: string): void {
    this.text = this.text === '' ? text : this.text + text;
    if (this.#runFont && /\p{L}/u.test(text)) this.font = this.#runFont;
  }
}

/** Shared strings as cells, made once each however often they stand in the sheets. */
export type SharedStrings = { at(index: number): Cell | undefined };

export async function readStrings(container: Container, part: string, limits: FileLimits): Promise<SharedStrings> {
  if (container.size(part) > limits.sharedStringBytes) {
    throw new Refusal('file.unpacks_too_large', { limit: Math.round(limits.sharedStringBytes / 1024 / 1024) });
  }
  const cells: Cell[] = [];
  const item = new RichText();
  let scanner: XmlScanner | null = null;
  let depth = 0;
  await scanPart(container, part, {
    open(name, tag) {
      scanner = tag;
      if (name === 'si' && depth === 1) item.clear();
      else if (depth > 1) item.open(name, tag);
      depth++;
    },
    text: (text) => item.add(text),
    close(name) {
      depth--;
      if (depth > 1) item.close(name, scanner!);
      else if (depth === 1 && name === 'si') {
        cells.push(textCell(unescapeXlsx(item.text), false, item.font));
      }
    },
  });
  return { at: (index) => cells[index] };
}
