import { describe, expect, test } from 'vitest';
import { addDays } from '#kit/dates.ts';
import { aroundToday } from '../sample/fill-now.ts';
import { isDue, lastReset } from './due.ts';
import { classesAround } from './programmes.ts';

const at = (text: string) => new Date(`${text}+07:00`);

describe('when a practice tenant is made anew', () => {
  test.each([
    ['2026-11-23T00:29:59', '2026-11-22T00:30:00'],
    ['2026-11-23T00:30:00', '2026-11-23T00:30:00'],
    ['2026-11-23T23:59:59', '2026-11-23T00:30:00'],
    ['2027-01-01T00:10:00', '2026-12-31T00:30:00'],
  ])('at %s it last was to be at %s', (now, last) => expect(lastReset('00:30', at(now))).toEqual(at(last)));

  test.each([
    ['made by day, asked the same day', '2026-11-23T10:00:00', '2026-11-23T23:00:00', false],
    ['made by day, asked after the hour', '2026-11-23T10:00:00', '2026-11-24T00:30:00', true],
    ['made just before the hour', '2026-11-23T00:29:00', '2026-11-23T00:31:00', true],
    ['made at the hour', '2026-11-23T00:30:00', '2026-11-23T00:31:00', false],
    ['the server was down for days', '2026-11-20T00:31:00', '2026-11-23T08:00:00', true],
  ])('%s', (_, made, now, due) => expect(isDue({ resetAt: '00:30', madeAt: at(made) }, at(now))).toBe(due));
});

test('filled on any night of two years: what has closed and what runs has begun, what is prepared is still to come', () => {
  for (let day = '2026-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
    const { classes, plans } = aroundToday(classesAround(6), day);
    for (const one of classes) {
      const closed = /^(KNS|LLCT\d\d-01)/.test(one.code);
      const lies = one.opens ? (one.closes! <= day ? 'closed' : one.opens < day ? 'running' : 'ahead') : 'preparing';
      expect([day, one.code, lies]).toEqual([day, one.code, closed ? 'closed' : one.opens ? 'running' : 'preparing']);
    }
    for (const { date } of plans) expect(date <= day).toBe(true);
  }
});
