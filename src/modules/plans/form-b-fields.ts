/** What a registration says beside who asks for what; null where it says nothing. `cost` in đồng. */
export type NeedFields = {
  familyId: string | null;
  people: number;
  women: number | null;
  minority: number | null;
  provinceLevel: number | null;
  communeLevel: number | null;
  publicEmployees: number | null;
  proposedTime: string | null;
  quarter: number | null;
  studyForm: string | null;
  cost: number | null;
  note: string | null;
};

/** Parts of the people registered; none can be more than all of them. */
export const PARTS = ['women', 'minority', 'provinceLevel', 'communeLevel', 'publicEmployees'] as const;
/** Fields that have a column of their own in form B. */
export const TYPED = ['people', ...PARTS, 'proposedTime', 'studyForm', 'cost', 'note'] as const;

export type Problem = { code: string; column: keyof NeedFields; params: Record<string, string | number> };

/** What speaks against the figures of one registration: parts above the whole, nobody at all. */
export function problemsOfNeed({ people, ...parts }: Pick<NeedFields, 'people' | (typeof PARTS)[number]>): Problem[] {
  const problems: Problem[] = [];
  for (const column of PARTS) {
    const part = parts[column];
    if (part !== null && part > people) problems.push({ code: 'need.part_exceeds', column, params: { part, people } });
  }
  const levels = (parts.provinceLevel ?? 0) + (parts.communeLevel ?? 0);
  if (problems.length === 0 && levels > people)
    problems.push({ code: 'need.levels_exceed', column: 'communeLevel', params: { levels, people } });
  return problems;
}
