import { sql } from 'kysely';
import { searchText } from '#kit/search-words.ts';
import { nameSortKey } from '#kit/text.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** People are found by their names as person_name has them: for the whole tenant (bloc 0) and for the bloc they are in. */
export async function rememberNames(tx: Tx, people: Iterable<{ fullName: string; bloc: number }>): Promise<void> {
  // worked out once for each name: a long list has many bearers of one
  const blocs = new Map<string, Set<number>>();
  for (const { fullName, bloc } of people) {
    const seenBy = blocs.get(fullName);
    if (seenBy) seenBy.add(bloc);
    else blocs.set(fullName, new Set([0, bloc]));
  }
  const names = [...blocs].map(([fullName, seenBy]) => ({ name: nameSortKey(fullName), words: searchText(fullName), seenBy }));
  const all = names.flatMap(({ name, words, seenBy }) => (name === '' ? [] : [...seenBy].map((bloc) => ({ bloc, name, words }))));
  // in one order, so that two who write the same new names wait for each other and not crosswise
  await sql`insert into person_name (bloc, sort_name, words)
    select * from unnest(${all.map((row) => row.bloc)}::smallint[], ${all.map((row) => row.name)}::text[], ${all.map((row) => row.words)}::text[])
    order by 1, 2 on conflict do nothing`.execute(tx);
  await rememberWords(
    tx,
    'people',
    names.map(({ words }) => words),
  );
}
