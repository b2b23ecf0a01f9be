import { expect, test } from 'vitest';
import { pathHere } from './path-here.ts';

test.each([
  'https://elsewhere.example/lop',
  '//elsewhere.example/lop',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '\\\\elsewhere.example',
  '/..//elsewhere.example',
  '/lop/../..//elsewhere.example',
  '/%2e%2e//elsewhere.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' //elsewhere.example',
  'lop',
  '//[',
  '',
])('%j leads home', (next) => expect([pathHere(next), pathHere(next, '/trang-chu')]).toEqual(['/', '/trang-chu']));

test('a page with its filter is kept', () => expect(pathHere('/lop?year=2026&q=a%20b')).toBe('/lop?year=2026&q=a%20b'));
