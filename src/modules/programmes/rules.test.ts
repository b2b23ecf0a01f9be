import { describe, expect, test } from 'vitest';
import { familyMeant, inForceOn, placeVersion } from './rules.ts';

const version = (id: string, validFrom: string, validTo: string | null = null) => ({ id, validFrom, validTo });

describe('which version is in force', () => {
  const versions = [version('b', '2022-02-08'), version('a', '2016-01-01', '2022-02-08')];
  test.each([
    ['2015-12-31', null],
    ['2016-01-01', 'a'],
    ['2022-02-07', 'a'],
    ['2022-02-08', 'b'],
    ['2030-01-01', 'b'],
  ])('on %s', (on, id) => {
    expect(inForceOn(versions, on)?.id ?? null).toBe(id);
  });
});

describe('where a new version falls', () => {
  const closed = version('old', '2010-01-01', '2016-01-01');
  const open = version('open', '2016-01-01');
  test.each([
    ['inside a closed one', [closed], version('new', '2012-01-01', '2013-01-01'), { overlaps: closed }],
    ['around a closed one', [closed], version('new', '2009-01-01', '2020-01-01'), { overlaps: closed }],
    ['on the first day of the open one', [open], version('new', '2016-01-01'), { overlaps: open }],
    ['before the open one, into it', [open], version('new', '2014-01-01', '2016-01-02'), { overlaps: open }],
    ['before the open one, without an end', [open], version('new', '2014-01-01'), { overlaps: open }],
    ['after the open one, which ends', [closed, open], version('new', '2022-02-08'), { ends: open }],
    ['up to the day of the open one', [open], version('new', '2014-01-01', '2016-01-01'), { ends: null }],
    ['the first', [], version('new', '2014-01-01'), { ends: null }],
  ])('%s', (_, versions, next, place) => expect(placeVersion(versions, next)).toEqual(place));
});

describe('what a programme typed by hand means', () => {
  const families = [
    {
      id: '1',
      code: 'TCLLCT',
      name: 'Trung cấp lý luận chính trị',
      versions: [{ code: 'TCLLCT-HC', name: 'Trung cấp lý luận chính trị - hành chính' }],
    },
    { id: '2', code: 'BDCV', name: 'Bồi dưỡng ngạch chuyên viên', versions: [] },
  ];
  test.each([
    ['Nấu ăn', { family: null, suggestion: null }],
    ['TCLLTC', { family: null, suggestion: 'TCLLCT' }],
    ['Bồi dưỡng nghạch chuyên viên', { family: null, suggestion: 'Bồi dưỡng ngạch chuyên viên' }],
    ['tcllct', { family: families[0] }],
    ['TCLLCT-HC', { family: families[0] }],
    ['BỒI DƯỠNG NGẠCH CHUYÊN VIÊN', { family: families[1] }],
  ])('%s', (text, meant) => expect(familyMeant(families, text)).toEqual(meant));
});
