import { Refusal } from '#platform/refusal.ts';

const ONE_LETTER = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const ENTITIES: Record<string, string | undefined> = Object.assign(Object.create(null), {
  'amp;': '&',
  'lt;': '<',
  'gt;': '>',
  'quot;': '"',
  'apos;': "'",
});

/** The characters of a text or an attribute value that stands in UTF-8 at a place of `data`. Refuses: file.unreadable. */
export function decodeXml(data: Buffer, from: number, to: number, part: string): string {
  if (to - from === 1 && data[from]! < 128 && data[from] !== 38 && data[from] !== 13) return ONE_LETTER[data[from]!]!;
  let special = 0;
  for (let n = from; n < to; n++) {
    const byte = data[n]!;
    if (byte === 38) return entities(decodeCdata(data, from, to, part), part);
    if (byte === 13) return decodeCdata(data, from, to, part);
    special |= byte;
  }
  return special < 128 ? data.toString('latin1', from, to) : utf8(data, from, to, part);
}

/** The same where no entities are. XML counts a carriage return as a line end. */
export const decodeCdata = (data: Buffer, from: number, to: number, part: string): string =>
  utf8(data, from, to, part).replace(/\r\n?/g, '\n');

function utf8(data: Buffer, from: number, to: number, part: string): string {
  const text = data.toString('utf8', from, to);
  // Node puts U+FFFD for bytes that are no UTF-8; a file may also really hold one
  if (text.includes('\uFFFD') && !Buffer.from(text).equals(data.subarray(from, to))) throw malformed(part);
  return text;
}

function entities(text: string, part: string): string {
  return text.replace(/&([^;]{0,12}(;?))/g, (_, entity: string, closed: string) => {
    const plain = ENTITIES[entity];
    if (plain !== undefined) return plain;
    const code = /^#(?:x([0-9a-f]+)|(\d+));$/i.exec(entity);
    const point = code ? Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) : Number.NaN;
    if (!closed || !(point <= 0x10ffff) || (point >= 0xd800 && point < 0xe000)) throw malformed(part);
    return String.fromCodePoint(point);
  });
}

const malformed = (part: string) => new Refusal('file.unreadable', { detail: part });
