import { sql } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import type { Database } from '#platform/database/transaction.ts';

/** Long enough to mend a list and send it again; longer is keeping personal numbers without need. */
export const KEEP_FILES_DAYS = 90;

/** Lets the workbooks of old runs go. What they applied, their remarks and the audit stay. Answers how many went. */
export async function letFilesGo(database: Database, tenant: string): Promise<number> {
  const actor = systemActor(tenant, 'hệ thống');
  const old = sql<boolean>`file is not null and recorded_at < now() - make_interval(days => ${KEEP_FILES_DAYS})`;
  const some = await database.read(actor, (db) => db.selectFrom('importRun').select('id').where(old).limit(1).executeTakeFirst());
  if (!some) return 0;
  return database.write(actor, { command: 'imports.let_files_go' }, async (tx) => {
    const gone = await tx.updateTable('importRun').set({ file: null, keyId: null }).where(old).returning('id').execute();
    return { result: gone.length, audit: { type: 'import_run', id: some.id, summary: { files: gone.length } } };
  });
}
