import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';

/** What the browser's half of the product is made of. */
const sources = ['src/{web,ui,kit}/**/*', 'src/modules/*/web/**/*', 'src/modules/*/{contract,rules}.ts', '{vite,lingui}.config.ts', 'package-lock.json'];

export const webFolder = (projectFolder: string) => join(projectFolder, 'dist', 'web');
const stampFile = (projectFolder: string) => join(projectFolder, 'dist', 'web-built-from');

export type WebBuild = 'fresh' | 'stale' | 'missing';

/** Compares contents, not times: a clone and a copy have new times and the same sources. */
export function webBuildState(projectFolder: string): WebBuild {
  if (!existsSync(join(webFolder(projectFolder), 'index.html'))) return 'missing';
  const stamp = stampFile(projectFolder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(projectFolder) ? 'fresh' : 'stale';
}

/** Builds the web pages unless they are newer than their sources; `announce` is called before it takes its seconds. @throws Fault */
export function buildWebIfStale(projectFolder: string, announce: () => void): void {
  const state = webBuildState(projectFolder);
  if (state === 'fresh') return;
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  // Installed without development packages: what was built before is what there is.
  if (!existsSync(vite) && state === 'stale') return;
  if (!existsSync(vite)) throw new Fault(faults.webToolsMissing());
  announce();
  const builtFrom = fingerprint(projectFolder);
  const { status, stderr, error } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: projectFolder, encoding: 'utf8' });
  if (status !== 0) throw new Fault(faults.webBuildFailed(firstLine(stderr) || String(error ?? status)), { cause: stderr });
  mkdirSync(join(projectFolder, 'dist'), { recursive: true });
  writeFileSync(stampFile(projectFolder), builtFrom);
}

function fingerprint(projectFolder: string): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: projectFolder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(projectFolder.length)).update(readFileSync(file));
  return hash.digest('hex');
}

// oxlint-disable-next-line no-control-regex -- colours of the build tool
const firstLine = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n').find((line) => line.trim()) ?? '';
