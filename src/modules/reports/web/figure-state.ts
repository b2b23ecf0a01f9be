import type { StatedFigure } from '../contract.ts';

/**
 * Where a published figure stands against the ledger: open = it differs and nobody has explained it; explained; matches;
 * none = there is nothing to compare it with.
 */
export type FigureState = 'open' | 'explained' | 'matches' | 'none';

export function figureState({ classes, trainees, parts, explanation }: Pick<StatedFigure, 'classes' | 'trainees' | 'parts' | 'explanation'>): FigureState {
  const differences = [classes, trainees, parts?.classes, parts?.trainees].map((one) => one?.difference ?? null);
  if (differences.some((difference) => difference !== null && difference !== 0)) return explanation === null ? 'open' : 'explained';
  return classes.difference === null && trainees.difference === null ? 'none' : 'matches';
}

const order: FigureState[] = ['open', 'explained', 'matches', 'none'];

/** What still has to be explained first; the parts of a figure right after it. */
export function inOrder(figures: readonly StatedFigure[]): StatedFigure[] {
  const ids = new Set(figures.map((figure) => figure.id));
  const heads = figures.filter((figure) => figure.partOf === null || !ids.has(figure.partOf));
  const sorted = heads.toSorted((a, b) => order.indexOf(figureState(a)) - order.indexOf(figureState(b)));
  return sorted.flatMap((head) => [head, ...figures.filter((figure) => figure.partOf === head.id)]);
}
