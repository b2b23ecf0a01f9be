import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { roles, type Role, type ScopeKind } from '#kit/roles.ts';
import { roleCapabilities, type Actor } from '#platform/actor.ts';
import { databaseRoles, type Pools } from '#platform/database/pools.ts';
import { buildApp } from '../src/app.ts';
import { canary, here, hiddenClass, numberOf, places, type Place } from './matrix-places.ts';
import { addressOf, bodyOf, hangsOnClass, subjectOf, wordOf, type Described } from './matrix-requests.ts';
import { heldOver, type MatrixWorld } from './matrix-world.ts';
import { unpacked } from './unpacked.ts';

/** `search`: the list is asked for a word of each place. */
export type Route = { method: string; url: string; described: Described | undefined; search?: true };
export type Cell = { status: number; body: string };
/** What one route answered: role → place. Routes about no object are asked once, at `own`. */
export type Row = Record<Role, Partial<Record<Place, Cell>>>;
export type Asking = {
  app: FastifyInstance;
  /** Those that ask who one is. */
  routes: Route[];
  ask: (route: Route, place: Place, cookie: string | null) => Promise<Cell>;
  askAll: (route: Route) => Promise<Row>;
};

/** Who has not signed in reaches these and no others. */
export const publicRoutes = [
  'GET /api/openapi.json',
  'GET /api/practice/:tenant/accounts',
  'GET /api/sign-in/elsewhere',
  'GET /api/sign-in/elsewhere/back',
  'GET /api/tenants',
  'POST /api/session',
  'POST /api/session/code',
];

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

export const name = ({ method, url, search }: Pick<Route, 'method' | 'url' | 'search'>) => `${method} ${url}${search ? '?q=' : ''}`;
/** Whether a route is about an object of a place: one by its id, or what is found by a word. */
const aboutOne = ({ url, search }: Route) => search === true || subjectOf(url) !== null;

