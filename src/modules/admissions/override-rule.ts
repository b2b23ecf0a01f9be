import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { holdDesk, holdNominations, seriesOf, writeEvents } from './decide-hold.ts';
import { overridesOf } from './decide-problems.ts';
import { refuseOutside } from './quota-policy.ts';
import { inTheWay } from './screen-verdict.ts';
import type { overrideRule as shape } from './screening-contract.ts';

/** E-07, trường hợp đặc biệt: one rule set aside for one nominee, by who may, with the document that says so. The verdict stays what it says. */
export async function overrideRule(
  tx: Tx,
  actor: Actor,
  nominationId: string,
  { ruleCode, documentId, reason }: z.output<typeof shape>,
): Promise<Outcome<{ id: string }>> {
  if (!actor.capabilities.has('admissions.override')) throw new Refusal('admissions.override_not_yours', {}, { status: 403 });
  const series = await holdDesk(tx, await seriesOf(tx, nominationId));
  refuseOutside(actor, series);
  const document = await requireDocument(tx, documentId, 'documentId');
  if (!document.number) throw new Refusal('admissions.override_without_number', {}, { where: 'documentId' });
  const [nomination] = await holdNominations(tx, series.id, [nominationId]);
  const { fullName: name, unitId, bloc, leadId, leadBloc, runnerId, restricted, state, verdict } = nomination!;
  if (state !== 'submitted' && state !== 'waiting')
    throw new Refusal('admissions.override_too_late', { name }, { where: name, status: 409 });
  const aside = (await overridesOf(tx, [nominationId])).get(nominationId)!;
  if (aside.has(ruleCode)) throw new Refusal('admissions.overridden_already', { name, rule: ruleCode }, { where: name, status: 409 });
  if (!inTheWay(verdict, aside).some(({ code }) => code === ruleCode))
    throw new Refusal('admissions.rule_not_in_the_way', { name, rule: ruleCode }, { where: 'ruleCode' });
  const id = newId();
  await tx
    .insertInto('ruleOverride')
    .values({
      id,
      nominationId,
      ruleCode,
      documentId,
      reason,
      unitId,
      bloc,
      leadId,
      leadBloc,
      runnerId,
      restricted,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  await writeEvents(tx, actor, [{ nomination: nomination!, act: 'overridden', note: reason, documentId, data: { ruleCode } }]);
  return { result: { id }, audit: { type: 'nomination', id: nominationId, summary: { overridden: ruleCode, document: document.number } } };
}
