import type { Reader } from '#platform/database/transaction.ts';
import type { ShownAssessment } from './assessment-contract.ts';

/** Every way of assessing with its parts, by code. */
export async function listAssessments(db: Reader): Promise<ShownAssessment[]> {
  const schemes = await db.selectFrom('assessmentScheme').selectAll().orderBy('code').execute();
  const components = await db.selectFrom('assessmentComponent').selectAll().orderBy('ordinal').execute();
  const bands = await db.selectFrom('assessmentBand').selectAll().orderBy('ordinal').execute();
  const caps = await db.selectFrom('assessmentCap').selectAll().orderBy('ordinal').execute();
  const sources = await db
    .selectFrom('assessmentSource')
    .leftJoin('document', 'document.id', 'assessmentSource.documentId')
    .select(['schemeId', 'part', 'documentId', 'document.number', 'citation', 'verification'])
    .execute();
  const versions = await db
    .selectFrom('programmeVersion')
    .select(['code', 'assessmentSchemeId'])
    .where('assessmentSchemeId', 'is not', null)
    .orderBy('code')
    .execute();
  return schemes.map(({ id, scale, passMark, absencePercent, ...scheme }) => {
    const own = bands.filter((one) => one.schemeId === id);
    return {
      ...(scheme as Pick<ShownAssessment, 'code' | 'name' | 'resits' | 'resitMark' | 'absencePer' | 'absenceCounts' | 'rowVersion'>),
      id,
      scale: Number(scale),
      passMark: Number(passMark),
      absencePercent: numberOrNull(absencePercent),
      components: components
        .filter((one) => one.schemeId === id)
        .map(({ name, kind, weight, passMark: least }) => ({
          name,
          kind: kind as ShownAssessment['components'][number]['kind'],
          weight: Number(weight),
          passMark: numberOrNull(least),
        })),
      bands: own.map(({ name, fromMark }) => ({ name, fromMark: Number(fromMark) })),
      caps: caps
        .filter((one) => one.schemeId === id)
        .map(({ condition, threshold, band }) => ({
          condition: condition as ShownAssessment['caps'][number]['condition'],
          threshold: Number(threshold),
          band: own.find(({ ordinal }) => ordinal === band)!.name,
        })),
      sources: sources
        .filter((one) => one.schemeId === id)
        .map(({ part, documentId, number, citation, verification }) => ({
          part: part as ShownAssessment['sources'][number]['part'],
          document: documentId === null ? null : { id: documentId, number: number ?? '' },
          citation,
          verification: verification as 'verified' | 'unverified',
        })),
      usedBy: versions.filter(({ assessmentSchemeId }) => assessmentSchemeId === id).map(({ code }) => code),
    };
  });
}

const numberOrNull = (value: string | number | null): number | null => (value === null ? null : Number(value));
