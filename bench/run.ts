import { readdirSync } from 'node:fs';
import type { Figure } from './measure.ts';

/** `npm run bench [NAME…]`: every module here that measures something, and one table. Ends with 1 where a bound is not held. */
const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const file of readdirSync(import.meta.dirname).sort()) {
  if (!file.endsWith('.ts') || ['run.ts', 'alone.ts', 'measure.ts'].includes(file)) continue;
  if (wanted.length > 0 && !wanted.includes(file.slice(0, -3))) continue;
  const { bench } = (await import(`./${file}`)) as { bench?: () => Promise<Figure[]> };
  if (bench) figures.push(...(await bench()));
}
console.table(
  figures.map(({ work, ours, bound, ratio = '', held }) => ({ work, ours, bound, ratio, '': held ? '' : 'NOT HELD' })),
  ['work', 'ours', 'bound', 'ratio', ''],
);
if (figures.some((figure) => !figure.held)) process.exitCode = 1;
