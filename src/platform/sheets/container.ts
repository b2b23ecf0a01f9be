import { inflateRawSync } from 'node:zlib';
import { Refusal } from '#platform/refusal.ts';

/** Limits published to users: what one uploaded workbook may be. */
export const WORKBOOK_LIMITS = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  entries: 1000,
  /** Unpacked : packed, judged only for parts above `ratioFromBytes`. */
  ratio: 100,
  ratioFromBytes: 100 * 1024,
  /** Merged areas of one sheet, and the cells they cover: the parser makes an object of each. */
  merges: 5000,
  mergedCells: 500_000,
};

const OLE_MAGIC = 0xe011cfd0;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/**
 * Refuses bytes that are not a plausible .xlsx before any parser sees them, by the central directory of the ZIP container,
 * so that a bomb costs nothing; then sheets that unpack to more than they say or merge more cells than the parser survives.
 */
export function checkContainer(bytes: Uint8Array): void {
  if (bytes.byteLength > WORKBOOK_LIMITS.bytes) {
    throw new Refusal('file.too_large', { megabytes: Math.ceil(bytes.byteLength / 1024 / 1024), limit: 20 });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength >= 4 && view.getUint32(0, true) === OLE_MAGIC) throw new Refusal('file.legacy_or_encrypted');

  const entries = readDirectory(view, bytes);
  if (!entries) throw new Refusal('file.not_workbook');
  if (entries.length > WORKBOOK_LIMITS.entries) throw new Refusal('file.suspicious', { part: `${entries.length}` });

  let unpacked = 0;
  const names = new Set<string>();
  for (const entry of entries) {
    unpacked += entry.unpacked;
    const tooDense = entry.unpacked > WORKBOOK_LIMITS.ratioFromBytes && entry.unpacked > entry.packed * WORKBOOK_LIMITS.ratio;
    const badName = /(^|\/)\.\.(\/|$)|^\/|\\|^[A-Za-z]:/.test(entry.name) || names.has(entry.name);
    if (entry.encrypted || tooDense || badName || unpacked > WORKBOOK_LIMITS.unpackedBytes) {
      throw new Refusal('file.suspicious', { part: entry.name });
    }
    names.add(entry.name);
  }
  if (![...names].some((name) => name.startsWith('xl/'))) throw new Refusal('file.not_workbook');
  for (const entry of entries) {
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) checkMerges(inflate(view, bytes, entry), entry.name);
  }
}

function checkMerges(xml: string, part: string): void {
  let merges = 0;
  let cells = 0;
  for (const [, left, top, right, bottom] of xml.matchAll(/mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/gi)) {
    merges += 1;
    cells += (Math.abs(columnNumber(right!) - columnNumber(left!)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1);
    if (merges > WORKBOOK_LIMITS.merges || cells > WORKBOOK_LIMITS.mergedCells) throw new Refusal('file.too_many_merges', { part });
  }
}

const columnNumber = (letters: string) =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** One part, by its local header; refused where it unpacks to more than the directory says. */
function inflate(view: DataView, bytes: Uint8Array, { name, at, method, packed, unpacked }: Entry): string {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_ENTRY) throw new Refusal('file.unreadable', { detail: name });
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const part = bytes.subarray(start, start + packed);
  if (method === 0) return new TextDecoder().decode(part);
  try {
    return inflateRawSync(part, { maxOutputLength: Math.max(unpacked, 1) }).toString('utf8');
  } catch (cause) {
    const code = (cause as { code?: string }).code;
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? new Refusal('file.suspicious', { part: name })
      : new Refusal('file.unreadable', { detail: name });
  }
}

type Entry = { name: string; at: number; method: number; packed: number; unpacked: number; encrypted: boolean };

function readDirectory(view: DataView, bytes: Uint8Array): Entry[] | null {
  const end = findEnd(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const sizes = wideSizes(view, at, nameLength, extraLength, end);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true),
      packed: sizes.packed,
      unpacked: sizes.unpacked,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Sizes of one entry, following the 64-bit extra field some writers always use. */
function wideSizes(view: DataView, at: number, nameLength: number, extraLength: number, end: number) {
  let packed = view.getUint32(at + 20, true);
  let unpacked = view.getUint32(at + 24, true);
  let field = at + 46 + nameLength;
  const stop = Math.min(field + extraLength, end);
  while (field + 4 <= stop) {
    const size = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      const next = () => {
        if (value + 8 > stop) return Number.MAX_SAFE_INTEGER;
        value += 8;
        return Number(view.getBigUint64(value - 8, true));
      };
      if (unpacked === 0xffffffff) unpacked = next();
      if (packed === 0xffffffff) packed = next();
    }
    field += 4 + size;
  }
  return { packed, unpacked };
}

function findEnd(view: DataView): number {
  const from = view.byteLength - 22;
  for (let at = from; at >= 0 && at >= from - 0xffff; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return -1;
}
