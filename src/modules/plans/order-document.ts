import { today, type CalendarDate } from '#kit/dates.ts';
import { findOrRegisterDocument, requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';

/** What orders a version: a document of the registry, one named by number and date, or the leadership's word. */
export type Order = {
  documentId?: string | null | undefined;
  document?: { number: string; date: CalendarDate } | null | undefined;
  documentPending?: boolean | undefined;
  effectiveDate?: CalendarDate | null | undefined;
};
export type KnownOrder = { documentId: string | null; documentPending: boolean; effectiveDate: CalendarDate };

/** Finds the document, entering it in the registry where it is only named. Its day counts unless another is given. @throws Refusal document.* */
export async function knownOrder(tx: Tx, actor: Actor, plan: { title: string; issuerId: number }, order: Order): Promise<KnownOrder> {
  const document = order.documentId
    ? await requireDocument(tx, order.documentId, 'documentId')
    : order.document
      ? await namedDocument(tx, actor, plan, order.document)
      : null;
  return {
    documentId: document?.id ?? null,
    documentPending: document === null && (order.documentPending ?? false),
    effectiveDate: order.effectiveDate ?? document?.documentDate ?? today(),
  };
}

/** The number tells the issuer; where it does not, it is the issuer of the plan. */
async function namedDocument(
  tx: Tx,
  actor: Actor,
  plan: { title: string; issuerId: number },
  { number, date }: { number: string; date: CalendarDate },
) {
  const named = { number, documentDate: date, subject: plan.title };
  try {
    return await findOrRegisterDocument(tx, actor, named);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'document.no_issuer')
      return findOrRegisterDocument(tx, actor, { ...named, issuerId: plan.issuerId });
    throw error;
  }
}
