import { sql } from 'kysely';
import type { z } from 'zod';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Judges } from './check-nominees.ts';
import { holdDesk, holdNominations, seriesOf, writeEvents } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';
import { recheckNominees } from './screen-recheck.ts';
import type { recordCommitment as shape } from './screening-contract.ts';

/** Cam kết phục vụ sau đào tạo: its paper has come. Whoever it is of is judged again at once. */
export async function recordCommitment(
  tx: Tx,
  actor: Actor,
  judges: Judges,
  nominationId: string,
  { commitmentMonths, documentId, note }: z.output<typeof shape>,
): Promise<Outcome<{ id: string }>> {
  const series = await holdDesk(tx, await seriesOf(tx, nominationId));
  refuseOutside(actor, series);
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  const [nomination] = await holdNominations(tx, series.id, [nominationId]);
  const { fullName: name, state } = nomination!;
  if (state !== 'submitted' && state !== 'waiting')
    throw new Refusal('admissions.commitment_too_late', { name }, { where: name, status: 409 });
  await sql`update nomination set commitment_months = ${commitmentMonths} where id = ${nominationId}`.execute(tx);
  await writeEvents(tx, actor, [{ nomination: nomination!, act: 'papers', note: note || null, documentId, data: { commitmentMonths } }]);
  await recheckNominees(tx, actor, judges, series.id, { nominationIds: [nominationId] });
  return { result: { id: nominationId }, audit: { type: 'nomination', id: nominationId, summary: { commitmentMonths } } };
}
