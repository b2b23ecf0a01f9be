import type { Overlap } from '#modules/programmes';

/** A line of a plan as it is compared with others of its quarter. `version`: the programme as it is taught then; null: none in force. */
export type QuarterLine = {
  id: string;
  year: number;
  quarter: number;
  versionId: string | null;
  familyId: string;
  audience: string;
  /** As audiences are compared: folded. */
  audienceKey: string;
  leadId: number;
};

/** Two lines of different leads that order nearly the same. `sure`: not only by titles or audiences that may be the same. */
export type QuarterPair<L> = { a: L; b: L; share: number; sure: boolean; why: { audience: 'same' | 'alike' | 'open'; by: Overlap['by'] } };

/**
 * Pairs of lines of one quarter and different leads, for the same audience (`audiencesAlike`: 0 to 1), of which each has at least `least`
 * percent of its content in the other; the surest and most alike first, each pair once whatever the order of the lines; only
 * those with a line that it is `about`.
 */
export function sameQuarter<L extends QuarterLine>(
  lines: readonly L[],
  overlap: (a: L, b: L) => Overlap,
  { quarterShare: least, nearSimilarity }: { quarterShare: number; nearSimilarity: number },
  audiencesAlike: (a: string, b: string) => number,
  about: (line: L) => boolean = () => true,
): QuarterPair<L>[] {
  const pairs: QuarterPair<L>[] = [];
  for (const together of Map.groupBy(lines, ({ year, quarter }) => `${year}-${quarter}`).values()) {
    const inOrder = together.toSorted((x, y) => (x.id < y.id ? -1 : 1));
    for (const [at, a] of inOrder.entries())
      for (const b of inOrder.slice(at + 1)) {
        if (a.leadId === b.leadId || a.id === b.id || !(about(a) || about(b))) continue;
        const { aInB, bInA, by } = overlap(a, b);
        if (aInB === null || bInA === null) continue;
        const [share, possible] = [Math.min(aInB.share, bInA.share), Math.min(aInB.possible, bInA.possible)];
        if (possible < least) continue;
        const audience = audiencesOf(a, b, nearSimilarity, audiencesAlike);
        if (audience === null) continue;
        const content = share >= least;
        pairs.push({ a, b, share: content ? share : possible, sure: content && audience === 'same', why: { audience, by } });
      }
  }
  return pairs.sort((x, y) => Number(y.sure) - Number(x.sure) || y.share - x.share || (x.a.id < y.a.id ? -1 : 1));
}

/** Whether two lines are for the same people; a line that does not say for whom may be for anybody. */
function audiencesOf(
  a: QuarterLine,
  b: QuarterLine,
  near: number,
  alike: (a: string, b: string) => number,
): 'same' | 'alike' | 'open' | null {
  if (a.audienceKey === b.audienceKey) return 'same';
  if (a.audienceKey === '' || b.audienceKey === '') return 'open';
  return alike(a.audience, b.audience) * 100 >= near ? 'alike' : null;
}
