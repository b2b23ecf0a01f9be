import { expect, it, vi } from 'vitest';
import { isId, newId } from './ids.ts';

it('gives ids of version 7 that differ and follow each other, also when the clock is put back', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => isId(id) && /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 60_000);
  expect(newId() > ids.at(-1)!).toBe(true);
  clock.mockRestore();
  // what is not of the clock and the count is never the same
  expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(ids.length);
});

it('tells an id from anything else', () => {
  expect([newId(), '01a207b0-6151-7006-99f0-04165f54412c'].every(isId)).toBe(true);
  expect([null, 7, '', 'x', '01a207b0-6151-7006-99f0-04165f54412'].some(isId)).toBe(false);
});
