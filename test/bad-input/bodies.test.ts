import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, bodyOf } from '../matrix-requests.ts';
import { badWorld, nameOf, type BadWorld, type Route } from './world.ts';

/** Bodies and queries that no page of ours makes, to every route. */
let world: BadWorld;
let before: Record<string, string>;
beforeAll(async () => {
  world = await badWorld();
});
beforeEach(async () => {
  before = await world.standing();
});
afterAll(() => world.app.close());

const withBody = () => world.writes.filter(({ described }) => described?.requestBody?.content['application/json']);
const sound = ({ url, described }: Route) => bodyOf(url, described, world.planted.own) as Record<string, unknown>;

/** What each of `routes` answers to `payload`, where it is not what is expected; and nothing may have changed. */
async function answers(
  routes: Route[],
  payload: (route: Route) => string | object,
  expected: (answer: { status: number; body: string }) => boolean,
  headers: Record<string, string> = {},
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const { statusCode, body } = await world.send(route, { payload: payload(route), headers });
    if (!expected({ status: statusCode, body })) wrong.push(`${nameOf(route)}: ${statusCode} ${body.slice(0, 160)}`);
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  if (wrong.length === 0) expect(await world.standing()).toEqual(before);
  return wrong;
}
const refused = ({ status }: { status: number }) => status === 400;

describe('fields of one’s own choice', () => {
  // columns of the tables, and what programs elsewhere call such things
  const wishes: Record<string, unknown> = {
    id: '01900000-0000-7000-8000-000000000001',
    tenant: 'khac',
    role: 'chief',
    capabilities: ['access.manage'],
    isAdmin: true,
    isSample: true,
    bloc: 2,
    recordedBy: '01900000-0000-7000-8000-000000000001',
    recorded_by: '01900000-0000-7000-8000-000000000001',
    recordedAt: '2001-01-01T00:00:00Z',
    approvedAt: '2001-01-01T00:00:00Z',
    status: 'approved',
    state: 'approved',
    rowVersion: 1,
    passwordHash: 'x',
    mustChange: false,
    disabledAt: null,
    restricted: false,
  };
  test.each(Object.entries(wishes))('%s beside a sound body is refused where it is no field of it', async (name, value) => {
    const routes = withBody().filter(({ described }) => !JSON.stringify(described!.requestBody).includes(`"${name}"`));
    expect(routes.length).toBeGreaterThan(60);
    expect(await answers(routes, (route) => ({ ...sound(route), [name]: value }), refused)).toEqual([]);
  });

  test('also inside what is inside', async () => {
    const nested = withBody().flatMap((route) =>
      Object.entries(sound(route)).flatMap(([field, inside]) =>
        typeof inside === 'object' && inside !== null && !(Array.isArray(inside) && typeof inside[0] !== 'object')
          ? [{ route, field, inside }]
          : [],
      ),
    );
    expect(nested.length).toBeGreaterThan(8);
    const wrong: string[] = [];
    for (const { route, field, inside } of nested) {
      const worse = Array.isArray(inside) ? inside.map((one: object) => ({ ...one, polluted: true })) : { ...inside, polluted: true };
      wrong.push(...(await answers([route], () => ({ ...sound(route), [field]: worse }), refused)));
    }
    expect(wrong).toEqual([]);
  });
});

