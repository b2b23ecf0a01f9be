import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  block,
  Comparer,
  consistent,
  fieldsOf,
  learn,
  sample,
  Scorer,
  scoreRecords,
  totals,
  type Pair,
  type Records,
  type Scored,
  type Task,
  type Weights,
} from '#kit/linkage/index.ts';

/** What a thread is started with. `next`: the first record nobody has taken yet. */
export type Work = { task: Task; weights: Weights; next: Int32Array; step: number };

/** Below so many records a thread costs more than it saves. */
const FEW = 20_000;
const STEP = 2_000;

/** `compared`: how many pairs were looked at, in so many seconds of so many threads. */
export type Linked = { pairs: Pair[]; compared: number; seconds: number; threads: number };

/** Every pair that may be of one person, with its probability. `threads`: how many share the work at most; all processors, eight at most. */
export async function link(records: Records, threads = Math.min(availableParallelism(), 8)): Promise<Linked> {
  const fields = fieldsOf(records);
  const comparer = new Comparer(fields, records);
  const task = { fields, rows: records.rows, width: records.width, blocks: block(records), first: records.first, count: records.count };
  const weights = learn(records, fields, totals(records, comparer), sample(task, comparer));
  const scorer = new Scorer(comparer, weights);
  const alone = records.count < FEW || threads === 1;
  const start = performance.now();
  const parts = alone
    ? [scoreRecords(task, scorer, 0, records.count, new Uint32Array(records.count))]
    : await inThreads(task, weights, threads);
  const seconds = (performance.now() - start) / 1000;
  const pairs = consistent(together(parts), records.count, scorer)
    .filter(({ a, b }) => records.first === 0 || (a < records.first && b >= records.first))
    .sort((one, other) => one.a - other.a || one.b - other.b);
  return { pairs, compared: parts.reduce((sum, part) => sum + part.compared, 0), seconds, threads: alone ? 1 : threads };
}

async function inThreads(task: Task, weights: Weights, threads: number): Promise<Scored[]> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workerData: Work = { task, weights, next, step: STEP };
  const workers = Array.from({ length: threads }, () => new Worker(new URL('worker.ts', import.meta.url), { workerData }));
  try {
    return (await Promise.all(workers.map(answer))).flat();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const answer = (worker: Worker): Promise<Scored[]> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`thread ended (${code})`)));
  });

/** In the same order whoever did what. */
function together(parts: readonly Scored[]): { a: Uint32Array; b: Uint32Array; value: Float64Array } {
  const inOrder = parts.filter(({ a }) => a.length > 0).sort((one, other) => one.a[0]! - other.a[0]!);
  const length = inOrder.reduce((sum, { a }) => sum + a.length, 0);
  const links = { a: new Uint32Array(length), b: new Uint32Array(length), value: new Float64Array(length) };
  let at = 0;
  for (const { a, b, odds } of inOrder) {
    links.a.set(a, at);
    links.b.set(b, at);
    links.value.set(odds, at);
    at += a.length;
  }
  return links;
}
