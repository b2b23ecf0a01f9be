import { parentPort, workerData } from 'node:worker_threads';
import { Comparer, Scorer, scoreRecords, type Scored } from '#kit/linkage/index.ts';
import type { Work } from './link.ts';

/** Takes records piece by piece until there are none left. */
const { task, weights, next, step } = workerData as Work;
const scorer = new Scorer(new Comparer(task.fields, task), weights);
const seen = new Uint32Array(task.count);
const parts: Scored[] = [];
for (let from = Atomics.add(next, 0, step); from < task.count; from = Atomics.add(next, 0, step))
  parts.push(scoreRecords(task, scorer, from, Math.min(from + step, task.count), seen));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort!.postMessage(parts);
