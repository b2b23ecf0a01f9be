import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maySeeRestricted, roles, type Role } from '#kit/roles.ts';
import { newId } from '#kit/ids.ts';
import { roleCapabilities, withoutRestricted, type Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/refusal.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { buildApp } from '../../app.ts';
import { rowsOfPeople } from '../../rows-of-people.ts';
import { joinClass } from '../classes/list-trainees.ts';
import { restrictSlot } from '../classes/restrict-line.ts';
import { mergePeople, registerPeople, unmergePeople } from '../people/index.ts';
import { assignRole } from './assign-role.ts';
import type { AssignmentInput } from './contract.ts';

let world: World;
let app: FastifyInstance;
let hidden: { id: string; listed: string[] };
let person: string;
let named: string;
beforeAll(async () => {
  world = await ledgerWorld();
  const training = await world.opened('2025-03-01', 6);
  hidden = training;
  await restrictSlot(world.database, world.admin, training.slotId, { restricted: true, reason: 'nguồn quy hoạch' }, { command: 'test' });
  const [row] = await world.sql<{ person: string; code: string }>(
    'select e.person_id as person, c.code from enrolment e join training_class c on c.id = e.class_id where e.id = $1',
    [training.listed[0]],
  );
  ({ person, code: named } = row!);
  app = await buildApp({ pools: world.pools, keys: world.keys, webRoot: null });
});
afterAll(() => app.close());

/** An account that holds nothing yet, and the cookie of its session. */
async function account(): Promise<{ id: string; cookie: string }> {
  const [id, secret] = [newId(), randomBytes(32).toString('base64url')];
  await world.sql(`insert into account (id, sign_in_name, name, password_hash) values ($1, $2, 'Người thử', 'x')`, [
    id,
    `a${id.slice(-12)}`,
  ]);
  await world.sql(`insert into session (token_hash, account_id, expires_at) values ($1, $2, now() + interval '1 hour')`, [
    createHash('sha256').update(secret).digest(),
    id,
  ]);
  return { id, cookie: `sid=tinh.${secret}` };
}
const assign = (accountId: string, input: Partial<AssignmentInput> & { role: Role }, actor: Actor = world.admin) =>
  world.database.write({ ...actor, scope: { kind: 'tenant' } }, { command: 'test' }, (tx) =>
    assignRole(tx, actor, accountId, {
      scope: 'unit',
      unitId: world.units.school,
      reason: 'thử',
      besides: false,
      ...input,
    } as AssignmentInput),
  );
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: Refusal) => error.code,
  );
const sees = async (cookie: string) => (await app.inject({ url: `/api/classes/${hidden.id}`, headers: { cookie } })).statusCode;

test('a role that is shown no classes is given none, and nobody gives what they lack', async () => {
  const { id } = await account();
  expect(await code(assign(id, { role: 'accountant', seesRestricted: true }))).toBe('access.role_without_classes');
  const blind = withoutRestricted(world.admin);
  expect(await code(assign(id, { role: 'school_office', seesRestricted: true }, blind))).toBe('access.beyond_rights');
  // nor may they move somebody who has it
  const other = await account();
  await assign(other.id, { role: 'school_office', seesRestricted: true });
  const narrow: Actor = { ...blind, scope: { kind: 'unit', units: [world.units.school] } };
  expect(await code(assign(other.id, { role: 'reader' }, narrow))).toBe('access.beyond_rights');
});

test('may be given with every role that reads classes, and with no other', () => {
  for (const role of roles) expect([role, maySeeRestricted(role)]).toEqual([role, roleCapabilities[role].includes('classes.read')]);
});

test('the school sees its restricted class by the decision that says so, from its day, and no longer than it', async () => {
  const { id, cookie } = await account();
  await assign(id, { role: 'school_office' });
  expect(await sees(cookie)).toBe(404);
  await assign(id, { role: 'school_office', seesRestricted: true });
  expect(await sees(cookie)).toBe(200);
  // two at once: only what both give
  await assign(id, { role: 'school_office', unitId: world.units.otherSchool, besides: true });
  expect(await sees(cookie)).toBe(404);
  // the Organisation Commission by its role
  await assign(id, { role: 'organisation_officer' });
  expect(await sees(cookie)).toBe(200);
});

test('a homeroom lecturer of it by the same word; a trainee sees what it attends, without a word and nothing beside', async () => {
  const lecturer = await account();
  await assign(lecturer.id, { role: 'homeroom_lecturer', scope: 'class', classId: hidden.id } as never);
  expect(await sees(lecturer.cookie)).toBe(404);
  await assign(lecturer.id, { role: 'homeroom_lecturer', scope: 'class', classId: hidden.id, seesRestricted: true } as never);
  expect(await sees(lecturer.cookie)).toBe(200);

  const trainee = await account();
  await assign(trainee.id, { role: 'trainee', scope: 'person', personId: person } as never);
  const own = await app.inject({ url: '/api/own', headers: { cookie: trainee.cookie } });
  expect([own.statusCode, own.body.includes(`"${named}"`)]).toEqual([200, true]);
  expect(await sees(trainee.cookie)).toBe(403);
});

test('a trainee of whom there were two records sees what either was in; the two apart again, one’s own', async () => {
  const { units, admin, keys } = world;
  const [mine, old] = (await world.run(async (tx) => ({
    result: await registerPeople(tx, admin, keys, [
      { fullName: 'Trần Thị Mai', birthDate: '1980-02-03', category: 'civil_servant', unitId: units.sender },
      { fullName: 'Tran Thi Mai', category: 'civil_servant', unitId: units.sender },
    ]),
    audit: { type: 'test', id: 'test' },
  }))) as [string, string];
  const training = await world.opened('2022-05-10', 1);
  await world.run((tx) =>
    joinClass(tx, admin, keys, training.id, { ...world.given('2022-05-12'), kind: 'late', rows: [{ personId: old }], hold: false }),
  );
  await world.sql(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, recorded_by) select gen_random_uuid(), id, unit_id, bloc, 'QLNN', 'qlnn', recorded_by from person where id = $1`,
    [old],
  );
  const { id, cookie } = await account();
  await assign(id, { role: 'trainee', scope: 'person', personId: mine } as never);
  const own = async () => {
    const file = (await app.inject({ url: '/api/own', headers: { cookie } })).json<{
      fullName: string;
      classes: unknown[];
      certificates: unknown[];
    }>();
    return [file.fullName, file.classes.length, file.certificates.length];
  };
  expect(await own()).toEqual(['Trần Thị Mai', 0, 0]);
  const merging = { keys, rows: rowsOfPeople };
  // set aside itself: the account is the person’s all the same
  const { mergeId } = await world.run((tx) =>
    mergePeople(tx, admin, merging, old, 1, { otherId: mine, otherRowVersion: 1, take: ['fullName', 'birth'], note: null }),
  );
  expect(await own()).toEqual(['Trần Thị Mai', 1, 1]);
  await world.run((tx) => unmergePeople(tx, admin, merging, old, 2, mergeId, { because: 'Hai người' }));
  expect(await own()).toEqual(['Trần Thị Mai', 0, 0]);
});
