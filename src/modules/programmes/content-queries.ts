import { documentsOf } from '#modules/documents';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { Comparison, Periods, ShownModule, VersionContent } from './content-contract.ts';
import { compareContent, sumOf, wholeOf } from './content-rules.ts';

const periodColumns = ['lecture', 'discussion', 'fieldStudy', 'selfStudy', 'test'] as const;

/** What there is in some versions, in order; a version without content is not among the answers. */
export async function contentOf(db: Reader, versionIds: readonly string[]): Promise<Map<string, ShownModule[]>> {
  if (versionIds.length === 0) return new Map();
  const modules = await db
    .selectFrom('programmeModule')
    .select(['id', 'versionId', 'code', 'name', ...periodColumns])
    .where('versionId', 'in', versionIds)
    .orderBy('ordinal')
    .execute();
  const topics = await db
    .selectFrom('programmeTopic')
    .select(['id', 'moduleId', 'title', 'description', ...periodColumns])
    .where('versionId', 'in', versionIds)
    .orderBy('ordinal')
    .execute();
  const order = await db.selectFrom('programmePrecedence').selectAll().where('versionId', 'in', versionIds).orderBy('id').execute();
  const tagged = await db
    .selectFrom('topicArea')
    .innerJoin('programmeTopic', 'programmeTopic.id', 'topicArea.topicId')
    .select(['topicId', 'areaId'])
    .where('versionId', 'in', versionIds)
    .orderBy('areaId')
    .execute();
  const after = Map.groupBy(order, ({ moduleId, topicId }) => moduleId ?? topicId!);
  const areas = Map.groupBy(tagged, ({ topicId }) => topicId);
  const afterOf = (id: string) => (after.get(id) ?? []).map(({ afterModuleId, afterTopicId }) => afterModuleId ?? afterTopicId!);
  const topicsOf = Map.groupBy(topics, ({ moduleId }) => moduleId);
  const found = new Map<string, ShownModule[]>();
  for (const { versionId, ...module } of modules) {
    const own = topicsOf.get(module.id) ?? [];
    const shown = own.map(({ moduleId: _in, ...topic }) => ({
      ...topic,
      areaIds: (areas.get(topic.id) ?? []).map(({ areaId }) => areaId),
      after: afterOf(topic.id),
    }));
    found.set(versionId, [...(found.get(versionId) ?? []), { ...module, after: afterOf(module.id), topics: shown }]);
  }
  return found;
}

/** @throws Refusal programmes.version_unknown (404) */
export async function oneVersion(db: Reader, id: string) {
  const version = await db
    .selectFrom('programmeVersion')
    .select(['id', 'familyId', 'code', 'name', 'validFrom', 'rowVersion', 'audience', 'personnel', 'assessmentSchemeId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!version) throw notFound('programmes.version_unknown');
  return version;
}

const totalsOf = (modules: readonly ShownModule[]): Periods => sumOf(modules.map(wholeOf));

/** A version as its page shows it. @throws Refusal programmes.version_unknown (404) */
export async function versionContent(db: Reader, id: string): Promise<VersionContent> {
  const { validFrom: _from, personnel, ...version } = await oneVersion(db, id);
  const modules = (await contentOf(db, [id])).get(id) ?? [];
  const asked = await db
    .selectFrom('programmeRequirement')
    .select('schemeCode')
    .where('versionId', '=', id)
    .orderBy('schemeCode')
    .execute();
  const linked = await documentsOf(db, 'programme_version', id);
  return {
    ...version,
    personnel: personnel as VersionContent['personnel'],
    requirements: asked.map(({ schemeCode }) => schemeCode),
    modules,
    totals: totalsOf(modules),
    documents: linked.map(({ linkId, id: documentId, quote, subject, relation }) => ({ linkId, id: documentId, quote, subject, relation })),
  };
}

/** Two versions side by side. @throws Refusal programmes.version_unknown (404) */
export async function compareVersions(db: Reader, fromId: string, toId: string): Promise<Comparison> {
  const [from, to] = [await oneVersion(db, fromId), await oneVersion(db, toId)];
  const content = await contentOf(db, [fromId, toId]);
  const [before, after] = [content.get(fromId) ?? [], content.get(toId) ?? []];
  const side = ({ id, code, name, validFrom }: typeof from, modules: readonly ShownModule[]) => ({
    id,
    code,
    name,
    validFrom,
    totals: totalsOf(modules),
  });
  return { from: side(from, before), to: side(to, after), modules: compareContent(before, after) };
}
