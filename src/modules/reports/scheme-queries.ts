import { sql } from 'kysely';
import { unitNameOn } from '#modules/organisations';
import { requireScheme, schemeKey } from '#modules/programmes';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { SchemeClasses } from './priorities-contract.ts';

/** The classes of a scheme in the order of their numbers; those without one last. @throws Refusal programmes.scheme_unknown (404) */
export async function classesOfScheme(db: Reader, id: string, today: CalendarDate): Promise<SchemeClasses> {
  const { code, title, codeKey } = await requireScheme(db, id);
  // a class carries what somebody typed: a few spellings of a few schemes
  const typed = await db.selectFrom('trainingClass').select('scheme').distinct().where('scheme', 'is not', null).execute();
  const spellings = typed.flatMap(({ scheme }) => (scheme !== null && schemeKey(scheme) === codeKey ? [scheme] : []));
  const { rows } = await sql<SchemeClasses['classes'][number]>`
    select c.id, c.scheme_sequence as sequence, c.code, c.name, c.status, ${unitNameOn(sql.ref('c.host_id'), today)} as host, c.opened_on, c.ended_on,
      (select count(*)::int from enrolment n where n.class_id = c.id and n.joined_on is not null) as trainees
    from training_class c where c.scheme = any (${spellings}::text[]) and c.status <> 'cancelled'
    order by c.scheme_sequence nulls last, c.opened_on nulls last, c.code`.execute(db);
  return { code, title, classes: rows, ...numbersOf(rows.flatMap(({ sequence }) => sequence ?? [])) };
}

/** What is missing below the highest number, and what is there more than once. */
export function numbersOf(sequences: readonly number[]): Pick<SchemeClasses, 'gaps' | 'doubles'> {
  const seen = new Set(sequences);
  const highest = Math.max(0, ...seen);
  return {
    gaps: Array.from({ length: highest }, (_, at) => at + 1).filter((number) => !seen.has(number)),
    doubles: [...seen].filter((number) => sequences.filter((one) => one === number).length > 1).toSorted((a, b) => a - b),
  };
}