/** The application over a world, and how it is asked. `gate` stands before it where somebody wants to look at requests. */
export async function askingOf(world: MatrixWorld, gate?: (request: FastifyRequest) => Promise<Actor | null>): Promise<Asking> {
  const table: Omit<Route, 'described'>[] = [];
  const app = await buildApp({
    pools: leavingNothing(world.pools),
    keys: world.keys,
    webRoot: null,
    ...(gate ? { gate } : {}),
    onRoute: ({ method, url }: RouteOptions) => {
      for (const one of [method].flat()) if (one !== 'HEAD' && url.startsWith('/api')) table.push({ method: one, url });
    },
  });
  await app.ready();
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json<{ paths: Record<string, Record<string, Described>> }>();
  const routes = table
    .filter((one) => !publicRoutes.includes(name(one)))
    .map((one) => ({ ...one, described: paths[one.url.replace(/:(\w+)/g, '{$1}')]?.[one.method.toLowerCase()] }))
    .flatMap((one): Route[] => {
      const searched = one.described?.parameters?.some((parameter) => parameter.in === 'query' && parameter.name === 'q');
      return searched && !subjectOf(one.url) ? [one, { ...one, search: true }] : [one];
    })
    .toSorted((a, b) => (name(a) < name(b) ? -1 : 1));

  const ask: Asking['ask'] = async ({ method, url, described, search }, place, cookie) => {
    const there = world.planted[place];
    const reads = method === 'GET';
    const body = reads ? undefined : bodyOf(url, described, there);
    const answer = await app.inject({
      method: method as 'GET',
      url: addressOf(url, there, described, search && wordOf(url, there)),
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(reads ? {} : { 'x-khuevan': '1', 'idempotency-key': randomUUID(), 'if-match': '"1"' }),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const packed = answer.rawPayload.subarray(0, 2).toString() === 'PK';
    return { status: answer.statusCode, body: packed ? unpacked(answer.rawPayload) : answer.body };
  };
  const askAll: Asking['askAll'] = async (route) => {
    const row = {} as Row;
    const wanted: readonly Place[] = aboutOne(route) ? places : ['own'];
    await Promise.all(
      roles.map(async (role) => {
        row[role] = {};
        for (const place of wanted) row[role][place] = await ask(route, place, world.cookies[role]);
      }),
    );
    return row;
  };
  return { app, routes, ask, askAll };
}

const refused = ({ status }: Cell) => status === 401 || status === 403 || status === 404;
/** What an answer comes to: of an error the code, of anything else all of it. */
export const gist = ({ status, body }: Cell) => `${status} ${/"code":"([\w.]+)"/.exec(body)?.[1] ?? body}`;
/** Refused, or told no more than about an id of nobody. */
export const unreached = (row: Partial<Record<Place, Cell>>, cell: Cell) =>
  refused(cell) || (row.nowhere !== undefined && gist(cell) === gist(row.nowhere));

/** Stopped at the gate: the role has no such right, whatever it is about. */
const lacking = ({ status, body }: Cell) => status === 403 && body.includes('"gate.not_allowed"');

/** The units whose rows a scope reaches, by the reference and not by the code. */
const reach: Record<ScopeKind, readonly Place[]> = {
  tenant: here,
  bloc: ['own', 'below', 'parent', 'sibling', 'restricted'],
  unit: ['own', 'below', 'restricted'],
  class: ['own'],
  person: ['own'],
};
/** Restricted classes are seen by the roles that say so; here no assignment gives them besides. */
const seesRestricted = (role: Role) => roleCapabilities[role].includes('classes.restricted');
const hangs = ({ url, search }: Route) =>
  search ? /^\/api\/(classes|enrolments|plan-lines|series)/.test(url) : hangsOnClass(subjectOf(url)!);
const reaches = (role: Role, place: Place, route: Route) =>
  reach[heldOver[role]].includes(place) && (place !== 'restricted' || seesRestricted(role) || !hangs(route));

/** What the whole tenant shares: units, documents, programmes, conditions, plans as papers, series of admission with their seats and calls, duties, published figures, locked years. */
const everybodys =
  /^GET \/api\/(calls\/:id|series(\/:id|(\/export)?\?q=))|^\w+ \/api\/((units|documents|plans|programmes(\/(versions|frameworks|schemes|areas|assessments|updates|adjustments))?|reports\/schemes|eligibility\/(schemes|versions)|coordination-duties|reports\/locks)\/:|(units|documents|programmes)(\/export)?\?q=)/;

/** Answers with lists in them that are not of rows. */
const noLists = /^\/api\/(session|imports\/(limits|progress\/:key)|documents\/parse|audit\/choices)$/;

type Json = Record<string, Record<string, number>>;
/** What a report comes to: the figure that the five places add to. */
const figures: Record<string, (answer: Json) => number | undefined> = {
  '/api/reports/annual': ({ classes }) => classes?.['opened'],
  '/api/reports/annual/turns': ({ luot }) => luot?.['L1'],
  '/api/reports/years': ({ years }) => (years as unknown as { opened: number }[] | undefined)?.[0]?.opened,
  '/api/home': ({ waiting }) => (waiting?.['drafts'] as unknown as { total: number } | undefined)?.total,
};

/** How many a list says there are, the rows that it or its file holds, or the figure of a report. */
function count({ url }: Route, { body }: Cell): number | null {
  if (body.startsWith('\uFEFF')) return body.trimEnd().split('\n').length - 1;
  if (!/^[[{]/.test(body)) return null;
  const answer = JSON.parse(body) as Record<string, unknown>;
  const figure = figures[url]?.(answer as Json);
  if (figure !== undefined) return figure;
  if (Array.isArray(answer)) return answer.length;
  if (typeof answer['total'] === 'number') return answer['total'];
  const list = Object.values(answer).find(Array.isArray);
  return list ? list.length : null;
}

/** What one role gets from a route, as the table of verdicts says it. */
export function inWords(route: Route, row: Row[Role]): string {
  if (Object.values(row).every(lacking)) return '.';
  if (aboutOne(route)) return here.map((place) => (unreached(row, row[place]!) ? '-' : place[0])).join('');
  const cell = row.own!;
  if (refused(cell)) return '-';
  const rows = route.method === 'GET' && !noLists.test(route.url) ? count(route, cell) : null;
  return rows === null ? 'yes' : String(rows);
}

/** Where somebody reached an object out of their scope. */
export const outOfScope = (route: Route, row: Row): string[] =>
  !aboutOne(route) || everybodys.test(name(route))
    ? []
    : roles.flatMap((role) =>
        Object.entries(row[role]).flatMap(([place, cell]) =>
          unreached(row[role], cell) || reaches(role, place as Place, route)
            ? []
            : [`${role} ${name(route)} ${place} → ${cell.status} ${cell.body.slice(0, 60)}`],
        ),
      );

/** Where an id of another tenant was anything but unknown. */
export const knownAbroad = (route: Route, row: Row): string[] =>
  roles.flatMap((role) => {
    const { abroad } = row[role];
    return abroad && !unreached(row[role], abroad) ? [`${role} ${name(route)} → ${gist(abroad).slice(0, 80)}`] : [];
  });

/** Where an answer held a word or a number of a place that its reader does not reach. */
export const toldOfOthers = (route: Route, row: Row): string[] =>
  roles.flatMap((role) =>
    Object.entries(row[role]).flatMap(([asking, { body }]) =>
      places
        .filter((place) => !reach[heldOver[role]].includes(place) && (body.includes(canary(place)) || body.includes(numberOf(place))))
        .map((place) => `${role} ${name(route)} (${asking}) tells of ${place}`)
        .concat(
          !seesRestricted(role) && body.includes(hiddenClass) ? [`${role} ${name(route)} (${asking}) tells of a restricted class`] : [],
        ),
    ),
  );
