import type { BirthPrecision } from './rules.ts';

/** What somebody has learnt and which rank they hold; levels low to high. */
export const levels = {
  education: ['lower_secondary', 'upper_secondary', 'vocational', 'college', 'university', 'master', 'doctorate'],
  political_theory: ['elementary', 'intermediate', 'advanced'],
  rank: ['officer', 'specialist', 'principal_specialist', 'senior_specialist'],
} as const;
export type QualificationKind = keyof typeof levels;
export const qualificationKinds = Object.keys(levels) as QualificationKind[];
export type LevelOf<K extends QualificationKind> = (typeof levels)[K][number];
export type Level = LevelOf<QualificationKind>;
export const isLevelOf = (kind: QualificationKind, level: string): boolean => (levels[kind] as readonly string[]).includes(level);

/**
 * diploma: bằng. confirmation: giấy xác nhận trình độ lý luận chính trị (it counts when issued before 9/7/2021; who judges that is the rule).
 * stated: only said so, on a list or in a file. Strongest first.
 */
export const evidences = ['diploma', 'confirmation', 'stated'] as const;
export type Evidence = (typeof evidences)[number];

/** died, retired, left the service */
export const endedKinds = ['deceased', 'retired', 'left'] as const;
export type EndedKind = (typeof endedKinds)[number];

/** One paper, or one thing said. `issuedOn` of a rank: held since. */
export type Qualification = {
  kind: QualificationKind;
  level: Level;
  evidence: Evidence;
  issuer: string | null;
  issuedOn: string | null;
  issuedPrecision: BirthPrecision;
  serial: string | null;
  note: string | null;
};

/** The highest of a kind; null where there is none. */
export function highest<K extends QualificationKind>(
  kind: K,
  held: readonly { kind: QualificationKind; level: string }[],
): LevelOf<K> | null {
  const all: readonly string[] = levels[kind];
  const top = Math.max(-1, ...held.map((one) => (one.kind === kind ? all.indexOf(one.level) : -1)));
  return (all[top] ?? null) as LevelOf<K> | null;
}
