import { join } from 'node:path';
import pg from 'pg';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { accepted } from './accepted.ts';
import { approvalTests, changes, type Change } from './approval-guards.ts';
import type { Verdict } from './verdict.ts';

/**
 * npm run mutants [-- --only routes|policies|approvals]: takes every guard out in turn and asks the comparisons that the tests make
 * whether they are red then. Prints each with what was red. Exit code 1: a guard that nothing misses, or one of accepted.ts that is missed.
 */
const groups = ['routes', 'policies', 'approvals'] as const;
type Group = (typeof groups)[number];
const at = process.argv.indexOf('--only');
const only = at < 0 ? groups : groups.filter((group) => group === process.argv[at + 1]);
if (only.length === 0) throw new Error(`--only ${groups.join('|')}`);

const root = join(import.meta.dirname, '../..');
/** The piece of source that is put otherwise just now. */
let present: Extract<Change, { file: string }> | null = null;
const vitest = await createVitest(
  'test',
  {
    root,
    watch: false,
    reporters: [{}],
    fsModuleCache: false,
    include: ['test/mutants/*.mutants.ts', 'src/**/*.test.ts', 'test/**/*.test.ts'],
  },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform(code, id) {
          if (!present || id !== join(root, present.file)) return null;
          return code.replace(present.from, () => present!.to);
        },
      },
    ],
  },
);

async function run(path: string): Promise<{ module: TestModule; red: string[] }> {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(await vitest.globTestSpecifications([path]));
  // those of earlier runs are among them
  const module = testModules.find(({ moduleId }) => moduleId === join(root, path));
  if (!module) throw new Error(`${path}: nothing ran`);
  const failed = [...module.children.allTests('failed')].map((test) => test.fullName);
  const [unread] = [...module.errors(), ...(unhandledErrors as { message?: string }[])];
  return {
    module,
    red: failed.length === 0 && (unread || module.state() === 'failed') ? [`${path}: ${unread?.message ?? 'failed'}`] : failed,
  };
}
/** What is red first, in the order of the files. */
async function firstRed(paths: readonly string[]): Promise<string[]> {
  for (const path of paths) {
    const { red } = await run(path);
    if (red.length > 0) return red;
  }
  return [];
}

/** Routes and policies: one file that makes a world once and mutates it from within. */
async function within(group: Group, say: (verdict: Verdict) => void): Promise<Verdict[]> {
  const { module, red } = await run(`test/mutants/${group}.mutants.ts`);
  const [test] = module.children.allTests();
  const { verdicts } = test!.meta();
  if (!verdicts)
    throw new Error(
      `${group}: ${
        test!
          .result()
          .errors?.map(({ message, diff }) => `${message}\n${diff ?? ''}`)
          .join('\n') ?? red.join()
      }`,
    );
  verdicts.forEach(say);
  return verdicts;
}

/** Approvals: their tests themselves, over sources put otherwise or started from a database put otherwise. */
async function approvals(say: (verdict: Verdict) => void): Promise<Verdict[]> {
  const all = changes();
  const before = await firstRed(approvalTests);
  if (before.length > 0) throw new Error(`red before anything was taken out: ${before.join(', ')}`);
  const template = await templateOf(vitest);
  const verdicts: Verdict[] = [];
  for (const change of all) {
    const { guard, mutant } = change;
    if ('sql' in change) await template.change(change.sql);
    else present = change;
    if (present) vitest.invalidateFile(join(root, present.file));
    const verdict = { guard, mutant, red: await firstRed(approvalTests) };
    say(verdict);
    verdicts.push(verdict);
    if (present) vitest.invalidateFile(join(root, present.file));
    present = null;
    if ('sql' in change) await template.restore();
  }
  await template.close();
  return verdicts;
}

/** The database that every test file gets a copy of. */
async function templateOf(of: Vitest) {
  const { superuserUrl, template, roleNames } = of.getRootProject().getProvidedContext().testServer;
  const urlOf = (name: string) => Object.assign(new URL(superuserUrl), { pathname: `/${name}` }).href;
  const apart = new pg.Client({ connectionString: urlOf('postgres') });
  await apart.connect();
  const copy = async (from: string, to: string) => {
    await apart.query(`drop database if exists ${to} with (force)`);
    await apart.query(`create database ${to} template ${from}`);
  };
  await copy(template, 'as_it_was');
  return {
    change: async (sql: string) => {
      const client = new pg.Client({ connectionString: urlOf(template) });
      await client.connect();
      await client.query('set search_path = tinh, public');
      await client.query(sql.replace(/\{\{(\w+)\}\}/g, (_, role: keyof typeof roleNames) => `"${roleNames[role]}"`));
      await client.end();
    },
    restore: () => copy('as_it_was', template),
    close: () => apart.end(),
  };
}

const lines: string[][] = [['', 'guards', 'mutants', 'killed', 'by the catalogue alone', 'survived', 'accepted', 'minutes']];
const wrong: string[] = [];
const nameOf = ({ guard, mutant }: Pick<Verdict, 'guard' | 'mutant'>) => `${guard} | ${mutant}`;
for (const group of only) {
  const start = Date.now();
  const say = (verdict: Verdict) => console.log(`${group} | ${nameOf(verdict)} | ${verdict.red[0]?.slice(0, 160) ?? 'SURVIVED'}`);
  const verdicts = group === 'approvals' ? await approvals(say) : await within(group, say);
  const survived = verdicts.filter(({ red }) => red.length === 0);
  const listed = accepted.filter((one) => one.group === group);
  const known = new Set(listed.map(nameOf));
  wrong.push(...survived.filter((one) => !known.has(nameOf(one))).map((one) => `${group}: nothing misses ${nameOf(one)}`));
  const stillThere = new Set(survived.map(nameOf));
  wrong.push(
    ...listed
      .filter((one) => !stillThere.has(nameOf(one)))
      .map((one) => `${group}: ${nameOf(one)} is missed, or is no guard any more: strike it from accepted.ts`),
  );
  lines.push([
    group,
    String(new Set(verdicts.map(({ guard }) => guard)).size),
    String(verdicts.length),
    String(verdicts.length - survived.length),
    String(verdicts.filter(({ red }) => red.length > 0 && red.every((said) => said.startsWith('catalogue:'))).length),
    String(survived.length),
    String(survived.filter((one) => known.has(nameOf(one))).length),
    ((Date.now() - start) / 60_000).toFixed(1),
  ]);
}
await vitest.close();

const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
console.log(
  `\n${lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
