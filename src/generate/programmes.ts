import { adoptSchemes } from '#modules/eligibility';
import { recordFamily, recordVersion } from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { families } from './families.ts';

export type Programmes = { of(family: number, year: number): { familyId: string; versionId: string } };

/** Year from which the second version of the long courses holds. */
const RENEWED = 2022;

export async function fillProgrammes(tx: Tx, actor: Actor): Promise<Programmes> {
  const known: { familyId: string; versions: [from: number, id: string][] }[] = [];
  for (const { code, name, nature, studyDays, continueMonths } of families) {
    const {
      result: { id: familyId },
    } = await recordFamily(tx, actor, { code, name, nature });
    const versions: [number, string][] = [];
    for (const from of nature === 'degree_training' ? [2010, RENEWED] : [2010]) {
      const { result } = await recordVersion(tx, actor, {
        familyId,
        code: from === 2010 ? code : `${code}-${from}`,
        name,
        validFrom: `${from}-01-01`,
        studyDays,
        continueMonths: continueMonths ?? null,
        verification: 'unverified',
      });
      versions.unshift([from, result.id]);
    }
    known.push({ familyId, versions });
  }
  await adoptSchemes(tx);
  return {
    of(family, year) {
      const { familyId, versions } = known[family]!;
      return { familyId, versionId: versions.find(([from]) => from <= year)![1] };
    },
  };
}
