import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { contentInput, type ContentInput, type ModuleInput } from './content-contract.ts';
import { contentOf } from './content-queries.ts';
import { allOf, circleIn, contentKey, wholeOf } from './content-rules.ts';

/**
 * The whole content of a version, as one edit; modules and topics that are there keep their ids.
 * @param rowVersion what the editor saw; @throws Refusal edit.stale (412), programmes.version_unknown (404) and those of refuseUnsound
 */
export async function saveContent(
  tx: Tx,
  _actor: Actor,
  versionId: string,
  rowVersion: number,
  given: ContentInput,
): Promise<Outcome<{ id: string; rowVersion: number }>> {
  const { modules } = contentInput.parse(given);
  const version = await lockVersion(tx, versionId);
  if (version.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.content_edited', { code: version.code }) });
  refuseUnsound(modules);
  const before = (await contentOf(tx, [versionId])).get(versionId) ?? [];
  const known = new Set(before.flatMap((module) => [module.id, ...module.topics.map(({ id }) => id)]));
  const ids = new Map(modules.flatMap((module) => [module, ...module.topics]).map(({ key }) => [key, known.has(key) ? key : newId()]));
  await writeContent(tx, versionId, modules, ids);
  await touchVersion(tx, versionId);
  const topics = modules.flatMap((module) => module.topics);
  const titles = new Set(topics.map(({ title }) => contentKey(title)));
  const old = new Set(before.flatMap((module) => module.topics.map(({ title }) => contentKey(title))));
  const summary = {
    code: version.code,
    modules: modules.length,
    topics: topics.length,
    periods: modules.reduce((sum, module) => sum + allOf(wholeOf(module)), 0),
    added: topics.filter(({ title }) => !old.has(contentKey(title))).map(({ title }) => title),
    dropped: before.flatMap((module) => module.topics.map(({ title }) => title)).filter((title) => !titles.has(contentKey(title))),
  };
  return { result: { id: versionId, rowVersion: rowVersion + 1 }, audit: { type: 'programme_version', id: versionId, summary } };
}

/** Held until the end of the transaction. */
export async function lockVersion(tx: Tx, id: string) {
  const version = await tx
    .selectFrom('programmeVersion')
    .select(['id', 'familyId', 'code', 'name', 'rowVersion'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!version) throw notFound('programmes.version_unknown');
  return version;
}
export const touchVersion = (tx: Tx, id: string) =>
  tx
    .updateTable('programmeVersion')
    .set((e) => ({ rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** @throws Refusal programmes.module_twice, topic_twice, after_unknown, circle; request.invalid for a key used twice */
export function refuseUnsound(modules: readonly ModuleInput[]): void {
  const steps = modules.flatMap((module) => [
    { ...module, called: module.name },
    ...module.topics.map((one) => ({ ...one, called: one.title })),
  ]);
  const byKey = new Map(steps.map((step) => [step.key, step]));
  if (byKey.size !== steps.length) throw new Refusal('programmes.key_twice', {}, { where: 'key', status: 400 });
  const module = secondOf(modules, ({ name }) => contentKey(name));
  if (module) throw new Refusal('programmes.module_twice', { name: module.name }, { where: module.name });
  for (const { name, topics } of modules) {
    const topic = secondOf(topics, ({ title }) => contentKey(title));
    if (topic) throw new Refusal('programmes.topic_twice', { title: topic.title, name }, { where: name });
  }
  const lost = steps.find(({ after }) => after.some((key) => !byKey.has(key)));
  if (lost) throw new Refusal('programmes.after_unknown', { name: lost.called }, { where: 'after' });
  const circle = circleIn(modules);
  if (circle) throw new Refusal('programmes.circle', { names: circle.map((key) => byKey.get(key)!.called) }, { where: 'after' });
}
function secondOf<T>(all: readonly T[], keyOf: (one: T) => string): T | undefined {
  const seen = new Set<string>();
  return all.find((one) => seen.size === seen.add(keyOf(one)).size);
}

/** What is sent is all there is: what is not in it goes. `ids`: key → id. */
export async function writeContent(
  tx: Tx,
  versionId: string,
  modules: readonly ModuleInput[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const id = (key: string) => ids.get(key)!;
  const moduleRows = modules.map(({ key, after: _after, topics: _topics, ...module }, at) => ({
    ...module,
    id: id(key),
    versionId,
    ordinal: at + 1,
    contentKey: contentKey(module.name),
  }));
  const topics = modules.flatMap((module) => module.topics.map((topic, at) => ({ topic, at, moduleId: id(module.key) })));
  const topicRows = topics.map(({ topic: { key, after: _after, areaIds: _areas, ...topic }, at, moduleId }) => ({
    ...topic,
    id: id(key),
    versionId,
    moduleId,
    ordinal: at + 1,
    contentKey: contentKey(topic.title),
  }));
  const keep = [...ids.values()];
  await tx.deleteFrom('programmePrecedence').where('versionId', '=', versionId).execute();
  await tx
    .deleteFrom('topicArea')
    .where('topicId', 'in', (e) => e.selectFrom('programmeTopic').select('id').where('versionId', '=', versionId))
    .execute();
  if (moduleRows.length > 0)
    await tx
      .insertInto('programmeModule')
      .values(moduleRows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((e) => ({
          ordinal: e.ref('excluded.ordinal'),
          code: e.ref('excluded.code'),
          name: e.ref('excluded.name'),
          contentKey: e.ref('excluded.contentKey'),
          lecture: e.ref('excluded.lecture'),
          discussion: e.ref('excluded.discussion'),
          fieldStudy: e.ref('excluded.fieldStudy'),
          selfStudy: e.ref('excluded.selfStudy'),
          test: e.ref('excluded.test'),
        })),
      )
      .execute();
  if (topicRows.length > 0)
    await tx
      .insertInto('programmeTopic')
      .values(topicRows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((e) => ({
          moduleId: e.ref('excluded.moduleId'),
          ordinal: e.ref('excluded.ordinal'),
          title: e.ref('excluded.title'),
          description: e.ref('excluded.description'),
          contentKey: e.ref('excluded.contentKey'),
          lecture: e.ref('excluded.lecture'),
          discussion: e.ref('excluded.discussion'),
          fieldStudy: e.ref('excluded.fieldStudy'),
          selfStudy: e.ref('excluded.selfStudy'),
          test: e.ref('excluded.test'),
        })),
      )
      .execute();
  for (const table of ['programmeTopic', 'programmeModule'] as const) {
    const gone = tx.deleteFrom(table).where('versionId', '=', versionId);
    await (keep.length > 0 ? gone.where('id', 'not in', keep) : gone).execute();
  }
  const moduleKeys = new Set(modules.map(({ key }) => key));
  const ofModule = (key: string) => (moduleKeys.has(key) ? id(key) : null);
  const ofTopic = (key: string) => (moduleKeys.has(key) ? null : id(key));
  const order = modules
    .flatMap((module) => [module, ...module.topics])
    .flatMap(({ key, after }) =>
      [...new Set(after)].map((before) => ({
        id: newId(),
        versionId,
        moduleId: ofModule(key),
        topicId: ofTopic(key),
        afterModuleId: ofModule(before),
        afterTopicId: ofTopic(before),
      })),
    );
  if (order.length > 0) await tx.insertInto('programmePrecedence').values(order).execute();
  const tagged = topics.flatMap(({ topic }) => [...new Set(topic.areaIds)].map((areaId) => ({ topicId: id(topic.key), areaId })));
  if (tagged.length > 0) await tx.insertInto('topicArea').values(tagged).execute();
}
