import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Document, type NewDocument, newDocument } from './contract.ts';
import { canonicalNumber } from './number.ts';
import { prepareDocument } from './prepare-document.ts';
import { requireDocument, sameNumbered } from './queries.ts';

/** Enters a document. A mistyped issuer code is kept, with a suggestion. @throws Refusal those of prepareDocument */
export async function registerDocument(
  tx: Tx,
  actor: Actor,
  input: NewDocument,
): Promise<Outcome<{ id: string; number: string; suggestion: string | null }>> {
  const row = await prepareDocument(tx, newDocument.parse(input), null);
  const id = newId();
  await tx
    .insertInto('document')
    .values({ ...row, id, recordedBy: actor.accountId })
    .execute();
  await rememberWords(tx, 'documents', [row.number, row.numberTyped, row.subject]);
  const { number, kind, issuerName, documentDate, term, suggestion } = row;
  return { result: { id, number, suggestion }, audit: { type: 'document', id, summary: { number, kind, issuerName, documentDate, term } } };
}

export type NamedDocument = {
  number: string;
  documentDate?: CalendarDate | null;
  issuerId?: number | null;
  issuerName?: string | null;
  kind?: NewDocument['kind'];
  subject?: string;
};

/**
 * The document a spreadsheet or a form names, entered when the register has none of that number. Part of the caller's command: writes no audit row of its own.
 * @throws Refusal document.ambiguous when several fit, and those of registerDocument
 */
export async function findOrRegisterDocument(tx: Tx, actor: Actor, named: NamedDocument): Promise<Document & { created: boolean }> {
  const number = canonicalNumber(named.number);
  const fitting = (await sameNumbered(tx, number, null)).filter(
    (known) =>
      (named.documentDate == null || known.documentDate === null || known.documentDate === named.documentDate) &&
      (named.issuerId == null || known.issuerId === named.issuerId) &&
      (named.kind == null || known.kind === named.kind),
  );
  const exact = fitting.filter((known) => named.documentDate != null && known.documentDate === named.documentDate);
  const [found, another] = exact.length ? exact : fitting;
  if (found && another)
    throw new Refusal(
      'document.ambiguous',
      { number, quotes: fitting.map((known) => `${known.quote} (${known.issuerName})`).join('; ') },
      { where: 'documentDate', status: 409 },
    );
  if (found && named.documentDate != null && found.documentDate === null)
    throw new Refusal('document.undated_exists', { id: found.id, quote: found.quote }, { where: 'documentDate', status: 409 });
  if (found) return { ...found, created: false };
  const { number: typed, documentDate = null, issuerId = null, issuerName = null, kind = null, subject } = named;
  const { result } = await registerDocument(tx, actor, {
    number: typed,
    documentDate,
    issuerId,
    issuerName,
    kind,
    subject: subject?.trim() || 'Chưa ghi trích yếu',
  });
  return { ...(await requireDocument(tx, result.id)), created: true };
}
