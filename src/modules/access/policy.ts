import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';

/** Asked after a change: somebody must still be able to open every door. */
export async function refuseWithoutAdministrator(tx: Tx): Promise<void> {
  const { rows } = await sql`
    select 1 from assignment join account on account.id = assignment.account_id
    where role = 'administrator' and scope = 'tenant' and disabled_at is null
      and valid_from <= ${today()} and (valid_to is null or valid_to > ${today()}) limit 1`.execute(tx);
  if (rows.length === 0) throw new Refusal('access.last_administrator', {}, { status: 409 });
}
