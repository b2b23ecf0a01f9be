import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import { roleCapabilities, type Actor } from '#platform/actor.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import { buildApp } from '../../app.ts';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import { registerPerson } from '../people/register-person.ts';

let world: World;
let ours: { id: string; listed: string[] };
let asked: (
  actor: Actor,
  url: string,
  headers?: Record<string, string>,
) => Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown>; code?: string }>;
const NUMBER = '001075006789';

beforeAll(async () => {
  world = await ledgerWorld();
  const { sql, units } = world;
  ours = await world.opened('2021-03-01', 3);
  await world.opened('2021-04-01', 2, { host: units.hostY });
  await world.run((tx) =>
    registerPerson(tx, world.admin, world.keys, {
      fullName: 'Lê Thị Hòa',
      sex: 'female',
      birthDate: '1975-01-01',
      birthPrecision: 'year',
      category: 'cadre',
      positionTitle: '=Phó phòng',
      phone: '0912000001',
      personalNumber: NUMBER,
      unitId: units.sender,
      postFrom: '2020-01-01',
      confirmDifferent: false,
    }),
  );
  // by given name, then by tone; not by the first letter
  for (const [n, name] of ['Trần Văn Ơn', 'Đỗ An', 'Hoàng Ấn', 'Bùi Hoa'].entries()) {
    await sql(
      `insert into person (id, full_name, folded_name, sort_name, birth_precision, category, unit_id, bloc, recorded_by) values ($1, $2, $3, $4, 'none', 'cadre', $5, 1, $6)`,
      [newId(), name, fold(name), nameSortKey(name), n === 0 ? units.otherSchool : units.lead, world.admin.accountId],
    );
  }
  let actor: Actor;
  const app = await buildApp({ pools: world.pools, keys: world.keys, webRoot: null, gate: () => Promise.resolve(actor) });
  asked = async (who, url, headers = {}) => {
    actor = who;
    const response = await app.inject({ method: 'GET', url, headers });
    const json = String(response.headers['content-type']).includes('json') ? response.json() : null;
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers, code: json?.error?.code };
  };
});

const csv = async (actor: Actor, url: string): Promise<string[][]> => parse((await asked(actor, url)).bytes, { bom: true });
const of = (role: Actor['role'], scope: Actor['scope'] = { kind: 'tenant' }): Actor => ({
  ...world.admin,
  accountId: newId(),
  role,
  scope,
  capabilities: new Set(roleCapabilities[role]),
});
const names = (rows: string[][]) => rows.slice(1).map((row) => row[0]!);

describe('every list is there in three kinds, with a name in Vietnamese and its length', () => {
  const lists = [
    '/api/classes/export?year=2021',
    '/api/enrolments/export?year=2021',
    '/api/classes/CLASS/trainees/export?',
    '/api/classes/CLASS/timeline/export?',
    '/api/slots/pending/export?year=2021',
    '/api/declared-classes/export?year=2021',
    '/api/outside/export?year=2021',
    '/api/people/export?q=nguyen',
    '/api/units/export?asOf=2021-01-01',
    '/api/documents/export?year=2020',
    '/api/programmes/export?q=tc',
    '/api/plans/export?year=2021',
    '/api/plans/PLAN/lines/export?',
    '/api/plans/PLAN/targets/export?',
    '/api/accounts/export?q=a',
    '/api/reports/annual/detail/export?year=2021&cell=trainees.joined',
    '/api/reports/priorities/export?year=2021',
  ];
  it.each(lists)('%s', async (list) => {
    const url = list.replace('CLASS', ours.id).replace('PLAN', world.planId);
    for (const as of ['form', 'xlsx', 'csv']) {
      const { status, bytes, headers } = await asked(world.admin, `${url}&as=${as}`, { 'accept-encoding': 'br, gzip' });
      expect([status, Number(headers['content-length']), headers['content-encoding']]).toEqual([200, bytes.byteLength, undefined]);
      expect(headers['content-disposition']).toMatch(
        as === 'csv' ? /^attachment; filename="[\w.-]+\.csv"; filename\*=UTF-8''\S+\.csv$/ : /filename="[\w.-]+\.xlsx"/,
      );
      if (as === 'csv') expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
      else expect((await collectSheets(new Uint8Array(bytes), 'x.xlsx'))[0]!.rows.length).toBeGreaterThan(0);
    }
  });

  it('leaves nothing behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('khuevan-'));
    await asked(world.admin, '/api/people/export?as=xlsx');
    await asked(world.admin, `/api/classes/${newId()}/trainees/export?as=xlsx`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('khuevan-'))).toEqual(before);
  });
});

