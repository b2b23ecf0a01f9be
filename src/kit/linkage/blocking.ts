import { blockKeys, type BlockKey } from './block-keys.ts';
import { mixed, sharedArray } from './columns.ts';
import type { Records } from './records.ts';

/** Groups of records that are compared with one another. Members of block b: start[b] … start[b + 1] − 1; blocks of record r likewise. */
export type Blocks = { start: Uint32Array; members: Uint32Array; ofRecord: Uint32Array; blocks: Uint32Array };

type Level = { keys: number[]; hash: (record: number) => number; large: Uint8Array };

/** The largest block whose records are compared with one another. */
const MOST = 30;
/** Where there are more keys than this the ones with the most values stay: three of a hundred can be put together in too many ways. */
const KEYS = 32;
/** Most keys put together. */
const DEPTH = 3;

/**
 * All records with the same key are a block. One of at most `most` records is compared; a larger one is divided by each further key of another field, and once
 * more by a third. So every record meets a bounded number of others, the cost grows with the records and not with their square, and a pair is missed only where
 * all that it agrees on is frequent.
 */
export function block(records: Records, most = MOST): Blocks {
  const keys = telling(blockKeys(records));
  const gathered = new Gathered(records, most);
  let levels: Level[] = keys.map((key, at) => ({ keys: [at], hash: (record) => key.of[record]!, large: new Uint8Array(0) }));
  levels = levels.filter((level) => gathered.take(level, allRecords(records.count), true));
  let before = new Map(levels.map((level) => [level.keys.join(), level]));
  for (let depth = 2; depth <= DEPTH; depth++) {
    const next = new Map<string, Level>();
    for (const level of before.values()) {
      for (let key = level.keys.at(-1)! + 1; key < keys.length; key++) {
        const made = divided(level, key, keys, before);
        if (!made) continue;
        const active = activeIn(records.count, made.parts);
        if (active.length > 1 && gathered.take(made.level, active, depth < DEPTH)) next.set(made.level.keys.join(), made.level);
      }
    }
    before = next;
  }
  return gathered.finish();
}

const telling = (keys: BlockKey[]): BlockKey[] =>
  keys.length <= KEYS ? keys : keys.toSorted((a, b) => valuesOf(b) - valuesOf(a)).slice(0, KEYS);
const valuesOf = ({ of }: BlockKey): number => new Set(of.subarray(0, 100_000)).size;

/** A finer level, where every part of it is one that had large blocks. */
function divided(
  level: Level,
  key: number,
  keys: readonly BlockKey[],
  before: ReadonlyMap<string, Level>,
): { level: Level; parts: Level[] } | null {
  if (level.keys.some((one) => keys[one]!.field === keys[key]!.field)) return null;
  const whole = [...level.keys, key];
  const parts = whole.map((_, out) => before.get(whole.filter((__, at) => at !== out).join()));
  if (parts.some((part) => part === undefined)) return null;
  const { of } = keys[key]!;
  const hash = (record: number) => (of[record] === 0 ? 0 : mixed(level.hash(record), of[record]!));
  return { level: { keys: whole, hash, large: new Uint8Array(0) }, parts: parts as Level[] };
}

const allRecords = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, record) => record);

/** Records that are in a large block of every part. */
function activeIn(count: number, parts: readonly Level[]): Uint32Array {
  const active = new Uint32Array(count);
  let length = 0;
  for (let record = 0; record < count; record++) {
    let all = true;
    for (const { large } of parts) if (large[record] === 0) all = false;
    if (all) active[length++] = record;
  }
  return active.subarray(0, length);
}

class Gathered {
  private readonly records: Records;
  private readonly most: number;
  private readonly starts: number[] = [];
  private readonly members: Uint32Array[] = [];
  private length = 0;
  private readonly perRecord: Uint32Array;
  private readonly slots: Uint32Array;
  private readonly counts: Uint32Array;

  constructor(records: Records, most: number) {
    this.records = records;
    this.most = most;
    this.perRecord = new Uint32Array(records.count + 1);
    const room = 1 << Math.ceil(Math.log2(Math.max(16, records.count * 2)));
    this.slots = new Uint32Array(room);
    this.counts = new Uint32Array(room);
  }

  /** Puts the small blocks by and marks records of the large ones; false where there are none of these. */
  take(level: Level, records: Uint32Array, divisible: boolean): boolean {
    const { slots, counts } = this;
    slots.fill(0);
    counts.fill(0);
    const mask = slots.length - 1;
    const slotOf = new Uint32Array(records.length);
    for (let at = 0; at < records.length; at++) {
      const hash = level.hash(records[at]!);
      if (hash === 0) continue;
      let slot = mixed(hash, 3) & mask;
      while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & mask;
      slots[slot] = hash;
      slotOf[at] = slot + 1;
      counts[slot]! += 1;
    }
    return this.sortIn(level, records, slotOf, divisible);
  }

  private sortIn(level: Level, records: Uint32Array, slotOf: Uint32Array, divisible: boolean): boolean {
    const { counts, slots, most } = this;
    let anyLarge = false;
    let length = 0;
    for (let slot = 0; slot < counts.length; slot++) {
      const count = counts[slot]!;
      if (count > 1 && count <= most) {
        this.starts.push(this.length + length);
        // from here on: where the next member goes
        slots[slot] = length;
        length += count;
      }
    }
    const members = new Uint32Array(length);
    if (divisible) level.large = new Uint8Array(this.records.count);
    for (let at = 0; at < records.length; at++) {
      const slot = slotOf[at]! - 1;
      if (slot < 0) continue;
      const [count, record] = [counts[slot]!, records[at]!];
      if (count > most) {
        if (divisible) level.large[record] = 1;
        anyLarge = divisible;
      } else if (count > 1) {
        members[slots[slot]!++] = record;
        this.perRecord[record]! += 1;
      }
    }
    this.members.push(members);
    this.length += length;
    return anyLarge;
  }

  finish(): Blocks {
    const members = sharedArray(Uint32Array, this.length);
    let place = 0;
    for (const part of this.members) {
      members.set(part, place);
      place += part.length;
    }
    const start = sharedArray(Uint32Array, this.starts.length + 1);
    start.set(this.starts);
    start[this.starts.length] = this.length;
    const ofRecord = sharedArray(Uint32Array, this.records.count + 1);
    for (let record = 0; record < this.records.count; record++) ofRecord[record + 1] = ofRecord[record]! + this.perRecord[record]!;
    const next = ofRecord.slice();
    const blocks = sharedArray(Uint32Array, this.length);
    for (let one = 0; one + 1 < start.length; one++)
      for (let at = start[one]!; at < start[one + 1]!; at++) blocks[next[members[at]!]!++] = one;
    return { start, members, ofRecord, blocks };
  }
}

/** Calls back with every later record (of the other file) that shares a block with this one, each once. `seen` is as long as there are records. */
export function partners(
  { start, members, ofRecord, blocks }: Blocks,
  first: number,
  record: number,
  seen: Uint32Array,
  take: (other: number) => void,
): void {
  if (first > 0 && record >= first) return;
  const mark = record + 1;
  for (let at = ofRecord[record]!; at < ofRecord[record + 1]!; at++) {
    const one = blocks[at]!;
    const from = start[one]!;
    for (let place = start[one + 1]! - 1; place >= from; place--) {
      const other = members[place]!;
      if (other <= record || other < first) break;
      if (seen[other] === mark) continue;
      seen[other] = mark;
      take(other);
    }
  }
}
