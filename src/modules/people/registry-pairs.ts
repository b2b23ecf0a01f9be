import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import { certificatesHeldBy, LONG_NUMBER } from './match-certificates.ts';
import type { ToMatch } from './match-levels.ts';

export type Registered = ToMatch & { id: string; bloc: number };
export type RegistryPair = { a: Registered; b: Registered };

const described = (alias: 'a' | 'b') => {
  const of = (column: string) => sql`${sql.ref(`${alias}.${column}`)}`;
  return sql`jsonb_build_object('id', ${of('id')}, 'fullName', ${of('full_name')}, 'folded', ${of('folded_name')}, 'birthDate', ${of('birth_date')},
    'birthPrecision', ${of('birth_precision')}, 'sex', ${of('sex')}, 'unitId', ${of('unit_id')}, 'bloc', ${of('bloc')}, 'phone', ${of('phone')}, 'hasNumber', ${of('personal_number_last4')} is not null)`;
};

/**
 * Pairs of the whole registry that may be of one person, a part at a time, each on an index: born on one day (or day and month changed places) with
 * one given name, one name in one office, one telephone that few have, one number or
 * place in a register of a certificate. A pair may come more than once.
 */
export async function* registryPairs(db: Reader): AsyncGenerator<RegistryPair[]> {
  const living = sql`a.merged_into_id is null and b.merged_into_id is null`;
  const pairs = async (where: RawBuilder<unknown>) => {
    const { rows } =
      await sql<RegistryPair>`select ${described('a')} as a, ${described('b')} as b from person a join person b on ${where} where ${living}`.execute(
        db,
      );
    const held = await certificatesHeldBy(db, [...new Set(rows.flatMap(({ a, b }) => [a.id, b.id]))]);
    for (const one of rows) for (const side of [one.a, one.b]) side.certificates = held.get(side.id) ?? [];
    return rows;
  };
  const years = await sql<{
    year: number;
  }>`select distinct extract(year from birth_date)::int as year from person where birth_date is not null order by 1`.execute(db);
  for (const { year } of years.rows) {
    const born = sql`a.birth_date between make_date(${year}, 1, 1) and make_date(${year}, 12, 31) and a.birth_precision = 'day' and b.birth_precision = 'day'`;
    yield await pairs(sql`b.birth_date = a.birth_date and b.given_key = a.given_key and a.id < b.id and ${born}`);
    yield await pairs(sql`b.name_key = a.name_key and extract(day from a.birth_date) <= 12 and extract(day from a.birth_date) <> extract(month from a.birth_date)
      and b.birth_date = make_date(${year}, extract(day from a.birth_date)::int, extract(month from a.birth_date)::int) and a.id < b.id and ${born}`);
  }
  const units = await sql<{ unitId: number }>`select distinct unit_id from person order by 1`.execute(db);
  for (let at = 0; at < units.rows.length; at += 200) {
    const some = units.rows.slice(at, at + 200).map(({ unitId }) => unitId);
    yield await pairs(sql`b.unit_id = a.unit_id and b.name_key = a.name_key and a.id < b.id and a.unit_id = any (${some}::int[])`);
  }
  // a telephone that more have is that of an office
  yield await pairs(
    sql`b.phone_key = a.phone_key and a.id < b.id and a.phone_key in (select phone_key from person where phone_key is not null group by 1 having count(*) between 2 and 4)`,
  );
  // a number that more have begins anew with every class
  const certified = (key: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
    pairs(sql`(a.id, b.id) in (
      with held as (select coalesce(m.kept_id, c.person_id) as holder, ${key} as key
        from certificate c left join person_merge m on m.merged_id = c.person_id and m.undone_at is null where ${where})
      select c.holder, d.holder from held c join held d on d.key = c.key and c.holder < d.holder
      where c.key in (select key from held group by 1 having count(*) between 2 and 4))`);
  yield await certified(sql`concat(c.number_key, '|', c.issuer_key)`, sql`c.number_key is not null and c.issuer_key <> ''`);
  yield await certified(sql`c.number_key`, sql`length(c.number_key) >= ${LONG_NUMBER}`);
  yield await certified(
    sql`concat(c.register_key, '|', c.issuer_key, '|', extract(year from c.issued_on))`,
    sql`c.register_key is not null and c.issuer_key <> '' and c.issued_on is not null`,
  );
}
