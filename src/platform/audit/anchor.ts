import { closeSync, existsSync, fsyncSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inTenant } from '../database/in-tenant.ts';
import type { Pools } from '../database/pools.ts';
import type { Tx } from '../database/transaction.ts';
import { errorCode, Fault } from '../fault.ts';
import { faults } from '../faults.vi.ts';
import { authenticate, type Key, type Keys } from '../secrets.ts';
import { headOf, isOurs } from './seal.ts';

/**
 * What stood at the end of a tenant's chain at a moment. `unsigned`, in the first line only: up to this number rows are older
 * than signatures. `link` is over the line and the link of the one before it.
 */
export type Anchor = { at: string; count: number; mac: string; key: string; unsigned?: number; link: string };

const fileOf = (folder: string, tenant: string) => join(folder, `${tenant}.anchor`);

const linkOf = (key: Key, tenant: string, before: string, { at, count, mac, key: keyId, unsigned }: Omit<Anchor, 'link'>): string =>
  authenticate(key, 'audit anchor', JSON.stringify([before, tenant, at, count, mac, keyId, unsigned ?? null])).toString('hex');

/** Appends where the chain ends now to the file of the tenant, outside the database; on the disk before this returns. Nothing where nothing came since. @throws Fault where the chain is shorter than it was */
export async function anchorTenant(pools: Pools, keys: Keys, folder: string, tenant: string): Promise<void> {
  await inTenant(pools, tenant, async (trx) => {
    const tx = trx as Tx;
    // two processes must not write at once
    await isOurs(tx, true);
    const { position, mac } = await headOf(tx);
    const last = lastLine(fileOf(folder, tenant));
    if (last?.count === position) return;
    if (last && last.count > position) throw new Fault(faults.trailShorter(tenant, last.count - position));
    const line: Omit<Anchor, 'link'> = {
      at: new Date().toISOString(),
      count: position,
      mac: mac?.toString('hex') ?? '',
      key: keys.current.id,
      ...(last ? {} : { unsigned: await lastUnsigned(tx) }),
    };
    append(folder, tenant, { ...line, link: linkOf(keys.current, tenant, last?.link ?? '', line) });
  });
}

export const isAnchored = (folder: string, tenant: string): boolean => existsSync(fileOf(folder, tenant));

async function lastUnsigned(tx: Tx): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from audit where signature is null`.execute(tx);
  return rows[0]!.seq;
}

/** Keeps the file under another name; whoever looks can still read what was anchored. */
export function putAside(folder: string, tenant: string): void {
  if (isAnchored(folder, tenant))
    renameSync(fileOf(folder, tenant), join(folder, `${tenant}.until-${new Date().toISOString().replaceAll(':', '')}`));
}

function append(folder: string, tenant: string, line: Anchor): void {
  let file: number;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    file = openSync(fileOf(folder, tenant), 'a', 0o600);
  } catch (error) {
    throw new Fault(faults.anchorNotWritable(folder, errorCode(error) ?? String(error)), { cause: error });
  }
  try {
    // a line torn by a power cut ends here
    writeSync(file, `${fstatSync(file).size > 0 ? '\n' : ''}${JSON.stringify(line)}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const TAIL = 4_096;

function lastLine(path: string): Anchor | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, TAIL));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return linesOf(tail.toString()).at(-1);
  } finally {
    closeSync(file);
  }
}

/** Whole lines; what a power cut left of one is passed over, and no line after it hangs on it. */
const linesOf = (text: string): Anchor[] =>
  text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Anchor];
    } catch {
      return [];
    }
  });

/** What was anchored, and the first line that is not as it was written (from 1). Null where there is no file. */
export function readAnchors(keys: Keys, folder: string, tenant: string): { anchors: Anchor[]; badLine: number | null } | null {
  if (!isAnchored(folder, tenant)) return null;
  const anchors = linesOf(readFileSync(fileOf(folder, tenant), 'utf8'));
  let before = '';
  const bad = anchors.findIndex((line) => {
    const key = keys.byId.get(line.key);
    if (!key || linkOf(key, tenant, before, line) !== line.link) return true;
    before = line.link;
    return false;
  });
  return { anchors, badLine: bad === -1 ? null : bad + 1 };
}
