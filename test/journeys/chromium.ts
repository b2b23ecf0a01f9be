import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { withLock } from '#platform/lock.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const flags = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** Chromium from npm, with the libraries and fonts that a bare machine lacks; it exists for Linux on x64, elsewhere the Chrome that is installed. */
export async function launch(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const folder = await unpacked();
  const env = { HOME: folder, FONTCONFIG_PATH: join(folder, 'fonts'), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: flags,
    env: { ...process.env, ...env } as Record<string, string>,
  });
}

/** Once for a version of the package; moved into place whole, so that a run killed meanwhile leaves no half browser. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(project, 'node_modules', '.cache', `chromium-${version}`);
  mkdirSync(dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const aside = `${folder}.unpacking`;
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside);
    // It adds the libraries only where it believes to be in the cloud that it was made for.
    const env = { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('unpack-chromium.ts', import.meta.url))], { env });
    renameSync(aside, folder);
  });
  return folder;
}
