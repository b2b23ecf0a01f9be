import { type CalendarDate } from '#kit/dates.ts';
import { nameKey } from '#kit/name-index.ts';
import { toneKey } from '#kit/text.ts';
import type { Change, Checked, FoundTable, PartialDate, ReadRow, Remark } from '#modules/imports';
import { phrase } from '#platform/refusal.ts';
import { levelWords, regimeWords, unitKindWords } from './export-words.ts';
import { unitLookUp } from './find-unit.ts';
import { blocLookUp, factsOf, type Bloc, type Say, type UnitFacts } from './form-units-fields.ts';
import { fileUnits, parentOf, type FoundParent, type ParentRef } from './form-units-parents.ts';
import { mapInSlices } from '#platform/in-slices.ts';
import type { RegisteredUnit } from './queries.ts';
import { nameNear, versionOn, type UnitVersion } from './rules.ts';

/** One unit to enter (`unitId` null) or to change from a day on. `parent` null: it stands at the top. */
export type UnitLine = {
  place: number;
  unitId: number | null;
  code: string | null;
  name: string;
  parent: ParentRef | null;
  facts: UnitFacts;
  from: CalendarDate;
};

export type KnownUnits = {
  date: CalendarDate;
  register: readonly RegisteredUnit[];
  versions: readonly UnitVersion[];
  blocs: readonly Bloc[];
  names: Readonly<Record<string, string>>;
  answers: Readonly<Record<string, string>>;
};

/** Characters, as contract.ts has them. */
const LONGEST = [
  ['code', 40],
  ['name', 300],
  ['shortName', 100],
  ['symbol', 30],
] as const;

