import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildWebIfStale, webBuildState } from './web-build.ts';

const project = mkdtempSync(join(tmpdir(), 'web-'));
afterAll(() => rmSync(project, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

test('builds when a source of the pages changed, and only then', async () => {
  await expect(buildWebIfStale(project, () => {})).rejects.toThrow(/thiếu công cụ/);
  // Stands for the build tool: counts its runs.
  write(
    'node_modules/vite/bin/vite.js',
    "const fs = require('fs'); fs.mkdirSync('dist/web', { recursive: true }); fs.appendFileSync('dist/web/index.html', 'x')",
  );
  write('src/web/main.tsx', 'one');
  write('src/modules/plans/rules.ts', 'one');
  write('src/modules/plans/queries.ts', 'one');
  expect(webBuildState(project)).toBe('missing');
  let announced = 0;
  const build = () => buildWebIfStale(project, () => announced++);
  await Promise.all([build(), build()]);
  expect([announced, webBuildState(project)]).toEqual([1, 'fresh']);

  write('src/modules/plans/queries.ts', 'two');
  write('src/web/main.test.ts', 'two');
  expect(webBuildState(project)).toBe('fresh');
  write('src/modules/plans/rules.ts', 'two');
  expect(webBuildState(project)).toBe('stale');
  await build();
  expect([announced, webBuildState(project)]).toEqual([2, 'fresh']);
});

test('a failing build says why in one line and stays stale', async () => {
  write('node_modules/vite/bin/vite.js', "console.error('\\u001b[31mBuild failed\\n[ERROR] no such file: x.css'); process.exit(1)");
  write('src/web/main.tsx', 'two');
  await expect(buildWebIfStale(project, () => {})).rejects.toThrow(/^Không dựng được giao diện web: \[ERROR\] no such file: x\.css$/);
  expect(webBuildState(project)).toBe('stale');
});
