import { nameKey } from '#kit/name-index.ts';
import { leftOut, type Change, type CheckContext, type Checked, type FoundTable, type ReadRow, type Remark } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import { mapInSlices } from '#platform/in-slices.ts';
import { readTime } from './form-c-cells.ts';
import { PARTS, problemsOfNeed, TYPED, type NeedFields } from './form-b-fields.ts';
import type { FoundUnit, LookUp, Register } from './register.ts';

/** A registration that is there already, by its identity. */
export type StandingNeed = NeedFields & { id: string; rowVersion: number };
/** One registration to write. */
export type NeedLine = {
  standing: StandingNeed | null;
  unitId: number;
  bloc: number;
  content: string;
  contentKey: string;
  audience: string | null;
  audienceKey: string;
  fields: NeedFields;
};

/** More people than this from one unit for one programme, or a cost per head outside these bounds, is worth a second look. */
const MANY_PEOPLE = 1000;
const COST_PER_HEAD = { from: 50_000, to: 200_000_000 };

export const identityOf = (unitId: number, content: string, audience: string | null) =>
  `${unitId}|${nameKey(content)}|${nameKey(audience ?? '')}`;

export type Known = {
  year: number;
  actor: Actor;
  register: Register;
  find: LookUp;
  /** Heirs of units that have ended: name → the one that carries it on. */
  heir: (unitName: string) => string | null;
  sender: FoundUnit | null;
  /** By identityOf. */
  standing: ReadonlyMap<string, StandingNeed>;
};

/** Every row of form B in order. Nothing is repaired; a row with an error waits. */
export function checkFormB(known: Known, tables: CheckContext<unknown>['tables'], rows: readonly ReadRow[]): Promise<Checked<NeedLine>[]> {
  let above: { table: FoundTable | undefined; sections: string; unit: FoundUnit } | null = null;
  return mapInSlices(rows, (row) => {
    const table = tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);
    const sections = row.sections.join('|');
    const before = above?.table === table && above?.sections === sections ? above.unit : null;
    const said: Remark[] = [];
    const unit = unitOf(row, known, before, said);
    if (unit) above = { table, sections, unit };
    return checkRow(row, known, unit, new Set(table?.columns.map(({ key }) => key)), said);
  });
}

