import pg from 'pg';
import { errorCode, Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { derive, type Keys } from '#platform/secrets.ts';
import { databaseRoles, type DatabaseRole } from './pools.ts';

export type RoleLogins = { roleUrls: Record<DatabaseRole, string>; roleNames: Record<DatabaseRole, string> };

/** Roles belong to the whole server, so their names begin with the database's. */
export const roleNamesOf = (database: string): Record<DatabaseRole, string> => forEachRole((role) => `${database.slice(0, 50)}_${role}`);

/** Role passwords follow from the key file, so that every process that holds it logs in without telling the others. */
const rolePassword = (keys: Keys, name: string): string => derive(keys.root.bytes, `role ${name}`).toString('base64url');

const forEachRole = <T>(make: (role: DatabaseRole) => T): Record<DatabaseRole, T> => ({
  unit: make('unit'),
  bloc: make('bloc'),
  tenant: make('tenant'),
  person: make('person'),
});

/**
 * Makes the login roles that are missing, and gives the others our password where they refuse it.
 * @throws Fault when the owner may not, or a role is stronger than row-level security allows.
 */
export async function ensureRoles(client: pg.Client, ownerUrl: string, keys: Keys): Promise<RoleLogins> {
  const { rows } = await client.query<{ database: string; owner: string }>('select current_database() as database, current_user as owner');
  const { database, owner } = rows[0]!;
  const roleNames = roleNamesOf(database);
  const roleUrls = forEachRole((role) => withLogin(ownerUrl, roleNames[role], rolePassword(keys, roleNames[role])));
  for (const role of databaseRoles) {
    const name = pg.escapeIdentifier(roleNames[role]);
    const password = pg.escapeLiteral(rolePassword(keys, roleNames[role]));
    try {
      const exists = (await client.query('select from pg_roles where rolname = $1', [roleNames[role]])).rowCount === 1;
      if (!exists)
        await client.query(`create role ${name} login nosuperuser nobypassrls noinherit nocreatedb nocreaterole password ${password}`);
      else if (!(await accepts(roleUrls[role]))) await client.query(`alter role ${name} login password ${password}`);
      await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${name}`);
    } catch (error) {
      if (errorCode(error) !== '42501') throw error;
      throw new Fault(faults.rolesRefused(owner, Object.values(roleNames).join(', ')), { cause: error });
    }
  }
  await refuseStrongRoles(client, roleNames);
  return { roleUrls, roleNames };
}

/** Roles made by hand: `template` is DATABASE_APP_URL. @throws Fault when one cannot log in or is too strong. */
export async function useGivenRoles(client: pg.Client, template: string): Promise<RoleLogins> {
  const roleUrls = forEachRole((role) => template.replaceAll('{role}', role));
  const roleNames = forEachRole(() => '');
  const owner = (await client.query<{ name: string }>('select current_user as name')).rows[0]?.name;
  for (const role of databaseRoles) {
    const login = await connectTo(roleUrls[role], 'DATABASE_APP_URL');
    try {
      roleNames[role] = (await login.query<{ name: string }>('select current_user as name')).rows[0]!.name;
    } finally {
      await login.end();
    }
    if (roleNames[role] === owner) throw new Fault(faults.roleIsOwner(roleNames[role]));
  }
  await refuseStrongRoles(client, roleNames);
  return { roleUrls, roleNames };
}

async function strongRoles(client: pg.Client, names: readonly string[]): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls) order by 1',
    [names],
  );
  return found.rows.map((row) => row.name);
}

async function refuseStrongRoles(client: pg.Client, roleNames: Record<DatabaseRole, string>): Promise<void> {
  const [strong] = await strongRoles(client, Object.values(roleNames));
  if (strong) throw new Fault(faults.roleTooStrong(strong));
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (errorCode(error)?.startsWith('28')) return false;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Connects, and says in words what stands in the way. `setting` is the name of the setting that holds `url`. */
export async function connectTo(url: string, setting: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `khuevan owner ${process.pid}`,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw new Fault(inWords(error, client, setting), { cause: error });
  }
}

function inWords(error: unknown, client: pg.Client, setting: string): string {
  const code = errorCode(error);
  if (code?.startsWith('28')) return faults.externalRefused(setting, client.user ?? '');
  if (code === '3D000') return faults.externalNoDatabase(client.database ?? '');
  if (code?.startsWith('E') || code === undefined)
    return faults.externalUnreachable(`${client.host}:${client.port}`, code ?? (error as Error).message);
  return faults.externalOther((error as Error).message);
}

/** The same server and database under another login. Not through URL, which refuses the host-less form of a socket folder. */
export function withLogin(url: string, user: string, password: string): string {
  const [, scheme, rest = ''] = /^(postgres(?:ql)?:\/\/)(?:[^@/?]*@)?(.*)$/.exec(url) ?? [];
  const [address, query = ''] = rest.split('?', 2);
  const kept = query.split('&').filter((part) => part && !/^(user|password)=/.test(part));
  return `${scheme}${encodeURIComponent(user)}:${encodeURIComponent(password)}@${address}${kept.length ? `?${kept.join('&')}` : ''}`;
}
