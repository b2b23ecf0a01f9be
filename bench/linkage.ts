import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { CONFIG, csvOf, linkagePeople } from './linkage-people.ts';
import { thousands, type Figure } from './measure.ts';

const FEBRL = process.env['KHUEVAN_FEBRL'] ?? fileURLToPath(new URL('../../shared/data/linkage', import.meta.url));
const FEBRL_FIELDS = [
  ['given_name', 'name'],
  ['surname', 'name'],
  ['street_number', 'category'],
  ['address_1', 'text'],
  ['address_2', 'text'],
  ['suburb', 'text'],
  ['postcode', 'identifier'],
  ['state', 'category'],
  ['date_of_birth', 'date'],
  ['soc_sec_id', 'identifier'],
].map(([column, as]) => ({ column, as }));

type Result = {
  set: string;
  records: number;
  precision: number;
  recall: number;
  f1: number;
  seconds: number;
  megabytes: number;
  pairs: number;
  /** Pairs compared in a second by one thread. */
  pace: number;
};

/**
 * `link` as one runs it, on FEBRL 1–3 (in the folder KHUEVAN_FEBRL), on a made-up register of 100,000 people with 30,000 damaged second records, and with
 * KHUEVAN_BENCH=full on 300,000 and a million records: how right it is at its preset threshold, how long it takes, how much memory it holds.
 */
export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'linkage-'));
  const figures: Figure[] = [];
  const results: Result[] = [];
  const take = (result: Result, ...more: Figure[]) => {
    results.push(result);
    figures.push(...more);
  };
  try {
    for (const number of [1, 2, 3])
      for (const without of ['', 'soc_sec_id']) {
        const result = await febrl(folder, number, without);
        const least = without === '' ? 0.998 : 0.985;
        take(result, right(result, 'F1', result.f1, least));
      }
    const people = [100_000, ...(process.env['KHUEVAN_BENCH'] === 'full' ? [231_000, 770_000] : [])];
    for (const count of people) {
      const result = await register(folder, count);
      take(result, right(result, 'precision', result.precision, 0.99), right(result, 'F1', result.f1, 0.98), ...quick(result));
      if (count === 770_000) take(result, bounded(result, 'seconds', result.seconds, 240), bounded(result, 'MB', result.megabytes, 4096));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  console.log(`${availableParallelism()} processors, load ${loadavg()[0]!.toFixed(1)}`);
  console.table(
    [...new Set(results)].map((one) => ({
      set: one.set,
      records: thousands(one.records),
      precision: one.precision.toFixed(4),
      recall: one.recall.toFixed(4),
      F1: one.f1.toFixed(4),
      seconds: one.seconds.toFixed(1),
      MB: Math.round(one.megabytes),
      'pairs compared': thousands(one.pairs),
      'a second and thread': thousands(one.pace),
      'µs a record': ((1e6 * one.seconds) / one.records).toFixed(0),
    })),
  );
  return figures;
}

const right = ({ set }: Result, what: string, ours: number, least: number): Figure => ({
  work: `linkage: ${set}, ${what} at 0.5`,
  ours: ours.toFixed(4),
  bound: `≥ ${least}`,
  held: ours >= least,
});
const bounded = ({ set }: Result, what: string, ours: number, most: number): Figure => ({
  work: `linkage: ${set}, ${what}`,
  ours: ours.toFixed(0),
  bound: `≤ ${most}`,
  held: ours <= most,
});
const quick = (result: Result): Figure[] => [
  {
    work: `linkage: ${result.set}, records a second, reading and writing included`,
    ours: thousands(result.records / result.seconds),
    bound: '≥ 4.167',
    held: result.records / result.seconds >= 1_000_000 / 240,
  },
  {
    work: `linkage: ${result.set}, pairs compared a second and thread`,
    ours: thousands(result.pace),
    bound: '≥ 1.000.000',
    held: result.pace >= 1_000_000,
  },
];

async function febrl(folder: string, number: number, without: string): Promise<Result> {
  const path = join(FEBRL, `febrl_dataset${number}.csv`);
  const config = { id: 'rec_id', fields: FEBRL_FIELDS.filter(({ column }) => column !== without) };
  const ids = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]!);
  const person = (id: string) => id.split('-')[1]!;
  return measured(folder, `FEBRL ${number}${without && ` without ${without}`}`, path, config, ids, person);
}

async function register(folder: string, people: number): Promise<Result> {
  const { records, entity } = linkagePeople(people);
  const path = join(folder, 'people.csv');
  await pipeline(Readable.from(csvOf(records)), createWriteStream(path));
  const ids = records.map((_, at) => String(at));
  return measured(folder, `register of ${thousands(people)} people`, path, CONFIG, ids, (id) => String(entity[Number(id)]));
}

async function measured(
  folder: string,
  set: string,
  path: string,
  config: object,
  ids: readonly string[],
  person: (id: string) => string,
): Promise<Result> {
  const [out, configPath] = [join(folder, 'pairs.csv'), join(folder, 'config.json')];
  writeFileSync(configPath, JSON.stringify(config));
  const run = await runLink(path, configPath, out);
  const found = (await readFile(out, 'utf8')).trim().split('\n').slice(1);
  const right = found.filter((line) => {
    const [a, b] = line.split(',');
    return person(a!) === person(b!);
  }).length;
  const sizes = new Map<string, number>();
  for (const id of ids) sizes.set(person(id), (sizes.get(person(id)) ?? 0) + 1);
  let all = 0;
  for (const size of sizes.values()) all += (size * (size - 1)) / 2;
  const [precision, recall] = [right / found.length, right / all];
  return { set, records: ids.length, precision, recall, f1: (2 * precision * recall) / (precision + recall), ...run };
}

/** The command in a process of its own: its time, the most memory it held, and the pairs it says it compared. */
function runLink(path: string, config: string, out: string): Promise<{ seconds: number; megabytes: number; pairs: number; pace: number }> {
  const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const tell = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', tell, cli, 'link', path, '--config', config, '--out', out]);
    let [said, complaint] = ['', ''];
    child.stdout.on('data', (data) => (said += String(data)));
    child.stderr.on('data', (data) => (complaint += String(data)));
    child.once('exit', (code) => {
      if (code !== 0) return reject(new Error(complaint));
      const kilobytes = Math.max(...[...complaint.matchAll(/peak (\d+)/g)].map((match) => Number(match[1])));
      const [, pairs, seconds, threads] = /so ([\d.]+) cặp trong ([\d.,]+) giây trên (\d+) luồng/
        .exec(said)!
        .map((number) => Number(number.replaceAll('.', '').replace(',', '.'))) as [number, number, number, number];
      const pace = pairs / Math.max(seconds, 0.05) / threads;
      resolve({ seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1024, pairs, pace });
    });
  });
}