describe('refusals', () => {
  it.each([
    ['a kind that is none', '/api/classes/export?as=pdf', 400, 'request.invalid'],
    ['a class that is none', '/api/classes/01900000-0000-7000-8000-000000000001/trainees/export?as=csv', 404, 'classes.unknown'],
    ['a plan that is none', '/api/plans/01900000-0000-7000-8000-000000000001/lines/export?as=csv', 404, 'plan.unknown'],
    ['a filter of the list that makes no sense', '/api/people/export?category=king', 400, 'request.invalid'],
    ['whole numbers without a reason', '/api/people/export?numbers=full', 400, 'people.numbers_reason'],
  ])('%s', async (_, url, status, code) => {
    expect(await asked(world.admin, url)).toMatchObject({ status, code });
  });

  it('one who may not read the list gets no file of it', async () => {
    expect(await asked(of('home_affairs_officer'), '/api/accounts/export')).toMatchObject({ status: 403, code: 'gate.not_allowed' });
  });

  it('one who may not reveal a number gets no list of them, and one who may leaves a trace', async () => {
    const full = '/api/people/export?as=csv&q=hoa&numbers=full&reason=Lập%20danh%20sách%20thẻ';
    expect(await asked(of('reader'), full)).toMatchObject({ status: 403, code: 'gate.not_allowed' });
    const rows = await csv(of('home_affairs_officer'), full);
    expect(rows.find((row) => row[0] === 'Lê Thị Hòa')).toContain(NUMBER);
    const audits = await world.sql<{ summary: object }>(`select summary from audit where command = 'people.export_numbers'`);
    expect(audits).toEqual([{ summary: { list: 'people', filter: { q: 'hoa' }, rows: rows.length - 1, reason: 'Lập danh sách thẻ' } }]);
  });
});

describe('people', () => {
  it('in Vietnamese order, numbers masked, births as far as known, formulas disarmed', async () => {
    const rows = await csv(world.admin, '/api/people/export?as=csv');
    expect(names(rows).filter((name) => !name.includes('Thử'))).toEqual(['Đỗ An', 'Hoàng Ấn', 'Bùi Hoa', 'Lê Thị Hòa', 'Trần Văn Ơn']);
    expect(rows[0]!.slice(0, 5)).toEqual(['Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD/định danh', 'Chức vụ']);
    expect(rows.find((row) => row[0] === 'Lê Thị Hòa')!.slice(0, 5)).toEqual(['Lê Thị Hòa', '1975', 'Nữ', '001•••••6789', "'=Phó phòng"]);
    expect(JSON.stringify(rows)).not.toContain(NUMBER);
  });

  it('only those of the filter, and of the scope', async () => {
    expect(names(await csv(world.admin, '/api/people/export?as=csv&q=thi%20hoa'))).toEqual(['Lê Thị Hòa']);
    const unit = of('school_office', { kind: 'unit', units: [world.units.otherSchool] });
    expect(names(await csv(unit, '/api/people/export?as=csv'))).toEqual(['Trần Văn Ơn']);
    const bloc = of('home_affairs_officer', { kind: 'bloc', bloc: 1 });
    expect(names(await csv(bloc, '/api/people/export?as=csv')).length).toBe(4);
  });
});

describe('classes and their trainees', () => {
  it('all rows of the filter in the order of the list, more than a page of them', async () => {
    const listed = (await asked(world.admin, '/api/classes?year=2021')).bytes.toString();
    const codes = (JSON.parse(listed) as { rows: { code: string }[] }).rows.map((row) => row.code);
    expect(names(await csv(world.admin, '/api/classes/export?as=csv&year=2021'))).toEqual(codes);
    expect(names(await csv(world.admin, `/api/classes/export?as=csv&host=${world.units.hostY}`)).length).toBe(1);
    expect((await csv(world.admin, '/api/enrolments/export?as=csv&year=2021')).length).toBe(1 + 5);
  });

  it('a unit sees its own', async () => {
    const hostX = of('school_office', { kind: 'unit', units: [world.units.hostX] });
    expect(names(await csv(hostX, '/api/classes/export?as=csv')).length).toBe(1);
    expect((await csv(hostX, '/api/enrolments/export?as=csv')).length).toBe(1 + 3);
    const stranger = of('school_office', { kind: 'unit', units: [world.units.otherSchool] });
    expect(await asked(stranger, `/api/classes/${ours.id}/trainees/export`)).toMatchObject({ status: 404, code: 'classes.unknown' });
  });

  it('the form of a class carries the heading of its school and the columns of form A', async () => {
    const { bytes } = await asked(world.admin, `/api/classes/${ours.id}/trainees/export?as=form`);
    const [sheet] = await collectSheets(new Uint8Array(bytes), 'x.xlsx');
    const lines = sheet!.rows.map((row) => row.map((cell) => cell.text).filter(Boolean));
    expect(lines[0]).toEqual(['LHP', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']);
    expect(lines[6]).toEqual(
      'STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD/định danh,Chức vụ,Đơn vị công tác,Đối tượng,Điện thoại,Ghi chú'.split(','),
    );
    expect(lines.find((line) => line[0]?.startsWith('Tổng cộng'))).toEqual(['Tổng cộng: 3 học viên']);
  });
});
