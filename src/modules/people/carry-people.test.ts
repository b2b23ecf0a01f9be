import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '#modules/access';
import { createUnit, recordSuccession } from '#modules/organisations';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import { registerPerson } from './index.ts';

const PASSWORD = 'cá rô gánh nước mưa';
let db: FreshDatabase;
let app: FastifyInstance;
let admin: ReturnType<typeof visitor>;
const unit: Record<string, number> = {};

const make = async (code: string): Promise<void> => {
  const { id } = await db.database.write(db.admin, { command: 'test' }, (tx) =>
    createUnit(tx, db.admin, {
      code,
      name: `Đơn vị ${code}`,
      kind: 'other',
      level: 'district',
      bloc: code === 'sau2' ? 2 : 1,
      validFrom: '2010-01-01',
    }),
  );
  unit[code] = id;
};
const person = (fullName: string, code: string, postFrom = '2020-01-01') =>
  db.database.write(db.admin, { command: 'test' }, (tx) =>
    registerPerson(tx, db.admin, db.keys, {
      fullName,
      category: 'cadre',
      birthDate: '1980-05-01',
      birthPrecision: 'day',
      unitId: unit[code]!,
      postFrom,
    }),
  );
const carry = (code: string, body: object = {}) => admin.send('POST', `/api/units/${unit[code]}/people/carrying`, body);

beforeAll(async () => {
  db = await freshDatabase();
  app = await appOver(db);
  await db.sql("insert into bloc (id, code, name) values (1, 'A', 'Khối A'), (2, 'B', 'Khối B')");
  for (const code of ['cu', 'chia', 'het', 'trong', 'sau1', 'sau2']) await make(code);
  await person('Bế Văn Chuyển', 'cu');
  await person('Bế Thị Muộn', 'cu', '2025-08-01');
  await person('Chu Văn Ở', 'chia');
  await person('Chu Văn Hết', 'het');
  await person('Chu Văn Sau', 'sau1');
  const follow = (kind: 'absorb' | 'split' | 'dissolve', from: string, to: string[]) =>
    db.database.write(db.admin, { command: 'test' }, (tx) =>
      recordSuccession(tx, db.admin, {
        kind,
        effectiveDate: '2025-07-01',
        from: [unit[from]!],
        to: to.map((code) => ({ unitId: unit[code]! })),
      }),
    );
  await follow('absorb', 'cu', ['sau1']);
  await follow('absorb', 'trong', ['sau1']);
  await follow('split', 'chia', ['sau1', 'sau2']);
  await follow('dissolve', 'het', []);
  const account = (signInName: string, assignment: Parameters<typeof createAccount>[2]['assignment']) =>
    db.database.write(db.admin, { command: 'test' }, (tx) =>
      createAccount(tx, db.admin, { signInName, name: signInName, password: PASSWORD, mustChange: false, assignment }),
    );
  await account('quantri', { role: 'chief', scope: 'tenant' });
  await account('khoi', { role: 'home_affairs_officer', scope: 'bloc', bloc: 1 });
  admin = visitor(app);
  await admin.signIn('quantri', PASSWORD);
});

describe('refused, with what to do', () => {
  test.each([
    ['a unit that is active', 'sau1', {}, 'people.carry_unit_lives', 'Điều động'],
    ['a unit that nobody carries on', 'het', {}, 'people.carry_nobody_follows', 'Điều động'],
    ['a unit that several carry on, without a choice', 'chia', {}, 'people.carry_choose', 'Chọn một'],
    ['a unit with nobody left', 'trong', {}, 'people.carry_nobody_left', 'đơn vị kế thừa'],
  ])('%s', async (_, code, body, refusal, todo) => {
    const answer = await carry(code, body);
    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ code: refusal, todo: expect.stringContaining(todo) });
  });
  test('to a unit that does not carry it on; to one outside the scope; a unit that is not there', async () => {
    expect((await carry('chia', { toId: unit['het'] })).body.error).toMatchObject({ code: 'people.carry_choose', where: 'toId' });
    const officer = visitor(app);
    await officer.signIn('khoi', PASSWORD);
    const answer = await officer.send('POST', `/api/units/${unit['chia']}/people/carrying`, { toId: unit['sau2'] });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'people.move_outside']);
    expect((await admin.send('POST', '/api/units/999999/people/carrying', {})).status).toBe(404);
  });
});

test('posts end on the day the unit ended and begin that day; one written down later never was', async () => {
  const answer = await carry('cu');
  expect([answer.status, answer.body]).toEqual([200, { carried: 2 }]);
  expect(
    await db.sql(`select p.full_name as name, u.code, o.valid_from::text as since, o.valid_to::text as until from person_post o join person p on p.id = o.person_id join unit u on u.id = o.unit_id
      where p.full_name like 'Bế%' order by p.full_name, o.valid_to nulls last`),
  ).toEqual([
    { name: 'Bế Thị Muộn', code: 'cu', since: '2025-08-01', until: '2025-08-01' },
    { name: 'Bế Thị Muộn', code: 'sau1', since: '2025-08-01', until: null },
    { name: 'Bế Văn Chuyển', code: 'cu', since: '2020-01-01', until: '2025-07-01' },
    { name: 'Bế Văn Chuyển', code: 'sau1', since: '2025-07-01', until: null },
  ]);
  expect(await db.sql(`select summary->>'people' as people from audit where command = 'people.carry'`)).toEqual([{ people: '2' }]);
});

test('where several carry it on the officer says which, and the bloc goes along', async () => {
  expect((await carry('chia', { toId: unit['sau2'] })).body).toEqual({ carried: 1 });
  expect(await db.sql(`select u.code, p.bloc from person p join unit u on u.id = p.unit_id where p.full_name = 'Chu Văn Ở'`)).toEqual([
    { code: 'sau2', bloc: 2 },
  ]);
});
