import { expect, it } from 'vitest';
import { mapInSlices } from './in-slices.ts';

it('maps in order, lets others go on in between, and passes a failure on', async () => {
  let served = 0;
  const other = setInterval(() => (served += 1), 1);
  const busy = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  const list = Array.from({ length: 200 }, (_, n) => n);
  expect(await mapInSlices(list, (n, index) => (busy(1), n * 2 + index))).toEqual(list.map((n) => n * 3));
  clearInterval(other);
  expect(served).toBeGreaterThan(0);
  await expect(
    mapInSlices(list, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
});
