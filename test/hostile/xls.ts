/** Small .xls files by our own hand: BIFF8 records in an OLE2 container of 512-byte sectors. */
export type Record = [id: number, ...bytes: (number | Buffer)[]];

export const u16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
export const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
export const f64 = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer);
const bytes = (parts: readonly (number | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));
/** Text with its length, in two bytes a letter. */
export const wide = (text: string, lengthBytes: 1 | 2 = 2): Buffer =>
  bytes([lengthBytes === 2 ? u16(text.length) : text.length, 1, Buffer.from(text, 'utf16le')]);
/** Text with its length, in one byte a letter: how old fonts are stored. */
export const narrow = (text: string, lengthBytes: 1 | 2 = 2): Buffer =>
  bytes([lengthBytes === 2 ? u16(text.length) : text.length, 0, Buffer.from(text, 'latin1')]);

const encode = (records: readonly Record[]) =>
  Buffer.concat(
    records.map(([id, ...parts]) => {
      const data = bytes(parts);
      return Buffer.concat([u16(id), u16(data.length), data]);
    }),
  );

const BOF = (kind: number, version = 0x600): Record => [0x809, u16(version), u16(kind), u32(0), u32(0), u32(0)];
const EOF: Record = [0x0a];

export const font = (name: string): Record => [0x31, Buffer.alloc(14), narrow(name, 1)];
export const format = (id: number, code: string): Record => [0x41e, u16(id), wide(code)];
export const xf = (fontIndex: number, formatId: number): Record => [0xe0, u16(fontIndex), u16(formatId), Buffer.alloc(16)];
export const strings = (...texts: Buffer[]): Record => [0xfc, u32(texts.length), u32(texts.length), ...texts];
/** A cell record: row and column from 0, format, then its own bytes. */
export const cell = (id: number, row: number, column: number, xfIndex: number, ...rest: (number | Buffer)[]): Record => [
  id,
  u16(row),
  u16(column),
  u16(xfIndex),
  ...rest,
];

export type Xls = { before?: Record[]; sheets: { name: string; hidden?: boolean; records: Record[] }[]; version?: number };

export function xls({ before = [], sheets, version }: Xls): Buffer {
  const bodies = sheets.map(({ records }) => encode([BOF(0x10), ...records, EOF]));
  const globals = (at: (index: number) => number) =>
    encode([
      BOF(5, version),
      ...before,
      ...sheets.map(({ name, hidden }, index): Record => [0x85, u32(at(index)), hidden ? 1 : 0, 0, wide(name, 1)]),
      EOF,
    ]);
  const size = globals(() => 0).length;
  const at = (index: number) => size + bodies.slice(0, index).reduce((sum, body) => sum + body.length, 0);
  return cfb('Workbook', Buffer.concat([globals(at), ...bodies]));
}

/** A container of one stream, long enough to stand in whole sectors. */
export function cfb(name: string, content: Buffer): Buffer {
  const sectors = Math.max(8, Math.ceil(content.length / 512));
  const stream = Buffer.concat([content, Buffer.alloc(sectors * 512 - content.length)]);
  const tables = Math.ceil((sectors + 1 + Math.ceil(sectors / 128) + 1) / 128);
  const header = Buffer.alloc(512, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tables, 44);
  header.writeUInt32LE(sectors, 48); // the directory stands after the stream
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  for (let n = 0; n < tables; n++) header.writeUInt32LE(sectors + 1 + n, 76 + 4 * n);
  const chain = Buffer.alloc(tables * 512, 0xff);
  for (let n = 0; n < sectors; n++) chain.writeUInt32LE(n === sectors - 1 ? 0xfffffffe : n + 1, 4 * n);
  chain.writeUInt32LE(0xfffffffe, 4 * sectors);
  for (let n = 0; n < tables; n++) chain.writeUInt32LE(0xfffffffd, 4 * (sectors + 1 + n));
  const directory = Buffer.concat([entry('Root Entry', 5, 0xfffffffe, 0), entry(name, 2, 0, stream.length), Buffer.alloc(256)]);
  return Buffer.concat([header, stream, directory, chain]);
}

function entry(name: string, type: number, first: number, size: number): Buffer {
  const one = Buffer.alloc(128);
  one.write(`${name}\0`, 'utf16le');
  one.writeUInt16LE((name.length + 1) * 2, 64);
  one[66] = type;
  one.writeUInt32LE(first, 116);
  one.writeUInt32LE(size, 120);
  return one;
}
