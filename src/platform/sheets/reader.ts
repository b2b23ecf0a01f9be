import { flushCompileCache } from 'node:module';
import { phrase, Refusal } from '#platform/refusal.ts';
import type { FileLimits } from './limits.ts';
import { collectSheets } from './read-file.ts';
import type { Sheet } from './sheet.ts';

/** What the parent asks of this process; the file's bytes come through standard input. */
export type Job = {
  name: string;
  /** Exports default `(sheets, input) => Iterable<Item>`, or with `whole` `({ bytes, name }, input) => AsyncIterable<Item>`. */
  module: string;
  input: unknown;
  whole: boolean;
  limits: FileLimits;
};

export type Told =
  | { items: unknown[] }
  | { refusal: { code: string; params: Refusal['params']; where: Refusal['where']; status: number } }
  | { failed: string }
  | { done: true };

type SheetsTask = (sheets: Sheet[], input: unknown) => Iterable<unknown>;
type WholeTask = (file: { bytes: Uint8Array; name: string }, input: unknown) => AsyncIterable<unknown>;

const BATCH = 200;

/** The process that reads one file and ends: nothing it holds or breaks is the server's. */
async function run(job: Job): Promise<void> {
  const task = import(job.module) as Promise<{ default: SheetsTask & WholeTask }>;
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks.splice(0));
  const perform = (await task).default;
  const items = job.whole ? perform({ bytes, name: job.name }, job.input) : perform(await sheetsOf(job, bytes), job.input);
  let batch: unknown[] = [];
  for await (const item of items) {
    if (batch.push(item) < BATCH) continue;
    await tell({ items: batch });
    batch = [];
  }
  if (batch.length > 0) await tell({ items: batch });
  // the parent does not wait for our end, at which it would be written
  flushCompileCache();
  await tell({ done: true });
}

async function sheetsOf({ name, limits }: Job, bytes: Uint8Array): Promise<Sheet[]> {
  try {
    return await collectSheets(bytes, name, limits);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('file.unreadable', { detail: phrase('workbook.content') });
  }
}

const tell = (told: Told) => new Promise<void>((resolve) => process.send!(told, undefined, {}, () => resolve()));

process.once('message', (job: Job) => {
  run(job)
    .catch((error: unknown) =>
      error instanceof Refusal
        ? tell({ refusal: { code: error.code, params: error.params, where: error.where, status: error.status } })
        : tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .finally(() => process.disconnect());
});
