import { v7, validate } from 'uuid';

// Random bytes of many ids at once: asking for each would be most of the work.
const pool = new Uint8Array(16 * 256);
let used = pool.length;
let moment = 0;
let serial = 0;

/** UUID v7: globally unique and in order of creation, so that two installations can exchange objects and indexes stay dense. */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += 16));
  const now = Date.now();
  if (now > moment) {
    moment = now;
    serial = ((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!;
  } else {
    // within a millisecond, or with a clock put back, the next one counts on
    serial = (serial + 1) | 0;
    if (serial === 0) moment += 1;
  }
  return v7({ random, msecs: moment, seq: serial });
}

export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);