/** Every row of a units list in order; rows hang on each other, so a row is looked at after the one above it in the tree. */
export async function checkFormUnits(
  known: KnownUnits,
  tables: readonly FoundTable[],
  rows: readonly ReadRow[],
): Promise<Checked<UnitLine>[]> {
  const { date, register, versions, names, answers } = known;
  const find = unitLookUp(register, names);
  const findBloc = blocLookUp(known.blocs, names);
  const byId = new Map(register.map((unit) => [unit.id, unit]));
  const blocName = new Map(known.blocs.map(({ id, name }) => [id, name]));
  const alikeBy = Map.groupBy(
    register.filter(({ living }) => living),
    ({ name }) => toneKey(name),
  );
  const units = fileUnits(rows, register, find);
  const done: (Checked<UnitLine> | undefined)[] = [];
  const path: number[] = [];
  const codes = new Map<string, number>();
  const headings = new Set<string>();
  return mapInSlices(rows, (_, place) => look(place));

  function look(place: number): Checked<UnitLine> {
    if (done[place]) return done[place];
    path.push(place);
    const checked = checkRow(place);
    path.pop();
    return (done[place] = checked);
  }

  function checkRow(place: number): Checked<UnitLine> {
    const row = rows[place]!;
    const said: Remark[] = [];
    const say: Say = (severity, code, column, params = {}, more = {}) => void said.push({ severity, code, column, params, ...more });
    const [name, code] = [text(row, 'name'), text(row, 'code')];
    const end = (
      outcome: Checked<UnitLine>['outcome'],
      identity: string,
      line: UnitLine | null = null,
      changes: Change[] = [],
    ): Checked<UnitLine> => {
      const held = said.some(({ severity }) => severity === 'error');
      return {
        label: name ?? code ?? '',
        identity,
        outcome: held ? 'held' : outcome,
        remarks: said,
        changes: held ? [] : changes,
        line: held ? null : line,
      };
    };
    if (name === null) {
      if (row.texts.name === undefined) say('error', 'unit_list.name_missing', 'name');
      return end('held', '');
    }
    sayHeadings(row, say);
    for (const [column, limit] of LONGEST)
      if ((text(row, column)?.length ?? 0) > limit) say('error', 'unit_list.too_long', column, { limit });
    if (code !== null) {
      const first = codes.get(code.toUpperCase());
      if (first === undefined) codes.set(code.toUpperCase(), place);
      else if (nameKey(text(rows[first]!, 'name') ?? '') !== nameKey(name))
        say('error', 'unit_list.code_twice', 'code', { code, row: rows[first]!.row });
    }
    const table = tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);
    const hasColumn = table?.columns.some(({ key }) => key === 'parent' || key === 'parentCode') ?? false;
    const parent = followed(parentOf(place, units, hasColumn, say), say);
    const typed = row.values.validFrom as PartialDate | null | undefined;
    if (typed && typed.precision !== 'day') say('warning', 'unit_list.first_day', 'validFrom', { date: typed.date! });
    if (parent === null) return end('held', '');

    const there = standing(row, name, code, parent, say);
    if (there === null) return end('held', '');
    if (there !== 'new') return changed(place, there, { name, code, parent }, typed?.date ?? null, say, end);

    const from = typed?.date ?? date;
    const above = parent === 'none' ? null : parent;
    const facts = factsOf(row, name, null, { bloc: above && blocAbove(above), findBloc }, say);
    if (above) checkAbove(above, from, say);
    if (row.values.validTo) say('warning', 'unit_list.end_not_kept', 'validTo');
    const identity = `${above === null ? '' : 'id' in above ? `u${above.id}` : `r${above.row}`}|${toneKey(name)}`;
    return end('added', identity, facts && { place, unitId: null, code, name, parent: above, facts, from });
  }

  /** A row that brings a unit which is there already stands for that unit; one that goes round or waits cannot be followed. */
  function followed(parent: FoundParent, say: Say): FoundParent {
    if (parent === null || parent === 'none' || 'id' in parent) return parent;
    const round = path.indexOf(parent.row);
    if (round >= 0) {
      const around = [...path.slice(round), parent.row].map((place) => text(rows[place]!, 'name') ?? '');
      say('error', 'unit.parent_cycle', 'parent', { names: around.join(' → ') });
      return null;
    }
    const above = look(parent.row);
    if (above.identity.startsWith('unit ')) return { id: Number(above.identity.slice(5)) };
    const unread = rows[parent.row]!.remarks.some(({ severity }) => severity === 'error');
    if (above.outcome === 'held' || unread) {
      say('error', 'unit_list.parent_held', 'parent', { name: above.label, row: rows[parent.row]!.row });
      return null;
    }
    return parent;
  }

  /** The unit a row is about: by its code, else by its name under the same parent, else (no parent said) by its name alone. */
  function standing(row: ReadRow, name: string, code: string | null, parent: FoundParent, say: Say): RegisteredUnit | 'new' | null {
    const byCode = code === null ? undefined : units.codes.get(code.toUpperCase());
    if (byCode) {
      const key = `${row.sheet}!${row.row}`;
      if (nameKey(byCode.name) === nameKey(name) || answers[key] === 'rename') return byCode;
      say(
        'error',
        'unit_list.code_of_other',
        'code',
        { code, unit: byCode.name },
        { ask: [{ key: 'rename', label: phrase('unit.rename', { from: byCode.name, to: name }) }] },
      );
      return null;
    }
    const alike = alikeBy.get(toneKey(name)) ?? [];
    const under = alike.filter((unit) =>
      parent === 'none' ? unit.parentId === null : parent !== null && 'id' in parent && unit.parentId === parent.id,
    );
    const found = under[0] ?? (parent === 'none' && alike.length === 1 ? alike[0]! : null);
    if (found) {
      if (code === null || found.code === null) return found;
      say('error', 'unit_list.code_differs', 'code', { code, present: found.code });
      return null;
    }
    if (parent === 'none' && alike.length > 1) {
      say('error', 'unit_list.name_ambiguous', 'name', { name, count: alike.length });
      return null;
    }
    if (alike.length === 1)
      say('warning', 'unit_list.same_elsewhere', 'name', { name, parent: byId.get(alike[0]!.parentId ?? -1)?.name ?? phrase('unit.top') });
    return 'new';
  }

  function changed(
    place: number,
    unit: RegisteredUnit,
    { name, code, parent }: { name: string; code: string | null; parent: FoundParent },
    typed: CalendarDate | null,
    say: Say,
    end: (outcome: Checked<UnitLine>['outcome'], identity: string, line?: UnitLine | null, changes?: Change[]) => Checked<UnitLine>,
  ): Checked<UnitLine> {
    const identity = `unit ${unit.id}`;
    // The day of a version that is there is not the day of a change.
    const from = typed !== null && typed > unit.validFrom ? typed : date;
    const now = versionOn(versions, unit.id, from);
    if (!now) {
      say('error', 'unit_list.not_living', 'name', { name: unit.name, date: from });
      return end('held', identity);
    }
    const facts = factsOf(rows[place]!, name, now, { bloc: null, findBloc }, say);
    if (facts === null) return end('held', identity);
    const ref: ParentRef | null = parent === 'none' || parent === null ? (now.parentId === null ? null : { id: now.parentId }) : parent;
    const parentId = ref === null ? null : 'id' in ref ? ref.id : undefined;
    if (ref && parentId !== now.parentId) {
      checkAbove(ref, from, say);
      if (goesRound(unit.id, ref, from)) say('error', 'unit.parent_cycle', 'parent', { names: `${unit.name} → ${name}` });
    }
    const nameNow = toneKey(now.name) === toneKey(name) ? now.name : name;
    const words = (id: number | null | undefined) =>
      id === undefined ? text(rows[(ref as { row: number }).row]!, 'name') : id === null ? null : nameNear(versions, id, from);
    const pairs: [string, string | number | null, string | number | null][] = [
      ['code', unit.code, code ?? unit.code],
      ['name', now.name, nameNow],
      ['shortName', now.shortName, facts.shortName],
      ['symbol', now.symbol, facts.symbol],
      ['kind', unitKindWords[now.kind], unitKindWords[facts.kind]],
      ['level', levelWords[now.level], levelWords[facts.level]],
      ['bloc', blocName.get(now.bloc) ?? null, blocName.get(facts.bloc) ?? null],
      ['parent', words(now.parentId), parentId === now.parentId ? words(now.parentId) : words(parentId)],
      ['regime', regimeWords[now.regime], regimeWords[facts.regime]],
    ];
    const changes = pairs
      .filter(([, before, after]) => before !== after)
      .map(([field, before, after]): Change => ({ field, before, after }));
    if (changes.length === 0) return end('same', identity, null);
    say('warning', now.validFrom === from ? 'unit_list.correction' : 'unit_list.new_version', null, { date: from });
    return end('changed', identity, { place, unitId: unit.id, code: code ?? unit.code, name: nameNow, parent: ref, facts, from }, changes);
  }

  function checkAbove(above: ParentRef, from: CalendarDate, say: Say): void {
    if ('id' in above) {
      if (!versionOn(versions, above.id, from))
        say('error', 'unit.parent_not_living', 'parent', { name: nameNear(versions, above.id, from), date: from });
    } else {
      const line = look(above.row).line;
      if (line && line.from > from) say('error', 'unit.parent_not_living', 'parent', { name: line.name, date: from });
    }
  }

  /** Would the unit stand below itself, as the register is and as the rows looked at so far leave it? */
  function goesRound(unitId: number, above: ParentRef, from: CalendarDate): boolean {
    let at: ParentRef | null = above;
    for (let steps = 0; at && steps < 100; steps++) {
      if ('id' in at && at.id === unitId) return true;
      const up: ParentRef | null = at;
      const line: UnitLine | null | undefined = 'row' in up ? done[up.row]?.line : done.find((one) => one?.line?.unitId === up.id)?.line;
      const registered: number | null = 'id' in up ? (versionOn(versions, up.id, from)?.parentId ?? null) : null;
      at = line ? line.parent : registered === null ? null : { id: registered };
    }
    return false;
  }

  function blocAbove(above: ParentRef): number | null {
    return 'id' in above ? (byId.get(above.id)?.bloc ?? null) : (look(above.row).line?.facts.bloc ?? null);
  }

  /** A line with nothing but words is read as a heading; where it is neither a bloc nor a unit, it is said once. */
  function sayHeadings(row: ReadRow, say: Say): void {
    for (const title of row.sections) {
      const key = `${row.sheet}|${title}`;
      if (headings.has(key)) continue;
      headings.add(key);
      if (!findBloc(title).found && !find(title).found) say('warning', 'unit_list.heading_unread', null, { title });
    }
  }
}

const text = (row: ReadRow, key: string) => (row.values[key] as string | null | undefined) || null;
