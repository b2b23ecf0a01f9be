import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import { entriesOfChain, entriesOfClass, entriesOfSlot } from './entries.ts';
import { loadFacts, loadSlotFacts } from './load-facts.ts';
import { differenceTo } from './settle.ts';

export type Recount = { classes: number; chains: number; slots: number; lines: number; differences: number };

/**
 * Some classes taken by chance, with everybody's run and their slots: what their events are worth by the functions that
 * settle, against what stands in the ledger. Writes nothing; holds the runs to the end of the transaction.
 */
export async function recountSample(tx: Tx, count: number): Promise<Recount> {
  const { rows } = await sql<{ id: string; slotId: string | null }>`
    select id, slot_id from training_class where opened_on is not null order by md5(id::text || ${Math.random()}) limit ${count}`.execute(
    tx,
  );
  const classIds = rows.map((row) => row.id);
  const slotIds = rows.flatMap((row) => row.slotId ?? []);
  const found = await sql<{ id: string }>`
    select distinct chain_id as id from enrolment where class_id = any (${classIds}::uuid[]) and chain_id is not null`.execute(tx);
  const { classes, chains } = await loadFacts(
    tx,
    classIds,
    found.rows.map((row) => row.id),
  );
  const slots = await loadSlotFacts(tx, slotIds);
  const wanted = [
    ...classIds.flatMap((id) => entriesOfClass(classes.get(id)!)),
    ...[...chains.values()].flatMap((chain) => entriesOfChain(chain, classes)),
    ...[...slots.values()].flatMap(entriesOfSlot),
  ];
  const lines = await differenceTo(tx, { classes: classIds, chains: [...chains.values()], slots: slotIds }, wanted);
  return { classes: classIds.length, chains: chains.size, slots: slots.size, lines: wanted.length, differences: lines.length };
}