function checkRow(
  row: ReadRow,
  known: Known,
  unit: FoundUnit | null,
  columns: ReadonlySet<string | null>,
  said: Remark[],
): Checked<NeedLine> {
  const text = (key: string) => (row.values[key] as string | null | undefined) ?? null;
  const count = (key: string) => (row.values[key] as number | null | undefined) ?? null;
  const [content, audience, people] = [text('content'), text('audience'), count('people')];
  const label = [unit?.name ?? text('unit'), content].filter(Boolean).join(' – ');
  const say = (
    severity: Remark['severity'],
    code: string,
    column: string | null,
    params: Remark['params'] = {},
    more: Partial<Remark> = {},
  ) => void said.push({ severity, code, column, params, ...more });
  const end = (outcome: Checked<NeedLine>['outcome'], identity = ''): Checked<NeedLine> => ({
    label,
    identity,
    outcome,
    remarks: said,
    line: null,
  });

  const bare = !content && !audience && row.texts.people === undefined;
  if (bare && text('unit') && unit) {
    say('notice', 'need.heading', 'unit', { unit: unit.name });
    return end('skipped');
  }
  if (!content && row.texts.content === undefined) say('error', 'need.content_missing', 'content');
  if (people === null && row.texts.people === undefined) say('error', 'need.people_missing', 'people');
  if (people === null && /^[-–—.]+$/.test(row.texts.people ?? '')) return nobody();
  if (people === 0) return nobody();
  if (unit && outOfScope(known.actor, unit)) say('error', 'need.out_of_scope', 'unit', { unit: unit.name });

  const time = readTime(text('proposedTime') ?? '');
  if (time.impossible) say('error', 'need.time_impossible', 'proposedTime', { typed: text('proposedTime') });
  else if (time.year !== null && time.year !== known.year)
    say('warning', 'need.time_other_year', 'proposedTime', { found: String(time.year), year: String(known.year) });
  const programme = content ? programmeOf(content, known.find, say) : null;
  if (!content || !unit || people === null || time.impossible) return end('held');

  const identity = identityOf(unit.id, content, audience);
  const standing = known.standing.get(identity) ?? null;
  // A column the file does not have, and a cell that was left out, say nothing about what is there.
  const left = leftOut(row);
  const typed = <T>(key: keyof NeedFields, value: T) => ((columns.has(key) && !left.has(key)) || !standing ? value : (standing[key] as T));
  const fields: NeedFields = {
    familyId: programme ?? standing?.familyId ?? null,
    people,
    women: typed('women', count('women')),
    minority: typed('minority', count('minority')),
    provinceLevel: typed('provinceLevel', count('provinceLevel')),
    communeLevel: typed('communeLevel', count('communeLevel')),
    publicEmployees: typed('publicEmployees', count('publicEmployees')),
    proposedTime: typed('proposedTime', time.text.trim() || null),
    quarter: columns.has('proposedTime') || !standing ? time.quarter : standing.quarter,
    studyForm: typed('studyForm', text('studyForm')),
    cost: typed('cost', count('cost')),
    note: typed('note', text('note')),
  };
  for (const { code, column, params } of problemsOfNeed(fields)) say('error', code, column, params);
  if (people > MANY_PEOPLE) say('warning', 'need.people_many', 'people', { people });
  const perHead = fields.cost === null || fields.cost === 0 ? null : Math.round(fields.cost / people);
  if (perHead !== null && (perHead < COST_PER_HEAD.from || perHead > COST_PER_HEAD.to))
    say('warning', 'need.cost_implausible', 'cost', { perHead });
  if (said.some(({ severity }) => severity === 'error')) return end('held', identity);

  const changes = standing ? changesBetween(standing, fields, known.register) : [];
  const line: NeedLine = {
    standing,
    unitId: unit.id,
    bloc: unit.bloc,
    content,
    contentKey: nameKey(content),
    audience,
    audienceKey: nameKey(audience ?? ''),
    fields,
  };
  const outcome = !standing ? 'added' : changes.length > 0 ? 'changed' : 'same';
  return { label, identity, outcome, remarks: said, changes, line };

  /** A nought on the form registers nobody; it takes nothing away that is there. */
  function nobody(): Checked<NeedLine> {
    const there = unit && content ? known.standing.get(identityOf(unit.id, content, audience)) : undefined;
    if (there) say('warning', 'need.nobody_but_there', 'people', { people: there.people });
    else say('notice', 'need.nobody', 'people');
    return end('skipped');
  }
}

function changesBetween(before: NeedFields, after: NeedFields, { programmes }: Register): Change[] {
  const familyName = (id: string | null) => programmes.find(({ familyId }) => familyId === id)?.familyName ?? null;
  const changes: Change[] = TYPED.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
  if (before.familyId !== after.familyId)
    changes.push({ field: 'content', before: familyName(before.familyId), after: familyName(after.familyId) });
  return changes;
}

/** May this person register for the unit? The database holds the same line underneath. */
export function outOfScope({ scope }: Actor, unit: { id: number; bloc: number }): boolean {
  if (scope.kind === 'unit') return !scope.units.includes(unit.id);
  return scope.kind === 'bloc' ? scope.bloc !== unit.bloc : scope.kind !== 'tenant';
}

type Say = (severity: Remark['severity'], code: string, column: string | null, params?: Remark['params'], more?: Partial<Remark>) => void;

/** The family of the programme; what is not known stays text, and is said. */
function programmeOf(content: string, find: LookUp, say: Say): string | null {
  const match = find.programme(content);
  if (match.found !== null) return match.found.familyId;
  const { suggestion } = match;
  if (suggestion) say('warning', 'need.programme_near', 'content', { typed: content, suggestion }, { typed: content, suggestion });
  else say('warning', 'need.programme_unknown', 'content', { typed: content });
  return null;
}

