import { sql } from 'kysely';
import { today, type CalendarDate } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import type { Duty, MatrixPage, ShownCase, ShownVersion } from './contract.ts';
import { versionOn, type Matrix, type MatrixCell } from './rules.ts';

/** The matrix that counts on a day for a category of personnel; null: there is none, and everything is as without it. */
export async function matrixOn(db: Reader, on: CalendarDate, personnel: string | null): Promise<Matrix | null> {
  const versions = await db.selectFrom('delegationVersion').select(['id', 'personnel', 'validFrom']).where('validFrom', '<=', on).execute();
  const version = versionOn(versions, on, personnel);
  return version && { versionId: version.id, cases: await casesOf(db, version.id) };
}

async function casesOf(db: Reader, versionId: string): Promise<Matrix['cases']> {
  const cases = await db.selectFrom('delegationCase').selectAll().where('versionId', '=', versionId).orderBy('ordinal').execute();
  const cells = await db
    .selectFrom('delegationCell as l')
    .innerJoin('delegationCase as c', 'c.id', 'l.caseId')
    .where('c.versionId', '=', versionId)
    .select(['l.caseId', 'l.decision', 'l.body', 'l.unitId', 'l.part'])
    .execute();
  const ofCase = Map.groupBy(cells, (cell) => cell.caseId);
  return cases.map((one) => ({ ...one, cells: (ofCase.get(one.id) ?? []) as unknown as MatrixCell[] }));
}

const documentOf = sql<{
  id: string;
  number: string;
} | null>`(select jsonb_build_object('id', d.id, 'number', d.number) from document d where d.id = v.document_id)`;

async function listVersions(db: Reader): Promise<ShownVersion[]> {
  const rows = await db
    .selectFrom('delegationVersion as v')
    .select([
      'v.id',
      'v.personnel',
      'v.validFrom',
      sql<string | null>`lead(v.valid_from) over (partition by v.personnel order by v.valid_from)`.as('validTo'),
      documentOf.as('document'),
      'v.citation',
      'v.verification',
      'v.note',
      'v.recordedByName as recordedBy',
    ])
    .orderBy('v.validFrom', 'desc')
    .execute();
  return rows as ShownVersion[];
}

/** The page of the matrix: what counts on a day, and every version there was. */
export async function readMatrix(db: Reader, on: CalendarDate, personnel: string | null): Promise<MatrixPage> {
  const versions = await listVersions(db);
  const version = versionOn(versions, on, personnel);
  return { on, version, cases: version ? await shownCases(db, version.id, on) : [], versions };
}

async function shownCases(db: Reader, versionId: string, on: CalendarDate): Promise<ShownCase[]> {
  const cases = await db
    .selectFrom('delegationCase as c')
    .leftJoin('programmeFamily as f', 'f.id', 'c.familyId')
    .leftJoin('bloc as b', 'b.id', 'c.bloc')
    .where('c.versionId', '=', versionId)
    .select([
      'c.id',
      'c.name',
      'c.nature',
      'c.audienceManager',
      'c.offPlan',
      'f.id as familyId',
      'f.code as familyCode',
      'b.id as blocId',
      'b.name as blocName',
    ])
    .orderBy('c.ordinal')
    .execute();
  const cells = await db
    .selectFrom('delegationCell as l')
    .innerJoin('delegationCase as c', 'c.id', 'l.caseId')
    .where('c.versionId', '=', versionId)
    .select(['l.caseId', 'l.decision', 'l.body', 'l.unitId', 'l.part', unitNameOn(sql.ref<number | null>('l.unit_id'), on).as('unitName')])
    .execute();
  const ofCase = Map.groupBy(cells, (cell) => cell.caseId);
  return cases.map(({ familyId, familyCode, blocId, blocName, ...one }) => ({
    ...one,
    family: familyId === null ? null : { id: familyId, code: familyCode! },
    bloc: blocId === null ? null : { id: blocId, name: blocName! },
    cells: (ofCase.get(one.id) ?? []).map(({ decision, body, unitId, unitName, part }) => ({
      decision,
      body,
      unit: unitId === null ? null : { id: unitId, name: unitName ?? '' },
      part,
    })),
  })) as ShownCase[];
}

/** Coordination regulations: what is owed now first, what has ended after it. */
export async function listDuties(db: Reader): Promise<Duty[]> {
  const name = (column: string) => unitNameOn(sql.ref<number | null>(column), today());
  const rows = await db
    .selectFrom('coordinationDuty as v')
    .select([
      'v.id',
      'v.owesId',
      name('v.owes_id').as('owesName'),
      'v.toId',
      name('v.to_id').as('toName'),
      'v.duty',
      'v.due',
      'v.validFrom',
      'v.validTo',
      documentOf.as('document'),
      'v.citation',
      'v.verification',
      'v.rowVersion',
    ])
    .orderBy(sql`v.valid_to is not null and v.valid_to <= ${today()}::date`)
    .orderBy('v.validFrom')
    .orderBy('v.id')
    .execute();
  return rows.map(({ owesId, owesName, toId, toName, ...one }) => ({
    ...one,
    owes: { id: owesId, name: owesName ?? '' },
    to: { id: toId, name: toName ?? '' },
  })) as Duty[];
}
