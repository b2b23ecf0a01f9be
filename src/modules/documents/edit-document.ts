import { formatDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, stale } from '#platform/refusal.ts';
import { type DocumentChange, documentChange } from './contract.ts';
import { type Kind, KINDS } from './kinds.ts';
import { canonicalNumber, type Regime } from './number.ts';
import { type DocumentInput, prepareDocument } from './prepare-document.ts';

const LABELS: Partial<Record<keyof DocumentInput, string>> = {
  number: 'số, ký hiệu',
  issuerId: 'cơ quan ban hành',
  issuerName: 'tên cơ quan ban hành',
  kind: 'loại',
  regime: 'hệ văn bản',
  documentDate: 'ngày ban hành',
  term: 'nhiệm kỳ',
  subject: 'trích yếu',
  note: 'ghi chú',
  defect: 'sai sót của văn bản',
};

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
function whatDiffers(now: DocumentInput, number: string, sent: Partial<DocumentInput>): string {
  const text = Object.entries(LABELS).flatMap(([key, label]) => {
    const field = key as keyof DocumentInput;
    if (
      !(field in sent) ||
      field === 'issuerId' ||
      sent[field] === now[field] ||
      (field === 'number' && canonicalNumber(sent.number!) === number)
    )
      return [];
    const value =
      field === 'number'
        ? number
        : field === 'kind'
          ? KINDS[now.kind!]
          : field === 'documentDate' && now.documentDate
            ? formatDate(now.documentDate)
            : now[field];
    return [`${label} hiện là “${value ?? 'để trống'}”`];
  });
  return text.join('; ') || 'những ô bạn không sửa đã khác trước';
}
