import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles, type Role } from '#kit/roles.ts';
import { canary } from './matrix-places.ts';
import { heldOver, matrixWorld, type MatrixWorld } from './matrix-world.ts';
import { askingOf, inWords, knownAbroad, name, outOfScope, toldOfOthers, unreached, type Asking, type Row } from './matrix-answers.ts';

let world: MatrixWorld;
let asking: Asking;
/** `GET /api/x` → what came back. */
const rows = new Map<string, Row>();
let asked = 0;

beforeAll(async () => {
  world = await matrixWorld();
  asking = await askingOf(world);
  for (const route of asking.routes) {
    const row = await asking.askAll(route);
    asked += roles.reduce((sum, role) => sum + Object.keys(row[role]).length, 0);
    rows.set(name(route), row);
  }
}, 600_000);
afterAll(() => asking?.app.close());

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
obpser it reaches the object of: own unit, unit below, parent, sibling, elsewhere (another bloc), a unit below with restricted
       classes only; - where it does not; with ?q= what of them a search finds
6      a list or its file, with so many in it, or a report with this figure (each of the six units has one)
yes    an answer that is about no one object; -  refused beyond the role's right
An object of another tenant, an assignment that has ended and no session are refused in every cell.
After a change that is meant: vitest run test/matrix.test.ts -u, and read what has changed here.
`;

/** What asks for more than a body of its shape: a secret, a session of one's own, a role that the chief is not. */
const notForTheChief = ['GET /api/own', 'GET /api/own/nominations', 'POST /api/sessions/:id/end'];

/** The runs planted here are older than their files. */
const filesGone = /\/imports\/[\w-]+\/:id\/file\.xlsx$/;

test('the requests are ones that the routes can take', () => {
  const odd = asking.routes.flatMap((route) => {
    const { chief } = rows.get(name(route))!;
    const cell = chief.own!;
    const taken =
      !unreached(chief, cell) &&
      cell.status !== 400 &&
      cell.status < 500 &&
      (route.method !== 'GET' || cell.status === 200 || filesGone.test(route.url));
    return taken || notForTheChief.includes(name(route)) ? [] : [`${name(route)} → ${cell.status} ${cell.body.slice(0, 300)}`];
  });
  expect(odd).toEqual([]);
});

test('every route, every role, every place: as the table says', async () => {
  const head = ['', ...roles.map((role) => `${short[role]}@${heldOver[role][0]}`)];
  const lines = asking.routes.map((route) => [name(route), ...roles.map((role) => inWords(route, rows.get(name(route))![role]))]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)));
  const text = [head, ...lines].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  await expect(`${legend}\n${text.join('\n')}\n`).toMatchFileSnapshot('matrix.txt');
});

const inAll = (check: (route: Asking['routes'][number], row: Row) => string[]) =>
  asking.routes.flatMap((route) => check(route, rows.get(name(route))!));
/** Nothing of these is planted; what each shows to whom is in the tests of its module. */
const emptyHere = /\/(delegation|reports\/estimates|plan-lines\/same-quarter|audit\/exports|audit\/people)/;
test('no list is empty for who may see everything: of an empty one the table would show nothing', () => {
  const empty = asking.routes.filter((route) => inWords(route, rows.get(name(route))!.chief) === '0' && !emptyHere.test(route.url));
  expect(empty.map(name)).toEqual([]);
});

test('nobody reaches an object out of their scope, whatever the table says', () => expect(inAll(outOfScope)).toEqual([]));
test('an id of another tenant is as unknown as one of nobody', () => expect(inAll(knownAbroad)).toEqual([]));

test('no answer to one unit holds a word or a number of another', () => {
  expect(inAll(toldOfOthers)).toEqual([]);
  // the words are there to be told: a reader of the unit hears its own on many pages
  const heard = asking.routes.filter((route) => rows.get(name(route))!.reader.own?.body.includes(canary('own')));
  expect(heard.length).toBeGreaterThan(20);
});

test('a trainee reads of itself and not of who sits beside it', () => {
  const { body } = rows.get('GET /api/own')!.trainee.own!;
  expect(body).toContain(`Nguyễn person ${canary('own')}`);
  expect(body).not.toContain('otherPerson');
});

// which ones are public is in routes.test.ts
test('without a session every operation but the public ones answers 401', async () => {
  const open: string[] = [];
  for (const route of asking.routes) if ((await asking.ask(route, 'own', null)).status !== 401) open.push(name(route));
  expect(open).toEqual([]);
});

test('the day after its assignment has ended no account does anything', async () => {
  await world.sql('update assignment set valid_to = current_date - 1 where valid_to is not null');
  const open: string[] = [];
  for (const route of asking.routes)
    for (const role of roles) if ((await asking.ask(route, 'own', world.cookies[role])).status !== 401) open.push(`${role} ${name(route)}`);
  expect(open).toEqual([]);
}, 300_000);

test('that was no small sample', () => expect(asked).toBeGreaterThan(10_000));
