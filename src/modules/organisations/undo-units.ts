import { sql } from 'kysely';
import type { Made } from '#modules/imports';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Saying } from '#platform/refusal.ts';
import { nameNear } from './rules.ts';
import { organisationPhrases } from './phrases.vi.ts';
import { allVersions } from './queries.ts';
import { checkOrganisation, lockUnits } from './write-version.ts';

/** All that a change by a list can touch of a unit. */
export async function snapshotOf(tx: Tx, unitId: number) {
  const unit = await tx.selectFrom('unit').select(['code', 'rowVersion']).where('id', '=', unitId).forUpdate().executeTakeFirstOrThrow();
  const versions = await tx.selectFrom('unitVersion').selectAll().where('unitId', '=', unitId).orderBy('validFrom').execute();
  return { ...unit, versions };
}
export type Snapshot = Awaited<ReturnType<typeof snapshotOf>>;

/** Takes back what a list made of units: changed ones are as they were, new ones go. Refuses imports.built_upon, naming what stands on them. */
export async function undoUnits(tx: Tx, made: readonly Made[]): Promise<void> {
  const locked = await lockUnits(
    tx,
    made.map(({ id }) => Number(id)),
  );
  const versions = await allVersions(tx);
  for (const { id, before } of made) {
    const unit = locked.get(Number(id));
    const left = before ? (before as Snapshot).rowVersion + 1 : 1;
    if (unit?.rowVersion === left) continue;
    builtUpon(phrase('built_upon.unit_edited', { name: nameNear(versions, Number(id), '9999-12-31') }));
  }
  const changed = made.filter(({ before }) => before);
  for (const { id, before } of changed) await restore(tx, Number(id), before as Snapshot);
  const created = made.filter(({ before }) => !before).map(({ id }) => Number(id));
  if (created.length > 0) {
    const uses = await usesOf(tx, created);
    if (uses.length > 0) builtUpon(phrase('built_upon.unit_used', { uses }));
    await tx.deleteFrom('unitAlias').where('unitId', 'in', created).execute();
    await tx.deleteFrom('unitVersion').where('unitId', 'in', created).execute();
    await tx.deleteFrom('unit').where('id', 'in', created).execute();
  }
  for (const { id, before } of changed) await checkOrganisation(tx, [Number(id)], (before as Snapshot).versions[0]!.validFrom);
}

const builtUpon = (what: Saying): never => {
  throw new Refusal('imports.built_upon', { what }, { status: 409 });
};

async function restore(tx: Tx, unitId: number, { code, versions }: Snapshot): Promise<void> {
  await tx.deleteFrom('unitVersion').where('unitId', '=', unitId).execute();
  await tx.insertInto('unitVersion').values(versions).execute();
  // Whoever has the unit open in a form sees that it has moved on.
  await tx
    .updateTable('unit')
    .set({ code, rowVersion: sql<number>`row_version + 1` })
    .where('id', '=', unitId)
    .execute();
}

/** What refers to any of the units apart from their own rows: every foreign key that the database knows. */
async function usesOf(tx: Tx, ids: readonly number[]): Promise<Saying[]> {
  const { rows: keys } = await sql<{ name: string; column: string }>`
    select c.relname as name, a.attname as column from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'unit'::regclass order by 1, 2`.execute(tx);
  const uses = new Map<string, number>();
  for (const { name, column } of keys) {
    if (name === 'unit_alias' || (name === 'unit_version' && column === 'unit_id')) continue;
    // A unit of the run below another of it is no obstacle: both go.
    const own = name === 'unit_version' ? sql`and unit_id <> all (${[...ids]}::int[])` : sql``;
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(name)} where ${sql.ref(column)} = any (${[...ids]}::int[]) ${own}`.execute(tx);
    const what = `uses.${name}` in organisationPhrases ? name : 'other';
    if (rows[0]!.n > 0) uses.set(what, (uses.get(what) ?? 0) + rows[0]!.n);
  }
  return [...uses].map(([what, n]) => phrase(`uses.${what}`, { count: n }));
}
