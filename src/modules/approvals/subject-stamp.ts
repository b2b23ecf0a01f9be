import type { Tx } from '#platform/database/transaction.ts';
import type { SubjectType } from './contract.ts';

/** What is put forward as it stands: a draft plan or a programme that is changed afterwards is no longer what was read. */
export async function stampOf(tx: Tx, type: SubjectType, id: string): Promise<string | null> {
  const table = type === 'plan_version' ? 'planVersion' : type === 'programme_version' ? 'programmeVersion' : null;
  if (table === null) return null;
  const row = await tx.selectFrom(table).select('rowVersion').where('id', '=', id).executeTakeFirst();
  return row ? String(row.rowVersion) : null;
}
