import { sql, type Kysely, type Transaction } from 'kysely';
import type { Actor, Scope } from '../actor.ts';
import { openNotes, type Notes } from '../audit/notes.ts';
import { signedRow, type Done } from '../audit/rows.ts';
import { Refusal } from '../refusal.ts';
import { lookupHashes, type Keys } from '../secrets.ts';
import { look } from './look.ts';
import type { DatabaseRole, Pools } from './pools.ts';
import type { DB } from './schema.ts';

/** A transaction that may write. Only `write` makes one. */
export type Tx = Transaction<DB> & { readonly [writes]: true };
declare const writes: unique symbol;
/** The same database for readers: selecting is all it offers. */
export type Reader = Pick<Kysely<DB>, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'>;

export type Database = {
  read<T>(actor: Actor, work: (db: Reader) => Promise<T>): Promise<T>;
  /** The same where `work` asks everything before it waits for anything: one way there and back. */
  readAtOnce<T>(actor: Actor, work: (db: Reader) => Promise<T>): Promise<T>;
  write<T>(actor: Actor, act: Act, work: (tx: Tx) => Promise<Outcome<T>>): Promise<T>;
} & Notes;
/** The name of a command, and what makes a repeated request harmless. The command line gives no key. */
export type Act = { command: string; idempotency?: { key: string; body: unknown } };
/** What a command answers: the result for the caller, and the audit row's object and summary (no personal numbers). */
export type Outcome<T> = { result: T; audit: { type: string; id: string; summary?: unknown } };

const settings = (scope: Scope): string => {
  switch (scope.kind) {
    case 'tenant':
      return '';
    case 'bloc':
      return `; SET LOCAL khuevan.bloc = '${Math.trunc(scope.bloc)}'`;
    case 'unit':
      return `; SET LOCAL khuevan.units = '{${scope.units.map(Math.trunc).join(',')}}'`;
    case 'class':
      return ofPerson(scope.classes, [], []);
    case 'person':
      return ofPerson([], scope.classes, scope.records ?? [scope.person]);
  }
};
const ofPerson = (classes: readonly string[], attends: readonly string[], records: readonly string[]) =>
  `; SET LOCAL khuevan.classes = '${uuids(classes)}'; SET LOCAL khuevan.attends = '${uuids(attends)}'; SET LOCAL khuevan.person = '${uuids(records)}'`;
const uuids = (ids: readonly string[]) => `{${ids.map(uuid).join(',')}}`;
function uuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`not an id: ${id}`);
  return id;
}

/** Classes and one person are the business of one login role: its policies ask for nothing else. */
export const databaseRoleOf = ({ kind }: Scope): DatabaseRole => (kind === 'class' || kind === 'person' ? 'person' : kind);

/** A trainee sees what it attends, also where others may not look. */
const seesRestricted = ({ scope, capabilities }: Actor): boolean => scope.kind === 'person' || capabilities.has('classes.restricted');

/** Tenant and scope travel with the transaction and end with it. SET LOCAL, not set_config: Citus passes only the former on. */
function entrance(actor: Actor): string {
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(actor.tenant)) throw new Error(`not a tenant: ${actor.tenant}`);
  return `SET LOCAL search_path = "${actor.tenant}", public; SET LOCAL khuevan.restricted = ${seesRestricted(actor)}${settings(actor.scope)}`;
}

// Keyed: a plain hash of a body that holds a personal number would give the number away. The last is of today's key; a request may
// have come first under an older one.
const bodyHashes = (keys: Keys, body: unknown) => lookupHashes(keys, JSON.stringify(body) ?? '');

export function openDoors(pools: Pools, keys: Keys): Database {
  return {
    ...openNotes(pools, keys),

    // a reader sees one moment, however many queries it asks: the numbers of a page agree with each other
    read: async (actor, work) => look(pools, databaseRoleOf(actor.scope), entrance(actor), work),
    readAtOnce: async (actor, work) => look(pools, databaseRoleOf(actor.scope), entrance(actor), work, { atOnce: true }),

    write: (actor, act, work) =>
      pools[databaseRoleOf(actor.scope)].transaction().execute(async (trx) => {
        await sql.raw(entrance(actor)).execute(trx);
        const earlier = act.idempotency && (await claim(trx, actor, keys, act.command, act.idempotency));
        if (earlier) return earlier.response as never;
        const { result, audit } = await work(trx as Tx);
        // neither waits for the other: one way there and back
        await Promise.all([
          trx
            .insertInto('audit')
            .values(auditRow(keys, actor, { kind: 'write', command: act.command, object: audit, summary: audit.summary }))
            .execute(),
          act.idempotency && keepAnswer(trx, actor, act.command, act.idempotency.key, result),
        ]);
        return result;
      }),
  };
}

function auditRow(keys: Keys, actor: Actor, done: Done) {
  const row = signedRow(keys, actor, done);
  return { ...row, summary: row.summary === null ? null : JSON.stringify(row.summary) };
}

const keepAnswer = (trx: Transaction<DB>, actor: Actor, route: string, key: string, result: unknown) =>
  trx
    .updateTable('idempotency')
    .set({ status: 200, response: JSON.stringify(result ?? null) })
    .where('accountId', '=', actor.accountId)
    .where('route', '=', route)
    .where('key', '=', key)
    .execute();

/** The key is taken in the transaction of its effect: a retry waits for the first try, then gets its answer. */
async function claim(trx: Transaction<DB>, actor: Actor, keys: Keys, route: string, { key, body }: { key: string; body: unknown }) {
  const hashes = bodyHashes(keys, body);
  const inserted = await trx
    .insertInto('idempotency')
    .values({ accountId: actor.accountId, route, key, bodyHash: hashes.at(-1)!, status: 0 })
    .onConflict((c) => c.columns(['accountId', 'route', 'key']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows) return null;
  const earlier = await trx
    .selectFrom('idempotency')
    .select(['bodyHash', 'response'])
    .where('accountId', '=', actor.accountId)
    .where('route', '=', route)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!hashes.some((hash) => hash.equals(earlier.bodyHash))) throw new Refusal('idempotency.other_body', {}, { status: 422 });
  return earlier;
}
