import { afterAll, beforeAll, expect, test } from 'vitest';
import { canary } from '../matrix-places.ts';
import { foreignIn } from './ids.ts';
import { badWorld, nameOf, type BadWorld } from './world.ts';

/** The head of training of one tenant, whom no scope narrows, names things of another: in every address, filter and field. */
let world: BadWorld;
beforeAll(async () => {
  world = await badWorld();
});
afterAll(() => world.app.close());

/** What an answer comes to, without the ids that were asked for. */
const gist = ({ statusCode, body }: { statusCode: number; body: string }) =>
  `${statusCode} ${/"code":"([\w.]+)"/.exec(body)?.[1] ?? body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'SOME')}`;

test('an id of another tenant is an id of nobody, wherever it stands; nothing is written, read or told', async () => {
  const before = await world.standing();
  const wrong: string[] = [];
  /** Fields of bodies; those refused because of the id and nothing before it. */
  let [addresses, filters, fields, forTheId] = [0, 0, 0, 0];
  for (const route of world.routes)
    for (const { where, sent } of foreignIn(world, route)) {
      const [abroad, nowhere] = [await world.send(route, sent('abroad')), await world.send(route, sent('nowhere'))];
      const line = `${nameOf(route)} ${where}`;
      if (where === 'address') addresses += 1;
      else if (where.startsWith('?')) filters += 1;
      else fields += 1;
      if (/unknown|reference/.test(gist(abroad)) && route.method !== 'GET' && where !== 'address') forTheId += 1;
      const ok = route.method === 'GET' ? abroad.statusCode < 500 : abroad.statusCode >= 400 && abroad.statusCode < 500;
      // the trail tells of the asking itself
      const alike = route.url.startsWith('/api/audit') ? abroad.statusCode === nowhere.statusCode : gist(abroad) === gist(nowhere);
      if (!ok || !alike) wrong.push(`${line}: ${gist(abroad).slice(0, 90)} | nobody's: ${gist(nowhere).slice(0, 90)}`);
      if (abroad.body.includes(canary('abroad'))) wrong.push(`${line}: tells of it`);
    }
  expect(wrong).toEqual([]);
  expect(await world.standing()).toEqual(before);
  expect(addresses).toBeGreaterThan(100);
  expect(filters).toBeGreaterThan(40);
  expect(fields).toBeGreaterThan(100);
  expect(forTheId).toBeGreaterThan(70);
});
