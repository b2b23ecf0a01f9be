import { insertMany } from '../database/insert-many.ts';
import { inTenant } from '../database/in-tenant.ts';
import type { Pools } from '../database/pools.ts';
import type { Tx } from '../database/transaction.ts';
import type { Keys } from '../secrets.ts';
import { signedRow, STRANGER_ACCOUNT, type Doer, type Done } from './rows.ts';

/** What is kept beside commands: opening a file, taking one out, being refused. */
export type Noted = Done & { kind: 'read' | 'export' | 'denied' };
type Pending = { actor: Doer; noted: Noted; at: Date; times: number };

export type Notes = { note(actor: Doer, noted: Noted): void; flush(): Promise<void> };

const WAIT_MS = 1_000;
const MINUTE_MS = 60_000;
/** Of what one sender is denied in a minute, so much is told one by one; the rest is counted, a row a second at most. */
export const MOST_DENIED = 120;
const manyDenied: Noted = { kind: 'denied', command: 'audit.many_denied', object: null };

/**
 * Notes are collected in memory and written together, at most a second after the first of them; a process that is killed loses
 * no more than that second. What one account does to one thing again within it stands once, with how often; nobody fills the
 * trail by being denied.
 */
export function openNotes(pools: Pools, keys: Keys): Notes {
  let waiting = new Map<string, Pending>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let minute = 0;
  const denied = new Map<string, number>();
  const isTooMuch = (actor: Doer, { object }: Noted): boolean => {
    const now = Math.floor(Date.now() / MINUTE_MS);
    if (now !== minute) denied.clear();
    minute = now;
    // strangers share one name: told apart by the account they try, so that noise about others does not hide it
    const whose = `${actor.tenant} ${actor.accountId} ${actor.accountId === STRANGER_ACCOUNT ? (object?.id ?? '') : ''}`;
    const count = (denied.get(whose) ?? 0) + 1;
    denied.set(whose, count);
    return count > MOST_DENIED;
  };

  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = new Map();
    for (const [tenant, some] of Map.groupBy(batch.values(), ({ actor }) => actor.tenant)) {
      try {
        await inTenant(pools, tenant, (trx) => insertMany(trx as Tx, 'audit', some.map(rowOf(keys))));
      } catch {
        // the database is away: they wait for it, in front of what has come since
        const later = waiting;
        waiting = new Map([...some.map((one): [string, Pending] => [keyOf(one.actor, one.noted, one.at), one]), ...later]);
        wake();
      }
    }
  };
  const flush = () => (writing = writing.then(write));
  const wake = () => {
    timer ??= setTimeout(() => void flush(), WAIT_MS).unref();
  };

  return {
    flush,
    note(actor, asked) {
      const noted = asked.kind === 'denied' && !waiting.has(keyOf(actor, asked)) && isTooMuch(actor, asked) ? manyDenied : asked;
      const key = keyOf(actor, noted);
      const known = waiting.get(key);
      if (known) known.times += 1;
      else waiting.set(key, { actor, noted, at: new Date(), times: 1 });
      wake();
    },
  };
}

const keyOf = ({ tenant, accountId }: Doer, { kind, command, object, summary }: Noted, at?: Date): string =>
  JSON.stringify([tenant, accountId, kind, command, object, summary, at]);

const rowOf =
  (keys: Keys) =>
  ({ actor, noted, at, times }: Pending) => {
    const summary = times > 1 ? { ...(noted.summary as object | undefined), times } : noted.summary;
    const row = signedRow(keys, actor, { ...noted, summary });
    return {
      id: row.id,
      at,
      kind: row.kind,
      account_id: row.accountId,
      account_name: row.accountName,
      role: row.role,
      scope: row.scope,
      command: row.command,
      object_type: row.objectType,
      object_id: row.objectId,
      summary: row.summary,
      request_id: row.requestId,
      signature: `\\x${row.signature.toString('hex')}`,
    };
  };
