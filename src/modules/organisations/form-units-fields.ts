import { nameIndex } from '#kit/name-index.ts';
import type { ReadRow, Remark } from '#modules/imports';
import { phrase, type Saying } from '#platform/refusal.ts';
import { kindOfName, levelOfName, readKind, readLevel, readRegime, regimeOfKind } from './form-units-words.ts';
import type { VersionFields } from './write-version.ts';

export type Bloc = { id: number; code: string; name: string };
export type Say = (
  severity: Remark['severity'],
  code: string,
  column: string | null,
  params?: Remark['params'],
  more?: Partial<Remark>,
) => void;
/** What a unit is, apart from its name and where it hangs. */
export type UnitFacts = Omit<VersionFields, 'name' | 'parentId'>;

/** A bloc by name, with or without the word 'Khối', or by code. `names` are accepted suggestions. */
export function blocLookUp(blocs: readonly Bloc[], names: Readonly<Record<string, string>>) {
  const find = nameIndex(blocs.map((bloc) => ({ is: bloc, names: [bloc.name, bloc.code, bloc.name.replace(/^khối\s+/iu, '')] })));
  return (typed: string) => find(names[typed] ?? typed);
}

const text = (row: ReadRow, key: string) => (row.values[key] as string | null | undefined) || null;

/** What the row says of a unit; `before`: what holds where a cell is empty. Without it, what can be told from the name is assumed and said. */
export function factsOf(
  row: ReadRow,
  name: string,
  before: UnitFacts | null,
  around: { bloc: number | null; findBloc: ReturnType<typeof blocLookUp> },
  say: Say,
): UnitFacts | null {
  const assumed: Saying[] = [];
  const read = <T extends string>(
    key: 'kind' | 'level' | 'regime',
    family: string,
    reader: (typed: string) => T | null,
    guess: () => T | null,
  ): T | null => {
    const typed = text(row, key);
    if (typed !== null) {
      const found = reader(typed);
      if (found === null) say('error', `unit_list.${key}_unknown`, key, { typed });
      return found;
    }
    if (before) return before[key] as unknown as T;
    if (unread(row, key)) return null;
    const guessed = guess();
    if (guessed === null) say('error', `unit_list.${key}_missing`, key);
    else assumed.push(phrase(`${family}.${guessed}`));
    return guessed;
  };
  const kind = read('kind', 'unit_kind', readKind, () => kindOfName(name));
  const level = read('level', 'unit_level', readLevel, () => levelOfName(name));
  const regime = read('regime', 'regime', readRegime, () => kind && regimeOfKind(kind));
  const bloc = blocOf(row, before, around, say);
  if (assumed.length > 0) say('notice', 'unit_list.assumed', null, { what: assumed });
  if (kind === null || level === null || regime === null || bloc === null) return null;
  return {
    shortName: text(row, 'shortName') ?? before?.shortName ?? null,
    symbol: text(row, 'symbol') ?? before?.symbol ?? null,
    kind,
    level,
    regime,
    bloc,
  };
}

const unread = (row: ReadRow, key: string) => row.remarks.some(({ column, severity }) => column === key && severity === 'error');

function blocOf(row: ReadRow, before: UnitFacts | null, { bloc, findBloc }: Parameters<typeof factsOf>[3], say: Say): number | null {
  const typed = text(row, 'bloc');
  if (typed === null) {
    if (before) return before.bloc;
    for (const title of row.sections.toReversed()) {
      const match = findBloc(title);
      if (match.found) return match.found.id;
    }
    if (bloc === null && !unread(row, 'bloc')) say('error', 'unit_list.bloc_missing', 'bloc');
    return bloc;
  }
  const match = findBloc(typed);
  if (match.found) return match.found.id;
  const { suggestion } = match;
  say('error', suggestion ? 'unit_list.bloc_near' : 'unit_list.bloc_unknown', 'bloc', { typed, suggestion }, { typed, suggestion });
  return null;
}
