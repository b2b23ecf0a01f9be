import type { FastifyContextConfig } from 'fastify';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '#kit/roles.ts';
import { gate } from '#modules/access';
import { askingOf, inWords, knownAbroad, name, outOfScope, toldOfOthers, type Asking, type Route } from '../matrix-answers.ts';
import { matrixWorld, type MatrixWorld } from '../matrix-world.ts';
import type { Verdict } from './verdict.ts';

let world: MatrixWorld;
let asking: Asking;
/** What the running application holds of each route; the gate is shown it with every request. */
const configs = new Map<string, FastifyContextConfig>();
beforeAll(async () => {
  world = await matrixWorld();
  const real = gate(world.pools);
  asking = await askingOf(world, (request) => {
    const { config, method, url } = request.routeOptions;
    configs.set(name({ method: String(method), url: url! }), config);
    return real(request);
  });
}, 300_000);
afterAll(() => asking?.app.close());

/** What the table of verdicts says of a route: its words in the order of the roles. */
const table = new Map(
  readFileSync(new URL('../matrix.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line): [string, string] => [line.split('  ', 1)[0]!, line.split(/ {2,}/).slice(1).join(' ')]),
);

/** What the tests of the matrix say of one route. */
async function red(route: Route): Promise<string[]> {
  const found: string[] = [];
  const { status } = await asking.ask(route, 'own', null);
  if (status !== 401) found.push(`without a session: ${status}`);
  const row = await asking.askAll(route);
  const words = roles.map((role) => inWords(route, row[role])).join(' ');
  if (words !== table.get(name(route))) found.push('another line than in the table of verdicts');
  return [...found, ...outOfScope(route, row), ...knownAbroad(route, row), ...toldOfOthers(route, row)];
}

test('routes', { timeout: 3_600_000 }, async ({ task }) => {
  const verdicts: Verdict[] = [];
  for (const route of asking.routes.filter(({ search }) => !search)) {
    expect([name(route), await red(route)]).toEqual([name(route), []]);
    const config = configs.get(name(route))!;
    const { capability } = config;
    for (const weaker of ['signed_in', 'public'] as const) {
      if (weaker === capability) continue;
      config.capability = weaker;
      verdicts.push({ guard: `${name(route)} (${capability})`, mutant: weaker, red: await red(route) });
      config.capability = capability!;
    }
  }
  task.meta.verdicts = verdicts;
});
