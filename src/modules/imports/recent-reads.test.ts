import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { choices } from './contract.ts';
import type { FileRead } from './read-form-file.ts';
import { forgetRead, keepRead, recentRead } from './recent-reads.ts';

const read = (rows: number): FileRead => ({
  tables: [],
  rows: Array.from({ length: rows }) as FileRead['rows'],
  samples: [],
  oldFonts: null,
  unread: [],
});
const none = choices.parse({});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.advanceTimersByTime(60 * 60_000);
  vi.useRealTimers();
});

it('knows nothing of a file read another way, of another run, or forgotten', () => {
  keepRead('a', none, {}, read(1));
  expect(recentRead('b', none, {})).toBeNull();
  expect(recentRead('a', choices.parse({ fonts: 'convert' }), {})).toBeNull();
  expect(recentRead('a', choices.parse({ columns: { 'Trang1!3': { 2: 'fullName' } } }), {})).toBeNull();
  expect(recentRead('a', none, { 'stt|ten': { 2: 'fullName' } })).toBeNull();
  forgetRead('a');
  expect(recentRead('a', none, {})).toBeNull();
});

it('gives back what was read, whatever was answered about rows and names', () => {
  const kept = read(3);
  keepRead('a', none, {}, kept);
  expect(recentRead('a', choices.parse({ answers: { 'Trang1!4': 'other' }, names: { 'BV Xanh': 'Bệnh viện Xanh' } }), {})).toBe(kept);
});

it('lets go after ten minutes, and the oldest when there are many rows', () => {
  keepRead('a', none, {}, read(30_000));
  keepRead('b', none, {}, read(25_000));
  expect(recentRead('a', none, {})).not.toBeNull();
  keepRead('c', none, {}, read(20_000));
  expect(recentRead('a', none, {})).toBeNull();
  expect(recentRead('b', none, {})).not.toBeNull();
  vi.advanceTimersByTime(11 * 60_000);
  expect(recentRead('c', none, {})).toBeNull();
});
