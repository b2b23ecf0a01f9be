import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { CalendarDate } from '#kit/dates.ts';
import { recordSuccession } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Papers } from './fill-papers.ts';
import type { SampleSuccession, SampleUnit, SampleUnits } from './shapes.ts';
import type { Sender } from './trainees.ts';

/** Units by code, also those that begin later. */
export type Units = {
  idOf(code: string): number;
  of(code: string): SampleUnit;
  /** Units that begin on a day; hundreds at once, which the commands would check one against all the others. */
  begin(since: CalendarDate, units: readonly SampleUnit[], documentId?: string | null): Promise<void>;
  /** One that a succession has made. */
  know(unit: SampleUnit, id: number): void;
};

/** Blocs, funding sources and units as they were, of one province or of several that became one. */
export async function fillUnits(tx: Tx, files: readonly SampleUnits[]): Promise<Units> {
  await tx
    .insertInto('bloc')
    .values(files.flatMap(({ blocs }) => blocs))
    .execute();
  await tx
    .insertInto('fundingSource')
    .values(files.flatMap(({ funding }) => funding))
    .execute();
  const known = unitsIn(tx);
  for (const { since, units } of files) await known.begin(since, units);
  return known;
}

function unitsIn(tx: Tx): Units {
  const ids = new Map<string, number>();
  const byCode = new Map<string, SampleUnit>();
  const found = <T>(from: ReadonlyMap<string, T>, code: string): T => {
    const one = from.get(code);
    if (one === undefined) throw new Error(`sample: no unit ${code}`);
    return one;
  };
  const idOf = (code: string) => found(ids, code);
  const know = (unit: SampleUnit, id: number) => {
    ids.set(unit.code, id);
    byCode.set(unit.code, unit);
  };
  return {
    idOf,
    know,
    of: (code) => found(byCode, code),
    begin: async (since, units, documentId = null) => {
      const rows = await tx
        .insertInto('unit')
        .values(units.map(({ code }) => ({ uid: newId(), code })))
        .returning(['id', 'code'])
        .execute();
      const made = new Map(rows.map((row) => [row.code, row.id]));
      for (const unit of units) know(unit, made.get(unit.code)!);
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
          document_id: documentId,
          recorded_at: new Date().toISOString(),
        })),
      );
      const aliases = units.flatMap((unit) => (unit.aliases ?? []).map((name) => ({ unit_id: idOf(unit.code), name, folded: fold(name) })));
      await insertMany(
        tx,
        'unit_alias',
        aliases.map((alias) => ({ id: newId(), ...alias })),
      );
    },
  };
}

/** Those who send people to classes, in the order of the file. */
export const sendersIn = (units: Units, rows: readonly SampleUnit[], since: CalendarDate): Sender[] =>
  rows.map(({ code, kind, level, bloc, parent }) => ({ id: units.idOf(code), code, kind, level, bloc, parent: parent ?? null, since }));

/** What became of single units: through the command that everybody uses. */
export async function fillSuccessions(
  tx: Tx,
  actor: Actor,
  successions: readonly SampleSuccession[],
  units: Units,
  papers: Papers,
): Promise<void> {
  for (const one of successions) {
    const { parent, ...create } = one.create ?? {};
    const { result } = await recordSuccession(tx, actor, {
      kind: one.kind,
      effectiveDate: one.date,
      documentId: one.basis ? papers.get(one.basis)! : null,
      note: one.note,
      verified: one.verified ?? false,
      from: one.from.map((code) => units.idOf(code)),
      to: one.create
        ? [{ create: { ...(create as SampleUnit), parentId: parent ? units.idOf(parent) : null } }]
        : [one.to].flat().map((code) => ({ unitId: units.idOf(code!) })),
    });
    if (one.create) units.know(one.create, result.created[0]!);
  }
}
