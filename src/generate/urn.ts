import type { Chance } from '../sample/chance.ts';

export type Weighted<T> = readonly (readonly [T, number])[];

/** Draws by weight, as often as one likes: the weights are summed once. */
export function urn<T>(items: Weighted<T>): (by: Chance) => T {
  const sums: number[] = [];
  let total = 0;
  for (const [, weight] of items) sums.push((total += weight));
  return (by) => {
    const at = by.next() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return items[low]![0];
  };
}

/** 'Hương 60|Hà 50': words with their weights, 1 where none is said. */
export const weighed = (text: string): (readonly [string, number])[] =>
  text.split('|').map((item) => {
    const [, word, weight] = /^(.*?)(?: (\d+))?$/.exec(item.trim())!;
    return [word!, Number(weight ?? 1)] as const;
  });
