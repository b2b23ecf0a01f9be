import { compareText } from '#kit/text.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { Area, Framework, Scheme } from './areas-contract.ts';
import type { Nature } from './contract.ts';

const documentIn = (id: string | null, number: string | null) => (id === null ? null : { id, number: number ?? '' });

/** Every framework with its programmes, the newest first. */
export async function listFrameworks(db: Reader): Promise<Framework[]> {
  const families = await db
    .selectFrom('programmeFamily')
    .select(['id', 'code', 'name', 'frameworkId'])
    .where('frameworkId', 'is not', null)
    .orderBy('code')
    .execute();
  const rows = await db
    .selectFrom('programmeFramework as f')
    .leftJoin('document as d', 'd.id', 'f.documentId')
    .select([
      'f.id',
      'f.code',
      'f.name',
      'f.nature',
      'f.validFrom',
      'f.validTo',
      'f.citation',
      'f.verification',
      'f.rowVersion',
      'd.id as documentId',
      'd.number',
    ])
    .orderBy('f.validFrom', 'desc')
    .orderBy('f.code')
    .execute();
  return rows.map(({ documentId, number, nature, verification, ...row }) => ({
    ...row,
    nature: nature as Nature,
    verification: verification as Framework['verification'],
    document: documentIn(documentId, number),
    families: families.filter(({ frameworkId }) => frameworkId === row.id).map(({ id, code, name }) => ({ id, code, name })),
  }));
}

/** Every scheme, the newest first. */
export async function listSchemes(db: Reader): Promise<Scheme[]> {
  const rows = await db
    .selectFrom('trainingScheme as s')
    .leftJoin('document as d', 'd.id', 's.documentId')
    .select(['s.id', 's.code', 's.title', 's.validFrom', 's.validTo', 's.note', 's.rowVersion', 'd.id as documentId', 'd.number'])
    .orderBy('s.validFrom', 'desc')
    .orderBy('s.code')
    .execute();
  return rows.map(({ documentId, number, ...row }) => ({ ...row, document: documentIn(documentId, number) }));
}

/** The tree of areas, each before what is under it, with the years that put it first. */
export async function listAreas(db: Reader): Promise<Area[]> {
  const rows = await db.selectFrom('subjectArea').select(['id', 'code', 'name', 'parentId', 'rowVersion']).execute();
  const years = await db
    .selectFrom('subjectPriority as p')
    .leftJoin('document as d', 'd.id', 'p.documentId')
    .select(['p.areaId', 'p.planYear', 'p.note', 'd.id as documentId', 'd.number'])
    .orderBy('p.planYear', 'desc')
    .execute();
  const counted = async (table: 'topicArea' | 'familyArea') =>
    new Map(
      (
        await db
          .selectFrom(table)
          .select((e) => ['areaId' as const, e.fn.countAll<number>().as('count')])
          .groupBy('areaId')
          .execute()
      ).map(({ areaId, count }) => [areaId, count]),
    );
  const [topics, families] = [await counted('topicArea'), await counted('familyArea')];
  const under = Map.groupBy(rows, ({ parentId }) => parentId);
  const walk = (parentId: string | null): Area[] =>
    (under.get(parentId) ?? [])
      .toSorted((a, b) => compareText(a.name, b.name))
      .flatMap((row) => [
        {
          ...row,
          topics: topics.get(row.id) ?? 0,
          families: families.get(row.id) ?? 0,
          priorities: years
            .filter(({ areaId }) => areaId === row.id)
            .map(({ planYear, documentId, number, note }) => ({ year: planYear, document: documentIn(documentId, number), note })),
        },
        ...walk(row.id),
      ]);
  return walk(null);
}

export type TaggedContent = {
  areaId: string;
  familyId: string;
  code: string;
  name: string;
  versionId: string | null;
  contentKey: string | null;
};
/** What carries each area: programmes themselves (`versionId` null), and topics of their versions. */
export async function taggedContent(db: Reader): Promise<TaggedContent[]> {
  const families = await db
    .selectFrom('familyArea as a')
    .innerJoin('programmeFamily as f', 'f.id', 'a.familyId')
    .select(['a.areaId', 'f.id as familyId', 'f.code', 'f.name'])
    .orderBy('f.code')
    .execute();
  const topics = await db
    .selectFrom('topicArea as a')
    .innerJoin('programmeTopic as t', 't.id', 'a.topicId')
    .innerJoin('programmeVersion as v', 'v.id', 't.versionId')
    .innerJoin('programmeFamily as f', 'f.id', 'v.familyId')
    .select(['a.areaId', 'f.id as familyId', 'f.code', 'f.name', 'v.id as versionId', 't.contentKey'])
    .orderBy('f.code')
    .execute();
  return [...families.map((row) => ({ ...row, versionId: null, contentKey: null })), ...topics];
}

/** @throws Refusal programmes.scheme_unknown (404) */
export async function requireScheme(db: Reader, id: string): Promise<{ code: string; title: string; codeKey: string }> {
  const scheme = await db.selectFrom('trainingScheme').select(['code', 'title', 'codeKey']).where('id', '=', id).executeTakeFirst();
  if (!scheme) throw notFound('programmes.scheme_unknown');
  return scheme;
}
