import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nameSortKey } from '#kit/text.ts';
import { assignRole, createAccount } from '#modules/access';
import { createUnit } from '#modules/organisations';
import { systemActor, type Actor } from '#platform/actor.ts';
import { messages } from '../../texts.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import type { PersonInput } from './contract.ts';
import { findByPersonalNumber, matchOrRegister, registerPerson } from './index.ts';
import { peopleConstraints, peopleMessages } from './messages.vi.ts';
import { personFieldNames } from './phrases.vi.ts';

let fresh: FreshDatabase;
let app: FastifyInstance;
let admin: ReturnType<typeof visitor>;
let school: ReturnType<typeof visitor>;
const unit: Record<string, number> = {};
const PASSWORD = 'cá rô gánh nước mưa';

const as = (scope: Actor['scope']): Actor => ({ ...systemActor('tinh', 'thử'), role: 'home_affairs_officer', scope });
const match = (actor: Actor, rows: PersonInput[]) =>
  fresh.database.write(actor, { command: 'test' }, async (tx) => ({
    result: await matchOrRegister(tx, actor, fresh.keys, rows),
    audit: { type: 'test', id: 'test' },
  }));
const register = (actor: Actor, input: PersonInput) =>
  fresh.database.write(actor, { command: 'test' }, (tx) => registerPerson(tx, actor, fresh.keys, input));
const count = async (table: string) => (await fresh.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng')");
  for (const [key, bloc, parent] of [
    ['city', 1, null],
    ['school', 2, 'city'],
    ['faculty', 2, 'school'],
    ['snv', 1, 'city'],
  ] as const) {
    const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, {
        name: `Đơn vị ${key}`,
        kind: 'other',
        level: 'province',
        bloc,
        parentId: parent && unit[parent]!,
        validFrom: '2010-01-01',
      }),
    );
    unit[key] = id;
  }
  const account = async (signInName: string, assignment: Parameters<typeof assignRole>[3]) => {
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, { signInName, name: signInName, password: PASSWORD, mustChange: false, assignment }),
    );
    const browser = visitor(app);
    await browser.signIn(signInName, PASSWORD);
    return browser;
  };
  admin = await account('admin', { scope: 'tenant', role: 'chief', validFrom: '2020-01-01' });
  school = await account('school', { scope: 'unit', unitId: unit['school']!, role: 'school_office', validFrom: '2020-01-01' });
});

// not by truncate: who may sign in hangs on people too
beforeEach(() =>
  fresh.sql(
    'truncate enrolment, chain cascade; delete from person_key; delete from person_post; delete from person; delete from audit; delete from idempotency',
  ),
);

const lan = (more: Partial<PersonInput> = {}): PersonInput => ({
  fullName: 'Nguyễn Thị Lan',
  sex: 'female',
  birthDate: '1988-03-04',
  category: 'civil_servant',
  unitId: unit['snv']!,
  personalNumber: '001188456789',
  positionTitle: 'Chuyên viên',
  ...more,
});
const post = (body: object, browser = admin) => browser.send('POST', '/api/people', body);

