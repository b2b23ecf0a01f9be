import { Refusal } from '#platform/refusal.ts';
import { decodeCdata, decodeXml } from './xml-text.ts';

export type XmlHandler = {
  /** Local name, without prefix; attributes are asked of the scanner while this runs. */
  open(name: string, tag: XmlScanner): void;
  close(name: string): void;
  /** Called only between `scanner.wantsText = true` and false; a text may come in several pieces. */
  text?(text: string): void;
  /** In place of `text`, for a piece that is a whole number as everybody writes it: 1 to 15 digits, no zero before them. */
  integer?(value: number): void;
};

type Name = { bytes: Buffer; qualified: string; local: string };

/** No token of a sound workbook comes near this: 32,767 characters, each written as &#x10FFFF; */
const LONGEST_TOKEN = 1024 * 1024;
const DEEPEST = 200;
const NOTHING = Buffer.alloc(0);
const SLOTS = 256;

/**
 * A push scanner for the XML inside workbooks: bytes in, tags and texts out, nothing kept. It knows the five entities of XML and
 * numeric ones; a DOCTYPE is refused (file.doctype), so no other entity can exist; what is not well-formed is refused (file.unreadable).
 */
export class XmlScanner {
  wantsText = false;
  readonly #part: string;
  readonly #on: XmlHandler;
  readonly #names: (Name[] | undefined)[] = Array.from({ length: SLOTS });
  #nameCount = 0;
  readonly #stack: Name[] = [];
  #rest: Buffer = NOTHING;
  #begun = false;
  #rooted = false;
  #wide: InstanceType<typeof TextDecoder> | null = null;
  // of the tag being opened: where each attribute's name and value stand in #data
  #data: Buffer = NOTHING;
  #attributes = new Int32Array(4 * 64);
  #count = 0;

  constructor(part: string, on: XmlHandler) {
    this.#part = part;
    this.#on = on;
  }

