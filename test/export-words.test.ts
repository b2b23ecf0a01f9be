import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as classes from '../src/modules/classes/export-words.ts';
import * as organisations from '../src/modules/organisations/export-words.ts';
import * as people from '../src/modules/people/export-words.ts';
import * as plans from '../src/modules/plans/export-words.ts';
import * as reports from '../src/modules/reports/export-words.ts';

/** Every `code: msg\`word\`` of a screen's words, also one with a context for the translator: a list that goes out calls a thing what the screen calls it. */
function screenWords(module: string, ...files: string[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const file of files) {
    const source = readFileSync(fileURLToPath(new URL(`../src/modules/${module}/web/${file}`, import.meta.url)), 'utf8');
    for (const [, code, plain, told] of source.matchAll(/'?([\w.]+)'?: (?:msg|t)(?:`([^`]*)`|\(\{\s*message: '([^']*)')/g)) {
      if (!words.has(code!)) words.set(code!, new Set());
      words.get(code!)!.add((plain ?? told)!);
    }
  }
  return words;
}

type Words = Record<string, string>;
const cases: [string, Words, Map<string, Set<string>>][] = [
  ...['classStatusWords', 'traineeStatusWords', 'slotOriginWords', 'outsideStateWords', 'eventWords', 'reasonWords'].map(
    (name): [string, Words, Map<string, Set<string>>] => [
      `classes ${name}`,
      (classes as unknown as Record<string, Words>)[name]!,
      screenWords('classes', 'words.ts', 'events.ts'),
    ],
  ),
  ['programmes natureWords', classes.natureWords, screenWords('programmes', 'words.ts')],
  ['organisations kinds', organisations.unitKindWords, screenWords('organisations', 'words.ts')],
  ['organisations levels', organisations.levelWords, screenWords('organisations', 'words.ts')],
  ['people categories', people.categoryWords, screenWords('people', 'words.ts')],
  ['people sexes', people.sexWords, screenWords('people', 'words.ts')],
  ['plans natures', plans.planNatureWords, screenWords('plans', 'words.ts')],
  ['plans slots', plans.slotStateWords, screenWords('plans', 'words.ts')],
  ['plans measures', plans.measureWords, screenWords('plans', 'words.ts')],
  ...Object.entries(reports).map(([name, words]): [string, Words, Map<string, Set<string>>] => [
    `reports ${name}`,
    words,
    screenWords('reports', 'words.ts'),
  ]),
];

describe('a list calls a thing what the screen calls it', () => {
  it.each(cases)('%s', (_, words, screen) => {
    expect(Object.keys(words).length).toBeGreaterThan(1);
    const differing = Object.entries(words).filter(([code, word]) => !screen.get(code)?.has(word));
    expect(differing).toEqual([]);
  });
});
