import { today } from '#kit/dates.ts';
import { desksAgreed, goAhead, type Intent } from '#modules/approvals';
import type { Facts } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';

type Draft = { id: string; rowVersion: number; effectiveDate: string; documentId: string | null; documentPending: boolean };

/** What the delegation matrix asks about a plan: the issuer leads and runs it. */
export const factsOfPlan = ({ issuerId, bloc }: { issuerId: number; bloc: number | null }): Facts => ({
  nature: null,
  familyId: null,
  bloc,
  audienceManager: null,
  offPlan: false,
  runner: issuerId,
  lead: issuerId,
  host: null,
});

/** Before a draft is put in force: whoever decides on plans, and everybody whose consent the matrix asks, to the draft as it stands. */
export async function clearPlan(tx: Tx, actor: Actor, planId: string, version: Draft): Promise<void> {
  const plan = await tx.selectFrom('plan').select(['title', 'issuerId', 'bloc']).where('id', '=', planId).executeTakeFirstOrThrow();
  const asRead = await desksAgreed(tx, 'amendment', version.id, String(version.rowVersion));
  const intent: Intent = {
    decision: 'plan',
    date: version.effectiveDate > today() ? today() : version.effectiveDate,
    personnel: null,
    facts: factsOfPlan(plan),
    subject: { type: 'plan_version', id: version.id, title: plan.title },
    basis: { documentId: version.documentId, pending: version.documentPending ? { directedBy: actor.accountName } : null },
    granted: asRead,
  };
  try {
    await goAhead(tx, actor, intent);
  } catch (refused) {
    const before = await desksAgreed(tx, 'amendment', version.id);
    if (refused instanceof Refusal && refused.code === 'delegation.consent_missing' && before.length > asRead.length)
      throw new Refusal('approvals.changed_since', {}, { where: plan.title, status: 409 });
    throw refused;
  }
}
