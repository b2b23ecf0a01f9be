import { inflateRawSync } from 'node:zlib';

/** Everything that is written in a workbook or a document of Word: the parts of the package one after the other. */
export function unpacked(packed: Buffer): string {
  const parts: string[] = [];
  const end = packed.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = packed.readUInt32LE(end + 16);
  for (let left = packed.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((offset) =>
      offset === 20 ? packed.readUInt32LE(at + offset) : packed.readUInt16LE(at + offset),
    ) as [number, number, number, number, number];
    const local = packed.readUInt32LE(at + 42);
    const start = local + 30 + packed.readUInt16LE(local + 26) + packed.readUInt16LE(local + 28);
    const bytes = packed.subarray(start, start + size);
    parts.push((method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return parts.join('\n');
}
