import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { lookInTenant } from '../database/in-tenant.ts';
import type { Pools } from '../database/pools.ts';
import { listTenants } from '../database/tenants.ts';
import { Fault } from '../fault.ts';
import { faults } from '../faults.vi.ts';
import { createKeyFile, readKeys, type Keys } from '../secrets.ts';
import { anchorTenant, isAnchored, putAside } from './anchor.ts';
import { sealTenant } from './seal.ts';
import { verifyTenant, type Verdict } from './verify.ts';

const SEAL_MS = 1_000;
const ANCHOR_MS = 60_000;

type Place = { pools: Pools; keys: Keys; keyFile: string; anchorFolder: string | undefined };

/** The sealing and the checking of one process, for every tenant there is. */
export type Trail = {
  /** Seals every second and anchors every minute from now on. */
  start(say: (error: unknown) => void): void;
  verify(tenant: string): Promise<Verdict>;
  /** Puts the anchor of a tenant aside whose data begin anew; the next round makes another. */
  startOver(tenant: string): void;
  /** Seals what a tenant has and anchors it: now, not at the next minute. */
  anchor(tenant: string): Promise<void>;
  /** Seals and anchors once more, and no further. */
  close(): Promise<void>;
};

/** @param keyFile that of personal numbers, which signs rows too; the keys of seals lie beside it. @throws Fault */
export async function openTrail({ pools, keys, keyFile, anchorFolder }: Place): Promise<Trail> {
  const sealKeyFile = join(dirname(keyFile), 'audit.key');
  const isFirst = !existsSync(sealKeyFile);
  const sealKeys = await openSealKeys(pools, sealKeyFile);
  const folder = anchorFolder ?? join(dirname(keyFile), 'anchor');
  // what is there before anything is sealed may be unsigned; from then on nothing may
  const anchorNew = async (slug: string) => isAnchored(folder, slug) || (await anchorTenant(pools, sealKeys, folder, slug));
  if (isFirst) for (const { slug } of await listTenants(pools)) await anchorNew(slug);
  const closing = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let anchoredAt = 0;

  const round = async (last: boolean) => {
    const due = last || Date.now() - anchoredAt >= ANCHOR_MS;
    if (due) anchoredAt = Date.now();
    const failed: unknown[] = [];
    for (const { slug } of await listTenants(pools)) {
      try {
        await anchorNew(slug);
        await sealTenant(pools, sealKeys, slug, { patient: last });
        if (due) await anchorTenant(pools, sealKeys, folder, slug);
      } catch (error) {
        // the trails of the others go on
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
  };

  return {
    verify: (tenant) => verifyTenant(pools, { keys, sealKeys, anchorFolder: folder }, tenant),
    startOver: (tenant) => putAside(folder, tenant),
    async anchor(tenant) {
      await anchorNew(tenant);
      await sealTenant(pools, sealKeys, tenant, { patient: true });
      await anchorTenant(pools, sealKeys, folder, tenant);
    },
    start(say) {
      running = (async () => {
        while (!closing.signal.aborted) {
          const began = Date.now();
          await round(false).catch(say);
          await sleep(Math.max(0, began + SEAL_MS - Date.now()), undefined, { ref: false, signal: closing.signal }).catch(() => {});
        }
      })();
    },
    async close() {
      closing.abort();
      await running;
      await round(true);
    },
  };
}

/** Keys of seals and anchors are made for a database that has no seal yet, and never for another. */
async function openSealKeys(pools: Pools, path: string): Promise<Keys> {
  if (!existsSync(path)) {
    for (const { slug } of await listTenants(pools)) if (await hasSeals(pools, slug)) throw new Fault(faults.sealKeyMissing(path));
    createKeyFile(path);
  }
  return readKeys(path);
}

async function hasSeals(pools: Pools, tenant: string): Promise<boolean> {
  const { rows } = await lookInTenant(pools, tenant, (db) =>
    sql<{ has: boolean }>`select exists (select from audit_seal) as has`.execute(db as never),
  );
  return rows[0]!.has;
}
