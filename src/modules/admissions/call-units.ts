import { sql, type RawBuilder } from 'kysely';
import { today } from '#kit/dates.ts';
import { subtree, unitsOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import type { UnitChoice } from './call-contract.ts';

/**
 * The units that a choice means today: those named, and those that fit everything else it says (a bloc and a level: of both). With
 * nothing but names, only these.
 */
export async function chosenUnits(db: Reader, seriesId: string, choice: UnitChoice): Promise<{ id: number; bloc: number }[]> {
  const { units, bloc, level, below, withSeats } = choice;
  const fits: RawBuilder<unknown>[] = [];
  if (bloc !== null) fits.push(sql`u.bloc = ${bloc}`);
  if (level !== null) fits.push(sql`u.level = ${level}`);
  if (below !== null) fits.push(sql`u.unit_id = any (${await subtree(db, below, today())}::int[])`);
  if (withSeats)
    fits.push(
      sql`u.unit_id in (select b.unit_id from seat_balance b where b.series_id = ${seriesId} and b.account in ('free', 'held', 'used') and b.seats > 0)`,
    );
  const described = fits.length > 0 ? sql`(${sql.join(fits, sql` and `)})` : sql`false`;
  const { rows } = await sql<{ id: number; bloc: number }>`
    select u.unit_id as id, u.bloc from ${unitsOn(today()).as('u')} where u.living and (u.unit_id = any (${units}::int[]) or ${described})
    order by u.unit_id`.execute(db);
  return rows;
}
