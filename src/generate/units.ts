import { newId } from '#kit/ids.ts';
import type { CalendarDate } from '#kit/dates.ts';
import { recordSuccession } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Chance } from '../sample/chance.ts';
import { cityUnits, type NewUnit } from './unit-tree.ts';

export type CityUnit = NewUnit & { id: number; endedOn: CalendarDate | null; successor: string | null };

/** The agencies of the city and what became of them. */
export class City {
  readonly units: ReadonlyMap<string, CityUnit>;
  readonly byId: ReadonlyMap<number, CityUnit>;

  constructor(units: readonly CityUnit[]) {
    this.units = new Map(units.map((unit) => [unit.code, unit]));
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
  }

  /** The unit of that code, or whoever carried it on by then. */
  on(code: string, date: CalendarDate): CityUnit {
    const unit = this.units.get(code)!;
    return unit.endedOn && date >= unit.endedOn && unit.successor ? this.on(unit.successor, date) : unit;
  }

  all(test: (unit: CityUnit) => boolean): CityUnit[] {
    return [...this.units.values()].filter(test);
  }
}

/** Since when every unit has been there. */
const SINCE = '2014-01-01';

/** Writes the tree of agencies for a city of so many classes, and in the last year its mergers, renamings and a dissolution. */
export async function buildCity(tx: Tx, actor: Actor, of: { classes: number; lastYear: number }, by: Chance): Promise<City> {
  const units = cityUnits(Math.min(30, Math.max(3, Math.ceil(of.classes / 1_900))), by);
  const rows = await tx
    .insertInto('unit')
    .values(units.map(({ code }) => ({ uid: newId(), code })))
    .returning(['id', 'code'])
    .execute();
  const ids = new Map(rows.map((row) => [row.code!, row.id]));
  await insertMany(
    tx,
    'unit_version',
    units.map((unit) => ({
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
      valid_from: SINCE,
      recorded_at: new Date().toISOString(),
    })),
  );
  const known = units.map((unit): CityUnit => ({ ...unit, id: ids.get(unit.code)!, endedOn: null, successor: null }));
  await carryOn(tx, actor, known, of.lastYear, by);
  return new City(known);
}

/** Absorbed departments in spring, merged communes and an abolished district at midyear, a new name, an office that nobody carries on. */
async function carryOn(tx: Tx, actor: Actor, units: CityUnit[], year: number, by: Chance): Promise<void> {
  const [spring, midyear] = [`${year}-03-01`, `${year}-07-01`];
  const find = (code: string) => units.find((unit) => unit.code === code);
  const note = 'Dữ liệu tạo: sắp xếp đơn vị giả định.';
  const absorb = async (from: CityUnit, to: CityUnit, date: CalendarDate) => {
    await recordSuccession(tx, actor, { kind: 'absorb', effectiveDate: date, note, from: [from.id], to: [{ unitId: to.id }] });
    Object.assign(from, { endedOn: date, successor: to.code });
  };
  await absorb(find('SKHDT')!, find('STC')!, spring);
  await absorb(find('SLDTBXH')!, find('SNV')!, spring);
  await absorb(find('STTTT')!, find('SKHCN')!, spring);
  await recordSuccession(tx, actor, {
    kind: 'rename',
    effectiveDate: spring,
    note,
    from: [find('SVHTT')!.id],
    to: [],
    changes: { name: 'Sở Văn hóa, Thể thao và Du lịch' },
  });
  await recordSuccession(tx, actor, { kind: 'dissolve', effectiveDate: spring, note, from: [find('BQLDA')!.id], to: [] });
  Object.assign(find('BQLDA')!, { endedOn: spring, successor: 'SXD' });

  const districts = units.filter((unit) => unit.code.startsWith('UB-')).map((unit) => unit.code.slice(3));
  const [gone, heir] = [districts.at(-1)!, districts.at(-2)!];
  for (const prefix of ['TTCT-', 'HU-', 'UB-']) await absorb(find(prefix + gone)!, find(prefix + heir)!, midyear);
  for (const district of districts.slice(0, Math.ceil(districts.length / 3))) {
    const [first, second] = units.filter((unit) => unit.level === 'commune' && unit.district === district && !unit.endedOn);
    const [kept] = by.next() < 0.5 ? [first!] : [second!];
    const { id: _, endedOn: __, successor: ___, ...merged } = { ...kept, code: `${kept.code}-M`, name: `${kept.name} mới` };
    const { kind, level, bloc, regime, name, code, symbol } = merged;
    const { result } = await recordSuccession(tx, actor, {
      kind: 'merge',
      effectiveDate: midyear,
      note,
      from: [first!.id, second!.id],
      to: [{ create: { code, name, shortName: null, symbol, kind, level, bloc, regime, parentId: find(`UB-${district}`)!.id } }],
    });
    Object.assign(first!, { endedOn: midyear, successor: code });
    Object.assign(second!, { endedOn: midyear, successor: code });
    units.push({ ...merged, id: result.created[0]!, endedOn: null, successor: null, isNew: true });
  }
}
