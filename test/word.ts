import { scanPart } from '../src/platform/sheets/xlsx-package.ts';
import { openContainer } from '../src/platform/sheets/container.ts';

export type Word = {
  /** One string for each paragraph, a cell's too, from top to bottom. */
  lines: string[];
  /** Names of elements with how often they occur, over all parts. */
  elements: Map<string, number>;
  /** Widths of each table in twips, its columns beside each other. */
  tables: number[][];
  /** Width and height of the page of each section, in twips. */
  pages: [number, number][];
};

/** Reads a Word file as strictly as the workbooks that are sent to us: a part that is not sound XML is refused. */
export async function readWord(bytes: Uint8Array): Promise<Word> {
  const container = openContainer(bytes);
  const word: Word = { lines: [], elements: new Map(), tables: [], pages: [] };
  for (const part of container.names.filter((name) => /\.(xml|rels)$/.test(name))) {
    const body = part === 'word/document.xml';
    let tag: { wantsText: boolean } | null = null;
    let line = '';
    await scanPart(container, part, {
      open(name, scanner) {
        word.elements.set(name, (word.elements.get(name) ?? 0) + 1);
        if (!body) return;
        if (name === 'p') line = '';
        if (name === 't') (tag = scanner).wantsText = true;
        if (name === 'tbl') word.tables.push([]);
        if (name === 'gridCol') word.tables.at(-1)!.push(Number(scanner.getPrefixed('w')));
        if (name === 'pgSz') word.pages.push([Number(scanner.getPrefixed('w')), Number(scanner.getPrefixed('h'))]);
      },
      close(name) {
        if (name === 't' && tag) tag.wantsText = false;
        if (name === 'p' && body) word.lines.push(line);
      },
      text: (text) => void (line += text),
    });
  }
  return word;
}
