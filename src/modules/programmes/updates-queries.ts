import { daysBetween, type CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Adjustment, Update } from './updates-contract.ts';

/** Programmes to bring up to date: what is not done first, by its day. */
export async function listUpdates(
  db: Reader,
  on: CalendarDate,
  { familyId, open }: { familyId?: string | undefined; open?: boolean | undefined } = {},
): Promise<Update[]> {
  let rows = db
    .selectFrom('contentUpdate as u')
    .innerJoin('programmeFamily as f', 'f.id', 'u.familyId')
    .innerJoin('document as d', 'd.id', 'u.documentId')
    .leftJoin('programmeVersion as v', 'v.id', 'u.doneVersionId')
    .select([
      'u.id',
      'd.id as documentId',
      'd.number',
      'd.subject',
      'u.dueOn',
      'u.what',
      'u.rowVersion',
      'f.id as familyId',
      'f.code',
      'f.name',
    ])
    .select(['v.id as doneId', 'v.code as doneCode', 'v.validFrom as doneFrom']);
  if (familyId !== undefined) rows = rows.where('u.familyId', '=', familyId);
  if (open !== undefined) rows = rows.where('u.doneVersionId', open ? 'is' : 'is not', null);
  const found = await rows
    .orderBy((e) => e('u.doneVersionId', 'is not', null))
    .orderBy('u.dueOn')
    .orderBy('f.code')
    .orderBy('u.id')
    .execute();
  return found.map(({ documentId, number, subject, familyId: of, code, name, doneId, doneCode, doneFrom, ...row }) => ({
    ...row,
    document: { id: documentId, number, subject },
    family: { id: of, code, name },
    late: doneId === null ? Math.max(0, daysBetween(row.dueOn, on)) : 0,
    doneBy: doneId === null ? null : { id: doneId, code: doneCode!, validFrom: doneFrom! },
  }));
}

/** What is to be changed in the versions of a programme: what is open first, then the latest. */
export async function listAdjustments(db: Reader, familyId: string): Promise<Adjustment[]> {
  const rows = await db
    .selectFrom('contentAdjustment as a')
    .innerJoin('programmeVersion as v', 'v.id', 'a.versionId')
    .leftJoin('programmeVersion as n', 'n.id', 'a.adoptedVersionId')
    .select(['a.id', 'a.topicId', 'a.topicTitle as topic', 'a.what', 'a.why', 'a.source', 'a.state', 'a.decidedBecause as reason'])
    .select(['a.rowVersion', 'v.id as versionId', 'v.code', 'n.id as adoptedId', 'n.code as adoptedCode', 'n.validFrom as adoptedFrom'])
    .where('v.familyId', '=', familyId)
    .orderBy((e) => e('a.state', '!=', 'open'))
    .orderBy('a.recordedAt', 'desc')
    .orderBy('a.id')
    .execute();
  return rows.map(({ versionId, code, adoptedId, adoptedCode, adoptedFrom, state, ...row }) => ({
    ...row,
    state: state as Adjustment['state'],
    version: { id: versionId, code },
    adoptedBy: adoptedId === null ? null : { id: adoptedId, code: adoptedCode!, validFrom: adoptedFrom! },
  }));
}
