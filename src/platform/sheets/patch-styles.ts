/** The file is of a shape that is not changed in place. */
export class Unpatchable extends Error {}

const XF = /<xf\b[^>]*?(?:\/>|>.*?<\/xf>)/gs;

/** The styles of a workbook as text, to which tinted and wrapped twins of its cell formats are added as they are asked for. */
export class PatchedStyles {
  readonly #xml: string;
  readonly #formats: string[];
  readonly #fills: number;
  readonly #added = new Map<string, number>();

  constructor(xml: string) {
    this.#xml = xml;
    const formats = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1];
    const fills = /<fills\b[^>]*>(.*?)<\/fills>/s.exec(xml)?.[1];
    if (formats === undefined || fills === undefined || xml.includes('<!')) throw new Unpatchable();
    this.#formats = formats.match(XF) ?? [];
    this.#fills = fills.match(/<fill[\s>/]/g)?.length ?? 0;
    if (this.#formats.length === 0) throw new Unpatchable();
  }

  /** The twin of a cell format on the colour of what is to be looked at. */
  tinted(index: number): number {
    return this.#twin(index, 'tinted', (xf) => attribute(attribute(xf, 'fillId', this.#fills), 'applyFill', 1));
  }

  /** The twin for a long text: from the top, wrapped. */
  wrapped(index: number): number {
    return this.#twin(index, 'wrapped', (xf) => {
      const open = attribute(xf, 'applyAlignment', 1);
      const bare = open.replace(/<alignment\b[^>]*?(?:\/>|>.*?<\/alignment>)/s, '');
      const alignment = '<alignment vertical="top" wrapText="1"/>';
      return bare.endsWith('/>') && !bare.includes('</xf>')
        ? bare.replace(/\s*\/>$/, `>${alignment}</xf>`)
        : bare.replace(/^(<xf\b[^>]*>)/, `$1${alignment}`);
    });
  }

  #twin(index: number, kind: string, make: (xf: string) => string): number {
    const known = this.#added.get(`${kind} ${index}`);
    if (known !== undefined) return known;
    const id = this.#formats.push(make(this.#formats[index] ?? this.#formats[0]!)) - 1;
    this.#added.set(`${kind} ${index}`, id);
    return id;
  }

  xml(): string {
    const tint = '<fill><patternFill patternType="solid"><fgColor rgb="FFFDE3B4"/></patternFill></fill>';
    return this.#xml
      .replace(
        /(<fills\b)[^>]*>(.*?)<\/fills>/s,
        (_, open: string, inner: string) => `${open} count="${this.#fills + 1}">${inner}${tint}</fills>`,
      )
      .replace(
        /(<cellXfs\b)[^>]*>.*?<\/cellXfs>/s,
        (_, open: string) => `${open} count="${this.#formats.length}">${this.#formats.join('')}</cellXfs>`,
      );
  }
}

/** The first tag with the attribute set. */
function attribute(tag: string, name: string, value: number): string {
  const [open] = /^<xf\b[^>]*?(?=\/?>)/.exec(tag)!;
  const without = open.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), '');
  return `${without} ${name}="${value}"${tag.slice(open.length)}`;
}
