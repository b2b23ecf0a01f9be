import { xml } from './write-cells.ts';

/** How a cell looks. Every look is written once, whatever the number of cells that have it. */
export type Look = {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  /** Points; 12 when left out. */
  size?: number;
  /** Times New Roman when left out. */
  font?: string;
  align?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'middle' | 'bottom';
  boxed?: boolean;
  wrap?: boolean;
  /** On the colour of what an officer is to look at. */
  tinted?: boolean;
  /** date: dd/mm/yyyy; count: thousands apart; text: what is typed over it later stays text, zeros and all. */
  format?: 'date' | 'count' | 'text';
};

const FORMATS = { date: 164, count: 3, text: 49 };
const FONT = 'Times New Roman';
const TINT = '<fill><patternFill patternType="solid"><fgColor rgb="FFFDE3B4"/></patternFill></fill>';

/** The looks of one workbook. Look 0 is the plain one; `xml` is asked for when every cell is written. */
export class Styles {
  readonly #looks = new Map<string, number>();
  readonly #fonts: string[] = [];
  readonly #xfs: string[] = [];
  #tinted = false;

  constructor() {
    this.of({});
  }

  of(look: Look): number {
    const { bold, italic, underline, size = 12, font: typeface = FONT, align, vertical, boxed, wrap, tinted, format } = look;
    const key = `${bold ? 1 : 0}${italic ? 1 : 0}${underline ? 1 : 0}${boxed ? 1 : 0}${wrap ? 1 : 0}${tinted ? 1 : 0}|${size}|${typeface}|${align}|${vertical}|${format}`;
    let id = this.#looks.get(key);
    if (id === undefined) {
      id = this.#xfs.length;
      this.#looks.set(key, id);
      if (tinted) this.#tinted = true;
      const font = `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/><name val="${xml(typeface)}"/><family val="1"/></font>`;
      const alignment = [
        align ? ` horizontal="${align}"` : '',
        vertical ? ` vertical="${vertical === 'middle' ? 'center' : vertical}"` : '',
        wrap ? ' wrapText="1"' : '',
      ].join('');
      this.#xfs.push(
        `<xf numFmtId="${format ? FORMATS[format] : 0}" fontId="${this.#fontId(font)}" fillId="${tinted ? 2 : 0}" borderId="${boxed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1"${tinted ? ' applyFill="1"' : ''} applyBorder="1"${
          alignment ? ` applyAlignment="1"><alignment${alignment}/></xf>` : '/>'
        }`,
      );
    }
    return id;
  }

  #fontId(font: string): number {
    const at = this.#fonts.indexOf(font);
    return at >= 0 ? at : this.#fonts.push(font) - 1;
  }

  xml(): string {
    const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`;
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="${this.#fonts.length}">${this.#fonts.join('')}</fonts><fills count="${this.#tinted ? 3 : 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${this.#tinted ? TINT : ''}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}
