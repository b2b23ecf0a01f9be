import { Refusal } from '#platform/refusal.ts';

const damaged = () => new Refusal('file.truncated');
const END_OF_CHAIN = 0xfffffffe;
const NO_ENTRY = 0xffffffff;
/** Streams shorter than this stand in the small sectors. */
const SMALL = 4096;

/** The streams of an OLE2 container (.xls, .doc, encrypted files) by name; bytes are copied only when asked for. Refuses: file.truncated. */
export function openCfb(bytes: Uint8Array): { names: string[]; read(name: string): Buffer } {
  if (bytes.length < 512) throw damaged();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged();
  const size = 1 << shift;
  const sector = (id: number): Buffer => {
    const from = (id + 1) * size;
    if (id >= 0xfffffffa || from >= file.length) throw damaged();
    return file.subarray(from, from + size);
  };
  const table = sectorTable(file, sector, size);
  const chain = (first: number, next: readonly number[], limit: number): number[] => {
    const ids: number[] = [];
    for (let id = first; id !== END_OF_CHAIN; id = next[id]!) {
      if (id >= next.length || ids.push(id) > limit) throw damaged();
    }
    return ids;
  };
  const most = Math.ceil(file.length / size);
  const whole = (first: number): Buffer => Buffer.concat(chain(first, table, most).map(sector));

  const entries = readEntries(whole(file.readUInt32LE(48)));
  const root = entries.find((entry) => entry.type === 5);
  const small = root && root.size > 0 ? whole(root.first) : Buffer.alloc(0);
  const smallFirst = file.readUInt32LE(60);
  const smallTable = smallFirst === END_OF_CHAIN ? [] : words(whole(smallFirst));
  const streams = new Map(entries.filter((entry) => entry.type === 2).map((entry) => [entry.name, entry]));
  return {
    names: [...streams.keys()],
    read(name) {
      const entry = streams.get(name);
      if (!entry || entry.size > file.length) throw damaged();
      const sectors =
        entry.size >= SMALL
          ? chain(entry.first, table, most).map(sector)
          : chain(entry.first, smallTable, smallTable.length).map((id) => small.subarray(id * 64, (id + 1) * 64));
      const content = Buffer.concat(sectors);
      if (content.length < entry.size) throw damaged();
      return content.subarray(0, entry.size);
    },
  };
}

function sectorTable(file: Buffer, sector: (id: number) => Buffer, size: number): number[] {
  const ids: number[] = [];
  const most = Math.ceil(file.length / size);
  for (let at = 76; at < 512; at += 4) ids.push(file.readUInt32LE(at));
  let more = file.readUInt32LE(68);
  for (let n = 0; more < 0xfffffffa && n <= most; n++) {
    const list = words(sector(more));
    ids.push(...list.slice(0, -1));
    more = list.at(-1)!;
  }
  const used = ids.filter((id) => id !== NO_ENTRY);
  if (used.length > most) throw damaged();
  return used.flatMap((id) => words(sector(id)));
}

function words(bytes: Buffer): number[] {
  const list: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) list.push(bytes.readUInt32LE(at));
  return list;
}

type Entry = { name: string; type: number; first: number; size: number };

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = directory.readUInt16LE(at + 64);
    if (length < 2 || length > 64) continue;
    entries.push({
      name: directory.toString('utf16le', at, at + length - 2),
      type: directory[at + 66]!,
      first: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}
