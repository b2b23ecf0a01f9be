import { afterAll, beforeAll, expect, test } from 'vitest';
import { badWorld, nameOf, type BadWorld } from './world.ts';

/** Forms with files that no page of ours makes, to every route that writes. */
let world: BadWorld;
beforeAll(async () => {
  world = await badWorld();
});
afterAll(() => world.app.close());

const edge = 'xxxxEDGExxxx';
const field = (name: string, value: string) => `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, content: string, type = 'application/octet-stream') =>
  `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
const whole = (...parts: string[]) => `${parts.join('')}--${edge}--\r\n`;
const nonsense = 'no workbook\0\x01\x02';

test.each<[string, string]>([
  ['a name that climbs', whole(file('../../../../etc/passwd', nonsense))],
  ['a name with a NUL', whole(file('x.xlsx\0.exe', nonsense))],
  ['a name of ten thousand letters', whole(file(`${'x'.repeat(10_000)}.xlsx`, nonsense))],
  ['a name that is a program', whole(file('x.exe', `MZ${nonsense}`, 'application/x-msdownload'))],
  ['a page under the name of a workbook', whole(file('x.xlsx', '<html><script>alert(1)</script></html>', 'text/html'))],
  ['a picture that scripts', whole(file('x.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'))],
  [
    'a file that names others',
    whole(file('x.csv', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')),
  ],
  ['two files', whole(file('a.csv', 'a;b\n1;2'), file('b.csv', 'a;b\n1;2'))],
  ['no file', whole(field('mode', 'all'))],
  ['an empty file', whole(file('x.xlsx', ''))],
  ['a prototype', whole(field('__proto__', '{"polluted":true}'), file('x.xlsx', nonsense))],
  ['a constructor', whole(field('constructor', 'x'), field('constructor.prototype.polluted', 'x'), file('x.xlsx', nonsense))],
  ['choices that are no choices', whole(field('choices', '{"__proto__":{"polluted":true}}'), file('x.xlsx', nonsense))],
  ['thirty fields', whole(...Array.from({ length: 30 }, (_, n) => field(`f${n}`, 'x')), file('x.xlsx', nonsense))],
  ['a field of a megabyte', whole(field('choices', 'x'.repeat(1_000_000)), file('x.xlsx', nonsense))],
  ['a part without an end', file('x.xlsx', nonsense)],
  ['no parts', `--${edge}--\r\n`],
  ['nothing', ''],
  ['lines in a header of a part', whole(file('x.xlsx"\r\nX-Own: 1\r\n\r\n', nonsense))],
])('%s', async (_case, payload) => {
  const before = await world.standing();
  const wrong: string[] = [];
  for (const route of world.writes) {
    const { statusCode, body } = await world.send(route, { payload, headers: { 'content-type': `multipart/form-data; boundary=${edge}` } });
    if (statusCode < 400 || statusCode >= 500) wrong.push(`${nameOf(route)}: ${statusCode} ${body.slice(0, 100)}`);
    if (/root:|x-own/i.test(body)) wrong.push(`${nameOf(route)} tells`);
  }
  expect(wrong).toEqual([]);
  // else everything else would only have found the door shut
  expect((await world.app.inject({ url: '/api/session', headers: { cookie: world.cookies.chief } })).statusCode).toBe(200);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(await world.standing()).toEqual(before);
});
