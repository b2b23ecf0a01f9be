import { Unpatchable, type PatchedStyles } from './patch-styles.ts';
import type { RowEdits, SheetEdits } from './remark-places.ts';
import { cellAddress } from './sheet.ts';
import { textElement } from './write-cells.ts';

const CELL = /<c(?=[\s>/])([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;
const LONGEST_ROW = 16 * 1024 * 1024;
const WIDTH = 60;

/** The XML of one worksheet with its edits, piece by piece; every other byte as it was. Throws Unpatchable for a shape it does not know. */
export async function* patchSheet(chunks: AsyncIterable<Uint8Array>, edits: SheetEdits, styles: PatchedStyles): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const patch = new SheetPatch(edits, styles);
  for await (const chunk of chunks) {
    const out = patch.feed(decoder.decode(chunk, { stream: true }));
    if (out !== '') yield Buffer.from(out);
  }
  yield Buffer.from(patch.end());
}

class SheetPatch {
  readonly #edits: SheetEdits;
  readonly #styles: PatchedStyles;
  readonly #pending: number[];
  #text = '';
  #place: 'head' | 'rows' | 'tail' = 'head';
  #row = 0;

  constructor(edits: SheetEdits, styles: PatchedStyles) {
    this.#edits = edits;
    this.#styles = styles;
    this.#pending = [...edits.rows.keys()].sort((a, b) => a - b);
  }

  feed(text: string): string {
    this.#text += text;
    if (this.#text.length > LONGEST_ROW && this.#place !== 'tail') throw new Unpatchable();
    let out = '';
    if (this.#place === 'head') {
      const start = /<sheetData\s*>/.exec(this.#text);
      if (!start) return '';
      const head = this.#text.slice(0, start.index);
      out += this.#head(head) + start[0];
      this.#text = this.#text.slice(start.index + start[0].length);
      this.#place = 'rows';
    }
    if (this.#place === 'rows') out += this.#rows();
    return out;
  }

  end(): string {
    if (this.#place !== 'tail') throw new Unpatchable();
    const { headings } = this.#edits;
    if (headings.length === 0) return this.#text;
    return this.#text.replace(/<mergeCells\b[^>]*>(.*?)<\/mergeCells>/s, (_, inner: string) => {
      const own = headings.map(
        ({ column, top, bottom }) => `<mergeCell ref="${cellAddress(top, column)}:${cellAddress(bottom, column)}"/>`,
      );
      const merges = inner + own.filter((one) => !inner.includes(one)).join('');
      return `<mergeCells count="${merges.match(/<mergeCell\b/g)?.length ?? 0}">${merges}</mergeCells>`;
    });
  }

  /** Without the old extent, with room for the remarks. */
  #head(head: string): string {
    if (/<!|<sheetData/.test(head.replace(/^\s*<\?xml[^>]*\?>/, ''))) throw new Unpatchable();
    const bare = head.replace(/<dimension\b[^>]*?(?:\/>|>\s*<\/dimension>)/, '');
    const given = /<cols\b[^>]*>(.*?)<\/cols>/s.exec(bare);
    const own = [...this.#edits.columns].map((column) => ({ min: column, max: column, tag: `width="${WIDTH}" customWidth="1"` }));
    const others = Array.from(given?.[1]?.matchAll(/<col\b([^>]*?)\/?>/g) ?? [], ([, inner]) => {
      const number = (name: string) => Number(new RegExp(`\\s${name}\\s*=\\s*["'](\\d+)["']`).exec(inner!)?.[1]);
      const tag = inner!.replace(/\s(?:min|max)\s*=\s*("[^"]*"|'[^']*')/g, '').trim();
      return { min: number('min'), max: number('max'), tag };
    }).flatMap((one) => cutOut(one, this.#edits.columns));
    const cols = `<cols>${[...others, ...own]
      .sort((a, b) => a.min - b.min)
      .map(({ min, max, tag }) => `<col min="${min}" max="${max}" ${tag}/>`)
      .join('')}</cols>`;
    return given ? bare.replace(given[0], () => cols) : bare + cols;
  }

  #rows(): string {
    let out = '';
    let at = 0;
    for (;;) {
      const open = this.#text.indexOf('<', at);
      if (open < 0) break;
      if (this.#text.startsWith('</sheetData', open)) {
        out += this.#newRows(Number.POSITIVE_INFINITY);
        this.#place = 'tail';
        at = open;
        break;
      }
      const tagEnd = this.#text.indexOf('>', open);
      if (tagEnd < 0) break;
      const tag = this.#text.slice(open, tagEnd + 1);
      if (!/^<row[\s>/]/.test(tag)) throw new Unpatchable();
      const empty = tag.endsWith('/>');
      const close = empty ? tagEnd + 1 : this.#text.indexOf('</row>', tagEnd);
      if (close < 0) break;
      const end = empty ? close : close + 6;
      this.#row = Number(/\sr\s*=\s*["'](\d+)["']/.exec(tag)?.[1] ?? this.#row + 1);
      out += this.#newRows(this.#row);
      const edits = this.#pending[0] === this.#row ? this.#edits.rows.get(this.#pending.shift()!) : undefined;
      out += edits ? this.#patched(tag, empty ? '' : this.#text.slice(tagEnd + 1, close), this.#row, edits) : this.#text.slice(open, end);
      at = end;
    }
    this.#text = this.#text.slice(at);
    return out;
  }

  /** Rows that have remarks but stand nowhere in the file, up to `before`. */
  #newRows(before: number): string {
    let out = '';
    while (this.#pending[0]! < before) {
      const row = this.#pending.shift()!;
      out += this.#patched(`<row r="${row}"/>`, '', row, this.#edits.rows.get(row)!);
    }
    return out;
  }

  #patched(tag: string, inner: string, row: number, { put, tint, clear }: RowEdits): string {
    const cells = readCells(inner, row);
    const styleOf = (column: number) => cells.get(column)?.style ?? 0;
    const set = (column: number, style: number, rest: string) =>
      cells.set(column, { style, xml: `<c r="${cellAddress(row, column)}" s="${style}"${rest}` });
    for (const column of clear) cells.delete(column);
    for (const column of tint) {
      const style = this.#styles.tinted(styleOf(column));
      const cell = cells.get(column);
      if (cell)
        cells.set(column, {
          style,
          xml: cell.xml.replace(
            /^<c(?=[\s>/])([^>]*?)(\/?>)/,
            (_, inside: string, end: string) => `<c${inside.replace(/\ss\s*=\s*("[^"]*"|'[^']*')/, '')} s="${style}"${end}`,
          ),
        });
      else set(column, style, '/>');
    }
    for (const [column, { text, heading, like }] of put) {
      const style = heading ? styleOf(like) : this.#styles.wrapped(styleOf(like));
      set(column, style, ` t="inlineStr"><is>${textElement(text)}</is></c>`);
    }
    const open = tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '').replace(/\s*\/?>$/, '>');
    return `${open}${[...cells]
      .sort((a, b) => a[0] - b[0])
      .map(([, cell]) => cell.xml)
      .join('')}</row>`;
  }
}

/** The cells of a row by their columns; those without an address take the next one. */
function readCells(inner: string, row: number): Map<number, { style: number; xml: string }> {
  if (inner.includes('<!') || inner.replace(CELL, '').trim() !== '') throw new Unpatchable();
  const cells = new Map<number, { style: number; xml: string }>();
  let column = 0;
  for (const [xml, attributes] of inner.matchAll(CELL)) {
    const letters = /\sr\s*=\s*["']([A-Za-z]+)\d+["']/.exec(attributes!)?.[1];
    column = letters ? Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : column + 1;
    // a cell without an address would lose its place beside a new one
    cells.set(column, {
      xml: letters ? xml : xml.replace('<c', `<c r="${cellAddress(row, column)}"`),
      style: Number(/\ss\s*=\s*["'](\d+)["']/.exec(attributes!)?.[1] ?? 0),
    });
  }
  return cells;
}

type Columns = { min: number; max: number; tag: string };

/** A run of columns without some of them. */
function cutOut(run: Columns, columns: ReadonlySet<number>): Columns[] {
  if (!(run.min >= 1) || !(run.max >= run.min)) throw new Unpatchable();
  let parts = [run];
  for (const column of columns) {
    parts = parts.flatMap((part) =>
      column < part.min || column > part.max
        ? [part]
        : [
            { ...part, max: column - 1 },
            { ...part, min: column + 1 },
          ].filter(({ min, max }) => min <= max),
    );
  }
  return parts;
}
