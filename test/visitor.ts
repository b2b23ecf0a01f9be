import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { buildApp } from '../src/app.ts';
import type { FreshDatabase } from './database.ts';

export type Answer = {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- every route answers another shape; the tests say which
  body: any;
  headers: Record<string, unknown>;
  cookies: Record<string, { value: string; [attribute: string]: unknown }>;
};
type Sending = { headers?: Record<string, string>; ifMatch?: number; key?: string };

/** The application over a test's database, with its real gate. */
export const appOver = (fresh: FreshDatabase): Promise<FastifyInstance> =>
  buildApp({ pools: fresh.pools, keys: fresh.keys, webRoot: null });

/** A browser: keeps its cookies, sends what our pages send with a write. Another `address` is another computer. */
export function visitor(app: FastifyInstance, { address = '10.0.0.1', https = false } = {}) {
  const jar = new Map<string, string>();
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url,
      // inject comes from 127.0.0.1, which is trusted as a proxy
      headers: {
        'x-forwarded-for': address,
        'x-forwarded-proto': https ? 'https' : 'http',
        ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const cookies = Object.fromEntries(response.cookies.map((one) => [one.name, one]));
    for (const one of response.cookies) {
      if (one.value === '') jar.delete(one.name);
      else jar.set(one.name, one.value);
    }
    return {
      status: response.statusCode,
      body: response.body === '' ? null : response.json(),
      headers: response.headers,
      cookies: cookies,
    };
  };
  return {
    jar,
    get: (url: string) => ask('GET', url),
    send: (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown, { headers, ifMatch, key }: Sending = {}) =>
      ask(method, url, body, {
        'x-khuevan': '1',
        'idempotency-key': key ?? randomUUID(),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        ...headers,
      }),
    signIn(name: string, password: string, tenant = 'tinh') {
      return this.send('POST', '/api/session', { tenant, name, password });
    },
  };
}