/** The unit of a row: its cell, else the row above, else the heading it stands under, else who sent the file. */
function unitOf(row: ReadRow, known: Known, above: FoundUnit | null, said: Remark[]): FoundUnit | null {
  const [code, typed] = [row.values.unitCode, row.values.unit].map((value) => (value as string | null | undefined) || null);
  const byCode = code ? unitByCode(code!, known) : null;
  if (code && !byCode) {
    said.push({ severity: 'error', code: 'need.unit_code_unknown', column: 'unitCode', params: { typed: code } });
    return null;
  }
  if (!typed && byCode) return byCode;
  if (typed) {
    const match = known.find.unit(typed);
    if (byCode && match.found && match.found.id !== byCode.id) {
      said.push({ severity: 'error', code: 'need.unit_code_differs', column: 'unit', params: { typed, unit: byCode.name } });
      return null;
    }
    if (byCode) return byCode;
    if (match.begins)
      said.push({ severity: 'notice', code: 'need.unit_begins', column: 'unit', params: { typed, unit: match.found!.name } });
    if (match.found !== null) return match.found;
    const suggestion = match.ended ? known.heir(typed) : match.suggestion;
    const kind = match.ended
      ? suggestion
        ? 'need.unit_ended_heir'
        : 'need.unit_ended'
      : suggestion
        ? 'need.unit_near'
        : 'need.unit_unknown';
    said.push({ severity: 'error', code: kind, column: 'unit', params: { typed, suggestion }, typed, suggestion });
    return null;
  }
  if (row.texts.unit !== undefined && row.remarks.some(({ column, severity }) => column === 'unit' && severity === 'error')) return null;
  if (above) {
    said.push({ severity: 'notice', code: 'need.unit_above', column: 'unit', params: { unit: above.name } });
    return above;
  }
  for (const title of row.sections.toReversed()) {
    const match = known.find.unit(title);
    if (match.found !== null) return match.found;
    const suggestion = match.ended ? known.heir(title) : match.suggestion;
    if (!suggestion) continue;
    const kind = match.ended ? 'need.unit_ended_heir' : 'need.unit_near';
    said.push({ severity: 'error', code: kind, column: null, params: { typed: title, suggestion }, typed: title, suggestion });
    return null;
  }
  if (known.sender) return known.sender;
  said.push({ severity: 'error', code: 'need.unit_missing', column: 'unit' });
  return null;
}

function unitByCode(code: string, { find, register }: Known): FoundUnit | null {
  const byName = find.unit(code);
  if (byName.found && !byName.begins) return byName.found;
  return register.units.find(({ id, living }) => living && String(id) === code) ?? null;
}

/** Remarks about rows that are no data: the year of the title, printed totals against what stands above or below them. */
export function checkAround(
  year: number,
  tables: readonly FoundTable[],
  rows: readonly ReadRow[],
): (Remark & { sheet: string; row: number })[] {
  return tables.flatMap((table) => {
    const { sheet, headerRow } = table;
    const said: (Remark & { sheet: string; row: number })[] = [];
    const found = yearOfTitle(table.title);
    if (found !== null && found !== year)
      said.push({
        sheet,
        row: headerRow,
        severity: 'warning',
        code: 'need.other_year',
        params: { found: String(found), year: String(year) },
      });
    const end = Math.min(...tables.filter((one) => one.sheet === sheet && one.headerRow > headerRow).map((one) => one.headerRow));
    const own = rows.filter((row) => row.sheet === sheet && row.row > headerRow && row.row < end);
    for (const total of table.totals) {
      const section = table.sections.find((one) => one.row === total.section);
      const meant = section ? own.filter(({ row }) => section.rows.includes(row)) : own;
      for (const column of ['people', ...PARTS, 'cost'] as const) {
        const stated = total.values[column];
        // A figure that could not be read is said where it stands, not once more in every total.
        if (
          stated === undefined ||
          stated === null ||
          meant.some((row) => row.remarks.some((one) => one.column === column && one.severity === 'error'))
        )
          continue;
        const computed = meant.reduce((sum, row) => sum + ((row.values[column] as number | null | undefined) ?? 0), 0);
        if (stated === computed) continue;
        said.push({
          sheet,
          row: total.row,
          severity: 'warning',
          code: 'need.total_differs',
          column,
          params: { total: total.label, stated, computed, difference: stated - computed },
        });
      }
    }
    return said;
  });
}

/** '… NHU CẦU … NĂM 2026'; the year of a date is not meant. */
function yearOfTitle(title: readonly string[]): number | null {
  const words = title.join(' ').replace(/ngày\s+\S+\s+tháng\s+\S+\s+năm\s+\S+/giu, ' ');
  return Number(/năm\s+(20\d\d)/iu.exec(words)?.[1] ?? 0) || null;
}
