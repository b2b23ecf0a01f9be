import { registerDocument } from '#modules/documents';
import { adoptSchemes } from '#modules/eligibility';
import { recordFamily, recordVersion } from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { SampleDocument, SampleFamily } from './shapes.ts';

/** Document ids by number as typed. */
export type Papers = ReadonlyMap<string, string>;

export async function fillDocuments(tx: Tx, actor: Actor, documents: readonly SampleDocument[]): Promise<Papers> {
  const papers = new Map<string, string>();
  for (const { number, date, issuer, kind, subject, note, defect } of documents) {
    const { result } = await registerDocument(tx, actor, {
      number,
      documentDate: date,
      issuerName: issuer,
      kind,
      subject,
      note: note ?? null,
      defect: defect ?? null,
    });
    papers.set(number, result.id);
  }
  return papers;
}

export type Programmes = { familyId(code: string): string; versionId(family: string, version: string): string };

export async function fillProgrammes(tx: Tx, actor: Actor, families: readonly SampleFamily[]): Promise<Programmes> {
  const ids = new Map<string, string>();
  for (const { code, name, nature, versions } of families) {
    const {
      result: { id: familyId },
    } = await recordFamily(tx, actor, { code, name, nature });
    ids.set(code, familyId);
    for (const version of versions) {
      const { result } = await recordVersion(tx, actor, {
        familyId,
        code: version.code,
        name: version.name,
        validFrom: version.from,
        studyDays: version.days ?? null,
        citation: version.citation ?? null,
        verification: 'unverified',
      });
      ids.set(`${code}/${version.code}`, result.id);
    }
  }
  await adoptSchemes(tx);
  const idOf = (key: string): string => {
    const id = ids.get(key);
    if (!id) throw new Error(`sample: no programme ${key}`);
    return id;
  };
  return { familyId: idOf, versionId: (family, version) => idOf(`${family}/${version}`) };
}
