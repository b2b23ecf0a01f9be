import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { exchangeFields } from './exchange-fields.ts';
import type { MergeInput, UnmergeInput } from './match-contract.ts';
import { mergeFields, type MergeField } from './merge-rules.ts';
import { inOrder, rememberBlock } from './note-doubles.ts';
import { refuseMergeInPart } from './policy.ts';
import { rememberNames } from './remember-names.ts';
import type { BirthPrecision } from './rules.ts';
import { selfOf } from './selves.ts';

/** What modules above keep of a person. Handed down by app.ts. */
export type RowsOfPeople = {
  /** Why these two cannot be one: both in one programme, in one class, nominated for one series. */
  objections(db: Reader, keptId: string, mergedId: string): Promise<Refusal[]>;
  /** From now on these count as one; every row stays with its record. */
  follow(tx: Tx, actor: Actor, keptId: string, mergedId: string): Promise<void>;
  /** And no longer. */
  apart(tx: Tx, actor: Actor, keptId: string, mergedId: string): Promise<void>;
};
export type MergeWith = { keys: Keys; rows: RowsOfPeople };
type Merged = Outcome<{ id: string; rowVersion: number; mergeId: string }>;

/**
 * Two records become one person. Fields in `take` are those of the other record; what stood there goes to that record, which is set aside.
 * @param keptId whose page it is from now on, except where the other keeps records already and this one none
 * @throws Refusal people.merge_* (409), edit.stale (412), people.not_found (404)
 */
export async function mergePeople(
  tx: Tx,
  actor: Actor,
  { keys, rows }: MergeWith,
  asked: string,
  rowVersion: number,
  input: MergeInput,
): Promise<Merged> {
  refuseMergeInPart(actor);
  if (asked === input.otherId) throw new Refusal('people.merge_same_record', {}, { status: 409 });
  const held = await hold(tx, asked, input.otherId);
  for (const one of held.values()) if (one.mergedIntoId) throw new Refusal('people.merge_gone', { name: one.fullName }, { status: 409 });
  if (held.get(asked)!.rowVersion !== rowVersion || held.get(input.otherId)!.rowVersion !== input.otherRowVersion)
    throw stale({ changed: phrase('person.elsewhere') });
  const turned = await keepsOthers(tx, input.otherId);
  if (turned && (await keepsOthers(tx, asked)))
    throw new Refusal('people.merge_both_kept', { name: held.get(input.otherId)!.fullName }, { status: 409 });
  const [keptId, mergedId] = turned ? [input.otherId, asked] : [asked, input.otherId];
  const chosen = new Set(input.take);
  const take = mergeFields.filter((field) => chosen.has(field) !== turned);
  const [objection] = await rows.objections(tx, keptId, mergedId);
  if (objection) throw objection;

  await exchangeFields(tx, keys, keptId, mergedId, take);
  const mergeId = newId();
  await tx
    .insertInto('personMerge')
    .values({
      id: mergeId,
      keptId,
      mergedId,
      exchanged: take,
      note: input.note,
      mergedBy: actor.accountId,
      mergedByName: actor.accountName,
    })
    .execute();
  await tx.updateTable('person').set({ mergedIntoId: keptId }).where('id', '=', mergedId).execute();
  await rows.follow(tx, actor, keptId, mergedId);
  await decide(tx, actor, keptId, mergedId, 'same');
  const version = await settleRecords(tx, keptId, mergedId);
  return {
    result: { id: keptId, rowVersion: version, mergeId },
    audit: { type: 'person', id: keptId, summary: { merged: mergedId, exchanged: take } },
  };
}

