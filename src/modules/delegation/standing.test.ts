import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#kit/roles.ts';
import { newId } from '#kit/ids.ts';
import type { Scope } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { coveredBy, standingFor } from './standing.ts';

const [home, commission, school, old] = [1, 2, 3, 4];
let fresh: FreshDatabase;
const stands = async (role: Role, scope: Scope, on = fresh) =>
  on.database.read(on.admin, async (db) =>
    [home, commission, school, old].filter(await standingFor(db, { role, scope }, [home, commission, school, old])),
  );

const place = async ({ sql }: FreshDatabase, known: boolean) => {
  await sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng'), (2, 'government', 'Khối chính quyền')`);
  for (const [id, kind, symbol, bloc, to] of [
    [home, 'department', known ? 'SNV' : null, 2, null],
    [commission, 'party_commission', known ? 'BTCTU' : null, 1, null],
    [school, 'political_school', 'TCB', 1, null],
    // Sở Nội vụ of a province that is no more
    [old, 'department', known ? 'SNV' : null, 2, '2025-07-01'],
  ]) {
    await sql('insert into unit (id, uid) values ($1, $2)', [id, newId()]);
    await sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, symbol, valid_from, valid_to) values ($1, $2, 'Đơn vị', $3, 'province', $4, $5, '2000-01-01', $6)`,
      [newId(), id, kind, bloc, symbol, to],
    );
  }
};
beforeAll(async () => {
  fresh = await freshDatabase();
  await place(fresh, true);
});

const whole: Scope = { kind: 'tenant' };
const bloc = (of: number): Scope => ({ kind: 'bloc', bloc: of });

test.each<[Role, Scope, number[]]>([
  ['home_affairs_officer', whole, [home]],
  ['organisation_officer', whole, [commission]],
  ['home_affairs_officer', bloc(2), [home]],
  ['home_affairs_officer', bloc(1), []],
  ['organisation_officer', bloc(1), [commission]],
  ['home_affairs_officer', { kind: 'unit', units: [school] }, [school]],
  ['chief', whole, [home, commission, school, old]],
  ['leader', whole, [home, commission, school, old]],
  ['leader', bloc(1), [commission, school]],
  ['school_office', { kind: 'unit', units: [school] }, [school]],
  ['homeroom_lecturer', { kind: 'class', classes: [] }, []],
])('%s over %j speaks for %j', async (role, scope, units) => expect(await stands(role, scope)).toEqual(units));

test('an officer of a bloc records for every unit in it', async () => {
  const covers = await fresh.database.read(fresh.admin, (db) => coveredBy(db, bloc(1), [home, commission, school]));
  expect([home, commission, school].filter(covers)).toEqual([commission, school]);
});

test('where the register does not know the office, its officers speak for all they see', async () => {
  const other = await freshDatabase();
  await place(other, false);
  expect(await stands('home_affairs_officer', whole, other)).toEqual([home, commission, school, old]);
});
