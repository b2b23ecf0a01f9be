import { sql } from 'kysely';
import { look } from '../database/look.ts';
import type { Pools } from '../database/pools.ts';
import type { Reader } from '../database/transaction.ts';
import type { Keys } from '../secrets.ts';
import { readAnchors, type Anchor } from './anchor.ts';
import { contentOf, macOf, signatureOf, type Kept } from './chain.ts';
import { sealTenant } from './seal.ts';
import { keptColumns } from './rows.ts';

/**
 * The first thing that is not as it was written. changed: a row says something else; moved: its place, number, time or seal;
 * row_gone: a seal without its row; link_gone: a place of the chain is empty; slipped_in: a row that the application did not
 * write; key: sealed with a key that is not in the file; anchored_otherwise: the chain was another when it was anchored;
 * tail_cut: what was anchored is no longer there; anchor: a line of the anchor file.
 */
export type FlawKind =
  | 'changed'
  | 'moved'
  | 'row_gone'
  | 'link_gone'
  | 'slipped_in'
  | 'key'
  | 'anchored_otherwise'
  | 'tail_cut'
  | 'anchor'
  | 'no_anchor';
/** `position` in the chain (in the anchor file for its own flaws), `row` as far as it can still be read. */
export type Flaw = { kind: FlawKind; position: number; row: Kept | null; at?: string; missing?: number };
/** `anchoredFrom`: since when the end is held outside the database, and behind how many rows that began. */
export type Verdict = { rows: number; anchors: number; anchoredFrom: { at: string; count: number } | null; flaw: Flaw | null };

type Sealed = Kept & { position: number; auditSeq: number; sealedAt: string; keyId: string; mac: Buffer };
const AT_A_TIME = 5_000;

/** Seals what is not sealed yet, then goes through every row, every link and every anchor, at one moment. */
export async function verifyTenant(
  pools: Pools,
  { keys, sealKeys, anchorFolder }: { keys: Keys; sealKeys: Keys; anchorFolder: string },
  tenant: string,
): Promise<Verdict> {
  await sealTenant(pools, sealKeys, tenant, { patient: true, whole: true });
  const outside = readAnchors(sealKeys, anchorFolder, tenant);
  const anchors = outside?.anchors ?? [];
  const [first] = anchors;
  const walk = walkAlong(keys, sealKeys, anchors);
  const inside = await look(
    pools,
    'tenant',
    `SET LOCAL search_path = "${tenant}", public; SET LOCAL khuevan.restricted = true`,
    async (db) => {
      let coming = sealedAfter(db, 0);
      for (;;) {
        const rows = await coming;
        const last = rows.length < AT_A_TIME;
        // the database looks for the next while these are worked through
        if (!last) coming = sealedAfter(db, rows.at(-1)!.position);
        const found = walk.go(rows);
        if (found || last) {
          await coming;
          return found;
        }
      }
    },
  );
  const ofFile = outside === null ? flawAt('no_anchor', 0) : outside.badLine === null ? null : flawAt('anchor', outside.badLine);
  return {
    rows: walk.position(),
    anchors: anchors.length,
    anchoredFrom: first ? { at: first.at, count: first.count } : null,
    flaw: inside ?? walk.tail() ?? ofFile,
  };
}

const flawAt = (kind: FlawKind, position: number, row: Kept | null = null, more: Partial<Flaw> = {}): Flaw => ({
  kind,
  position,
  row,
  ...more,
});

async function sealedAfter(db: Reader, position: number): Promise<Sealed[]> {
  const { rows } = await sql<Sealed>`select s.position, s.audit_seq, s.sealed_at, s.key_id, s.mac, ${keptColumns}
    from (select * from audit_seal where position > ${position} order by position limit ${AT_A_TIME}) s
    left join audit a on a.seq = s.audit_seq order by s.position`.execute(db as never);
  return rows;
}

/** Goes along the chain link by link, up to the first that is wrong. */
function walkAlong(keys: Keys, sealKeys: Keys, anchors: readonly Anchor[]) {
  const anchored = Map.groupBy(anchors, ({ count }) => count);
  const unsigned = anchors[0]?.unsigned ?? 0;
  let position = 0;
  let mac: Buffer | null = null;

  const wrongWith = (row: Sealed): Flaw | null => {
    const place = position + 1;
    if (row.position !== place) return flawAt('link_gone', place, null, { missing: row.position - place });
    // a left join: no row behind the seal
    if (row.id === null) return flawAt('row_gone', place, { ...row, seq: row.auditSeq });
    const content = contentOf(row);
    const signed = row.signature !== null && signatureOf(keys, row, content).equals(row.signature);
    const key = sealKeys.byId.get(row.keyId);
    if (!key) return flawAt('key', place, row);
    if (!macOf(key, mac, row, row, content).equals(row.mac)) return flawAt(signed ? 'moved' : 'changed', place, row);
    if (!signed && !(row.signature === null && row.seq <= unsigned)) return flawAt('slipped_in', place, row);
    const otherwise = anchored.get(place)?.find((anchor) => anchor.mac !== row.mac.toString('hex'));
    return otherwise ? flawAt('anchored_otherwise', place, row, { at: otherwise.at }) : null;
  };

  return {
    position: () => position,
    go(rows: readonly Sealed[]): Flaw | null {
      for (const row of rows) {
        const flaw = wrongWith(row);
        if (flaw) return flaw;
        position += 1;
        mac = row.mac;
      }
      return null;
    },
    /** Where the chain ends before something that was anchored. */
    tail(): Flaw | null {
      const far = anchors.reduce<Anchor | null>((most, one) => (one.count > (most?.count ?? 0) ? one : most), null);
      if (!far || far.count <= position) return null;
      return flawAt('tail_cut', position + 1, null, { at: far.at, missing: far.count - position });
    },
  };
}