describe('registering', () => {
  test.each<[string, () => object, number, string, string | null]>([
    ['no name', () => lan({ fullName: ' ' }), 400, 'request.invalid', 'fullName'],
    ['a name with a number in it', () => lan({ fullName: '1. Nguyễn Thị Lan' }), 422, 'people.name_signs', 'fullName'],
    ['29 February of a common year', () => lan({ birthDate: '2023-02-29' }), 400, 'request.invalid', 'birthDate'],
    ['born tomorrow', () => lan({ birthDate: '2999-01-01' }), 422, 'people.birth_future', 'birthDate'],
    ['a lost zero', () => lan({ personalNumber: '1188456789' }), 422, 'people.number_lost_zero', 'personalNumber'],
    ['a number instead of text', () => ({ ...lan(), personalNumber: 1188456789 }), 400, 'request.invalid', 'personalNumber'],
    ['unknown unit', () => lan({ unitId: 99999 }), 422, 'people.unit_unknown', 'unitId'],
    ['a field that we do not keep', () => ({ ...lan(), ethnicity: 'Kinh' }), 400, 'request.invalid', null],
  ])('%s: nothing is written', async (_, body, status, code, where) => {
    const answer = await post(body());
    expect([answer.status, answer.body.error.code, answer.body.error.where]).toEqual([status, code, where]);
    expect([await count('person'), await count("audit where kind = 'write'")]).toEqual([0, 0]);
  });

  test('the number lies sealed, nowhere in clear, and opens for its own row only', async () => {
    const first = (await post(lan())).body;
    const other = (await post(lan({ fullName: 'Trần Văn Bình', sex: 'male', personalNumber: '001088456780' }))).body;
    const everything = JSON.stringify([
      await fresh.sql('select * from person'),
      await fresh.sql('select * from person_key'),
      await fresh.sql('select * from audit'),
      await fresh.sql('select * from idempotency'),
    ]);
    expect(everything).not.toContain('001188456789');
    expect((await admin.get(`/api/people/${first.id}`)).body.personalNumber).toBe('001•••••6789');
    await fresh.sql(
      'update person p set personal_number_encrypted = q.personal_number_encrypted from person q where p.id = $1 and q.id = $2',
      [other.id, first.id],
    );
    expect((await admin.get(`/api/people/${other.id}`)).body.personalNumber).toBe('••••••••6780');
  });

  test('soft findings are told, in words', async () => {
    const { body } = await post(lan({ sex: 'male', personalNumber: '003188456789' }));
    expect(body.warnings.map((one: { code: string; what: string }) => [one.code, one.what])).toEqual([
      ['people.number_province', 'Ba số đầu 003 không phải mã tỉnh, thành nơi đăng ký khai sinh.'],
      ['people.number_sex', 'Số định danh cho biết giới tính khác với giới tính đã ghi.'],
    ]);
  });

  test('the same number is the same person; another name under it is refused', async () => {
    const first = (await post(lan())).body;
    expect((await post(lan({ fullName: 'NGUYỄN  THỊ LAN', unitId: unit['school']! }))).body).toMatchObject({
      id: first.id,
      existing: true,
    });
    const another = await post(lan({ fullName: 'Phạm Văn Cường' }));
    expect([another.status, another.body.error.code, another.body.error.params.name]).toEqual([
      409,
      'people.number_of_another',
      'Nguyễn Thị Lan',
    ]);
    expect(await count('person')).toBe(1);
  });

  test('a school learns nothing of a person it may not see', async () => {
    await post(lan());
    const answer = await post(lan(), school);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'people.number_in_use']);
    expect(JSON.stringify(answer.body)).not.toMatch(/Lan|snv|[0-9a-f]{8}-/);
  });

  test('one person with two spellings is asked about, with who it may be; confirmed, it is another', async () => {
    const first = (await post(lan({ fullName: 'Nguyễn Thị Thúy', personalNumber: null }))).body;
    const thuy = lan({ fullName: 'Nguyễn Thị Thuý', personalNumber: null });
    const asked = await post(thuy);
    expect([asked.status, asked.body.error.code]).toEqual([409, 'people.maybe_same']);
    expect(asked.body.error.parts).toMatchObject([
      { code: 'people.candidate', params: { personId: first.id, name: 'Nguyễn Thị Thúy', birth: '1988-03-04', unit: 'Đơn vị snv' } },
    ]);
    expect((await post({ ...thuy, confirmDifferent: true })).body).toMatchObject({ existing: false });
    expect(await count('person')).toBe(2);
  });

  test('two desks at the same moment make one person', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => register(fresh.admin, lan({ personalNumber: null }))));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await Promise.allSettled(
      Array.from({ length: 4 }, (_, i) => register(fresh.admin, lan({ fullName: `Người ${'ABCD'[i]}`, birthDate: `19${i}0-01-01` }))),
    );
    expect(await count('person_key')).toBe(1);
  });

  test('the same request twice writes once', async () => {
    const key = randomUUID();
    const [first, again] = [
      await admin.send('POST', '/api/people', lan(), { key }),
      await admin.send('POST', '/api/people', lan(), { key }),
    ];
    expect(again.body).toEqual(first.body);
    expect((await admin.send('POST', '/api/people', lan({ sex: 'male' }), { key })).body.error.code).toBe('idempotency.other_body');
    expect(await count("audit where kind = 'write'")).toBe(1);
  });
});

