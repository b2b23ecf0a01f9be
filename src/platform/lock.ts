import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { birthOf, isAlive } from '#platform/process.ts';

/**
 * Runs `work` while no other process on this machine does the same under `path`.
 * The file holds "pid birth"; one left behind by a dead process is taken over.
 * PostgreSQL's own postmaster.pid still guards the data should this ever fail.
 * @throws Fault when a living process holds it longer than `patienceMs`.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  const mine = `${process.pid} ${birthOf(process.pid)} ${Math.random().toString(36).slice(2)}`;
  const deadline = Date.now() + patienceMs;
  while (!tryLock(path, mine)) {
    if (Date.now() > deadline) throw new Fault(faults.lockHeld(path, holder(path)?.split(' ')[0] ?? '?'));
    await sleep(30 + Math.random() * 40);
  }
  try {
    return await work();
  } finally {
    if (holder(path) === mine) rmSync(path, { force: true });
  }
}

function tryLock(path: string, mine: string): boolean {
  // Written aside and linked: the lock never exists without its holder's name in it.
  const aside = `${path}.${mine.replaceAll(' ', '-')}`;
  writeFileSync(aside, mine, { mode: 0o600 });
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  const found = holder(path);
  if (found !== undefined && !lives(found)) removeStale(path, found, aside);
  return false;
}

function lives(holder: string): boolean {
  const [pid, birth] = holder.split(' ');
  return isAlive(Number(pid), birth);
}

/** Moved away first, looked at afterwards: somebody else may have taken over since we looked. */
function removeStale(path: string, stale: string, aside: string): void {
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holder(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
