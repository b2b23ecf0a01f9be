import { encodingOfFont } from '#kit/old-fonts.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** What the styles of an .ods say that matters to values: fonts from before Unicode, and which tables are hidden. */
export class OdsFonts {
  readonly #faces = new Map<string, string>();
  readonly #fontOfStyle = new Map<string, string>();
  readonly #parentOfStyle = new Map<string, string>();
  readonly #hiddenTables = new Set<string>();
  #style = '';

  open(name: string, tag: XmlScanner): void {
    if (name === 'font-face') {
      const family = (tag.get('svg:font-family') ?? '').replace(/^['"]|['"]$/g, '');
      if (encodingOfFont(family)) this.#faces.set(tag.get('style:name') ?? '', family);
    } else if (name === 'style') {
      this.#style = tag.get('style:name') ?? '';
      const parent = tag.get('style:parent-style-name');
      if (parent) this.#parentOfStyle.set(this.#style, parent);
    } else if (name === 'text-properties') {
      const face = tag.get('style:font-name');
      const family = face === null ? tag.get('fo:font-family') : (this.#faces.get(face) ?? '');
      if (family !== null) this.#fontOfStyle.set(this.#style, encodingOfFont(family) ? family : '');
    } else if (name === 'table-properties' && tag.get('table:display') === 'false') this.#hiddenTables.add(this.#style);
  }

  of(style: string | null): string | undefined {
    let at = style;
    for (let steps = 0; at !== null && steps < 10; steps++) {
      const font = this.#fontOfStyle.get(at);
      if (font !== undefined) return font || undefined;
      at = this.#parentOfStyle.get(at) ?? null;
    }
    return undefined;
  }

  isHiddenTable(style: string | null): boolean {
    return style !== null && this.#hiddenTables.has(style);
  }
}
