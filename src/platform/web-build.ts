import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { withLock } from '#platform/lock.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';

/** What the browser's half of the product is made of. */
const sources = [
  'src/{web,ui,kit}/**/*',
  'src/modules/*/web/**/*',
  'src/modules/*/{,*-}{contract,rules}.ts',
  '{vite,lingui}.config.ts',
  'src/platform/web-pack.ts',
  'package-lock.json',
];

export const webFolder = (projectFolder: string) => join(projectFolder, 'dist', 'web');
const stampFile = (projectFolder: string) => join(projectFolder, 'dist', 'web-built-from');

export type WebBuild = 'fresh' | 'stale' | 'missing';

/** Compares contents, not times: a clone and a copy have new times and the same sources. */
export function webBuildState(projectFolder: string): WebBuild {
  if (!existsSync(join(webFolder(projectFolder), 'index.html'))) return 'missing';
  const stamp = stampFile(projectFolder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(projectFolder) ? 'fresh' : 'stale';
}

/** Builds the web pages unless they are newer than their sources, one process at a time; `announce` is called before it takes its seconds. @throws Fault */
export async function buildWebIfStale(projectFolder: string, announce: () => void): Promise<void> {
  if (webBuildState(projectFolder) === 'fresh') return;
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    // Installed without development packages: what was built before is what there is.
    if (webBuildState(projectFolder) === 'stale') return;
    throw new Fault(faults.webToolsMissing());
  }
  mkdirSync(join(projectFolder, 'dist'), { recursive: true });
  await withLock(join(projectFolder, 'dist', 'lock'), async () => {
    if (webBuildState(projectFolder) === 'fresh') return;
    announce();
    const builtFrom = fingerprint(projectFolder);
    await runVite(vite, projectFolder);
    writeFileSync(stampFile(projectFolder), builtFrom);
  });
}

async function runVite(vite: string, projectFolder: string): Promise<void> {
  try {
    // whoever builds: a test run would pack the parts meant for development, half as large again
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: projectFolder, env });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? '';
    throw new Fault(faults.webBuildFailed(telling(said) || String(error)), { cause: error });
  }
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

/** The line that names the trouble, without the colours. */
function telling(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n');
  const line = lines.find((one) => one.trim() && !/build failed|error during build/i.test(one));
  return line?.trim() ?? '';
}
