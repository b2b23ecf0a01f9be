import { crc32, createInflateRaw } from 'node:zlib';
import { Refusal } from '#platform/refusal.ts';
import { FILE_LIMITS, type FileLimits } from './limits.ts';
import { readDirectory, type Entry } from './zip-directory.ts';

/** A ZIP container whose directory has been found plausible; parts are looked up without regard to case, as Excel does. */
export type Container = {
  names: readonly string[];
  has(name: string): boolean;
  /** Unpacked bytes of a part as its directory entry declares them; 0 where there is no such part. */
  size(name: string): number;
  /** Streams one part, counting what comes out. Refuses: file.unreadable (missing, damaged), file.suspicious (more than it says). */
  open(name: string): AsyncIterable<Uint8Array>;
};

/**
 * Refuses a container before memory is spent, by its directory and the local headers: too many parts, parts too large or too dense,
 * unsafe or repeated names, encryption, headers that contradict each other, parts that overlap, a file cut short.
 * Refuses: file.truncated, file.encrypted, file.suspicious, file.too_heavy.
 */
export function openContainer(bytes: Uint8Array, limits: FileLimits = FILE_LIMITS): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes, limits.parts);
  const byName = new Map<string, Entry>();
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw new Refusal('file.encrypted');
    const key = entry.name.toLowerCase();
    const tooDense = entry.unpacked > limits.ratioFromBytes && entry.unpacked > entry.packed * limits.ratio;
    const badName = /(^|\/)\.\.(\/|$)|^\/|\\|^[A-Za-z]:|\0/.test(entry.name);
    if (tooDense || badName || byName.has(key)) throw new Refusal('file.suspicious', { part: entry.name });
    unpacked += entry.unpacked;
    if (unpacked > limits.unpackedBytes) throw tooHeavy(limits);
    byName.set(key, entry);
  }
  return {
    names: entries.map((entry) => entry.name),
    has: (name) => byName.has(name.toLowerCase()),
    size: (name) => byName.get(name.toLowerCase())?.unpacked ?? 0,
    open: (name) => {
      const entry = byName.get(name.toLowerCase());
      if (!entry) throw new Refusal('file.unreadable', { detail: name });
      return unpack(bytes.subarray(entry.data, entry.data + entry.packed), entry);
    },
  };
}

const tooHeavy = (limits: FileLimits) => new Refusal('file.unpacks_too_large', { limit: Math.round(limits.unpackedBytes / 1024 / 1024) });

async function* unpack(packed: Uint8Array, { name, method, unpacked, crc }: Entry): AsyncGenerator<Uint8Array> {
  let count = 0;
  let sum = 0;
  for await (const chunk of method === 0 ? [packed] : inflate(packed, name)) {
    count += chunk.byteLength;
    if (count > unpacked) throw new Refusal('file.suspicious', { part: name });
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (count !== unpacked || sum !== crc) throw new Refusal('file.unreadable', { detail: name });
}

async function* inflate(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: 128 * 1024 });
  inflater.end(packed);
  try {
    yield* inflater as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Refusal('file.unreadable', { detail: name });
  } finally {
    inflater.destroy();
  }
}
