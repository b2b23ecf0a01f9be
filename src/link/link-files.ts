import { resolve } from 'node:path';
import { RecordsReader } from '#kit/linkage/index.ts';
import { Fault } from '#platform/fault.ts';
import { readConfig } from './config.ts';
import { linkFaults } from './faults.vi.ts';
import { link } from './link.ts';
import { readCsv } from './read-csv.ts';
import { writePairs } from './write-pairs.ts';

export type LinkOptions = { config: string; out: string; threshold: string };

/**
 * Links a file with itself, or the first with the second, and writes the pairs.
 * @throws Fault for whatever is wrong with what it was given; then nothing is written.
 */
export async function linkFiles(inputs: readonly string[], { config, out, threshold }: LinkOptions) {
  const started = performance.now();
  const least = thresholdOf(threshold);
  for (const path of [...inputs, config]) if (resolve(path) === resolve(out)) throw new Fault(linkFaults.outIsInput(path));
  const columns = await readConfig(config);
  const reader = new RecordsReader(columns.fields.map(({ as }) => as));
  const ids: string[] = [];
  let boundary = 0;
  for (const path of inputs) {
    boundary = reader.count;
    await readCsv(path, columns, (id, values) => {
      ids.push(id);
      reader.add(values);
    });
  }
  const { pairs, ...work } = await link(reader.finish(boundary));
  const likely = pairs.filter(({ probability }) => probability >= least);
  await writePairs(
    out,
    likely.map(({ a, b, probability }) => [ids[a]!, ids[b]!, probability] as const),
  );
  return { ...work, records: ids.length, written: likely.length, wholeSeconds: (performance.now() - started) / 1000 };
}

function thresholdOf(given: string): number {
  const value = /^(?:[01]|[01]?\.\d+)$/.test(given.trim()) ? Number(given) : Number.NaN;
  if (!(value >= 0 && value <= 1)) throw new Fault(linkFaults.threshold(given));
  return value;
}