describe('prototypes', () => {
  const raw = (addition: string) => (route: Route) =>
    JSON.stringify(sound(route))
      .replace(/^\{/, (brace) => `${brace}${addition}`)
      .replace(/,\}$/, '}');
  test.each([
    ['__proto__', '"__proto__":{"polluted":true},'],
    ['__proto__, its letters spelled out', '"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":true},'],
    ['constructor.prototype', '"constructor":{"prototype":{"polluted":true}},'],
    ['__proto__ of a list', '"__proto__":[],'],
    ['toString', '"toString":"polluted",'],
    ['hasOwnProperty', '"hasOwnProperty":{"polluted":true},'],
  ])('%s', async (_case, addition) => {
    expect(await answers(withBody(), raw(addition), refused)).toEqual([]);
  });

  test('deep inside a body that is else sound', async () => {
    const inside = (route: Route) =>
      JSON.stringify({ ...sound(route), basis: 'HERE', rows: ['HERE'] }).replaceAll('"HERE"', '{"__proto__":{"polluted":true}}');
    expect(await answers(withBody(), inside, refused)).toEqual([]);
  });

  test('in a query, of every route that reads', async () => {
    const wrong: string[] = [];
    for (const route of world.reads)
      for (const query of [
        '__proto__[polluted]=1',
        '__proto__=1',
        'constructor[prototype][polluted]=1',
        'toString=1',
        'polluted&polluted&polluted',
      ]) {
        const address = addressOf(route.url, world.planted.own, route.described);
        const { statusCode } = await world.send(route, { url: `${address}${address.includes('?') ? '&' : '?'}${query}` });
        if (statusCode >= 500) wrong.push(`${nameOf(route)} ?${query}: ${statusCode}`);
      }
    expect(wrong).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(await world.standing()).toEqual(before);
  });
});

describe('what is no body of ours', () => {
  const deep = (open: string, shut: string, times: number) => open.repeat(times) + '1' + shut.repeat(times);
  test.each<[string, string]>([
    ['ten thousand objects deep', deep('{"a":', '}', 10_000)],
    ['ten thousand lists deep', deep('[', ']', 10_000)],
    ['ten thousand deep in a field', `{"reason":${deep('{"a":', '}', 10_000)}}`],
    ['ten thousand deep and not closed', '{"a":'.repeat(10_000)],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['a number', '1e400'],
    ['half', '{"reason":'],
    ['two', '{}{}'],
    ['a comment', '{/**/}'],
    ['bytes of nothing', '\0\0\0\0'],
    ['sixty thousand fields', `{${Array.from({ length: 60_000 }, (_, n) => `"f${n}":1`).join(',')}}`],
  ])('%s', async (_case, payload) => {
    // a value that is empty says nothing, to a write that takes nothing
    const routes = payload === '[]' ? withBody() : world.writes.slice(0, payload.length > 400_000 ? 12 : undefined);
    expect(
      await answers(
        routes,
        () => payload,
        ({ status }) => status === 400 || status === 406 || status === 415,
      ),
    ).toEqual([]);
  });

  test('more than a megabyte', async () => {
    const megabytes = `{"reason":"${'x'.repeat(1_100_000)}"}`;
    expect(
      await answers(
        withBody(),
        () => megabytes,
        ({ status }) => status === 413,
      ),
    ).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'text/html', 'application/json, text/plain', 'x'])(
    'a body called %s',
    async (type) => {
      expect(
        await answers(
          withBody(),
          (route) => JSON.stringify(sound(route)),
          ({ status }) => [400, 406, 415].includes(status),
          { 'content-type': type },
        ),
      ).toEqual([]);
    },
  );
});

describe('values that are no values', () => {
  const bad: [string, unknown][] = [
    ['an object', { $ne: '' }],
    ['a list', [[]]],
    ['a truth', true],
    ['a huge number', 1e308],
    ['a number below zero', -9_007_199_254_740_991],
    ['a NUL', 'a\0b'],
    ['half a character', '\uD800'],
    ['SQL', `'; drop table account; --`],
    ['a script', '<script>alert(1)</script>'],
    ['sixty thousand letters', 'x'.repeat(60_000)],
    ['a letter that turns the line around', '\u202Egnp.exe'],
  ];
  test.each(bad)('%s in every field of every body is never our fault', async (_case, value) => {
    const wrong: string[] = [];
    for (const route of withBody()) {
      const body = sound(route);
      for (const field of Object.keys(body)) {
        const { statusCode, body: answer } = await world.send(route, { payload: { ...body, [field]: value } });
        if (statusCode >= 500 && statusCode !== 503) wrong.push(`${nameOf(route)} ${field}: ${statusCode} ${answer.slice(0, 120)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