  /** Text of an attribute without prefix, or null. */
  get(name: string): string | null {
    for (let n = 0; n < this.#count; n++) {
      const from = this.#attributes[4 * n]!;
      if (this.#attributes[4 * n + 1]! - from === name.length && this.#isAt(from, name)) return this.#value(n);
    }
    return null;
  }

  /** Text of an attribute with this local name behind any prefix (r:id), or null. */
  getPrefixed(name: string): string | null {
    for (let n = 0; n < this.#count; n++) {
      const from = this.#attributes[4 * n + 1]! - name.length;
      if (from > this.#attributes[4 * n]! && this.#data[from - 1] === 58 && this.#isAt(from, name)) return this.#value(n);
    }
    return null;
  }

  /** Column and row of the cell reference ('C12' → column 3, row 12) in attribute r: packed as column * 2^21 + row, -1 where there is none, 0 for what is no reference. */
  cellReference(): number {
    for (let n = 0; n < this.#count; n++) {
      const from = this.#attributes[4 * n]!;
      if (this.#attributes[4 * n + 1]! - from !== 1 || this.#data[from] !== 114) continue;
      const end = this.#attributes[4 * n + 3]!;
      let at = this.#attributes[4 * n + 2]!;
      let column = 0;
      let row = 0;
      for (; at < end; at++) {
        const letter = this.#data[at]! & ~32;
        if (letter < 65 || letter > 90 || column > 16_384) break;
        column = column * 26 + letter - 64;
      }
      if (column === 0 || at === end) return 0;
      for (; at < end; at++) {
        const digit = this.#data[at]! - 48;
        if (digit < 0 || digit > 9 || row > 1_048_576) return 0;
        row = row * 10 + digit;
      }
      return column > 16_384 || row > 1_048_576 ? 0 : column * 2_097_152 + row;
    }
    return -1;
  }

  feed(bytes: Uint8Array): void {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!this.#begun) {
      if (this.#rest.length + chunk.length < 4) {
        this.#rest = Buffer.concat([this.#rest, chunk]);
        return;
      }
      chunk = this.#begin(this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk);
      this.#rest = NOTHING;
    } else if (this.#wide) chunk = Buffer.from(this.#wide.decode(chunk, { stream: true }));
    const data = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const read = this.#scan(data);
    // a copy, because the inflater uses its chunk again
    this.#rest = read < data.length ? Buffer.from(data.subarray(read)) : NOTHING;
    if (this.#rest.length > LONGEST_TOKEN) throw new Refusal('file.suspicious', { part: this.#part });
  }

  end(): void {
    for (const byte of this.#rest) if (byte > 32) this.#malformed();
    if (!this.#rooted || this.#stack.length > 0) this.#malformed();
  }

  /** Byte order marks, and UTF-16 turned into UTF-8. */
  #begin(data: Buffer): Buffer {
    this.#begun = true;
    const [a, b, c] = data;
    if (a === 0xef && b === 0xbb && c === 0xbf) return data.subarray(3);
    const little = (a === 0xff && b === 0xfe) || (a === 60 && b === 0);
    const big = (a === 0xfe && b === 0xff) || (a === 0 && b === 60);
    if (!little && !big) return data;
    this.#wide = new TextDecoder(little ? 'utf-16le' : 'utf-16be', { fatal: true });
    return Buffer.from(this.#wide.decode(data, { stream: true }));
  }

  /** Handles every whole token; returns where the first incomplete one begins. */
  #scan(data: Buffer): number {
    const end = data.length;
    this.#data = data;
    let at = 0;
    for (;;) {
      let open = at;
      while (open < end && data[open] !== 60) open++;
      if (open === end) return at;
      if (open > at) this.#text(data, at, open);
      at = open;
      if (open + 1 >= end) return at;
      const next = data[open + 1]!;
      const close = next === 33 || next === 63 ? this.#aside(data, open, next) : this.#tag(data, open, next);
      if (close < 0) return at;
      at = close;
    }
  }

  #text(data: Buffer, from: number, to: number): void {
    if (this.#stack.length === 0) {
      for (let n = from; n < to; n++) if (data[n]! > 32) this.#malformed();
    } else if (this.wantsText && !this.#wholeNumber(data, from, to)) this.#on.text?.(decodeXml(data, from, to, this.#part));
  }

  /** Most texts of a sheet are short numbers: told without making a string of each. */
  #wholeNumber(data: Buffer, from: number, to: number): boolean {
    if (!this.#on.integer || to - from > 15 || (data[from] === 48 && to - from > 1)) return false;
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = data[at]! - 48;
      if (digit < 0 || digit > 9) return false;
      value = value * 10 + digit;
    }
    this.#on.integer(value);
    return true;
  }

  /** Comments, CDATA, processing instructions; the position after it, or -1 where it is not whole. */
  #aside(data: Buffer, open: number, kind: number): number {
    if (kind === 63) {
      const close = data.indexOf('?>', open + 2);
      if (close < 0) return -1;
      const declaration = data.toString('latin1', open + 2, close);
      const encoding = /^xml\s.*?encoding\s*=\s*["']([^"']*)["']/is.exec(declaration)?.[1];
      if (encoding && !/^(utf-?8|us-ascii|utf-?16(le|be)?)$/i.test(encoding)) this.#malformed();
      return close + 2;
    }
    if (data.length < open + 9) return -1;
    if (data.toString('latin1', open, open + 4) === '<!--') {
      const close = data.indexOf('-->', open + 4);
      return close < 0 ? -1 : close + 3;
    }
    if (data.toString('latin1', open, open + 9) === '<![CDATA[') {
      const close = data.indexOf(']]>', open + 9);
      if (close < 0) return -1;
      if (this.wantsText && this.#stack.length > 0) this.#on.text?.(decodeCdata(data, open + 9, close, this.#part));
      return close + 3;
    }
    throw new Refusal('file.doctype', { part: this.#part });
  }

  /** An opening, closing or empty tag; the position after it, or -1 where it is not whole. */
  #tag(data: Buffer, open: number, next: number): number {
    const end = data.length;
    let at = next === 47 ? open + 2 : open + 1;
    const from = at;
    let hash = 0;
    let byte = 0;
    for (; at < end; at++) {
      byte = data[at]!;
      if (byte <= 32 || byte === 62 || byte === 47) break;
      hash = (hash * 31 + byte) | 0;
    }
    if (at === end) return -1;
    if (at === from) this.#malformed();
    const name = this.#name(data, from, at, hash);
    if (next === 47) {
      while (at < end && data[at]! <= 32) at++;
      if (at === end) return -1;
      if (data[at] !== 62 || this.#stack.pop() !== name) this.#malformed();
      this.#on.close(name.local);
      return at + 1;
    }
    at = this.#readAttributes(data, at);
    if (at < 0) return -1;
    const empty = data[at] === 47;
    if (this.#stack.length === 0 && this.#rooted) this.#malformed();
    this.#rooted = true;
    if (this.#stack.push(name) > DEEPEST) throw new Refusal('file.suspicious', { part: this.#part });
    this.#on.open(name.local, this);
    if (!empty) return at + 1;
    this.#stack.pop();
    this.#on.close(name.local);
    return at + 2;
  }

  /** Notes where the attributes stand; the position of the closing `>` or `/>`, or -1 where the tag is not whole. */
  #readAttributes(data: Buffer, from: number): number {
    const end = data.length;
    let at = from;
    this.#count = 0;
    for (;;) {
      while (at < end && data[at]! <= 32) at++;
      if (at === end) return -1;
      if (data[at] === 62) return at;
      if (data[at] === 47) {
        if (at + 1 === end) return -1;
        if (data[at + 1] !== 62) this.#malformed();
        return at;
      }
      const name = at;
      while (at < end && data[at]! > 32 && data[at] !== 61) at++;
      const nameEnd = at;
      while (at < end && data[at]! <= 32) at++;
      if (at === end) return -1;
      if (data[at] !== 61 || nameEnd === name) this.#malformed();
      at++;
      while (at < end && data[at]! <= 32) at++;
      if (at === end) return -1;
      const quote = data[at]!;
      if (quote !== 34 && quote !== 39) this.#malformed();
      const value = ++at;
      while (at < end && data[at] !== quote) {
        if (data[at] === 60) this.#malformed();
        at++;
      }
      if (at === end) return -1;
      if (4 * this.#count === this.#attributes.length) throw new Refusal('file.suspicious', { part: this.#part });
      const slot = 4 * this.#count++;
      this.#attributes[slot] = name;
      this.#attributes[slot + 1] = nameEnd;
      this.#attributes[slot + 2] = value;
      this.#attributes[slot + 3] = at;
      at++;
    }
  }

  #isAt(from: number, name: string): boolean {
    for (let n = 0; n < name.length; n++) if (this.#data[from + n] !== name.charCodeAt(n)) return false;
    return true;
  }

  #value(n: number): string {
    return decodeXml(this.#data, this.#attributes[4 * n + 2]!, this.#attributes[4 * n + 3]!, this.#part);
  }

  #name(data: Buffer, from: number, to: number, hash: number): Name {
    const slot = (this.#names[hash & (SLOTS - 1)] ??= []);
    for (const name of slot) if (name.bytes.length === to - from && same(name.bytes, data, from)) return name;
    const qualified = data.toString('latin1', from, to);
    const name = { bytes: Buffer.from(data.subarray(from, to)), qualified, local: qualified.slice(qualified.indexOf(':') + 1) };
    slot.push(name);
    if (++this.#nameCount > 2000) throw new Refusal('file.suspicious', { part: this.#part });
    return name;
  }

  #malformed(): never {
    throw new Refusal('file.unreadable', { detail: this.#part });
  }
}

function same(name: Buffer, data: Buffer, from: number): boolean {
  for (let n = 0; n < name.length; n++) if (name[n] !== data[from + n]) return false;
  return true;
}
