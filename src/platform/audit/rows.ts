import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Actor } from '../actor.ts';
import type { Keys } from '../secrets.ts';
import { signatureOf, type AuditKind, type Written } from './chain.ts';

/** Whom a row names: a sender whose right is known, or somebody at the door whom nobody knows yet. */
export type Doer = Pick<Actor, 'tenant' | 'accountId' | 'accountName' | 'requestId'> & { role: string; scope: unknown };

export const STRANGER_ACCOUNT = '00000000-0000-7000-8000-000000000001';
export const stranger = (tenant: string, requestId: string): Doer => ({
  tenant,
  accountId: STRANGER_ACCOUNT,
  accountName: 'người chưa đăng nhập',
  role: 'stranger',
  scope: null,
  requestId,
});

/** What was done, to what. `summary` holds no personal number. */
export type Done = { kind: AuditKind; command: string; object: { type: string; id: string } | null; summary?: unknown };

/** One act as a row of the trail, signed. */
export function signedRow(keys: Keys, actor: Doer, { kind, command, object, summary }: Done): Written & { signature: Buffer } {
  const row: Written = {
    id: newId(),
    kind,
    accountId: actor.accountId,
    accountName: actor.accountName,
    role: actor.role,
    scope: JSON.stringify(actor.scope),
    command,
    objectType: object?.type ?? null,
    objectId: object?.id ?? null,
    // as the database will read it
    summary: summary === undefined ? null : JSON.parse(JSON.stringify(summary)),
    requestId: actor.requestId ?? null,
  };
  return { ...row, signature: signatureOf(keys, row) };
}

/** Every column that the chain covers, of `audit a`. */
export const keptColumns = sql`a.seq, (extract(epoch from a.at) * 1000000)::bigint as micros, a.id, a.kind, a.account_id, a.account_name, a.role,
  a.scope, a.command, a.object_type, a.object_id, a.summary, a.request_id, a.signature`;
