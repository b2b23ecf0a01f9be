import type { Actor } from '#platform/actor.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { isNow, notFound, phrase, stale, type Text } from '#platform/refusal.ts';
import { type DocumentChange, documentChange } from './contract.ts';
import { type Kind, KINDS } from './kinds.ts';
import { canonicalNumber, type Regime } from './number.ts';
import { type DocumentInput, prepareDocument } from './prepare-document.ts';

const FIELDS = ['number', 'issuerName', 'kind', 'regime', 'documentDate', 'term', 'subject', 'note', 'defect'] as const;

/**
 * Corrects what the register says of a document. A new number gives up the kind it implied unless a kind is sent too.
 * @param rowVersion what the editor saw; @throws Refusal edit.stale, document.unknown and those of prepareDocument
 */
export async function editDocument(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  input: DocumentChange,
): Promise<Outcome<{ id: string; number: string; suggestion: string | null }>> {
  const change = Object.fromEntries(
    Object.entries(documentChange.parse(input)).filter(([, value]) => value !== undefined),
  ) as Partial<DocumentInput>;
  const row = await tx.selectFrom('document').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('document.unknown');
  const now: DocumentInput = {
    number: row.numberTyped,
    issuerId: row.issuerId,
    issuerName: row.issuerName,
    kind: row.kind as Kind,
    regime: row.regime as Regime,
    documentDate: row.documentDate,
    term: row.term,
    subject: row.subject,
    note: row.note,
    defect: row.defect,
    distinct: false,
  };
  if (row.rowVersion !== rowVersion) throw stale({ changed: whatDiffers(now, row.number, change) });

  const renumbered = change.number !== undefined && canonicalNumber(change.number) !== row.number;
  const elsewhere = change.issuerId !== undefined && change.issuerId !== now.issuerId && change.issuerName === undefined;
  // Whoever corrects only the subject need not answer for a namesake again.
  const sameKey = !(['number', 'issuerId', 'issuerName', 'kind', 'documentDate', 'term'] as const).some(
    (field) => field in change && change[field] !== now[field],
  );
  const wanted = { ...now, ...(renumbered && { kind: null }), ...(elsewhere && { issuerName: null }), distinct: sameKey, ...change };
  const next = await prepareDocument(tx, wanted, id);
  await tx
    .updateTable('document')
    .set({ ...next, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  await rememberWords(tx, 'documents', [next.number, next.numberTyped, next.subject]);
  const before = Object.fromEntries(Object.keys(change).map((field) => [field, now[field as keyof DocumentInput]]));
  return {
    result: { id, number: next.number, suggestion: next.suggestion },
    audit: { type: 'document', id, summary: { before, after: change } },
  };
}

/** For the one who comes second: what the register says now where it is not what was sent. */
function whatDiffers(now: DocumentInput, number: string, sent: Partial<DocumentInput>): Text {
  const same = (field: (typeof FIELDS)[number]) =>
    !(field in sent) || sent[field] === now[field] || (field === 'number' && canonicalNumber(sent.number!) === number);
  const values = { ...now, number, kind: now.kind && KINDS[now.kind], regime: now.regime && phrase(`regime.${now.regime}`) };
  const different = FIELDS.filter((field) => !same(field));
  if (different.length === 0) return phrase('document.other_fields');
  return different.map((field) => isNow(phrase(`document.field_${field}`), values[field]));
}
