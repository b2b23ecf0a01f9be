import { formatDate, parseDateText } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';

/** The document of the registry with a number and a date as people type them; null where no number is given. Refuses: plan.order_date, plan.order_unknown, plan.order_ambiguous. */
export async function findOrder(db: Reader, typed: { document?: string | undefined; documentDate?: string | undefined }): Promise<string | null> {
  if (!typed.document) return null;
  const written = parseDateText(typed.documentDate ?? '');
  const date = written?.precision === 'day' ? written.date : null;
  if (date === null) throw new Refusal('plan.order_date', { typed: typed.documentDate ?? '' });
  const number = typed.document.normalize('NFC').trim();
  const found = await db.selectFrom('document').select('id').where('documentDate', '=', date)
    .where((e) => e.or([e('number', '=', number), e('numberTyped', '=', number)])).limit(2).execute();
  if (found.length === 1) return found[0]!.id;
  throw new Refusal(found.length ? 'plan.order_ambiguous' : 'plan.order_unknown', { number, date: formatDate(date) });
}
