import { Refusal } from '#platform/refusal.ts';

export type Entry = {
  name: string;
  /** Where the packed bytes begin. */
  data: number;
  packed: number;
  unpacked: number;
  crc: number;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

const damaged = () => new Refusal('file.truncated');
const contradictory = (part: string) => new Refusal('file.suspicious', { part });

/** The central directory, each entry held against its local header. Refuses: file.truncated, file.suspicious, file.unreadable. */
export function readDirectory(view: DataView, bytes: Uint8Array, maxEntries: number): Entry[] {
  const { count, start, end } = findDirectory(view);
  if (count > maxEntries) throw contradictory(String(count));
  const entries: Entry[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    const wide = wideFields(view, at + 46 + nameLength, extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const [unpacked, packed, local] = wide as [number, number, number];
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    entries.push(
      besideLocal(view, bytes, {
        name,
        local,
        packed,
        unpacked,
        crc: view.getUint32(at + 16, true),
        method: view.getUint16(at + 10, true),
        flags: view.getUint16(at + 8, true),
        limit: start,
      }),
    );
    at = next;
  }
  refuseOverlap(entries);
  return entries;
}

type Central = {
  name: Uint8Array;
  local: number;
  packed: number;
  unpacked: number;
  crc: number;
  method: number;
  flags: number;
  limit: number;
};

function besideLocal(view: DataView, bytes: Uint8Array, entry: Central): Entry {
  const { local, method, packed, unpacked, crc } = entry;
  const name = new TextDecoder().decode(entry.name);
  const encrypted = (entry.flags & 1) === 1;
  const found = { name, packed, unpacked, crc, method, encrypted };
  if (local + 30 > entry.limit || view.getUint32(local, true) !== LOCAL) throw damaged();
  const nameLength = view.getUint16(local + 26, true);
  const extraLength = view.getUint16(local + 28, true);
  const data = local + 30 + nameLength + extraLength;
  if (data + packed > entry.limit) throw damaged();
  if (encrypted || (view.getUint16(local + 6, true) & 1) === 1) return { ...found, data, encrypted: true };
  if (method !== 0 && method !== 8) throw new Refusal('file.unreadable', { detail: name });
  const sameName = nameLength === entry.name.length && entry.name.every((byte, index) => bytes[local + 30 + index] === byte);
  const [localUnpacked, localPacked] = wideFields(view, local + 30 + nameLength, extraLength, [
    view.getUint32(local + 22, true),
    view.getUint32(local + 18, true),
  ]) as [number, number];
  // with bit 3 the sizes follow the data and the header may hold zeros
  const later = (view.getUint16(local + 6, true) & 8) !== 0;
  const agrees = (here: number, there: number) => here === there || (later && here === 0);
  const sound =
    sameName &&
    view.getUint16(local + 8, true) === method &&
    agrees(localUnpacked, unpacked) &&
    agrees(localPacked, packed) &&
    agrees(view.getUint32(local + 14, true), crc) &&
    (method === 8 || packed === unpacked);
  if (!sound) throw contradictory(name);
  return { ...found, data };
}

/** 32-bit fields that are full (0xffffffff) stand in the extra field as 64-bit numbers, in this order. */
function wideFields(view: DataView, from: number, length: number, fields: number[]): number[] {
  if (!fields.includes(0xffffffff)) return fields;
  const stop = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= stop; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let value = at + 4;
    return fields.map((field) => {
      if (field !== 0xffffffff) return field;
      if (value + 8 > stop) throw damaged();
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    });
  }
  throw damaged();
}

/** One stretch of bytes may not serve two parts. */
function refuseOverlap(entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.data - b.data)) {
    if (entry.data < end) throw contradictory(entry.name);
    end = entry.data + entry.packed;
  }
}

/** The last end record whose directory stands right before it; bytes after it are nobody's. */
function findDirectory(view: DataView): { count: number; start: number; end: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const wide = at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64 ? Number(view.getBigUint64(at - 12, true)) : -1;
    if (wide >= 0 && wide + 56 <= at - 20 && view.getUint32(wide, true) === END_64) {
      const start = Number(view.getBigUint64(wide + 48, true));
      if (start + Number(view.getBigUint64(wide + 40, true)) === wide) {
        return { count: Number(view.getBigUint64(wide + 32, true)), start, end: wide };
      }
    }
    const start = view.getUint32(at + 16, true);
    if (start + view.getUint32(at + 12, true) === at) return { count: view.getUint16(at + 10, true), start, end: at };
  }
  throw damaged();
}
