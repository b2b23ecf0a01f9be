import type { Reader } from '#platform/database/transaction.ts';
import type { PartMark, Results } from './results-rules.ts';

export type KeptResults = Results & { enrolmentId: string; rowVersion: number; recordedAt: string; recordedBy: string };

/** What lists of results have said of the trainees of a class, by enrolment. */
export async function resultsOf(db: Reader, classId: string): Promise<Map<string, KeptResults>> {
  const rows = await db
    .selectFrom('enrolmentResult')
    .select([
      'enrolmentId',
      'parts',
      'average',
      'conduct',
      'classification',
      'recognised',
      'note',
      'rowVersion',
      'recordedAt',
      'recordedBy',
    ])
    .where('classId', '=', classId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.enrolmentId,
      { ...row, parts: row.parts as PartMark[], average: row.average === null ? null : Number(row.average) },
    ]),
  );
}

/** Titles of the marks that the class has, in the order in which its lists print them. */
export const partTitles = (all: Iterable<Pick<Results, 'parts'>>): string[] => [
  ...new Set([...all].flatMap(({ parts }) => parts.map(({ title }) => title))),
];
