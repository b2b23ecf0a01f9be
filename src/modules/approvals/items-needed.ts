import { bodiesFor, consentsOf, type Decision, type Facts, type Matrix } from '#modules/delegation';
import { concurrenceItems, type ConcurrenceItem } from './kinds.ts';

/** Which decision of the matrix an item of the concurrence is about. */
const decisionOf: Record<ConcurrenceItem, Decision> = {
  audience: 'audience',
  time: 'opening',
  content: 'content',
  materials: 'curriculum',
  list: 'list',
};
export type Needed = { item: ConcurrenceItem; unit: number };

/**
 * Which of the five items need whose written word before anybody is summoned: of those who approve or must agree. Who decides
 * on a programme or an audience once is not asked again class by class; without a matrix nobody is.
 */
export function itemsNeeded(matrix: Matrix | null, facts: Facts): Needed[] {
  return concurrenceItems.flatMap((item) => {
    const units = consentsOf(bodiesFor(matrix, facts, decisionOf[item]));
    return units.filter((unit) => unit !== facts.runner).map((unit) => ({ item, unit }));
  });
}
