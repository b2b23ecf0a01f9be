import { newId } from '#kit/ids.ts';
import type { CalendarDate } from '#kit/dates.ts';
import { recordSuccession } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Chance } from '../sample/chance.ts';
import { reformOf, SPRING, type Reform } from './reform.ts';
import { cityUnits, type NewUnit } from './unit-tree.ts';

/** `heirs`: codes of those who carry it on once it has ended; the first takes its work over, its people go to any. */
export type CityUnit = NewUnit & { id: number; since: CalendarDate; endedOn: CalendarDate | null; heirs: readonly string[] };

/** The agencies of the city and what became of them. */
export class City {
  readonly units: ReadonlyMap<string, CityUnit>;
  readonly byId: ReadonlyMap<number, CityUnit>;

  constructor(units: readonly CityUnit[]) {
    this.units = new Map(units.map((unit) => [unit.code, unit]));
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
  }

  /** The unit of that code, or whoever has taken its work over by then. */
  on(code: string, date: CalendarDate): CityUnit {
    const unit = this.units.get(code)!;
    return unit.endedOn && date >= unit.endedOn && unit.heirs.length > 0 ? this.on(unit.heirs[0]!, date) : unit;
  }

  /** Where somebody who serves in a unit is today. */
  heirOf(unit: CityUnit, by: Chance): CityUnit {
    return unit.heirs.length === 0 ? unit : this.heirOf(this.units.get(by.pick(unit.heirs))!, by);
  }

  all(test: (unit: CityUnit) => boolean): CityUnit[] {
    return [...this.units.values()].filter(test);
  }
}

/** Since when every unit has been there that did not begin with a succession. */
const SINCE = '2008-08-01';
const NOTE = 'Dữ liệu tạo, mô phỏng sắp xếp năm 2025; căn cứ cần kiểm chứng.';

/** Writes the tree of agencies for a city of so many classes, and what the reorganisation of 2025 made of it. */
export async function buildCity(tx: Tx, actor: Actor, classes: number, by: Chance): Promise<City> {
  const units = cityUnits(Math.min(30, Math.max(3, Math.ceil(classes / 1_900))), by);
  const reform = reformOf(units, by);
  const all = [...units.map((unit) => ({ since: SINCE, unit })), ...reform.begun];
  const rows = await tx
    .insertInto('unit')
    .values(all.map(({ unit: { code } }) => ({ uid: newId(), code })))
    .returning(['id', 'code'])
    .execute();
  const ids = new Map(rows.map((row) => [row.code!, row.id]));
  await insertMany(
    tx,
    'unit_version',
    all.map(({ since, unit }) => ({
      id: newId(),
      unit_id: ids.get(unit.code)!,
      name: unit.name,
      short_name: null,
      symbol: unit.symbol,
      kind: unit.kind,
      level: unit.level,
      bloc: unit.bloc,
      parent_id: unit.parent ? ids.get(unit.parent)! : null,
      regime: unit.regime,
      valid_from: since,
      recorded_at: new Date().toISOString(),
    })),
  );
  const city = new City(all.map(({ since, unit }) => ({ ...unit, id: ids.get(unit.code)!, since, endedOn: null, heirs: [] })));
  await carryOn(tx, actor, city, reform);
  return city;
}

async function carryOn(tx: Tx, actor: Actor, city: City, { takeovers }: Reform): Promise<void> {
  const idOf = (code: string) => city.units.get(code)!.id;
  for (const { date, from, to } of takeovers) {
    const kind = to.length > 1 ? 'split' : from.length > 1 ? 'merge' : 'absorb';
    await recordSuccession(tx, actor, {
      kind,
      effectiveDate: date,
      note: NOTE,
      from: from.map(idOf),
      to: to.map((code) => ({ unitId: idOf(code) })),
    });
    for (const code of from) Object.assign(city.units.get(code)!, { endedOn: date, heirs: to });
  }
  await recordSuccession(tx, actor, {
    kind: 'rename',
    effectiveDate: SPRING,
    note: NOTE,
    from: [idOf('SVHTT')],
    to: [],
    changes: { name: 'Sở Văn hóa, Thể thao và Du lịch' },
  });
  await recordSuccession(tx, actor, { kind: 'dissolve', effectiveDate: SPRING, note: NOTE, from: [idOf('BQLDA')], to: [] });
  // nobody carries it on; what it did is done by another
  Object.assign(city.units.get('BQLDA')!, { endedOn: SPRING, heirs: ['SXD'] });
}
