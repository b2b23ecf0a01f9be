import { createHash, randomBytes } from 'node:crypto';
import { roleFacts, roles, type Role, type ScopeKind } from '#kit/roles.ts';
import { newId } from '#kit/ids.ts';
import { hashPassword } from '../src/modules/access/hash-password.ts';
import { restrictSlot } from '../src/modules/classes/restrict-line.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { canary, here, tree, type Place, type Planted } from './matrix-places.ts';
import { plant } from './matrix-plant.ts';

export type MatrixWorld = FreshDatabase & {
  planted: Record<Place, Planted>;
  /** The cookie of each role's account, and over what it holds the role. */
  cookies: Record<Role, string>;
};

/** Over what each role is held here: every kind of scope is somewhere, and the narrow ones at `own`. */
export const heldOver: Record<Role, ScopeKind> = {
  chief: 'tenant',
  home_affairs_officer: 'bloc',
  organisation_officer: 'unit',
  school_office: 'unit',
  lecturer: 'unit',
  homeroom_lecturer: 'class',
  political_centre: 'unit',
  unit_contact: 'unit',
  accountant: 'unit',
  finance: 'bloc',
  planning_investment: 'tenant',
  records_clerk: 'unit',
  leader: 'bloc',
  trainee: 'person',
  inspector: 'tenant',
  reader: 'unit',
  administrator: 'tenant',
};

export async function matrixWorld(): Promise<MatrixWorld> {
  const fresh = await freshDatabase();
  const planted = {} as Record<Place, Planted>;
  await province(fresh, here);
  for (const place of here) planted[place] = await plant(fresh, fresh.admin, place);
  await restrict(fresh, planted.restricted);
  const stranger = await fresh.addTenant('khac');
  await fresh.sql('set search_path = khac, public');
  await province(fresh, ['abroad']);
  planted.abroad = await plant(fresh, stranger, 'abroad');
  await fresh.sql('set search_path = tinh, public');
  planted.nowhere = Object.fromEntries(Object.keys(planted.own).map((object) => [object, newId()])) as Planted;
  Object.assign(planted.nowhere, { unit: '99', stated: 'stated-99', org: 'U99', word: canary('nowhere') });
  const cookies = {} as Record<Role, string>;
  for (const role of roles) cookies[role] = await accountOf(fresh, role, heldOver[role], planted.own);
  await fresh.sql('analyze');
  return { ...fresh, planted, cookies };
}

/** The line of the plan with its slots and its class, what was asked about it and the files that went into it. */
async function restrict({ sql, database, admin }: FreshDatabase, there: Planted): Promise<void> {
  for (const form of ['trainees', 'results'])
    await sql(`update import_run set target = $2 where id = $1`, [there[`run ${form}`], JSON.stringify({ classId: there.class })]);
  await restrictSlot(database, admin, there.slot, { restricted: true, reason: 'nguồn quy hoạch' }, { command: 'test' });
  await sql('update training_class set restricted = true where id = $1', [there.comingClass]);
}

async function province({ sql }: FreshDatabase, there: readonly Place[]): Promise<void> {
  await sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng'), (2, 'government', 'Khối chính quyền')`);
  await sql(`insert into funding_source (code, name) values ('city', 'Ngân sách tỉnh')`);
  await sql(
    `insert into approval_rule (id, kind, valid_from, working_days, repeat_months, recorded_by, recorded_by_name)
    values ($1, 'appraisal', '2020-01-01', 30, 36, $1, 'thử')`,
    [newId()],
  );
  const units = [[1, 1, null], ...there.map((place) => [tree[place].id, tree[place].bloc, tree[place].parent])];
  for (const [id] of units) await sql('insert into unit (id, uid, code) values ($1, $2, $3)', [id, newId(), `U${id}`]);
  for (const [id, bloc, parent] of units)
    await sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, parent_id, valid_from) values ($1, $2, $3, 'other', 'province', $4, $5, '2000-01-01')`,
      [newId(), id, `Đơn vị ${id}`, bloc, parent],
    );
  await sql(`select setval(pg_get_serial_sequence('unit', 'id'), 100)`);
}

/** Nobody signs in with it; it is only asked whether a password is this one. */
const hash = await hashPassword('không phải mật khẩu của ai');

async function accountOf({ sql }: FreshDatabase, role: Role, scope: ScopeKind, own: Planted): Promise<string> {
  const id = newId();
  const secret = randomBytes(32).toString('base64url');
  await sql(`insert into account (id, sign_in_name, name, password_hash) values ($1, $2, $3, $4)`, [
    id,
    role.replaceAll('_', '.'),
    roleFacts[role].vi,
    hash,
  ]);
  await sql(
    `insert into assignment (id, account_id, role, scope, bloc, unit_id, class_id, person_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8, '2020-01-01', '2999-01-01')`,
    [
      newId(),
      id,
      role,
      scope,
      scope === 'bloc' ? 1 : null,
      scope === 'unit' ? 3 : null,
      scope === 'class' ? own.class : null,
      scope === 'person' ? own.person : null,
    ],
  );
  await sql(`insert into session (token_hash, account_id, expires_at) values ($1, $2, now() + interval '10 hours')`, [
    createHash('sha256').update(secret).digest(),
    id,
  ]);
  return `sid=tinh.${secret}`;
}
