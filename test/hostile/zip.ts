import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a container, and the lies its headers tell. */
export type Part = {
  name: string;
  content: string | Uint8Array;
  stored?: boolean;
  /** What the directory says instead of the truth. */
  directory?: { name?: string; packed?: number; unpacked?: number; crc?: number; flags?: number; method?: number; at?: number };
  /** What the local header says instead of the truth. */
  local?: { name?: string; packed?: number; unpacked?: number; crc?: number; flags?: number; method?: number };
};

/** A container as told, truthful where nothing else is said. */
export function zip(parts: readonly Part[], end: { count?: number; comment?: Uint8Array } = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored, ...lies } of parts) {
    const plain = Buffer.from(content as string);
    const data = stored ? plain : deflateRawSync(plain, { level: 9 });
    const truth = { name, packed: data.length, unpacked: plain.length, crc: crc32(plain), flags: 0x800, method: stored ? 0 : 8 };
    const here = { ...truth, ...lies.local };
    const hereName = Buffer.from(here.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeFields(local, 6, here);
    local.writeUInt16LE(hereName.length, 26);
    const there = { ...truth, at, ...lies.directory };
    const thereName = Buffer.from(there.name);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    writeFields(entry, 8, there);
    entry.writeUInt16LE(thereName.length, 28);
    entry.writeUInt32LE(there.at, 42);
    bodies.push(local, hereName, data);
    directory.push(entry, thereName);
    at += 30 + hereName.length + data.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(end.count ?? parts.length, 8);
  last.writeUInt16LE(end.count ?? parts.length, 10);
  last.writeUInt32LE(size, 12);
  last.writeUInt32LE(at, 16);
  last.writeUInt16LE(end.comment?.length ?? 0, 20);
  return Buffer.concat([...bodies, ...directory, last, end.comment ?? Buffer.alloc(0)]);
}

type Fields = { flags: number; method: number; crc: number; packed: number; unpacked: number };

/** Flags, method, time, date, crc and sizes stand in the same order in both headers. */
function writeFields(header: Buffer, at: number, { flags, method, crc, packed, unpacked }: Fields): void {
  header.writeUInt16LE(flags, at);
  header.writeUInt16LE(method, at + 2);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(packed, at + 12);
  header.writeUInt32LE(unpacked, at + 16);
}
