import { expect, test } from 'vitest';
import { pasteSeats } from './paste-seats.ts';

const units = [
  { id: 5, names: ['Sở Nội vụ Hà Nội', 'Sở Nội vụ'] },
  { id: 6, names: ['Sở Tài chính'] },
];

test('lines of a worksheet with and without ordinal numbers, a heading, blank lines, names without diacritics', () => {
  expect(pasteSeats('STT\tĐơn vị\tSố chỉ tiêu\r\n1\tSở Nội vụ\t12\r\n\r\n2\tso tai chinh\t3\tghi chú\n', units)).toEqual({
    rows: [
      { unitId: 5, seats: 12 },
      { unitId: 6, seats: 3 },
    ],
    unread: ['STT\tĐơn vị\tSố chỉ tiêu'],
  });
});

test('what is no unit or no number is handed back; a unit that comes twice gets the sum', () => {
  expect(pasteSeats('Sở Nội vụ;2\nSở Lạ;5\nSở Tài chính;mười\nSở Tài chính;0\nSở Nội vụ;3', units)).toEqual({
    rows: [{ unitId: 5, seats: 5 }],
    unread: ['Sở Lạ;5', 'Sở Tài chính;mười', 'Sở Tài chính;0'],
  });
});
