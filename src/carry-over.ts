import { sql } from 'kysely';
import type { CarryOver } from '#modules/plans';

/** What `plans`, a low module, is told about the ledger above it: classes and trainees that go on into a year, for comparison with lines marked "chuyển tiếp". */
export const carryOver: CarryOver = async (db, { on, familyId, leadId, hostId, runnerId }) => {
  const { rows } = await sql<{ classes: number; trainees: number }>`
    select coalesce(sum(direction * quantity) filter (where account = 'class'), 0)::int as classes, coalesce(sum(direction * quantity) filter (where account = 'trainee'), 0)::int as trainees
    from ledger_entry where account in ('class', 'trainee') and effective_date < ${on}::date and family_id = ${familyId} and lead_id = ${leadId} and runner_id = ${runnerId}
      and (${hostId}::int is null or host_id = ${hostId})`.execute(db);
  return rows[0]!;
};
