import type { z } from 'zod';
import { goAhead, offPlanAgreed, useOffPlan } from '#modules/approvals';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type * as contract from './contract.ts';

/** Ngoài kế hoạch: consulted and informed, unless the matrix asks for consent; then an agreed request is used up by the slot. */
export async function clearOffPlan(
  tx: Tx,
  actor: Actor,
  slotId: string,
  leadBloc: number,
  input: z.output<typeof contract.acceptOffPlan>,
): Promise<void> {
  const { familyId, year, seats, runnerId, leadId, hostId, date, basis } = input;
  const family = await tx.selectFrom('programmeFamily').select(['code', 'nature']).where('id', '=', familyId).executeTakeFirst();
  const agreed = await offPlanAgreed(tx, { familyId, year, seats, runner: runnerId, lead: leadId });
  await goAhead(tx, actor, {
    decision: 'off_plan',
    date,
    personnel: null,
    facts: {
      nature: family?.nature ?? null,
      familyId,
      bloc: leadBloc,
      audienceManager: null,
      offPlan: true,
      runner: runnerId,
      lead: leadId,
      host: hostId,
    },
    subject: { type: 'slot', id: slotId, title: `${family?.code ?? ''} ${year}`.trim() },
    basis,
    granted: agreed.map(({ deskId }) => deskId),
  });
  const oneOfEachDesk = new Map(agreed.toReversed().map((request) => [request.deskId, request.id]));
  for (const id of oneOfEachDesk.values()) await useOffPlan(tx, id, slotId);
}
