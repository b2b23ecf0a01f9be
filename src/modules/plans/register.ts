import { fold, tidy } from '#kit/text.ts';
import { nameIndex, nameKey, type Match } from '#kit/name-index.ts';
import { unitLookUp, type FoundUnit, type NamedUnit, type UnitMatch } from '#modules/organisations';

/** What the tenant knows on the first day of the plan year: everything a form may name. */
export type Register = {
  units: NamedUnit[];
  programmes: { familyId: string; familyName: string; nature: string; names: string[]; versions: ProgrammeVersionName[] }[];
  funding: { code: string; name: string }[];
};
export type ProgrammeVersionName = { id: string; names: string[]; validFrom: string; validTo: string | null };

export type { FoundUnit };
export type FoundProgramme = { familyId: string; versionId: string | null; familyName: string; nature: string; inForce: boolean };

export type FoundFunding = { code: string; name: string; detail: string | null };

export type LookUp = {
  unit(typed: string): UnitMatch;
  programme(typed: string): Match<FoundProgramme>;
  /** `detail`: what is typed beyond the name of the source. */
  funding(typed: string): FoundFunding | null;
};

/** Look-ups over a register. `aliases` are what the officer has answered: typed text → a name the register knows. */
export function lookUp(register: Register, date: string, aliases: Readonly<Record<string, string>> = {}): LookUp {
  const programme = programmeIndex(register, date);
  const through =
    <T>(find: (typed: string) => T) =>
    (typed: string) =>
      find(aliases[typed] ?? typed);
  return {
    unit: unitLookUp(register.units, aliases),
    programme: through(programme),
    funding: (typed) => findFunding(register.funding, typed),
  };
}

const LEAD_IN = /^(mo |to chuc )?(cac |\d+ )?(lop |khoa )?(hoc )?((dao tao|boi duong|tap huan) )?(chuong trinh )?(ve )?/;

/** 'Lớp Trung cấp LLCT-HC hệ không tập trung (TCLLCT-HC)': the whole name, a code standing as a word, or the name at the beginning. */
function programmeIndex(register: Register, date: string): (typed: string) => Match<FoundProgramme> {
  const entries = register.programmes.flatMap((family) => {
    const is = (version: ProgrammeVersionName | null): FoundProgramme => ({
      familyId: family.familyId,
      familyName: family.familyName,
      nature: family.nature,
      versionId: version?.id ?? null,
      inForce: version !== null && inForce(version, date),
    });
    const current = family.versions.find((version) => inForce(version, date)) ?? family.versions.at(-1) ?? null;
    // One name may belong to several versions in time: the one in force on the date comes first.
    const versions = [...family.versions].sort((a, b) => Number(inForce(b, date)) - Number(inForce(a, date)));
    const named = versions.map((version) => ({ is: is(version), names: version.names }));
    return [{ is: is(current), names: family.names }, ...named];
  });
  const byKey = new Map<string, FoundProgramme>();
  for (const { is, names } of entries) for (const name of names) if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), is);
  const keys = [...byKey.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  const codes = entries
    .flatMap(({ names }) => names)
    .filter((name) => /^[A-ZĐ][A-ZĐ0-9-]{2,}$/u.test(name))
    .sort((a, b) => b.length - a.length);
  const suggest = nameIndex(entries);

  return (typed) => {
    const key = nameKey(typed);
    const bare = key.replace(LEAD_IN, '');
    const code = codes.find((one) => new RegExp(`(^|[^\\p{L}\\p{N}])${one}($|[^\\p{L}\\p{N}-])`, 'u').test(typed.normalize('NFC')));
    const start = keys.find((one) => [key, bare].some((text) => text === one || text.startsWith(`${one} `)));
    const found = byKey.get(key) ?? byKey.get(bare) ?? (code && byKey.get(nameKey(code))) ?? (start && byKey.get(start));
    return found ? { found } : { found: null, suggestion: suggestion(typed) ?? suggestion(bare) };
  };

  function suggestion(text: string): string | null {
    const match = suggest(text);
    return match.found === null ? match.suggestion : null;
  }
}

const inForce = (version: ProgrammeVersionName, date: string) =>
  version.validFrom <= date && (version.validTo === null || date < version.validTo);

// What offices write → what the name of a source says. First match wins.
const FUNDING_WORDS: [RegExp, RegExp][] = [
  [/\bnstw\b|trung uong/, /trung uong/],
  [/\bnstp\b|\bnst\b|thanh pho|ngan sach tinh|cap tinh/, /thanh pho|tinh/],
  [/quan|huyen|thi xa/, /quan|huyen|cap huyen/],
  [/\bxa\b|phuong|thi tran/, /\bxa\b|phuong/],
  [/don vi|co quan cu|tu chu/, /don vi/],
  [/hoc vien|ca nhan|xa hoi hoa|tai tro|khac/, /khac/],
];

/** Between the name of a source and what is known more closely: 'Ngân sách cấp huyện – huyện Ba Vì'. */
export const FUNDING_DASH = ' – ';

function findFunding(sources: Register['funding'], typed: string): FoundFunding | null {
  const words = fold(typed);
  if (words === '') return null;
  const [head, ...rest] = typed.split(FUNDING_DASH);
  const named = (text: string) => sources.find((one) => fold(one.code) === fold(text) || fold(one.name) === fold(text));
  const exact = named(typed) ?? named(head!);
  if (exact) return { ...exact, detail: named(typed) ? null : tidy(rest.join(FUNDING_DASH)) || null };
  for (const [typedWords, sourceWords] of FUNDING_WORDS) {
    if (!typedWords.test(words)) continue;
    const source = sources.find((one) => sourceWords.test(fold(one.name)));
    if (source) return { ...source, detail: tidy(typed) };
  }
  return null;
}
