import { tidyLines } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { mayExplain } from './policy.ts';

/** The note that closes a difference; an empty one opens it again. The published figure itself is never touched. */
export async function explainDifference(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  note: string | null,
): Promise<Outcome<{ rowVersion: number }>> {
  const figure = await tx
    .selectFrom('statedFigure')
    .select(['runnerId', 'rowVersion', 'explanation'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!figure) throw notFound('reports.figure_unknown');
  const refused = mayExplain(actor, figure);
  if (refused) throw new Refusal(refused, {}, { status: 403 });
  if (figure.rowVersion !== rowVersion)
    throw stale({
      changed:
        figure.explanation === null
          ? phrase('report.explanation_open')
          : phrase('report.explanation_is', { explanation: figure.explanation }),
    });
  const explanation = tidyLines(note ?? '') || null;
  await tx
    .updateTable('statedFigure')
    .set({
      explanation,
      explainedBy: explanation && actor.accountId,
      explainedAt: explanation && new Date().toISOString(),
      rowVersion: rowVersion + 1,
    })
    .where('id', '=', id)
    .execute();
  return {
    result: { rowVersion: rowVersion + 1 },
    audit: { type: 'stated_figure', id, summary: { before: figure.explanation, after: explanation } },
  };
}
