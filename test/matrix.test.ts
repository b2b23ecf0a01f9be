import type { FastifyInstance, RouteOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles, type Role, type ScopeKind } from '#kit/roles.ts';
import { databaseRoles, type Pools } from '#platform/database/pools.ts';
import { buildApp } from '../src/app.ts';
import { canary, here, numberOf, places, type Place } from './matrix-places.ts';
import { heldOver, matrixWorld, type MatrixWorld } from './matrix-world.ts';
import { addressOf, bodyOf, subjectOf, type Described } from './matrix-requests.ts';

type Route = { method: string; url: string; capability: string; described: Described | undefined };
type Cell = { status: number; body: string };

let world: MatrixWorld;
let app: FastifyInstance;
let routes: Route[];
/** `GET /api/x` → role → place → what came back. Routes about no object are asked once, at `own`. */
const cells = new Map<string, Record<Role, Partial<Record<Place, Cell>>>>();
let asked = 0;

const undone = Symbol();
/** Pools whose transactions leave nothing behind: ten thousand writes are asked of one world. */
function leavingNothing(pools: Pools): Pools {
  const wrapped = databaseRoles.map((role) => {
    const db = pools[role];
    const execute = async (work: (trx: never) => Promise<unknown>) => {
      let result: unknown;
      await db
        .transaction()
        .execute(async (trx) => {
          result = await work(trx as never);
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
      return result;
    };
    const proxy = new Proxy(db, {
      get: (target, key) => {
        if (key === 'transaction') return () => ({ execute });
        const value = Reflect.get(target, key, target) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    return [role, proxy] as const;
  });
  return { ...pools, ...Object.fromEntries(wrapped) };
}

beforeAll(async () => {
  world = await matrixWorld();
  const table: Omit<Route, 'described'>[] = [];
  app = await buildApp({
    pools: leavingNothing(world.pools),
    keys: world.keys,
    webRoot: null,
    onRoute: ({ method, url, config }: RouteOptions) => {
      for (const one of [method].flat())
        if (one !== 'HEAD' && url.startsWith('/api')) table.push({ method: one, url, capability: config!.capability! });
    },
  });
  await app.ready();
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json<{ paths: Record<string, Record<string, Described>> }>();
  routes = table
    .map((one) => ({ ...one, described: paths[one.url.replace(/:(\w+)/g, '{$1}')]?.[one.method.toLowerCase()] }))
    .toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
  for (const route of routes.filter((one) => one.capability !== 'public')) await askAll(route);
}, 600_000);
afterAll(() => app?.close());

const name = ({ method, url }: Pick<Route, 'method' | 'url'>) => `${method} ${url}`;

async function ask({ method, url, described }: Route, place: Place, cookie: string | null): Promise<Cell> {
  const there = world.planted[place];
  const reads = method === 'GET';
  const body = reads ? undefined : bodyOf(url, described, there);
  const answer = await app.inject({
    method: method as 'GET',
    url: addressOf(url, there, described),
    headers: {
      ...(cookie === null ? {} : { cookie }),
      ...(reads ? {} : { 'x-khuevan': '1', 'idempotency-key': randomUUID(), 'if-match': '"1"' }),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  asked++;
  return { status: answer.statusCode, body: answer.body };
}

async function askAll(route: Route): Promise<void> {
  const row = {} as Record<Role, Partial<Record<Place, Cell>>>;
  cells.set(name(route), row);
  const wanted: readonly Place[] = subjectOf(route.url) ? places : ['own'];
  await Promise.all(
    roles.map(async (role) => {
      row[role] = {};
      for (const place of wanted) row[role][place] = await ask(route, place, world.cookies[role]);
    }),
  );
}

const refused = ({ status }: Cell) => status === 401 || status === 403 || status === 404;
/** What an answer comes to: of an error the code, of anything else all of it. */
const gist = ({ status, body }: Cell) => `${status} ${/"code":"([\w.]+)"/.exec(body)?.[1] ?? body}`;
/** Refused, or told no more than about an id of nobody. */
const unreached = (row: Partial<Record<Place, Cell>>, cell: Cell) =>
  refused(cell) || (row.nowhere !== undefined && gist(cell) === gist(row.nowhere));

/** Stopped at the gate: the role has no such right, whatever it is about. */
const lacking = ({ status, body }: Cell) => status === 403 && body.includes('"gate.not_allowed"');

const short: Record<Role, string> = {
  chief: 'chief',
  home_affairs_officer: 'home',
  organisation_officer: 'org',
  school_office: 'school',
  lecturer: 'lect',
  homeroom_lecturer: 'homer',
  political_centre: 'centre',
  unit_contact: 'cont',
  accountant: 'acc',
  finance: 'fin',
  planning_investment: 'plan',
  records_clerk: 'clerk',
  leader: 'lead',
  trainee: 'train',
  inspector: 'insp',
  reader: 'read',
  administrator: 'admin',
};
const legend = `What each role, held over t the tenant, b bloc 1, u the unit "own", c a class of it, p a person of it, gets from each route.
.      the role has no such right
obpse  it reaches the object of: own unit, unit below, parent, sibling, elsewhere (another bloc); - where it does not
5      a list, with so many in it (each of the five units has one)
yes    an answer that is about no one object; -  refused beyond the role's right
An object of another tenant, an assignment that has ended and no session are refused in every cell.
After a change that is meant: vitest run test/matrix.test.ts -u, and read what has changed here.
`;

/** The units whose rows a scope reaches, by the reference and not by the code. */
const reach: Record<ScopeKind, readonly Place[]> = {
  tenant: here,
  bloc: ['own', 'below', 'parent', 'sibling'],
  unit: ['own', 'below'],
  class: ['own'],
  person: ['own'],
};
/** What the whole tenant shares: units, documents, plans as papers, duties, published figures, locked years. */
const everybodys = /^\/api\/(units|documents|plans|coordination-duties|reports\/locks)\/:/;

/** Answers with lists in them that are not of rows. */
const noLists = /^\/api\/(session|imports\/(limits|progress\/:key)|documents\/parse|audit\/choices)$/;

/** How many a list says there are, or the rows that it holds. */
function count({ body }: Cell): number | null {
  if (!/^[[{]/.test(body)) return null;
  const answer = JSON.parse(body) as Record<string, unknown>;
  if (Array.isArray(answer)) return answer.length;
  if (typeof answer['total'] === 'number') return answer['total'];
  const list = Object.values(answer).find(Array.isArray);
  return list ? list.length : null;
}

function inWords(route: Route, role: Role): string {
  const row = cells.get(name(route))![role];
  if (Object.values(row).every(lacking)) return '.';
  if (subjectOf(route.url)) return here.map((place) => (unreached(row, row[place]!) ? '-' : place[0])).join('');
  const cell = row.own!;
  if (refused(cell)) return '-';
  const rows = route.method === 'GET' && !noLists.test(route.url) ? count(cell) : null;
  return rows === null ? 'yes' : String(rows);
}

/** What asks for more than a body of its shape: a secret, a session of one's own, a role that the chief is not. */
const notForTheChief = ['GET /api/own', 'POST /api/sessions/:id/end'];

test('the requests are ones that the routes can take', () => {
  const odd = routes.flatMap((route) => {
    const cell = cells.get(name(route))?.chief.own;
    const taken = !cell || (!unreached(cells.get(name(route))!.chief, cell) && cell.status !== 400 && cell.status < 500);
    return taken || notForTheChief.includes(name(route)) ? [] : [`${name(route)} → ${cell.status} ${cell.body.slice(0, 300)}`];
  });
  expect(odd).toEqual([]);
});

test('every route, every role, every place: as the table says', async () => {
  const head = ['', ...roles.map((role) => `${short[role]}@${heldOver[role][0]}`)];
  const lines = routes
    .filter((one) => one.capability !== 'public')
    .map((route) => [name(route), ...roles.map((role) => inWords(route, role))]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)));
  const text = [head, ...lines].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  await expect(`${legend}\n${text.join('\n')}\n`).toMatchFileSnapshot('matrix.txt');
});

test('nobody reaches an object out of their scope, whatever the table says', () => {
  const wrong: string[] = [];
  for (const route of routes) {
    const row = cells.get(name(route));
    if (!row || !subjectOf(route.url) || everybodys.test(route.url)) continue;
    for (const role of roles)
      for (const [place, cell] of Object.entries(row[role]))
        if (!unreached(row[role], cell) && !reach[heldOver[role]].includes(place as Place))
          wrong.push(`${role} ${name(route)} ${place} → ${cell.status} ${cell.body.slice(0, 60)}`);
  }
  expect(wrong).toEqual([]);
});

test('an id of another tenant is as unknown as one of nobody', () => {
  const found = routes.flatMap((route) =>
    roles.flatMap((role) => {
      const row = cells.get(name(route))?.[role];
      return row?.abroad && !unreached(row, row.abroad) ? [`${role} ${name(route)} → ${gist(row.abroad).slice(0, 80)}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test('no answer to one unit holds a word or a number of another', () => {
  const told: string[] = [];
  for (const route of routes)
    for (const role of roles)
      for (const [asking, { body }] of Object.entries(cells.get(name(route))?.[role] ?? {}))
        for (const place of places)
          if ((body.includes(canary(place)) || body.includes(numberOf(place))) && !reach[heldOver[role]].includes(place))
            told.push(`${role} ${name(route)} (${asking}) tells of ${place}`);
  expect(told).toEqual([]);
  // the words are there to be told: a reader of the unit hears its own on many pages
  const heard = routes.filter((route) => cells.get(name(route))?.reader.own?.body.includes(canary('own')));
  expect(heard.length).toBeGreaterThan(20);
});

test('a trainee reads of itself and not of who sits beside it', () => {
  const { body } = cells.get('GET /api/own')!.trainee.own!;
  expect(body).toContain(`Nguyễn person ${canary('own')}`);
  expect(body).not.toContain('otherPerson');
});

// which ones are public is in routes.test.ts
test('without a session every operation but the public ones answers 401', async () => {
  const open: string[] = [];
  for (const route of routes.filter((one) => one.capability !== 'public'))
    if ((await ask(route, 'own', null)).status !== 401) open.push(name(route));
  expect(open).toEqual([]);
});

test('the day after its assignment has ended no account does anything', async () => {
  await world.sql('update assignment set valid_to = current_date - 1 where valid_to is not null');
  const open: string[] = [];
  for (const route of routes.filter((one) => one.capability !== 'public'))
    for (const role of roles) if ((await ask(route, 'own', world.cookies[role])).status !== 401) open.push(`${role} ${name(route)}`);
  expect(open).toEqual([]);
}, 300_000);

test('that was no small sample', () => expect(asked).toBeGreaterThan(10_000));
