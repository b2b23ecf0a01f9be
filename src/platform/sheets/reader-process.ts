import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILE_LIMITS } from './limits.ts';

const READER = fileURLToPath(new URL('reader.ts', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../../', import.meta.url));

/** When nobody is waiting for the first file any more; and how long the next one is waited for. */
const AFTER_MS = 1000;
const MINUTES = 10;

let ready: ChildProcess | null = null;
let timer: NodeJS.Timeout | undefined;

/** A process that reads one file: the one that waits for it, else a new one. */
export function takeReader(megabytes: number): ChildProcess {
  const waiting = megabytes === FILE_LIMITS.megabytes && ready?.connected ? ready : null;
  if (!waiting) return startReader(megabytes);
  ready = null;
  for (const one of holding(waiting)) one?.ref();
  return waiting;
}

/** Who has sent a list sends the next one, or the same one mended: its reader starts meanwhile, and keeps nobody from ending. */
export function readerSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!ready?.connected) {
      ready = startReader(FILE_LIMITS.megabytes);
      for (const one of holding(ready)) one?.unref();
    }
    timer = setTimeout(() => {
      ready?.kill('SIGKILL');
      ready = null;
    }, MINUTES * 60_000).unref();
  }, AFTER_MS).unref();
}

const holding = (child: ChildProcess) => [child, child.channel, child.stdin as Socket | null, child.stderr as Socket | null];

/**
 * Nothing of ours goes with it: no environment, another folder, leave to read the program and nothing else, none to start others.
 * The cache of compiled code is its own: it starts in a third of the time and of the memory.
 */
function startReader(megabytes: number): ChildProcess {
  const cache = codeCache();
  const systemRoot = process.env['SystemRoot'];
  const child = fork(READER, [], {
    cwd: tmpdir(),
    env: { ...(systemRoot ? { SystemRoot: systemRoot } : {}), ...(cache ? { NODE_COMPILE_CACHE: cache } : {}) },
    execArgv: [
      `--max-old-space-size=${Math.max(64, megabytes - 96)}`,
      // room for what is new from the start: growing into it costs more than reading
      '--min-semi-space-size=8',
      '--max-semi-space-size=8',
      '--permission',
      `--allow-fs-read=${PROGRAM}`,
      `--allow-fs-read=${libraries()}`,
      ...(cache ? [`--allow-fs-write=${cache}`] : []),
    ],
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  });
  // one that does not come up is met when it is taken
  child.on('error', () => {});
  return child;
}

/** May stand elsewhere, behind a link. */
function libraries(): string {
  try {
    return `${realpathSync(`${PROGRAM}node_modules`)}${sep}`;
  } catch {
    return PROGRAM;
  }
}

/** null where the program's folder may not be written: then readers start more slowly. */
function codeCache(): string | null {
  const folder = `${libraries()}.cache/khuevan-reader/`;
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return null;
  }
}