/** Takes a merge back: the same fields are exchanged again, and every row is where it never ceased to be. What was edited since stays with the fields it was written in. */
export async function unmergePeople(
  tx: Tx,
  actor: Actor,
  { keys, rows }: MergeWith,
  keptId: string,
  rowVersion: number,
  mergeId: string,
  { because }: UnmergeInput,
): Promise<Merged> {
  refuseMergeInPart(actor);
  const merge = await tx
    .selectFrom('personMerge')
    .select(['keptId', 'mergedId', 'exchanged'])
    .where('id', '=', mergeId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  if (!merge || merge.keptId !== keptId) throw new Refusal('people.unmerge_none', {}, { status: 409 });
  const { mergedId } = merge;
  const held = await hold(tx, keptId, mergedId);
  // somebody may have taken it back while this one waited
  const { numUpdatedRows } = await tx
    .updateTable('personMerge')
    .set({ undoneAt: sql<string>`now()`, undoneBy: actor.accountId, undoneByName: actor.accountName, undoneBecause: because })
    .where('id', '=', mergeId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  if (!numUpdatedRows) throw new Refusal('people.unmerge_none', {}, { status: 409 });
  if (held.get(keptId)!.rowVersion !== rowVersion) throw stale({ changed: phrase('person.elsewhere') });
  await tx.updateTable('person').set({ mergedIntoId: null }).where('id', '=', mergedId).execute();
  await exchangeFields(tx, keys, keptId, mergedId, merge.exchanged as MergeField[]);
  await rows.apart(tx, actor, keptId, mergedId);
  await decide(tx, actor, keptId, mergedId, 'different', because);
  const version = await settleRecords(tx, keptId, mergedId);
  return {
    result: { id: keptId, rowVersion: version, mergeId },
    audit: { type: 'person', id: keptId, summary: { apart: mergedId, exchanged: merge.exchanged } },
  };
}

type Held = { id: string; fullName: string; rowVersion: number; mergedIntoId: string | null };
/** Both rows, in one order for everybody: two officers with the same pair go one after the other. */
async function hold(tx: Tx, one: string, other: string): Promise<Map<string, Held>> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'fullName', 'rowVersion', 'mergedIntoId'])
    .where('id', 'in', [one, other])
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length !== 2) throw notFound('people.not_found');
  return new Map(rows.map((row) => [row.id, row]));
}

const keepsOthers = async (tx: Tx, id: string): Promise<boolean> => (await selfOf(tx, id)).records.length > 1;

/** After fields changed hands: names and days people are found by, versions, and whose unit sees what they hold. */
async function settleRecords(tx: Tx, keptId: string, mergedId: string): Promise<number> {
  const rows = await tx
    .updateTable('person')
    .set((eb) => ({ rowVersion: eb('rowVersion', '+', 1) }))
    .where('id', 'in', [keptId, mergedId])
    .returning(['id', 'fullName', 'foldedName', 'birthDate', 'birthPrecision', 'unitId', 'bloc', 'rowVersion'])
    .execute();
  await rememberNames(tx, rows);
  for (const row of rows)
    await rememberBlock(tx, row.id, {
      folded: row.foldedName,
      birthDate: row.birthDate,
      birthPrecision: row.birthPrecision as BirthPrecision,
    });
  for (const { id, unitId, bloc } of rows) {
    const { id: self, records } = await selfOf(tx, id);
    if (self !== id) continue;
    for (const table of ['certificate', 'personSensitive', 'personQualification', 'personRating'] as const)
      await tx.updateTable(table).set({ unitId, bloc }).where('personId', 'in', records).execute();
  }
  return rows.find(({ id }) => id === keptId)!.rowVersion;
}

/** What was done says what was decided: the pair is not asked about again. */
async function decide(
  tx: Tx,
  actor: Actor,
  one: string,
  other: string,
  decision: 'same' | 'different',
  note: string | null = null,
): Promise<void> {
  const [a, b] = inOrder(one, other);
  await sql`insert into duplicate_pair (a_id, b_id, probability, reasons, found_by, decision, note, decided_at, decided_by, decided_by_name)
    values (${a}, ${b}, ${decision === 'same' ? 1 : 0}, '{}', 'entry', ${decision}, ${note}, now(), ${actor.accountId}, ${actor.accountName})
    on conflict (a_id, b_id) do update set decision = excluded.decision, note = coalesce(excluded.note, duplicate_pair.note), decided_at = excluded.decided_at,
      decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name, row_version = duplicate_pair.row_version + 1`.execute(
    tx,
  );
}