describe('a list at once', () => {
  test('each row gets its answer; sound ones go in', async () => {
    const known = await register(fresh.admin, lan());
    const described = await register(fresh.admin, lan({ fullName: 'Lê Hoà', personalNumber: null }));
    await register(fresh.admin, lan({ fullName: 'Đỗ Mai', personalNumber: null, unitId: unit['school']! }));
    const answers = await match(fresh.admin, [
      lan({ personalNumber: '12' }),
      lan({ fullName: 'Trần An', personalNumber: '001188456789' }),
      lan({ unitId: 99999 }),
      lan({ fullName: 'Đỗ Mai', personalNumber: null }),
      lan({ fullName: 'Lê Hòa', personalNumber: null }),
      lan(),
      lan({ fullName: 'Vũ Tám', personalNumber: '001188456780' }),
      lan({ fullName: 'Vũ Tám', personalNumber: null }),
      lan({ fullName: 'Vũ Chín', personalNumber: '001188456780' }),
      lan({ fullName: 'Vũ Tám', personalNumber: null, confirmDifferent: true }),
    ]);
    expect(answers.map((one) => ('refusal' in one ? one.refusal.code : one.outcome))).toEqual([
      'people.number_shape',
      'people.number_of_another',
      'people.unit_unknown',
      'people.maybe_same',
      'matched',
      'matched',
      'registered',
      'people.twice_in_list',
      'people.twice_in_list',
      'registered',
    ]);
    expect([answers[4], answers[5]]).toMatchObject([{ personId: described.id }, { personId: known.id }]);
    expect('refusal' in answers[7]! && answers[7].refusal.params['other']).toBe(7);
    expect(await count('person')).toBe(5);
  });

  test('a school finds by number whom it may not see, and registers people of others', async () => {
    const known = await register(fresh.admin, lan());
    const actor = as({ kind: 'unit', units: [unit['school']!, unit['faculty']!] });
    const answers = await match(actor, [lan(), lan({ fullName: 'Hà Văn Mới', sex: 'male', personalNumber: null })]);
    expect(answers).toMatchObject([{ outcome: 'matched', personId: known.id, name: null }, { outcome: 'registered' }]);
    expect(
      await fresh.sql('select p.bloc, t.bloc as post_bloc from person p join person_post t on t.person_id = p.id where full_name = $1', [
        'Hà Văn Mới',
      ]),
    ).toEqual([{ bloc: 1, post_bloc: 1 }]);
    expect(await fresh.database.read(actor, (db) => findByPersonalNumber(db, fresh.keys, '001 188 456 789'))).toBe(known.id);
  });

  test('eighty rows are a handful of statements', async () => {
    const rows = Array.from({ length: 80 }, (_, i) =>
      lan({
        fullName: `Người ${String.fromCodePoint(0x41 + (i % 26))}${String.fromCodePoint(0x61 + Math.floor(i / 26))}`,
        personalNumber: `0011884${String(i).padStart(5, '0')}`,
      }),
    );
    let statements = 0;
    const answers = await fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => {
      const executor = tx.getExecutor();
      const original = executor.executeQuery.bind(executor);
      executor.executeQuery = ((...args: Parameters<typeof original>) => {
        statements++;
        return original(...args);
      }) as typeof executor.executeQuery;
      return { result: await matchOrRegister(tx, fresh.admin, fresh.keys, rows), audit: { type: 'test', id: 'test' } };
    });
    expect(answers.every((one) => one.outcome === 'registered')).toBe(true);
    expect([statements > 3, statements < 16]).toEqual([true, true]);
    expect(await count('person_post')).toBe(80);
  });
});

describe('who sees whom', () => {
  test('a unit sees its own and what is below, a bloc its bloc, in list, count and record', async () => {
    const hidden = await register(fresh.admin, lan());
    const own = await register(fresh.admin, lan({ fullName: 'Bùi Văn Tư', unitId: unit['faculty']!, personalNumber: null }));
    const list = (await school.get('/api/people')).body;
    expect([list.total, list.items.map((one: { id: string }) => one.id)]).toEqual([1, [own.id]]);
    expect((await school.get('/api/people?q=001188456789')).body.total).toBe(0);
    expect((await school.get(`/api/people/${hidden.id}`)).body.error.code).toBe('people.not_found');
    const refused = [
      await school.send('PUT', `/api/people/${hidden.id}`, edit(), { ifMatch: 1 }),
      await school.send('POST', `/api/people/${hidden.id}/posts`, { unitId: unit['school'], from: '2026-01-05' }, { ifMatch: 1 }),
      await school.send('POST', `/api/people/${hidden.id}/personal-number`, { reason: 'Đối chiếu quyết định cử đi học' }),
    ];
    expect(refused.map((one) => [one.status, one.body.error.code])).toEqual(Array.from({ length: 3 }, () => [404, 'people.not_found']));
    const bloc = await fresh.database.read(as({ kind: 'bloc', bloc: 1 }), (db) => db.selectFrom('person').select('id').execute());
    expect(bloc).toEqual([{ id: hidden.id }]);
  });
});

