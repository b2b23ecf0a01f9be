import { sql, type RawBuilder } from 'kysely';
import { nearWords, searchWords } from '#kit/search-words.ts';
import type { Reader, Tx } from './transaction.ts';

export type SearchedList = 'people' | 'classes' | 'documents';

/** What is looked for. `in`: the condition on a column of words (one blank before, between and after them); `near`: nothing is as typed, so these are what it may have meant. */
export type Search = { near: boolean; in: (words: RawBuilder<unknown>) => RawBuilder<unknown> };

const everyWord = (words: RawBuilder<unknown>, wanted: readonly (readonly string[])[]): RawBuilder<unknown> =>
  sql.join(
    wanted.map(
      (anyOf) =>
        sql`(${sql.join(
          anyOf.map((word) => sql`${words} like ${`% ${word}%`}`),
          sql` or `,
        )})`,
    ),
    sql` and `,
  );

/**
 * Every word typed begins a word of the text, in any order, without diacritics. Where nothing in `from` (with its `words`) is so,
 * words that begin none that occurs stand for those they may have meant; where that finds nothing either, all of them do.
 */
export async function searchFor(
  db: Reader,
  list: SearchedList,
  typed: string | undefined,
  { from, words }: { from: RawBuilder<unknown>; words: RawBuilder<unknown> },
): Promise<Search | null> {
  const asTyped = searchWords(typed ?? '');
  if (asTyped.length === 0) return null;
  const meaning = (wanted: readonly (readonly string[])[], near: boolean): Search => ({ near, in: (column) => everyWord(column, wanted) });
  const isThere = async ({ in: wanted }: Search) =>
    (await sql<{ there: boolean }>`select exists (select from ${from} where ${wanted(words)}) as there`.execute(db)).rows[0]!.there;
  const exact = meaning(
    asTyped.map((word) => [word]),
    false,
  );
  if (await isThere(exact)) return exact;
  const { rows } = await sql<{ words: string[] }>`select array(select word from search_word where list = ${list}) as words`.execute(db);
  const known = rows[0]!.words;
  const meant = asTyped.map((word) => [word, ...nearWords(word, known)]);
  const unknown = asTyped.map((word, place) => (known.some((one) => one.startsWith(word)) ? [word] : meant[place]!));
  for (const wanted of [unknown, meant]) {
    const near = meaning(wanted, true);
    if (wanted.some((anyOf) => anyOf.length > 1) && (await isThere(near))) return near;
  }
  return exact;
}

/** Words of these texts that a later search may have meant. */
export async function rememberWords(tx: Tx, list: SearchedList, texts: Iterable<string>): Promise<void> {
  const words = new Set<string>();
  for (const text of texts) for (const word of searchWords(text)) if (/\D/.test(word)) words.add(word);
  await sql`insert into search_word (list, word)
    select ${list}, word from unnest(${[...words]}::text[]) word
    where not exists (select from search_word known where known.list = ${list} and known.word = word.word) order by 2
    on conflict do nothing`.execute(tx);
}

/** The same of all that is there, after rows have come in by the million; names of people too. */
export async function rememberEverything(tx: Tx): Promise<void> {
  await sql`insert into person_name (bloc, sort_name, words)
    select coalesce(bloc, 0), sort_name, ' ' || min(folded_name) || ' ' from person
    where sort_name <> '' group by grouping sets ((bloc, sort_name), (sort_name)) on conflict do nothing`.execute(tx);
  await sql`insert into search_word (list, word)
    select distinct list, word from (
      select 'people', regexp_split_to_table(words, '[^[:alnum:]]+') from person_name where bloc = 0
      union all select 'classes', unnest(string_to_array(words, ' ')) from training_class
      union all select 'documents', unnest(string_to_array(words, ' ')) from document
    ) as all_words (list, word) where word ~ '[^0-9]' on conflict do nothing`.execute(tx);
}
