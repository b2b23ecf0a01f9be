import { readFileSync } from 'node:fs';
import { phrase, Refusal } from '#platform/refusal.ts';
import { FILE_LIMITS, type FileLimits } from './limits.ts';
import { readerSoon, takeReader } from './reader-process.ts';
import type { Job, Told } from './reader.ts';

export type UploadedFile = { bytes: Uint8Array; name: string };
export type ApartOptions<Item> = {
  /** Takes each item as it comes; then none is kept and the answer is empty. */
  onItem?: (item: Item) => void;
  seconds?: number;
  megabytes?: number;
  limits?: FileLimits;
  /** Told once it has ended: the most memory it held (MB) and how long it ran. */
  onEnd?: (used: { megabytes: number; milliseconds: number }) => void;
};

/** Two cores' worth: what else waits, so that many uploads cannot starve the server. */
const AT_ONCE = 2;
const POLL_MS = 25;

/**
 * Reads a file and runs a pure function over its sheets in a process of its own, under a memory and a time limit; what the function
 * yields comes back in small batches. The function is the default export of the module at URL `task.module`:
 * `(sheets: Sheet[], input) => Iterable<Item>`; input and items must survive structured cloning.
 * Refuses: what the reader or the function refuses, file.too_heavy, file.unreadable.
 */
export function readApart<Item>(
  file: UploadedFile,
  task: { module: string; input: unknown },
  options: ApartOptions<Item> = {},
): Promise<Item[]> {
  return runApart(file, { ...task, whole: false }, options);
}

/** As `readApart`, for a function that wants the bytes: `({ bytes, name }, input) => AsyncIterable<Item>`. */
export async function runApart<Item>(
  file: UploadedFile,
  task: { module: string; input: unknown; whole: boolean },
  { seconds = FILE_LIMITS.seconds, megabytes = FILE_LIMITS.megabytes, limits = FILE_LIMITS, onItem, onEnd }: ApartOptions<Item> = {},
): Promise<Item[]> {
  await turn();
  const start = performance.now();
  const child = takeReader(megabytes);
  let peak = 0;
  try {
    return await new Promise<Item[]>((resolve, reject) => {
      const items: Item[] = [];
      const take = onItem ?? ((item: Item) => void items.push(item));
      const tooHeavy = () => reject(new Refusal('file.too_heavy', { seconds, megabytes }));
      const watch = setInterval(() => {
        peak = Math.max(peak, residentMegabytes(child.pid));
        if (peak > megabytes) tooHeavy();
      }, POLL_MS);
      const clock = setTimeout(tooHeavy, seconds * 1000);
      child.on('message', (told: Told) => {
        if ('items' in told) (told.items as Item[]).forEach((item) => take(item));
        else if ('done' in told) resolve(items);
        else if ('refusal' in told) {
          const { code, params, where, status } = told.refusal;
          reject(new Refusal(code, params, { status, ...(where ? { where } : {}) }));
        } else reject(new Error(`${task.module}: ${told.failed}`));
      });
      let complaint = '';
      child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-4000)));
      child.on('error', reject);
      child.on('close', () => {
        clearInterval(watch);
        clearTimeout(clock);
        if (/out of memory|allocation failed|Array buffer allocation/i.test(complaint)) tooHeavy();
        else reject(new Refusal('file.unreadable', { detail: phrase('workbook.content') }));
      });
      // it may be gone before it has taken everything
      child.stdin!.on('error', () => {});
      const { module, input, whole } = task;
      child.send({ name: file.name, module, input, whole, limits } satisfies Job, () => {});
      child.stdin!.end(file.bytes);
    });
  } finally {
    peak = Math.max(peak, residentMegabytes(child.pid));
    child.kill('SIGKILL');
    next();
    readerSoon();
    onEnd?.({ megabytes: peak, milliseconds: performance.now() - start });
  }
}

/** The most a process has held so far; 0 where the system does not tell. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

function next(): void {
  const first = waiting.shift();
  if (first) first();
  else running -= 1;
}