describe('searching', () => {
  test('without diacritics, by number, by its end, by unit with what is below, by category; pages in the order of names', async () => {
    const names = ['Đặng Thị Ánh', 'Trần Văn An', 'Lê Hòa', 'Lê Hoa', 'Phạm Đức Bình', 'Vũ Thị Ân'];
    const numbers = names.map((_, i) => `00118845678${i}`);
    const answers = await match(
      fresh.admin,
      names.map((fullName, i) =>
        lan({
          fullName,
          personalNumber: numbers[i]!,
          unitId: i % 2 ? unit['snv']! : unit['faculty']!,
          category: i ? 'cadre' : 'public_employee',
        }),
      ),
    );
    expect(answers.map((one) => one.outcome)).toEqual(Array(6).fill('registered'));
    const found = async (query: string) =>
      (await admin.get(`/api/people?${query}`)).body.items.map((one: { fullName: string }) => one.fullName);
    expect(await found('q=dang+anh')).toEqual(['Đặng Thị Ánh']);
    expect(await found('q=BINH duc')).toEqual(['Phạm Đức Bình']);
    expect(await found('q=100%25')).toEqual([]);
    expect(await found(`q=${numbers[1]}`)).toEqual(['Trần Văn An']);
    expect(await found('q=6785')).toEqual(['Vũ Thị Ân']);
    expect(await found('category=public_employee')).toEqual(['Đặng Thị Ánh']);
    expect(await found(`unit=${unit['school']}`)).toHaveLength(3);

    const whole = await found('');
    expect(whole).toEqual(['Trần Văn An', 'Đặng Thị Ánh', 'Vũ Thị Ân', 'Phạm Đức Bình', 'Lê Hoa', 'Lê Hòa']);
    const paged: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await admin.get(`/api/people?limit=4${next && `&after=${next}`}`);
      paged.push(...body.items.map((one: { fullName: string }) => one.fullName));
      expect(body.total).toBe(6);
      next = body.next;
    }
    expect(paged).toEqual(whole);
    expect((await admin.get('/api/people?after=rubbish')).body.error.code).toBe('request.cursor');
  });
});

const edit = (more: object = {}) => ({
  fullName: 'Nguyễn Thị Lan',
  sex: 'female',
  birthDate: '1988-03-04',
  birthPrecision: 'day',
  category: 'civil_servant',
  positionTitle: 'Chuyên viên',
  phone: null,
  ...more,
});

describe('editing', () => {
  test.each<[string, object, object, number, string]>([
    ['no version', edit(), {}, 428, 'edit.missing_version'],
    ['a stale version', edit({ phone: '0912' }), { ifMatch: 7 }, 412, 'edit.stale'],
    ['a name that is none', edit({ fullName: '???' }), { ifMatch: 1 }, 422, 'people.name_signs'],
    ['the number of somebody else', edit({ personalNumber: '001088456780' }), { ifMatch: 1 }, 409, 'people.number_of_another'],
    ['half a record', { fullName: 'Nguyễn Thị Lan' }, { ifMatch: 1 }, 400, 'request.invalid'],
  ])('%s: nothing changes', async (_, body, options, status, code) => {
    const { id } = await register(fresh.admin, lan());
    await register(fresh.admin, lan({ fullName: 'Trần Văn Bình', sex: 'male', personalNumber: '001088456780' }));
    const before = await fresh.sql('select * from person order by id');
    const answer = await admin.send('PUT', `/api/people/${id}`, body, options);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await fresh.sql('select * from person order by id')).toEqual(before);
  });

  test('who comes second is told what is different now', async () => {
    const { id } = await register(fresh.admin, lan());
    expect(
      (await admin.send('PUT', `/api/people/${id}`, edit({ positionTitle: 'Phó Trưởng phòng', birthDate: '1988-04-03' }), { ifMatch: 1 }))
        .body,
    ).toMatchObject({ rowVersion: 2 });
    const { body } = await admin.send('PUT', `/api/people/${id}`, edit({ phone: '0912 345 678' }), { ifMatch: 1 });
    expect(body.error.what).toBe(
      'Người khác vừa sửa trước: ngày sinh hiện là “03/04/1988”; chức vụ hiện là “Phó Trưởng phòng”; điện thoại hiện để trống.',
    );
  });

  test('name, search and order follow; the number moves its key; the present post is corrected', async () => {
    const { id } = await register(fresh.admin, lan());
    const answer = await admin.send(
      'PUT',
      `/api/people/${id}`,
      edit({ fullName: 'Nguyễn Thị Liên', positionTitle: 'Chuyên viên chính', personalNumber: '001188456780', sex: 'male' }),
      { ifMatch: 1 },
    );
    expect([answer.body.rowVersion, answer.body.warnings.map((one: { code: string }) => one.code)]).toEqual([2, ['people.number_sex']]);
    const { body } = await admin.get(`/api/people/${id}`);
    expect(body).toMatchObject({
      fullName: 'Nguyễn Thị Liên',
      personalNumber: '001•••••6780',
      rowVersion: 2,
      posts: [{ positionTitle: 'Chuyên viên chính', validTo: null }],
    });
    expect(await fresh.sql('select folded_name, sort_name from person')).toEqual([
      { folded_name: 'nguyen thi lien', sort_name: nameSortKey('Nguyễn Thị Liên') },
    ]);
    expect((await admin.get('/api/people?q=001188456789')).body.total).toBe(0);
    expect((await admin.get('/api/people?q=001188456780')).body.total).toBe(1);
    expect(JSON.stringify(await fresh.sql('select summary from audit'))).not.toContain('001188456780');
  });
});

