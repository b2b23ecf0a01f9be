/**
 * `npm run lock` after `npm install`: where the registry at hand does not carry a tool's binaries for other systems, npm
 * leaves them out of the lock and then refuses it (`npm ci`: "Missing: … from lock file"). This writes them in again, by
 * the exact versions their parents name; on such a system npm fetches them from its own registry. It also drops `engines`
 * of optional packages: npm skips those that the machine's own Node is too old for, but it is our Node that runs them.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
  version: string;
  dev?: boolean;
  optional?: boolean;
  cpu?: string[];
  os?: string[];
  engines?: unknown;
  optionalDependencies?: Record<string, string>;
};
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const systems: [RegExp, string][] = [
  [/android/, 'android'],
  [/darwin/, 'darwin'],
  [/freebsd/, 'freebsd'],
  [/linux/, 'linux'],
  [/openharmony/, 'openharmony'],
  [/win32/, 'win32'],
];
const processors: [RegExp, string][] = [
  [/wasm32/, 'wasm32'],
  [/arm64/, 'arm64'],
  [/x64/, 'x64'],
  [/ia32/, 'ia32'],
  [/ppc64/, 'ppc64'],
  [/riscv64/, 'riscv64'],
  [/s390x/, 's390x'],
  [/arm/, 'arm'],
];
const first = (name: string, table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(name))?.[1];

/** Does a package at `from` find `name` in this version, looking upwards? */
function reaches(from: string, name: string, version: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = lock.packages[`${at}${at ? '/' : ''}node_modules/${name}`];
    if (found) return found.version === version;
    if (!at) return false;
    if (!at.includes('/node_modules/')) return lock.packages[`node_modules/${name}`]?.version === version;
  }
}

let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  if (parent.optional) delete parent.engines;
  if (path === '') continue;
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const at = path.replace(/node_modules\/(?:@[^/]+\/)?[^/]+$/, `node_modules/${name}`);
    const os = first(name, systems);
    const cpu = first(name, processors);
    if (reaches(path, name, version) || !cpu || !/^\d/.test(version)) continue;
    lock.packages[at] = { version, cpu: [cpu], ...(parent.dev ? { dev: true } : {}), optional: true, ...(os ? { os: [os] } : {}) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
