import type { Run } from './measure.ts';

/** Entry of a measured process: `alone.ts MODULE#EXPORT ARGUMENTS…`; the export returns how many rows it did. */
const [job, ...args] = process.argv.slice(2) as [string, ...string[]];
const [module, name] = job.split('#') as [string, string];
const work = ((await import(new URL(module, import.meta.url).href)) as Record<string, (...args: string[]) => Promise<number>>)[name]!;
const start = performance.now();
const rows = await work(...args);
const run: Run = { rows, milliseconds: performance.now() - start, megabytes: process.resourceUsage().maxRSS / 1024 };
process.send!(run);
