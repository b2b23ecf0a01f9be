import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** Marks a line restricted or open again; the plan knows whether it still has one, for then it is changed only by who sees them. */
export async function restrictPlanLine(tx: Tx, planId: string, lineId: string, restricted: boolean): Promise<void> {
  await tx.updateTable('planLine').set({ restricted }).where('id', '=', lineId).execute();
  await sql`update plan set orders_restricted = exists (select from plan_line l where l.plan_id = plan.id and l.restricted)
    where id = ${planId}`.execute(tx);
}
