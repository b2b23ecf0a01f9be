import { nameKey } from '#kit/name-index.ts';
import type { ReadRow } from '#modules/imports';
import type { UnitMatch } from './find-unit.ts';
import type { Say } from './form-units-fields.ts';
import type { RegisteredUnit } from './queries.ts';

/** Where a unit hangs: a unit that is there, or one that another row of the file brings (by its place). */
export type ParentRef = { id: number } | { row: number };
/** `none`: the row says nothing. null: it says something that cannot be followed, and that is said. */
export type FoundParent = ParentRef | 'none' | null;

/** What a parent may be named by: `find` in the register by name, `codes` there, and the rows of the file by name and by code. */
export type FileUnits = {
  rows: readonly ReadRow[];
  find: (typed: string) => UnitMatch;
  codes: ReadonlyMap<string, RegisteredUnit>;
  ids: ReadonlyMap<string, RegisteredUnit>;
  namedHere: ReadonlyMap<string, number[]>;
  codedHere: ReadonlyMap<string, number[]>;
};

export function fileUnits(rows: readonly ReadRow[], register: readonly RegisteredUnit[], find: FileUnits['find']): FileUnits {
  const places = (fields: string[], keyOf: (typed: string) => string) => {
    const found = new Map<string, number[]>();
    for (const [place, row] of rows.entries()) {
      for (const key of new Set(
        fields
          .map((field) => text(row, field))
          .filter((typed) => typed !== null)
          .map(keyOf),
      ))
        found.set(key, [...(found.get(key) ?? []), place]);
    }
    return found;
  };
  return {
    rows,
    find,
    codes: new Map(register.flatMap((unit) => (unit.code === null ? [] : [[unit.code.toUpperCase(), unit]]))),
    ids: new Map(register.map((unit) => [String(unit.id), unit])),
    namedHere: places(['name', 'shortName'], nameKey),
    codedHere: places(['code'], (code) => code.toUpperCase()),
  };
}

const text = (row: ReadRow, key: string) => (row.values[key] as string | null | undefined) || null;
/** Finds the unit above a row: by code, by name in the file or in the register, by the heading it stands under where there is no column for it. */
export function parentOf(place: number, units: FileUnits, hasColumn: boolean, say: Say): FoundParent {
  const row = units.rows[place]!;
  const code = text(row, 'parentCode');
  if (code !== null) {
    const inFile = units.codedHere.get(code.toUpperCase())?.find((at) => at !== place);
    if (inFile !== undefined) return { row: inFile };
    const there = units.codes.get(code.toUpperCase()) ?? units.ids.get(code);
    if (there?.living) return { id: there.id };
    say('error', 'unit_list.parent_code_unknown', 'parentCode', { typed: code });
    return null;
  }
  const name = text(row, 'parent');
  if (name !== null) return byName(place, name, units, say);
  if (hasColumn)
    return row.texts.parent === undefined || !row.remarks.some((one) => one.column === 'parent' && one.severity === 'error')
      ? 'none'
      : null;
  for (const title of row.sections.toReversed()) {
    const match = units.find(title);
    if (match.found !== null && !match.begins) {
      say('notice', 'unit_list.parent_heading', null, { unit: match.found.name });
      return { id: match.found.id };
    }
  }
  return 'none';
}

function byName(place: number, name: string, { rows, namedHere, find }: FileUnits, say: Say): FoundParent {
  const inFile = (namedHere.get(nameKey(name)) ?? []).filter((at) => at !== place);
  if (inFile.length === 1) return { row: inFile[0]! };
  if (inFile.length > 1) {
    say('error', 'unit_list.parent_ambiguous', 'parent', { typed: name, rows: inFile.map((at) => rows[at]!.row).join(', ') });
    return null;
  }
  const match = find(name);
  if (match.found !== null) {
    if (match.begins) say('notice', 'unit_list.parent_begins', 'parent', { typed: name, unit: match.found.name });
    return { id: match.found.id };
  }
  const { suggestion } = match;
  const reason = match.ended ? 'unit_list.parent_ended' : suggestion ? 'unit_list.parent_near' : 'unit_list.parent_unknown';
  say('error', reason, 'parent', { typed: name, suggestion }, match.ended ? {} : { typed: name, suggestion });
  return null;
}
