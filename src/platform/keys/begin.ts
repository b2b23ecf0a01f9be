import { dirname, join } from 'node:path';
import { connectTo } from '../database/roles.ts';
import { Fault } from '../fault.ts';
import { faults } from '../faults.vi.ts';
import { addKey, readKeys, type Keys } from '../secrets.ts';
import { otherKeysInUse, unfindable } from './in-use.ts';

type Place = { ownerUrl: string; tenantUrl: string; keyFile: string; keys: Keys };

/**
 * The keys to move everything to: with a new one on top, of the key file and of the seals beside it; or, where an earlier rotation was
 * stopped on its way, those that it was moving to. A process that began before would neither open nor find what is moved, so none may
 * be there; one that begins meanwhile reads the new file, and is refused until all is moved.
 * @throws Fault
 */
export async function beginRotation({ ownerUrl, tenantUrl, keyFile, keys }: Place, tenants: readonly string[]): Promise<Keys> {
  const client = await connectTo(ownerUrl, 'DATABASE_URL');
  try {
    // whoever starts waits here, and then looks at the file again
    await client.query('select pg_advisory_lock(7462017)');
    const { rows } = await client.query<{ others: number }>(
      `select count(distinct substring(application_name from '\\d+$'))::int as others from pg_stat_activity
       where datname = current_database() and application_name like 'khuevan %' and application_name not like $1`,
      [`% ${process.pid}`],
    );
    if (rows[0]!.others > 0) throw new Fault(faults.keysOthersAtWork(rows[0]!.others));
    const found = await otherKeysInUse(tenantUrl, tenants, keys, true);
    const foreign = found.find(({ unknown }) => unknown.length > 0);
    if (foreign) throw new Fault(faults.keyFileForeign(keyFile, foreign.tenant));
    if (found.length > 0) return keys;
    addKey(join(dirname(keyFile), 'audit.key'));
    return addKey(keyFile);
  } finally {
    await client.end();
  }
}

/**
 * Before anybody works with a database: a look-up finds nothing, and a person is made twice, where some rows are under one key and
 * some under another. `unfinished`: also then, for the command that moves them.
 * @throws Fault
 */
export async function refuseOtherKeys(
  { tenantUrl, keyFile, keys }: Omit<Place, 'ownerUrl'>,
  tenants: readonly string[],
  { unfinished = false }: { unfinished?: boolean } = {},
): Promise<void> {
  if (readKeys(keyFile).current.id !== keys.current.id) throw new Fault(faults.keysChanged());
  const found = await otherKeysInUse(tenantUrl, tenants, keys, false);
  const foreign = found.find(({ unknown }) => unknown.length > 0);
  if (foreign) throw new Fault(faults.keyFileForeign(keyFile, foreign.tenant));
  if (found[0] && !unfinished) throw new Fault(faults.keysUnfinished(found[0].tenant));
  const [lost] = found.length > 0 ? [] : await unfindable(tenantUrl, tenants, keys);
  if (lost) throw new Fault(faults.keyLineMissing(keyFile, lost));
}
