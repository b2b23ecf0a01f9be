import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allVersions, listBlocs } from './queries.ts';
import { livesOn, type UnitVersion } from './rules.ts';

export type UnitInBook = UnitVersion & { code: string | null; blocName: string };
/** A unit as it was on a day, or nearest to it; null for a unit that is none. */
export type UnitBook = (unitId: number | null, on: CalendarDate) => UnitInBook | null;

/** Every version of every unit in memory: for lists that name a unit on each of very many rows. */
export async function unitBook(db: Reader): Promise<UnitBook> {
  const codes = new Map((await db.selectFrom('unit').select(['id', 'code']).execute()).map((unit) => [unit.id, unit.code]));
  const blocs = new Map((await listBlocs(db)).map((bloc) => [bloc.id, bloc.name]));
  const versions = Map.groupBy(
    (await allVersions(db)).map((version): UnitInBook => ({
      ...version,
      code: codes.get(version.unitId) ?? null,
      blocName: blocs.get(version.bloc) ?? '',
    })),
    (version) => version.unitId,
  );
  return (unitId, on) => {
    const own = versions.get(unitId ?? -1);
    if (!own) return null;
    return own.find((version) => livesOn(version, on)) ?? (on < own[0]!.validFrom ? own[0]! : own.at(-1)!);
  };
}
