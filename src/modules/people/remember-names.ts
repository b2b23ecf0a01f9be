import { sql } from 'kysely';
import { searchText } from '#kit/search-words.ts';
import { nameSortKey } from '#kit/text.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** People are found by their names as person_name has them: for the whole tenant (bloc 0) and for the bloc they are in. */
export async function rememberNames(tx: Tx, people: Iterable<{ fullName: string; bloc: number }>): Promise<void> {
  const rows = new Map<string, { bloc: number; name: string; words: string }>();
  for (const { fullName, bloc } of people) {
    const name = nameSortKey(fullName);
    if (name !== '') for (const seenBy of [0, bloc]) rows.set(`${seenBy} ${name}`, { bloc: seenBy, name, words: searchText(fullName) });
  }
  const all = [...rows.values()];
  // in one order, so that two who write the same new names wait for each other and not crosswise
  await sql`insert into person_name (bloc, sort_name, words)
    select * from unnest(${all.map((row) => row.bloc)}::smallint[], ${all.map((row) => row.name)}::text[], ${all.map((row) => row.words)}::text[])
    order by 1, 2 on conflict do nothing`.execute(tx);
  await rememberWords(
    tx,
    'people',
    all.map((row) => row.words),
  );
}
