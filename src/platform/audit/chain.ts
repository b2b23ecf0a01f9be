import { authenticate, type Key, type Keys } from '../secrets.ts';

/** commands; one person's file opened; a file taken out; what was refused. */
export const auditKinds = ['write', 'read', 'export', 'denied'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What the application writes of one act; number and time are the database's. */
export type Written = {
  id: string;
  kind: string;
  accountId: string;
  accountName: string;
  role: string;
  scope: string;
  command: string;
  objectType: string | null;
  objectId: string | null;
  summary: unknown;
  requestId: string | null;
};
/** The same as the database keeps it. `micros`: its time, microseconds since 1970. */
export type Kept = Written & { seq: number; micros: number; signature: Buffer | null };
/** One link: the row's place in the chain and when it came there. */
export type Link = { position: number; sealedAt: string };

/** JSON that reads alike before the database has kept it and after: fields in order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { fields: fields.map(([name, inside]) => [name, canonical(inside)]) };
}

/** All of a row, in one form. */
export const contentOf = (row: Written): string =>
  JSON.stringify([
    row.id,
    row.kind,
    row.accountId,
    row.accountName,
    row.role,
    row.scope,
    row.command,
    row.objectType,
    row.objectId,
    canonical(row.summary ?? null),
    row.requestId,
  ]);

/** Shows that the application wrote this row. `summary` as plain JSON: no dates, nothing undefined. */
export const signatureOf = (keys: Keys, row: Written, content = contentOf(row)): Buffer => authenticate(keys.root, 'audit row', content);

/** The mac of a link, over everything of its row and the mac before it; null before the first. */
export const macOf = (key: Key, before: Buffer | null, { position, sealedAt }: Link, row: Kept, content = contentOf(row)): Buffer =>
  authenticate(
    key,
    'audit chain',
    JSON.stringify([
      before?.toString('hex') ?? null,
      position,
      sealedAt,
      key.id,
      row.seq,
      row.micros,
      row.signature?.toString('hex') ?? null,
      content,
    ]),
  );
