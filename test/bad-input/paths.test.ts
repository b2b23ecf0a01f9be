import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../matrix-requests.ts';
import { badWorld, nameOf, type BadWorld } from './world.ts';

/** Addresses that climb out, in every parameter of every route and among the files of the pages. */
let world: BadWorld;
const folder = mkdtempSync(join(tmpdir(), 'kv-paths-'));
const SECRET = 'zq-secret-of-the-machine-qz';
beforeAll(async () => {
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'web', '.git'));
  for (const [name, text] of [
    ['index.html', '<!doctype html>page'],
    ['index.en.html', '<!doctype html>page in English'],
    ['assets/app.js', 'app()'],
    ['.git/config', SECRET],
    ['.env', SECRET],
  ] as const)
    writeFileSync(join(folder, 'web', name), text);
  world = await badWorld({ webRoot: join(folder, 'web') });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await world.app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the bytes are, which no client library would send. */
function raw(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect((world.app.server.address() as AddressInfo).port, '127.0.0.1', () =>
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    );
    socket
      .on('data', (bytes) => (answer += bytes.toString('latin1')))
      .on('end', () => resolve(answer))
      .on('error', reject);
  });
}

const climbs = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '..%5c..%5cwindows%5cwin.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%252f..%252fetc%252fpasswd',
  '....%2f%2f',
  '%c0%ae%c0%ae%2fetc%2fpasswd',
  '%00',
  'x%00.xlsx',
  '%0d%0aset-cookie:%20sid=x',
  '%ff%fe',
  '%',
  '{}',
  "1'%20or%20'1'='1",
  '-1',
  '1e9',
  '99999999999999999999',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '%F0%9F%92%A3',
  'x'.repeat(300),
  'file:%2f%2f%2fetc%2fpasswd',
  'https:%2f%2felsewhere.example',
];

test.each(climbs)('%s in every parameter of every address is refused, and nothing is done', async (climb) => {
  const before = await world.standing();
  const wrong: string[] = [];
  for (const route of world.routes) {
    for (const [parameter] of route.url.matchAll(/:\w+/g)) {
      // the other parameters stay as they are
      const marked = addressOf(route.url.replace(parameter, 'HERE'), world.planted.own, route.described);
      const { statusCode, body, headers } = await world.send(route, { url: marked.replace('HERE', climb) });
      const line = `${nameOf(route)} ${parameter}: ${statusCode}`;
      // a key of progress is the page's own and looks like one: nobody's is only waited for
      const isKey = parameter === ':key' && /^[\w-]{8,100}$/.test(climb) && statusCode === 200;
      if (!isKey && (statusCode < 400 || statusCode >= 500)) wrong.push(line);
      if (/root:|\[fonts\]/.test(body) || headers['set-cookie'] !== undefined || headers['location'] !== undefined)
        wrong.push(`${line} tells`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await world.standing()).toEqual(before);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets/..\\..\\secret.txt',
  '/..%252fsecret.txt',
  '//secret.txt',
  '/.git/config',
  '/%2egit/config',
  '/.env',
  '/assets/.%2e/.env',
  '/assets//../.env',
  '/./.env',
])('no file beside the pages: %s', async (target) => {
  const answer = await raw(target);
  expect(answer).toMatch(/^HTTP\/1\.1 (200|4\d\d) /);
  expect(answer).not.toContain(SECRET);
});

test('no folder is listed, no file that is not there is another one', async () => {
  for (const url of ['/assets', '/assets/']) expect((await raw(url)).includes('app.js')).toBe(false);
  expect(await raw('/assets/nowhere.js')).toMatch(/^HTTP\/1\.1 404 /);
  expect(await raw('/assets/app.js')).toMatch(/^HTTP\/1\.1 200 /);
});

test('a name that looks like a file does not make an answer one: nothing personal is kept on the way', async () => {
  for (const url of ['/api/people/x.css', '/api/session/x.js', '/api/accounts/x.png']) {
    const { statusCode, headers } = await world.app.inject({ url, headers: { cookie: world.cookies.chief } });
    expect([url, statusCode >= 400, headers['cache-control']]).toEqual([url, true, 'no-store']);
  }
});
