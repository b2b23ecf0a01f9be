import { describe, expect, test } from 'vitest';
import { issuerKey, parseTerm, quote } from './rules.ts';

describe('quoting', () => {
  test.each([
    [{ regime: 'party', kind: 'plan', number: '200-KH/TU', documentDate: '2023-12-11' }, 'Kế hoạch số 200-KH/TU, ngày 11/12/2023'],
    [{ regime: 'state', kind: 'plan', number: '171/KH-UBND', documentDate: '2023-11-17' }, 'Kế hoạch số 171/KH-UBND ngày 17/11/2023'],
    [{ regime: 'party', kind: 'decision', number: '6445-QĐ/TU', documentDate: null }, 'Quyết định số 6445-QĐ/TU (chưa có ngày)'],
    [{ regime: 'party', kind: 'scheme', number: '04-ĐA/TU', documentDate: '2017-09-20' }, 'Đề án số 04-ĐA/TU, ngày 20/09/2017'],
  ] as const)('%o', (document, text) => expect(quote(document)).toBe(text));
});

test.each([
  ['13', null],
  ['2025-2020', null],
  ['', null],
  ['XIII', 'XIII'],
  ['khóa xvii', 'XVII'],
  ['nhiệm kỳ 2020 – 2025', '2020-2025'],
])('term %j → %j', (text, term) => expect(parseTerm(text)).toBe(term));

test('an issuer outside the register is known by its folded name', () => {
  expect(issuerKey({ id: 7, name: 'Sở Nội vụ' })).toBe('7');
  expect(issuerKey({ id: null, name: 'Ban  Bí thư' })).toBe(issuerKey({ id: null, name: 'ban bí thư' }));
});
