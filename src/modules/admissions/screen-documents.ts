import { requireDocument } from '#modules/documents';
import type { Reader } from '#platform/database/transaction.ts';

export type Quoted = { id: string; quote: string };

/** Documents as offices quote them, by id. */
export async function quoteOf(db: Reader, ids: readonly (string | null)[]): Promise<(id: string | null) => Quoted | null> {
  const quotes = new Map<string, string>();
  for (const id of new Set(ids)) if (id !== null) quotes.set(id, (await requireDocument(db, id)).quote);
  return (id) => (id === null ? null : { id, quote: quotes.get(id) ?? '' });
}
