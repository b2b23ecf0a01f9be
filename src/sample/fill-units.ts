import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { recordSuccession } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { SampleUnit, SampleUnits } from './shapes.ts';
import type { Sender } from './trainees.ts';

export type Units = { idOf(code: string): number; blocOf(code: string): number; senders: Sender[] };

/** Blocs, funding sources and units as they were; hundreds at once, which the commands would check one against all the others. */
export async function fillUnits(tx: Tx, { since, blocs, funding, units }: SampleUnits): Promise<Units> {
  await tx.insertInto('bloc').values(blocs).execute();
  await tx.insertInto('fundingSource').values(funding).execute();
  const rows = await tx
    .insertInto('unit')
    .values(units.map(({ code }) => ({ uid: newId(), code })))
    .returning(['id', 'code'])
    .execute();
  const ids = new Map(rows.map((row) => [row.code, row.id]));
  const idOf = (code: string): number => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`sample: no unit ${code}`);
    return id;
  };
  await insertMany(
    tx,
    'unit_version',
    units.map((unit) => ({
      id: newId(),
      unit_id: idOf(unit.code),
      name: unit.name,
      short_name: unit.shortName ?? null,
      symbol: unit.symbol ?? null,
      kind: unit.kind,
      level: unit.level,
      bloc: unit.bloc,
      parent_id: unit.parent ? idOf(unit.parent) : null,
      regime: unit.regime ?? 'state',
      valid_from: since,
      recorded_at: new Date().toISOString(),
    })),
  );
  await insertMany(
    tx,
    'unit_alias',
    units.flatMap((unit) => (unit.aliases ?? []).map((name) => ({ id: newId(), unit_id: idOf(unit.code), name, folded: fold(name) }))),
  );
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return {
    idOf,
    blocOf: (code) => byCode.get(code)!.bloc,
    senders: units.map(({ code, kind, level, bloc, parent }) => ({ id: idOf(code), code, kind, level, bloc, parent: parent ?? null })),
  };
}

/** After the classes: what became of the units later. Only what is known and needs no guess about whole levels. */
export async function fillSuccessions(tx: Tx, actor: Actor, { successions }: SampleUnits, units: Units): Promise<void> {
  const created = ({ parent, ...unit }: SampleUnit) => ({ ...unit, parentId: parent ? units.idOf(parent) : null });
  for (const one of successions) {
    await recordSuccession(tx, actor, {
      kind: one.kind,
      effectiveDate: one.date,
      note: one.note,
      verified: false,
      from: one.from.map((code) => units.idOf(code)),
      to: [one.create ? { create: created(one.create) } : { unitId: units.idOf(one.to!) }],
    });
  }
}
