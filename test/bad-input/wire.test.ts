import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportName } from '#platform/sheets/export-file.ts';
import { fileHeaders } from '#platform/http/files.ts';
import { buildApp } from '../../src/app.ts';
import { addressOf } from '../matrix-requests.ts';
import { badWorld, nameOf, type BadWorld } from './world.ts';

/** Bytes on the line: hosts, request lines, lengths and lines in headers. */
let world: BadWorld;
const OURS = 'daotao.tinh.gov.vn';
beforeAll(async () => {
  world = await badWorld({ called: { hosts: [OURS], https: false } });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => world.app.close());

/** Sends bytes and takes what comes until the line is shut, at most a second. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect((world.app.server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const shut = setTimeout(() => socket.destroy(), 1_000);
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket
      .on('close', () => (clearTimeout(shut), resolve(answer)))
      .on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
      });
  });
}
const lines = (...some: string[]) => `${some.join('\r\n')}\r\n\r\n`;
const statuses = (answer: string) => Array.from(answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm), (match) => Number(match[1]));
const get = (target: string, ...headers: string[]) => raw(lines(`GET ${target} HTTP/1.1`, ...headers, 'Connection: close'));

describe('under another name nothing is answered', () => {
  test.each([
    ['a foreign host', ['Host: elsewhere.example']],
    ['our name in theirs', [`Host: ${OURS}.elsewhere.example`]],
    ['another port', [`Host: ${OURS}:8443`]],
    ['a number', ['Host: 127.0.0.1']],
    ['localhost', ['Host: localhost']],
    ['a name and a password', [`Host: x@${OURS}`]],
    ['a foreign name behind a comma', [`Host: ${OURS}, elsewhere.example`]],
    ['a proxy that passes on what it was told', [`Host: ${OURS}`, 'X-Forwarded-Host: elsewhere.example']],
    ['nothing', ['Host:']],
  ])('%s', async (_case, headers) => {
    const answer = await get('/api/tenants', ...headers);
    expect(statuses(answer)).toEqual([expect.toBeOneOf([400, 421])]);
    expect(answer).not.toMatch(/slug|elsewhere\.example/);
  });

  test('the refusal is Vietnamese and says what to do', async () => {
    const { statusCode, json } = await world.app.inject({ url: '/api/tenants', headers: { host: 'elsewhere.example' } });
    expect([statusCode, json().error]).toMatchObject([
      421,
      {
        code: 'request.foreign_host',
        what: 'Hệ thống không chạy dưới tên máy chủ này.',
        todo: expect.stringContaining('KHUEVAN_HOSTS') as string,
      },
    ]);
  });

  test('every route, before anything is looked at', async () => {
    const wrong: string[] = [];
    for (const route of world.routes) {
      const { statusCode } = await world.send(route, { headers: { host: 'elsewhere.example' } });
      if (statusCode !== 421) wrong.push(`${nameOf(route)}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  test('whoever watches over the machine asks by its number', async () => {
    expect(statuses(await get('/healthz', 'Host: 127.0.0.1:8080'))).toEqual([200]);
  });

  test('where no name is set and others can reach us, numbers and this machine’s own names only', async () => {
    const app = await buildApp({ pools: world.pools, keys: world.keys, webRoot: null, called: { hosts: 'numbers', https: false } });
    const status = async (host: string) => (await app.inject({ url: '/api/tenants', headers: { host } })).statusCode;
    for (const host of ['127.0.0.1:8080', '10.0.0.5', '[::1]:8080', 'localhost', 'localhost:8080'])
      expect([host, await status(host)]).toEqual([host, 200]);
    for (const host of ['elsewhere.example', 'localhost.elsewhere.example', '10.0.0.5.elsewhere.example', '10.0.0.5@elsewhere.example'])
      expect([host, await status(host)]).toEqual([host, 421]);
    await app.close();
  });
});

describe('where browsers reach us by TLS', () => {
  const secure = async () => buildApp({ pools: world.pools, keys: world.keys, webRoot: null, called: { hosts: [OURS], https: true } });
  test('what comes in clear is refused, not led on; the cookie cannot come to be without its prefix', async () => {
    const app = await secure();
    const ask = (headers: object) => app.inject({ url: '/api/tenants', headers: { host: OURS, ...headers } });
    const [clear, tls] = [await ask({}), await ask({ 'x-forwarded-proto': 'https' })];
    expect([clear.statusCode, clear.json().error.code, clear.headers['location'], clear.headers['strict-transport-security']]).toEqual([
      403,
      'request.in_clear',
      undefined,
      undefined,
    ]);
    expect([tls.statusCode, tls.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000; includeSubDomains']);
    await app.close();
  });

  test('a page in clear under our own name is another site', async () => {
    const app = await secure();
    const status = async (origin: string) =>
      (
        await app.inject({
          method: 'POST',
          url: '/api/session',
          headers: { host: OURS, 'x-forwarded-proto': 'https', 'x-khuevan': '1', origin },
          payload: { tenant: 'tinh', name: 'x', password: 'x' },
        })
      ).statusCode;
    expect([await status(`http://${OURS}`), await status(`https://${OURS}`)]).toEqual([403, 401]);
    await app.close();
  });

  test('only a proxy that is ours is believed', async () => {
    const app = await buildApp({
      pools: world.pools,
      keys: world.keys,
      webRoot: null,
      called: { hosts: [OURS], https: true },
      proxies: 'loopback, 10.0.0.7',
    });
    const status = async (remoteAddress: string) =>
      (await app.inject({ url: '/api/tenants', remoteAddress, headers: { host: OURS, 'x-forwarded-proto': 'https' } })).statusCode;
    expect([await status('10.0.0.7'), await status('10.0.0.8')]).toEqual([200, 403]);
    await app.close();
  });
});

describe('a request line that is none', () => {
  test.each([
    ['a second host in it', `GET http://elsewhere.example/api/tenants HTTP/1.1`],
    ['our own host in it', `GET http://${OURS}/api/tenants HTTP/1.1`],
    ['no path', 'OPTIONS * HTTP/1.1'],
    ['a tunnel', 'CONNECT elsewhere.example:443 HTTP/1.1'],
    ['a mirror', 'TRACE /api/tenants HTTP/1.1'],
    ['a method of one’s own', 'STEAL /api/tenants HTTP/1.1'],
    ['a blank in it', 'GET /api/tenants /x HTTP/1.1'],
    ['another protocol', 'GET /api/tenants HTTP/9.9'],
    ['a bad escape', 'GET /api/%zz HTTP/1.1'],
    ['a NUL', 'GET /api/tenants\0 HTTP/1.1'],
    ['a path of 20,000 letters', `GET /${'x'.repeat(20_000)} HTTP/1.1`],
  ])('%s', async (_case, line) => {
    const answer = await raw(lines(line, `Host: ${OURS}`, 'Connection: close'));
    // a tunnel is not even answered
    for (const status of statuses(answer)) expect([400, 401, 404, 405, 431]).toContain(status);
    expect(answer).not.toMatch(/"slug"|elsewhere\.example/);
    if (answer !== '') expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });
});

describe('where one request ends and the next begins', () => {
  const first = 'POST /api/session HTTP/1.1';
  const smuggled = 'GET /api/tenants HTTP/1.1\r\nHost: x\r\n\r\n';
  test.each([
    ['both lengths', [`Content-Length: ${smuggled.length}`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`],
    ['two lengths', ['Content-Length: 0', `Content-Length: ${smuggled.length}`], smuggled],
    ['a coding with a blank before it', ['Transfer-Encoding : chunked', 'Content-Length: 5'], `0\r\n\r\n${smuggled}`],
    ['a coding of another name', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${smuggled}`],
    ['a folded header', ['X-A: b', ' Transfer-Encoding: chunked'], smuggled],
    ['a line feed alone', ['X-A: b\nTransfer-Encoding: chunked'], smuggled],
    ['a length below zero', ['Content-Length: -1'], smuggled],
    ['a length that is no number', ['Content-Length: +5'], smuggled],
    ['a chunk without an end', ['Transfer-Encoding: chunked'], 'FFFFFFFFFFFFFFFFF\r\nx\r\n'],
  ])('%s', async (_case, headers, rest) => {
    const answer = await raw(lines(first, `Host: ${OURS}`, 'X-Khuevan: 1', 'Content-Type: application/json', ...headers) + rest);
    expect(answer).not.toContain('"slug"');
    for (const status of statuses(answer)) expect(status).toBeLessThan(500);
    expect(statuses(answer).length).toBeLessThanOrEqual(1);
  });

  test('headers without end are cut off', async () => {
    expect(statuses(await get('/api/tenants', `Host: ${OURS}`, `X-Long: ${'x'.repeat(100_000)}`))).toEqual([431]);
    expect(statuses(await get('/api/tenants', `Host: ${OURS}`, ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: x`)))).toEqual([431]);
  });
});

describe('a line of one’s own among our headers', () => {
  const names = [
    'a\r\nset-cookie: sid=x',
    'a\nset-cookie: sid=x',
    'a"; filename="b.exe',
    "a';drop",
    '../../etc/passwd',
    '..\\..\\win.ini',
    'a\0b',
    'a\u2028b\u2029c',
    '\u202Egnp.exe',
    'Lớp Trung cấp – đợt 2',
    'x'.repeat(5_000),
    '=cmd|calc',
  ];
  test.each(names)('in the name of a file: %j', (name) => {
    const written: Record<string, string> = {};
    const reply = { header: (key: string, value: string) => ((written[key] = value), reply) };
    fileHeaders(
      reply as never,
      exportName(name, 'csv', '2026-06-01', { by: 'x', at: '2026-06-01T00:00:00Z', code: 'ABCDEFGH' }),
      'text/csv',
    );
    const value = written['content-disposition']!;
    expect(value).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~%-]*$/);
    expect(value).not.toMatch(/\.\.[/\\]|%2F|%5C|%00|%0D|%0A/i);
  });

  test('however things are called, no route writes a header that they make', async () => {
    const evil = 'x"\r\nset-cookie: a=b\r\n\r\n<script>/../';
    await world.sql('update training_class set name = $1, code = left($1, 30) || id', [evil]);
    await world.sql('update import_run set file_name = $1', [evil]);
    await world.sql("update account set name = $1 where sign_in_name = 'chief'", [evil]);
    const wrong: string[] = [];
    for (const route of world.reads) {
      const { statusCode, headers } = await world.send(route, { headers: { host: OURS } });
      if (statusCode >= 500 || headers['set-cookie'] !== undefined || /[\r\n<]/.test(Object.values(headers).join(' ')))
        wrong.push(`${nameOf(route)}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  test('in what is sent back from a request', async () => {
    const cookie = world.cookies.chief;
    const answer = await get(
      `/api/people?q=x%0d%0aset-cookie:%20a=b&after=%0d%0a`,
      `Host: ${OURS}`,
      `Cookie: ${cookie}`,
      'Accept-Language: en%0d%0ax',
    );
    expect(answer).not.toMatch(/^set-cookie/im);
  });
});

test('every answer, good or bad, page or not, says how a browser is to take it', async () => {
  const missing: string[] = [];
  const wanted = ['x-content-type-options', 'content-security-policy', 'referrer-policy', 'cross-origin-opener-policy'];
  const look = (what: string, headers: Record<string, unknown>) => {
    for (const name of wanted) if (headers[name] === undefined) missing.push(`${what}: ${name}`);
    if (headers['content-length'] !== '0' && headers['content-type'] === undefined) missing.push(`${what}: content-type`);
    if (/^text\/|json/.test(String(headers['content-type'])) && !/charset=utf-8/i.test(String(headers['content-type'])))
      missing.push(`${what}: charset`);
    for (const name of ['server', 'x-powered-by']) if (headers[name] !== undefined) missing.push(`${what}: tells ${name}`);
  };
  for (const route of world.routes)
    for (const cookie of [world.cookies.chief, ''])
      look(
        `${nameOf(route)} ${cookie === ''}`,
        (await world.send(route, { url: addressOf(route.url, world.planted.nowhere, route.described), headers: { cookie, host: OURS } }))
          .headers,
      );
  for (const url of ['/', '/nowhere', '/api/nowhere', '/healthz', '/api/openapi.json', '/%zz', '/api/%zz'])
    look(url, (await world.app.inject({ url, headers: { host: OURS } })).headers);
  look('foreign', (await world.app.inject({ url: '/', headers: { host: 'elsewhere.example' } })).headers);
  expect(missing).toEqual([]);
});

test('nothing behind the gate may be kept on the way or in the browser', async () => {
  const kept: string[] = [];
  for (const route of world.routes) {
    const { headers } = await world.send(route, { headers: { host: OURS, ...(route.method === 'GET' ? {} : { 'x-khuevan': '0' }) } });
    if (headers['cache-control'] !== 'no-store') kept.push(nameOf(route));
  }
  expect(kept).toEqual([]);
});
