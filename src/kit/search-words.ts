import { nameKey } from './name-index.ts';
import { editDistance } from './text.ts';

/** What is typed into a search, word by word: 'Nguyễn Văn, 171/KH' → nguyen, van, 171, kh. */
export const searchWords = (typed: string): string[] => nameKey(typed).split(' ').filter(Boolean).slice(0, 12);

/** As the database keeps a text that is searched: a blank before, between and after its words. */
export const searchText = (text: string): string => ` ${nameKey(text)} `;

const MOST = 40;

/**
 * Words that a mistyped one may have meant, the nearest first: those it is a part of, and those one slip away (two for words of
 * more than six letters). A number says what it says.
 */
export function nearWords(typed: string, vocabulary: Iterable<string>): string[] {
  if (typed.length < 2 || /^\d+$/.test(typed)) return [];
  const slips = typed.length > 6 ? 2 : 1;
  const near: { word: string; slips: number }[] = [];
  for (const word of vocabulary) {
    const apart = Math.abs(word.length - typed.length) > slips ? slips + 1 : editDistance(typed, word, slips);
    if (apart <= slips) near.push({ word, slips: apart });
    else if (word.includes(typed)) near.push({ word, slips: slips + 1 });
  }
  return near
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word }) => word);
}
