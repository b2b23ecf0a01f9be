import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { highest, type EndedKind, type Evidence, type LevelOf, type Qualification } from './fact-rules.ts';
import type { Birth, BirthPrecision, Category, Sex } from './rules.ts';
import { selvesOf } from './selves.ts';
import { openField } from './sensitive.ts';
import type { PartyStatus } from './sensitive-rules.ts';

/**
 * What is on record of a person that a condition of admission may ask. null and empty lists mean that nothing is on record, never no.
 * Party status and ethnic minority are in clear: for judging on the server, not for showing to whoever lacks people.party or people.reveal.
 */
export type PersonFacts = Birth & {
  /** Of the person asked for; of the record kept, where that one was merged into it. */
  personId: string;
  fullName: string;
  sex: Sex | null;
  category: Category;
  unitId: number;
  bloc: number;
  positionTitle: string | null;
  partyStatus: PartyStatus | null;
  ethnicMinority: boolean | null;
  /** The highest on record. */
  education: LevelOf<'education'> | null;
  educations: readonly { level: LevelOf<'education'>; issuedOn: CalendarDate | null }[];
  politicalTheory: readonly {
    level: LevelOf<'political_theory'>;
    evidence: Evidence;
    issuedOn: CalendarDate | null;
    issuedPrecision: BirthPrecision;
  }[];
  ranks: readonly { rank: LevelOf<'rank'>; since: CalendarDate | null; sincePrecision: BirthPrecision }[];
  /** Years of which it is on record whether the task was done well or better; a year that is not here is not known. */
  ratings: readonly { year: number; meetsGood: boolean }[];
  servingSince: { date: CalendarDate; precision: 'day' | 'month' | 'year' } | null;
  /** Dead, retired, left: not to be called to a class. `on` null: day not known. */
  ended: { kind: EndedKind; on: CalendarDate | null } | null;
  /** Held on record; from registers and from our own classes' registers alike. */
  certificates: readonly { familyId: string | null; title: string; issuedOn: CalendarDate | null }[];
};

type PersonRow = Omit<
  PersonFacts,
  | 'partyStatus'
  | 'ethnicMinority'
  | 'education'
  | 'educations'
  | 'politicalTheory'
  | 'ranks'
  | 'ratings'
  | 'servingSince'
  | 'ended'
  | 'certificates'
> & {
  serviceFrom: CalendarDate | null;
  servicePrecision: 'day' | 'month' | 'year';
  endedKind: EndedKind | null;
  endedOn: CalendarDate | null;
};

/**
 * The facts of whoever of these the caller may see, by the id asked for; six statements however many. Two records that were merged are
 * one person here: papers and certificates of both.
 */
export async function factsForEligibility(db: Reader, keys: Keys, personIds: readonly string[]): Promise<Map<string, PersonFacts>> {
  if (personIds.length === 0) return new Map();
  const selves = await selvesOf(db, personIds);
  const records = [...new Set([...selves.values()].flatMap((self) => self.records))];
  const among = sql`person_id = any (${records}::uuid[])`;
  const people =
    await sql<PersonRow>`select id as person_id, full_name, sex, birth_date, birth_precision, category, unit_id, bloc, position_title,
    service_from, service_precision, ended_kind, ended_on from person where id = any (${records}::uuid[])`.execute(db);
  const sensitive = await sql<{ personId: string; field: string; sealed: Buffer | null; keyId: string | null; yes: boolean | null }>`
    select person_id, field, sealed, key_id, yes from person_sensitive where field in ('party_status','ethnic_minority') and ${among}`.execute(
    db,
  );
  const papers = await sql<Qualification & { personId: string }>`
    select person_id, kind, level, evidence, issued_on, issued_precision from person_qualification where ${among} order by issued_on nulls last, id`.execute(
    db,
  );
  const ratings = await sql<{ personId: string; year: number; meetsGood: boolean }>`
    select person_id, year, meets_good from person_rating where ${among} order by year`.execute(db);
  const certificates = await sql<{ personId: string; familyId: string | null; title: string; issuedOn: CalendarDate | null }>`
    select person_id, family_id, title, issued_on from certificate where ${among} order by issued_on nulls last, id`.execute(db);

  const rowOf = new Map(people.rows.map((row) => [row.personId, row]));
  const byRecord = <Row extends { personId: string }>(rows: readonly Row[]) => Map.groupBy(rows, (row) => row.personId);
  const [secretsOf, papersOf, ratingsOf, certificatesOf] = [
    byRecord(sensitive.rows),
    byRecord(papers.rows),
    byRecord(ratings.rows),
    byRecord(certificates.rows),
  ];

  return new Map(
    [...selves].flatMap(([asked, self]): [string, PersonFacts][] => {
      const row = rowOf.get(self.id);
      if (!row) return [];
      // of the record kept first: where both say something, that is what was chosen
      const all = <Row>(of: Map<string, Row[]>): Row[] => self.records.flatMap((record) => of.get(record) ?? []);
      const secret = (field: string) => {
        const found = all(secretsOf).find((one) => one.field === field);
        return found ? openField(keys, found) : null;
      };
      const held = all(papersOf);
      const { serviceFrom, servicePrecision, endedKind, endedOn, ...person } = row;
      return [
        [
          asked,
          {
            ...person,
            partyStatus: secret('party_status') as PartyStatus | null,
            ethnicMinority: secret('ethnic_minority') as boolean | null,
            education: highest('education', held),
            educations: held.flatMap(({ kind, level, issuedOn }) =>
              kind === 'education' ? { level: level as LevelOf<'education'>, issuedOn } : [],
            ),
            politicalTheory: held.flatMap(({ kind, level, evidence, issuedOn, issuedPrecision }) =>
              kind === 'political_theory' ? { level: level as LevelOf<'political_theory'>, evidence, issuedOn, issuedPrecision } : [],
            ),
            ranks: held.flatMap(({ kind, level, issuedOn, issuedPrecision }) =>
              kind === 'rank' ? { rank: level as LevelOf<'rank'>, since: issuedOn, sincePrecision: issuedPrecision } : [],
            ),
            ratings: yearsOf(all(ratingsOf)),
            servingSince: serviceFrom === null ? null : { date: serviceFrom, precision: servicePrecision },
            ended: endedKind === null ? null : { kind: endedKind, on: endedOn },
            certificates: all(certificatesOf).map(({ familyId, title, issuedOn }) => ({ familyId, title, issuedOn })),
          },
        ],
      ];
    }),
  );
}

/** A year said of both records counts as the one kept says. */
function yearsOf(rows: readonly { year: number; meetsGood: boolean }[]): { year: number; meetsGood: boolean }[] {
  const years = new Map<number, boolean>();
  for (const { year, meetsGood } of rows) if (!years.has(year)) years.set(year, meetsGood);
  return [...years].map(([year, meetsGood]) => ({ year, meetsGood })).toSorted((a, b) => a.year - b.year);
}
