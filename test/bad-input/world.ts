import type { FastifyInstance, LightMyRequestResponse, RouteOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { buildApp, type AppOptions } from '../../src/app.ts';
import { addressOf, bodyOf, type Described } from '../matrix-requests.ts';
import { matrixWorld, type MatrixWorld } from '../matrix-world.ts';

// thousands of requests in one test
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

export type Route = { method: string; url: string; capability: string; described: Described | undefined };
export type Sent = { url?: string; headers?: Record<string, string>; payload?: string | object };

/** One of everything in two tenants, the application over it, and all its routes. */
export type BadWorld = MatrixWorld & {
  app: FastifyInstance;
  /** Those behind the gate. */
  routes: Route[];
  writes: Route[];
  reads: Route[];
  /** What a page of ours would send to a route about `own`, but for what is given. */
  send(route: Route, sent?: Sent): Promise<LightMyRequestResponse>;
  /** Every row of every table, as one word for each table: what is sent must leave it as it is. */
  standing(): Promise<Record<string, string>>;
};

export const nameOf = ({ method, url }: Pick<Route, 'method' | 'url'>) => `${method} ${url}`;

export async function badWorld(options: Partial<AppOptions> = {}): Promise<BadWorld> {
  const world = await matrixWorld();
  const table: Omit<Route, 'described'>[] = [];
  const app = await buildApp({
    pools: world.pools,
    keys: world.keys,
    database: world.database,
    webRoot: null,
    ...options,
    onRoute: ({ method, url, config }: RouteOptions) => {
      for (const one of [method].flat())
        if (one !== 'HEAD' && url.startsWith('/api')) table.push({ method: one, url, capability: config!.capability! });
    },
  });
  await app.ready();
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Described>> };
  const routes = table
    .filter(({ capability }) => capability !== 'public')
    .map((one) => ({ ...one, described: paths[one.url.replace(/:(\w+)/g, '{$1}')]?.[one.method.toLowerCase()] }));
  const own = world.planted.own;
  return {
    ...world,
    app,
    routes,
    writes: routes.filter(({ method }) => method !== 'GET'),
    reads: routes.filter(({ method }) => method === 'GET'),
    send: ({ method, url, described }, sent = {}) => {
      const payload = 'payload' in sent ? sent.payload : method === 'GET' ? undefined : bodyOf(url, described, own);
      return app.inject({
        method: method as 'GET',
        url: sent.url ?? addressOf(url, own, described),
        headers: {
          cookie: world.cookies.chief,
          ...(method === 'GET' ? {} : { 'x-khuevan': '1', 'idempotency-key': randomUUID(), 'if-match': '"1"' }),
          ...(typeof payload === 'string' ? { 'content-type': 'application/json' } : {}),
          ...sent.headers,
        },
        ...(payload === undefined ? {} : { payload: payload as object }),
      });
    },
    standing: () => standing(world),
  };
}

/** Beside commands the trail takes notes, and a session says when it was seen: both are meant. */
const besides: Record<string, string> = { audit: "where kind = 'write'", session: 'where false', sign_in_attempt: 'where false' };

async function standing({ sql }: MatrixWorld): Promise<Record<string, string>> {
  const tables = await sql<{ schema: string; name: string }>(
    "select schemaname as schema, tablename as name from pg_tables where schemaname in ('tinh', 'khac', 'public') order by 1, 2",
  );
  const each = tables.map(
    ({ schema, name }) =>
      `select '${schema}.${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as word from ${schema}.${name} t ${besides[name] ?? ''}`,
  );
  const rows = await sql<{ name: string; word: string }>(each.join(' union all '));
  return Object.fromEntries(rows.map(({ name, word }) => [name, word]));
}
