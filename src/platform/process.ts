import { readFileSync } from 'node:fs';

/** Whether a process lives; a zombie does not. `birth` (see birthOf) guards against a process number used again. */
export function isAlive(pid: number, birth?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = statOf(pid);
  if (!stat) return true;
  return stat.state !== 'Z' && (!birth || birth === stat.birth);
}

/** When the process began, in clock ticks since boot; empty where the system does not tell. */
export const birthOf = (pid: number): string => statOf(pid)?.birth ?? '';

function statOf(pid: number): { state: string; birth: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', birth: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * Runs `stop` at the first SIGTERM, SIGINT or SIGHUP; a later one ends the process at once.
 * Ctrl-C under npm arrives twice, from the terminal and from npm: what comes within a second is the same one.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  // A closed terminal or pipe must not end us before the database is closed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (since === undefined) {
        since = Date.now();
        void stop();
      } else if (Date.now() - since > 1_000) process.exit(130);
    });
  }
}
