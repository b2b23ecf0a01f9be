import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { historyRows, type HistoryRows } from './history-rows.ts';
import type { History, PastSlot } from './history.ts';
import { loadSlotFacts } from './load-facts.ts';
import { beginRecording } from './record-event.ts';
import { postRollUps } from './roll-up.ts';

/**
 * Classes whose whole story is known, with everybody's run, recorded at once. Their slots must be pending, persons registered;
 * `steps` tells what else became of a slot.
 * @throws Refusal where it could not have happened, as the single commands would
 */
export async function recordHistory(tx: Tx, actor: Actor, { classes, runs }: Pick<History, 'classes' | 'runs'>): Promise<void> {
  const { recordedAt } = await beginRecording(tx, actor);
  const facts = await loadSlotFacts(
    tx,
    classes.map((one) => one.slotId),
  );
  const slots: PastSlot[] = [...facts.values()].map((one) => ({ facts: one, steps: [] }));
  await writeHistory(tx, historyRows(actor, recordedAt, { classes, runs, slots }), async (table, rows) => {
    await insertMany(tx, table, rows);
    if (table === 'ledger_entry')
      await postRollUps(sql`jsonb_populate_recordset(null::ledger_entry, ${JSON.stringify(rows)}::jsonb) line`).execute(tx);
  });
  await rememberWords(
    tx,
    'classes',
    classes.map((one) => `${one.code} ${one.name}`),
  );
}

/** Puts the rows where they belong; `write` answers when those before it may be referred to. Counts nothing in the sums beside the ledger. */
export async function writeHistory(
  tx: Tx,
  { tables, slots }: HistoryRows,
  write: (table: string, rows: object[]) => Promise<void>,
): Promise<void> {
  for (const [table, rows] of tables) await write(table, rows);
  if (slots.length > 0)
    await sql`update slot set state = s.state, state_date = s.state_date, class_id = s.class_id, seats = s.seats, row_version = row_version + 1
      from unnest(${slots.map((s) => s.id)}::uuid[], ${slots.map((s) => s.state)}::text[], ${slots.map((s) => s.date)}::date[], ${slots.map((s) => s.classId)}::uuid[], ${slots.map((s) => s.seats)}::int[])
        as s(id, state, state_date, class_id, seats)
      where slot.id = s.id`.execute(tx);
}
