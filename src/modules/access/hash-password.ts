import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { Refusal } from '#platform/refusal.ts';
import { normalPassword } from './password-rules.ts';

// Algorithm 2 is argon2id. 19 MiB and two passes: the least that OWASP accepts, about 15 ms.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** One for each core; the pool of threads that hashes has four, and files and names of hosts need one of them. */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism()));
/** About five seconds of waiting on two cores. */
const LONGEST_QUEUE = 150 * AT_ONCE;

let running = 0;
const waiting: (() => void)[] = [];

/** A storm of sign-ins waits here; without it each one would take 19 MiB at the same moment. @throws Refusal access.busy, 503 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) throw new Refusal('access.busy', {}, { status: 503 });
    // the one before hands its place over, so `running` stays
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normalPassword(password), cost));

// The hash of bytes nobody kept, of the same cost.
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$y9lnpiCqwluX8C43u/ZyKA$1kV2RVTFiP4TT46ndQ1hh3dXoKzIN/B5KiANv8a7NBQ';

/** With `stored` null (no such account) it takes as long and answers false. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const same = await inTurn(() => verify(stored ?? nobody, normalPassword(password)));
  return same && stored !== null;
}
