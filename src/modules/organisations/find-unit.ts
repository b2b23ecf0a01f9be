import { nameIndex, nameKey, type Match } from '#kit/name-index.ts';
import type { RegisteredUnit } from './queries.ts';

export type FoundUnit = { id: number; name: string; bloc: number; blocName: string };
/** `ended`: a unit of that name existed, but not on the date of the register. `begins`: typed is how the name of one unit begins ('Sở Nội vụ'). */
export type UnitMatch = Match<FoundUnit> & { ended?: boolean; begins?: boolean };
export type NamedUnit = FoundUnit & Pick<RegisteredUnit, 'names' | 'living'>;

/** Finds units by what people type: names present and former, short names, codes. `aliases` are accepted suggestions: typed → a name the register knows. */
export function unitLookUp(register: readonly NamedUnit[], aliases: Readonly<Record<string, string>> = {}): (typed: string) => UnitMatch {
  const units = (living: boolean) =>
    nameIndex(register.filter((one) => one.living === living).map((one) => ({ is: one as FoundUnit, names: one.names })));
  const [living, ended] = [units(true), units(false)];
  const keys = register.filter((unit) => unit.living).map((unit) => ({ unit, key: nameKey(unit.name) }));
  const answers = new Map<string, UnitMatch>();
  return (written) => {
    let answer = answers.get(written);
    if (!answer) answers.set(written, (answer = look(aliases[written] ?? written)));
    return answer;
  };

  function look(typed: string): UnitMatch {
    const match = living(typed);
    if (match.found !== null) return match;
    if (ended(typed).found !== null) return { ...match, ended: true };
    const only = beginning(keys, typed);
    return only ? { found: only, begins: true } : match;
  }
}

/** The one living unit whose name begins with these words, three or more: 'Sở Nội vụ' for Sở Nội vụ Hà Nội. */
function beginning(living: readonly { unit: NamedUnit; key: string }[], typed: string): FoundUnit | null {
  const key = nameKey(typed);
  if (key.split(' ').length < 3) return null;
  const found = living.filter((one) => one.key.startsWith(`${key} `));
  return found.length === 1 ? found[0]!.unit : null;
}
