import { expect, test } from 'vitest';
import { addressForApp, isOneTimeCode, newOneTimeSecret, plainCode, stepOf } from './one-time-code.ts';

// RFC 6238, appendix B: the secret '12345678901234567890', SHA-1; the last six of its eight digits
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [20_000_000_000, '353130', 666_666_666],
])('the RFC at %i', (seconds, code, step) => expect(stepOf(SECRET, code, at(seconds))).toBe(step));

test.each([
  ['one step late', 59 + 30, 1],
  ['one step early', 59 - 30, 1],
  ['two steps late', 59 + 60, null],
  ['two steps early', 59 - 60, null],
])('%s', (_, seconds, step) => expect(stepOf(SECRET, '287082', at(seconds))).toBe(step));

test('a secret has 160 bits, and an app can read its address', () => {
  const secret = newOneTimeSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newOneTimeSecret()).not.toBe(secret);
  const address = new URL(addressForApp(secret, 'an@hanoi.gov.vn', 'Hà Nội'));
  expect([address.protocol, address.host, address.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret]);
});

test.each([
  ['123 456', '123456', true],
  ['12345', '12345', false],
  ['K7QF-M2XW', 'k7qfm2xw', false],
])('%s is %s', (typed, plain, digits) => expect([plainCode(typed), isOneTimeCode(plainCode(typed))]).toEqual([plain, digits]));