describe('moving', () => {
  const away = (more: object = {}) => ({ unitId: unit['school'], from: '2025-07-01', positionTitle: 'Trưởng phòng', ...more });
  test.each<[string, () => object, number, string]>([
    ['tomorrow', () => away({ from: '2999-01-01' }), 422, 'people.move_future'],
    ['on the day of the present post', () => away({ from: '2020-01-01' }), 422, 'people.move_too_early'],
    ['unknown unit', () => away({ unitId: 99999 }), 422, 'people.unit_unknown'],
    ['nothing new', () => away({ unitId: unit['snv'], positionTitle: 'Chuyên viên' }), 422, 'people.move_nothing'],
    ['unknown document', () => away({ documentId: '01900000-0000-7000-8000-000000000000' }), 409, 'people.document_unknown'],
  ])('%s: refused', async (_, body, status, code) => {
    const { id } = await register(fresh.admin, lan({ postFrom: '2020-01-01' }));
    const answer = await admin.send('POST', `/api/people/${id}/posts`, body(), { ifMatch: 1 });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await fresh.sql('select unit_id from person_post where valid_to is null')).toEqual([{ unit_id: unit['snv'] }]);
  });

  test('a stale move is refused', async () => {
    const { id } = await register(fresh.admin, lan({ postFrom: '2020-01-01' }));
    expect((await admin.send('POST', `/api/people/${id}/posts`, away(), { ifMatch: 9 })).status).toBe(412);
  });

  test('a school does not give its people away', async () => {
    const { id } = await register(fresh.admin, lan({ unitId: unit['school']!, postFrom: '2020-01-01' }));
    const answer = await school.send('POST', `/api/people/${id}/posts`, away({ unitId: unit['snv'] }), { ifMatch: 1 });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'people.move_outside']);
    expect((await school.send('POST', `/api/people/${id}/posts`, away({ unitId: unit['faculty'] }), { ifMatch: 1 })).status).toBe(200);
  });

  test('the post before ends, bloc and sight follow', async () => {
    const { id } = await register(fresh.admin, lan({ postFrom: '2020-01-01' }));
    expect((await admin.send('POST', `/api/people/${id}/posts`, away(), { ifMatch: 1 })).body).toEqual({ id, rowVersion: 2 });
    const { body } = await school.get(`/api/people/${id}`);
    expect(body).toMatchObject({
      unit: { id: unit['school'], name: 'Đơn vị school' },
      positionTitle: 'Trưởng phòng',
      category: 'civil_servant',
      rowVersion: 2,
    });
    // the post at the other unit belongs to that unit's sight
    expect(
      (await admin.get(`/api/people/${id}`)).body.posts.map((one: { validFrom: string; validTo: string | null }) => [
        one.validFrom,
        one.validTo,
      ]),
    ).toEqual([
      ['2025-07-01', null],
      ['2020-01-01', '2025-07-01'],
    ]);
    expect(await fresh.sql('select bloc from person')).toEqual([{ bloc: 2 }]);
  });
});

