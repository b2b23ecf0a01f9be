import { expect, test } from 'vitest';
import { nearWords, searchText, searchWords } from './search-words.ts';

test.each([
  ['Nguyễn Văn Hùng', ['nguyen', 'van', 'hung']],
  [' 171/KH-UBND, ', ['171', 'kh', 'ubnd']],
  ['%', []],
  ['', []],
])('%j is looked for as %j', (typed, words) => expect(searchWords(typed)).toEqual(words));

test('a text has a blank around every word', () => expect(searchText('LDP25-0130 Bồi dưỡng')).toBe(' ldp25 0130 boi duong '));

const known = ['nguyen', 'nguyet', 'van', 'hung', 'hong', 'ha', 'ngoc', 'thinh', 'ubnd', 'ldp25', 'lanh', 'tuyen'];
test.each([
  ['hng', ['hung', 'hong']],
  ['nguyne', ['nguyen']],
  ['thihn', ['thinh']],
  ['udnb', []],
  ['ubdn', ['ubnd']],
  ['lpd25', ['ldp25']],
  ['guye', ['nguyen', 'nguyet']],
  ['nguyeenx', ['nguyen']],
  ['0130', []],
  ['h', []],
  ['zzzzz', []],
])('%s may have meant %j', (typed, meant) => {
  const near = nearWords(typed, known);
  for (const word of meant) expect(near).toContain(word);
  if (meant.length === 0) expect(near).toEqual([]);
});

test('the nearest come first', () => expect(nearWords('hung', ['hong', 'hung', 'chung'])).toEqual(['hung', 'chung', 'hong']));
