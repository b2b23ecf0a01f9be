import { sql } from 'kysely';
import { notFound, phrase, Refusal, type Saying } from '#platform/refusal.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** Classes that still take nominations: khai giảng lies ahead. */
export const recruitingClass = ['preparing', 'agreed', 'decided'] as const;

export type RecruitingClass = {
  id: string;
  code: string;
  name: string;
  status: string;
  familyId: string;
  versionId: string;
  studyMode: 'full_time' | 'part_time' | null;
  personnel: string | null;
  planYear: number;
  leadId: number;
  leadBloc: number;
  runnerId: number;
  expectedOpenOn: string | null;
  expectedEndOn: string | null;
  /** Of its slot, else the number of people expected. */
  seats: number | null;
  restricted: boolean;
  seriesCode: string | null;
};

/**
 * Classes that one may recruit for, held until the transaction ends, in the order given.
 * @throws Refusal classes.unknown (404), admissions.class_not_recruiting, admissions.class_in_series
 */
export async function classesToRecruit(tx: Tx, ids: readonly string[]): Promise<RecruitingClass[]> {
  const { rows } = await sql<RecruitingClass>`
    select c.id, c.code, c.name, c.status, c.family_id, c.version_id, c.study_mode, c.personnel,
      coalesce(c.plan_year, extract(year from coalesce(c.expected_open_on, current_date)))::int as plan_year, c.lead_id, c.lead_bloc, c.runner_id,
      c.expected_open_on, c.expected_end_on, coalesce(nullif((select s.seats from slot s where s.id = c.slot_id), 0), nullif(c.expected_roster, 0)) as seats, c.restricted,
      (select s.code from series_class m join admission_series s on s.id = m.series_id where m.class_id = c.id) as series_code
    from training_class c where c.id = any (${[...ids]}::uuid[]) order by c.id for no key update of c`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].map((id) => {
    const one = found.get(id);
    if (!one) throw notFound('classes.unknown');
    if (!recruitingClass.some((status) => status === one.status))
      throw new Refusal(
        'admissions.class_not_recruiting',
        { class: one.code, status: phrase(`class_state.${one.status}`) },
        { status: 409 },
      );
    if (one.seriesCode) throw new Refusal('admissions.class_in_series', { class: one.code, series: one.seriesCode }, { status: 409 });
    return one;
  });
}

/** @throws Refusal admissions.class_without_seats */
export function seatsOf(one: RecruitingClass, given?: number | null): number {
  const seats = given ?? one.seats;
  if (seats === null) throw new Refusal('admissions.class_without_seats', { class: one.code });
  return seats;
}

type Alike = Pick<
  RecruitingClass,
  'familyId' | 'versionId' | 'studyMode' | 'personnel' | 'planYear' | 'leadId' | 'runnerId' | 'restricted'
>;
const compared = ['versionId', 'studyMode', 'personnel', 'planYear', 'leadId', 'runnerId', 'restricted'] as const satisfies (keyof Alike)[];

/** One pool of applicants for several classes asks that they be the same. @throws Refusal admissions.classes_differ */
export function refuseDifferent(one: Alike & { code: string }, other: Alike & { code: string }): void {
  const inWhat: Saying[] = compared.filter((field) => one[field] !== other[field]).map((field) => phrase(`series_differs.${field}`));
  if (inWhat.length > 0)
    throw new Refusal('admissions.classes_differ', { class: other.code, first: one.code, what: inWhat }, { where: other.code });
}
