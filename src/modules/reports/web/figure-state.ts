import type { StatedFigure } from '../contract.ts';

/**
 * Where a published figure stands against the ledger: open = it differs and nobody has explained it; explained;
 * goal = a target still being worked on, whose rest is no difference; matches; none = there is nothing to compare it with.
 */
export type FigureState = 'open' | 'explained' | 'goal' | 'matches' | 'none';
export type FigureGroup = { head: StatedFigure; parts: StatedFigure[] };

export const isGoal = (figure: Pick<StatedFigure, 'measure'>): boolean => figure.measure === 'nominations';

export function figureState(figure: Pick<StatedFigure, 'measure' | 'classes' | 'trainees' | 'parts' | 'explanation'>): FigureState {
  const { classes, trainees, parts, explanation } = figure;
  const against = isGoal(figure) ? [parts?.classes, parts?.trainees] : [classes, trainees, parts?.classes, parts?.trainees];
  if (against.some((one) => Boolean(one?.difference))) return explanation === null ? 'open' : 'explained';
  if (classes.difference === null && trainees.difference === null) return 'none';
  return isGoal(figure) ? 'goal' : 'matches';
}

const order: FigureState[] = ['open', 'explained', 'goal', 'matches', 'none'];
const urgency = ({ head, parts }: FigureGroup): number => Math.min(...[head, ...parts].map((figure) => order.indexOf(figureState(figure))));

/** Worth seeing at once: something in it differs, explained or not. */
export const differs = (group: FigureGroup): boolean => urgency(group) <= order.indexOf('explained');

/** Figures with their parts, what still has to be explained first. A part whose figure is not on the page stands alone. */
export function inGroups(figures: readonly StatedFigure[]): FigureGroup[] {
  const ids = new Set(figures.map((figure) => figure.id));
  const heads = figures.filter((figure) => figure.partOf === null || !ids.has(figure.partOf));
  return heads
    .map((head) => ({ head, parts: figures.filter((figure) => figure.partOf === head.id) }))
    .toSorted((a, b) => urgency(a) - urgency(b));
}
