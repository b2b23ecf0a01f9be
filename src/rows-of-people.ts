import { sql } from 'kysely';
import { outdateVerdicts } from '#modules/admissions';
import type { RowsOfPeople } from '#modules/people';
import { alsoRestricted } from '#platform/database/also-restricted.ts';
import { Refusal } from '#platform/refusal.ts';

type Clash = { name: string; codes: string };
const ofEither = (alias: string, id: string) =>
  sql`coalesce(${sql.ref(`${alias}.counts_as_id`)}, ${sql.ref(`${alias}.person_id`)}) = ${id}::uuid`;

/**
 * What `people`, a low module, is told about the rows of trainees and nominees above it when two records are found to be of one person. The
 * ledger stays as it is: who counts as whom is asked when people are counted (person_merge). Runs, enrolments and
 * nominations say it themselves, for the database to keep one open run per person and family, one nomination per series.
 */
export const rowsOfPeople: RowsOfPeople = {
  async objections(db, keptId, mergedId) {
    const clash = async (code: string, name: string, query: ReturnType<typeof sql<Clash>>) =>
      (await query.execute(db)).rows.map((row) => new Refusal(code, { [name]: row.name, classes: row.codes }, { status: 409 }));
    const codes = (chain: string) =>
      sql`(select t.code from enrolment x join training_class t on t.id = x.class_id where x.chain_id = ${sql.ref(`${chain}.id`)} order by x.joined_on desc nulls last limit 1)`;
    return [
      ...(await clash(
        'people.merge_open_runs',
        'family',
        sql<Clash>`select f.name, concat_ws(', ', ${codes('a')}, ${codes('b')}) as codes
          from chain a join chain b on b.family_id = a.family_id and b.state in ('active','pool') and ${ofEither('b', mergedId)} join programme_family f on f.id = a.family_id
          where a.state in ('active','pool') and ${ofEither('a', keptId)}`,
      )),
      ...(await clash(
        'people.merge_same_class',
        'name',
        sql<Clash>`select a.full_name as name, t.code as codes
          from enrolment a join enrolment b on b.class_id = a.class_id and b.status in ('listed','active','paused') and ${ofEither('b', mergedId)} join training_class t on t.id = a.class_id
          where a.status in ('listed','active','paused') and ${ofEither('a', keptId)}`,
      )),
      ...(await clash(
        'people.merge_both_nominated',
        'series',
        sql<Clash>`select s.name, '' as codes from nomination a join nomination b on b.series_id = a.series_id and ${ofEither('b', mergedId)} and b.state in ('submitted','waiting','accepted')
          join admission_series s on s.id = a.series_id where ${ofEither('a', keptId)} and a.state in ('submitted','waiting','accepted')`,
      )),
    ];
  },
  follow: (tx, actor, keptId, mergedId) =>
    alsoRestricted(tx, async () => {
      for (const table of tables) await tx.updateTable(table).set({ countsAsId: keptId }).where('personId', '=', mergedId).execute();
      await outdateVerdicts(tx, actor, [keptId]);
    }),
  apart: (tx, actor, keptId, mergedId) =>
    alsoRestricted(tx, async () => {
      for (const table of tables)
        await tx.updateTable(table).set({ countsAsId: null }).where('personId', '=', mergedId).where('countsAsId', '=', keptId).execute();
      await outdateVerdicts(tx, actor, [keptId, mergedId]);
    }),
};

/** Also those of restricted classes: they count as the same person too. */
const tables = ['chain', 'enrolment', 'nomination'] as const;
