import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { calendarDate } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { LONG_NUMBER } from './match-certificates.ts';
import type { Kin, ToMatch } from './match-levels.ts';
import { foldedName, type Birth } from './rules.ts';

/** As the column name_key has it: without diacritics, i for y. */
export const nameKey = (one: ToMatch): string => foldedName(one).replaceAll('y', 'i');

/** Name and day of birth as one number, the same as the migration makes; null where the day is not known. */
export function blockKey(one: { folded: string } & Birth): string | null {
  if (one.birthDate === null || one.birthPrecision !== 'day') return null;
  const hash = createHash('md5')
    .update(`${one.folded.replaceAll('y', 'i')} ${one.birthDate}`)
    .digest('hex');
  return String(BigInt.asIntN(64, BigInt(`0x${hash.slice(0, 16)}`)));
}

/** Whom to compare with one description: pairs of its place in the list and a record. */
type Pair = { n: number; id: string };

/**
 * Records worth comparing, for a whole list in one statement, each arm on an index: one name in one office, or of one birth as far as it is known; one day of
 * birth (or day and month changed places) and a word of the name as given name, or one office; one telephone; a number of a certificate, or a place in its register.
 */
export async function pairsToCompare(db: Reader, people: readonly ToMatch[], kin: Kin): Promise<Pair[]> {
  const [named, born, worded, housed, called] = [columns(3), columns(4), columns(3), columns(3), columns(2)];
  const [certified, entered] = [columns(4), columns(3)];
  for (const [n, one] of people.entries()) {
    const name = nameKey(one);
    if (name === '') continue;
    const units = one.unitId < 0 ? [] : [one.unitId, ...(kin.get(one.unitId) ?? [])];
    for (const unit of units) named.add(n, name, unit);
    const phone = one.phone ? one.phone.replace(/\D/g, '').slice(-9) : '';
    if (phone.length === 9) called.add(n, phone);
    for (const { numberKey, registerKey, issuerKey } of one.certificates ?? []) {
      if (numberKey !== null) certified.add(n, numberKey, issuerKey, numberKey.length >= LONG_NUMBER);
      if (registerKey !== null && issuerKey !== '') entered.add(n, registerKey, issuerKey);
    }
    if (one.birthDate === null) continue;
    const [year, month] = [one.birthDate.slice(0, 4), one.birthDate.slice(0, 7)];
    if (one.birthPrecision !== 'day') {
      born.add(n, name, `${year}-01-01`, `${year}-12-31`);
      continue;
    }
    // a namesake of another day of the year is another person; of whom the year or month alone is known, may not be
    for (const day of new Set([`${year}-01-01`, `${month}-01`])) born.add(n, name, day, day);
    const words = new Set(fold(one.fullName).replaceAll('y', 'i').split(' '));
    for (const word of words) worded.add(n, one.birthDate, word);
    const swapped = swap(one.birthDate);
    if (swapped) worded.add(n, swapped, name.slice(name.lastIndexOf(' ') + 1));
    for (const unit of units) housed.add(n, one.birthDate, unit);
  }
  const { rows } = await sql<Pair>`
    select q.n, p.id from unnest(${named.at(0)}::int[], ${named.at(1)}::text[], ${named.at(2)}::int[]) q(n, name, unit)
      join person p on p.name_key = q.name and p.unit_id = q.unit
    union select q.n, p.id from unnest(${born.at(0)}::int[], ${born.at(1)}::text[], ${born.at(2)}::date[], ${born.at(3)}::date[]) q(n, name, first, last)
      join person p on p.name_key = q.name and p.birth_date between q.first and q.last
    union select q.n, p.id from unnest(${worded.at(0)}::int[], ${worded.at(1)}::date[], ${worded.at(2)}::text[]) q(n, day, word)
      join person p on p.birth_date = q.day and p.given_key = q.word
    union select q.n, p.id from unnest(${housed.at(0)}::int[], ${housed.at(1)}::date[], ${housed.at(2)}::int[]) q(n, day, unit)
      join person p on p.birth_date = q.day and p.unit_id = q.unit
    union select q.n, p.id from unnest(${called.at(0)}::int[], ${called.at(1)}::text[]) q(n, phone)
      join person p on p.phone_key = q.phone
    union select q.n, c.person_id from unnest(${certified.at(0)}::int[], ${certified.at(1)}::text[], ${certified.at(2)}::text[], ${certified.at(3)}::boolean[]) q(n, number, issuer, long)
      join certificate c on c.number_key = q.number and (q.long or c.issuer_key = q.issuer)
    union select q.n, c.person_id from unnest(${entered.at(0)}::int[], ${entered.at(1)}::text[], ${entered.at(2)}::text[]) q(n, register, issuer)
      join certificate c on c.register_key = q.register and c.issuer_key = q.issuer`.execute(db);
  return rows;
}

function columns(width: number) {
  const all = Array.from({ length: width }, (): unknown[] => []);
  return { add: (...row: unknown[]) => all.forEach((column, at) => column.push(row[at])), at: (column: number) => all[column] };
}

function swap(date: string): string | null {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return day === month || day > 12 ? null : calendarDate(year, day, month);
}