describe('taking a number out', () => {
  test('needs a reason, and a number', async () => {
    const { id } = await register(fresh.admin, lan({ personalNumber: null }));
    expect((await admin.send('POST', `/api/people/${id}/personal-number`, { reason: 'xem' })).status).toBe(400);
    expect(
      (await admin.send('POST', `/api/people/${id}/personal-number`, { reason: 'Đối chiếu quyết định cử đi học' })).body.error.code,
    ).toBe('people.no_number');
  });

  test('leaves who, whom and why, and no number behind', async () => {
    const { id } = await register(fresh.admin, lan());
    const answer = await admin.send('POST', `/api/people/${id}/personal-number`, { reason: 'Đối chiếu quyết định cử đi học' });
    expect(answer.body).toEqual({ personalNumber: '001188456789' });
    expect(
      await fresh.sql("select account_name, object_id, summary from audit where command = 'people.reveal_number' and kind = 'write'"),
    ).toEqual([{ account_name: 'admin', object_id: id, summary: { reason: 'Đối chiếu quyết định cử đi học' } }]);
    expect(JSON.stringify(await fresh.sql('select response from idempotency'))).not.toContain('001188456789');
  });
});

test('one person shows all training, also where the class is out of sight', async () => {
  const { id } = await register(fresh.admin, lan({ unitId: unit['school']! }));
  const [family, version, klass, chain, outside] = Array.from({ length: 5 }, () => randomUUID());
  await fresh.sql("insert into funding_source (code, name) values ('city', 'Ngân sách thành phố') on conflict do nothing");
  await fresh.sql(
    "insert into programme_family (id, code, name, folded, nature) values ($1, 'TCLLCT', 'Trung cấp lý luận chính trị', 'x', 'in_service_training')",
    [family],
  );
  await fresh.sql(
    "insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, 'TCLLCT', 'Trung cấp lý luận chính trị', 'x', '2020-01-01')",
    [version, family],
  );
  await fresh.sql(
    `insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, status, recorded_by)
    values ($1, 'K1', 'Lớp K1', 'lop k1', $2, $3, $4, 1, $4, $4, 'city', 'running', $5)`,
    [klass, family, version, unit['snv'], randomUUID()],
  );
  await fresh.sql(
    `insert into chain (id, person_id, family_id, sender_id, sender_bloc, sender_level, category, state, started_on, recorded_by) values
    ($1, $2, $3, $4, 2, 'province', 'cadre', 'active', '2025-03-01', $5)`,
    [chain, id, family, unit['school'], randomUUID()],
  );
  await fresh.sql(
    `insert into chain (id, kind, person_id, family_id, sender_id, sender_bloc, sender_level, category, state, started_on, institution, recorded_by) values
    ($1, 'outside', $2, $3, $4, 2, 'province', 'cadre', 'finished', '2024-03-01', 'Học viện', $5)`,
    [outside, id, family, unit['school'], randomUUID()],
  );
  await fresh.sql(
    `insert into enrolment (id, class_id, person_id, chain_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, joined_on, recorded_by)
    values ($1, $2, $3, $4, 'x', 'x', $5, 2, $6, $6, 1, 'active', '2025-03-01', $1)`,
    [randomUUID(), klass, id, chain, unit['school'], unit['snv']],
  );
  const seen = (await admin.get(`/api/people/${id}`)).body;
  expect(seen.training).toMatchObject([
    {
      class: { id: klass, code: 'K1', name: 'Lớp K1', status: 'running' },
      programme: { code: 'TCLLCT' },
      runner: { name: 'Đơn vị snv' },
      status: 'active',
      joinedOn: '2025-03-01',
    },
  ]);
  expect(seen.outside).toMatchObject([{ institution: 'Học viện', state: 'finished', programme: { code: 'TCLLCT' } }]);
  expect((await school.get(`/api/people/${id}`)).body.training).toMatchObject([
    { class: null, programme: { code: 'TCLLCT' }, runner: { name: 'Đơn vị snv' } },
  ]);
});

test('every text is there and says what to do', () => {
  for (const code of [...Object.keys(peopleMessages), ...Object.values(peopleConstraints)]) {
    expect(messages.vi[code]?.what, code).toBeTruthy();
    expect(messages.vi[code]?.todo, code).toBeTruthy();
  }
  expect(Object.keys(personFieldNames)).toEqual(expect.arrayContaining(Object.keys(edit())));
});
