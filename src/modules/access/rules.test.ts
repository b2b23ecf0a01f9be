import { describe, expect, test } from 'vitest';
import { actingRoles, isSignInName, secondsToWait, seesOthers, signInNameOf, type HeldRole } from './rules.ts';

describe('sign-in names', () => {
  test.each([
    ['a', false],
    ['nguyễn', false],
    ['an nguyen', false],
    ['.an', false],
    ['lhp.vanthu', true],
    ['an@hanoi.gov.vn', true],
  ])('%s', (name, ok) => {
    expect(isSignInName(name)).toBe(ok);
  });
  test('case and stray blanks do not matter', () => expect(signInNameOf('  LHP.VanThu​ ')).toBe('lhp.vanthu'));
});

describe('waiting after failures', () => {
  const now = new Date('2026-01-05T08:00:00Z');
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const none = { count: 0, lastAt: null };
  test.each<[string, Partial<Parameters<typeof secondsToWait>[0]>, number]>([
    ['the sixth try on one account waits', { pair: { count: 5, lastAt: ago(0) } }, 1],
    ['each more waits twice as long', { pair: { count: 9, lastAt: ago(0) } }, 16],
    ['time already waited counts', { pair: { count: 9, lastAt: ago(10) } }, 6],
    ['never longer than the window', { pair: { count: 60, lastAt: ago(0) } }, 900],
    [
      'an account under attack: one failure from here is free',
      { account: { count: 500, lastAt: ago(0) }, pair: { count: 1, lastAt: ago(0) } },
      1,
    ],
    ['one address over many accounts waits', { address: { count: 52, lastAt: ago(0) } }, 4],
    ['four failures: at once', { pair: { count: 4, lastAt: ago(0) } }, 0],
    ['waited long enough', { pair: { count: 9, lastAt: ago(16) } }, 0],
    ['an address new to an account under attack: at once', { account: { count: 500, lastAt: ago(0) } }, 0],
    ['an office of many who mistype once each: at once', { address: { count: 49, lastAt: ago(0) } }, 0],
  ])('%s', (_, failed, seconds) => {
    expect(secondsToWait({ pair: none, account: none, address: none, ...failed }, now)).toBe(seconds);
  });
});

describe('waiting after wrong codes', () => {
  const now = new Date('2026-01-05T08:00:00Z');
  const none = { count: 0, lastAt: null };
  const account = { count: 51, lastAt: now };
  test('six digits guessed from many addresses are slowed down for all of them', () =>
    expect(secondsToWait({ pair: none, address: none, account }, now, { guessable: true })).toBe(2));
  test('a recovery code cannot be guessed and stays open', () =>
    expect(secondsToWait({ pair: none, address: none, account }, now)).toBe(0));
});

test.each([
  [['trainee'], false],
  [['reader'], true],
  [['trainee', 'reader'], true],
  [[], false],
])('%s sees others: %s', (roles, sees) => expect(seesOthers(roles.map((role) => ({ role })))).toBe(sees));

describe('several roles at once', () => {
  const held = (role: string, scope: string, validFrom: string, unitId: number | null = null): HeldRole => ({
    role,
    scope,
    bloc: null,
    units: unitId === null ? null : [unitId],
    classes: null,
    person: null,
    validFrom,
    seesRestricted: false,
  });
  const whole = held('reader', 'tenant', '2024-01-01');
  const officer = held('home_affairs_officer', 'unit', '2025-01-01', 7);
  const other = held('home_affairs_officer', 'unit', '2025-06-01', 8);
  const reader = held('reader', 'unit', '2025-03-01', 9);
  test.each([
    ['none', [], []],
    ['the stronger role never gets the wider scope', [whole, officer], [officer]],
    ['unit roles of two kinds do not add up', [officer, reader], [reader]],
    ['unit roles of one kind add up', [officer, other], [officer, other]],
    ['one', [whole], [whole]],
  ])('%s', (_, roles, acting) => expect(actingRoles(roles)).toEqual(acting));
});
