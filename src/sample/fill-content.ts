import { addDays, yearOf, type CalendarDate } from '#kit/dates.ts';
import {
  closeUpdate,
  decideAdjustment,
  placeProgramme,
  recordAdjustment,
  recordArea,
  recordAssessment,
  recordConditions,
  recordFramework,
  recordScheme,
  recordUpdate,
  saveContent,
  setFamilyLevel,
  setPriority,
} from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Papers, Programmes } from './fill-papers.ts';
import type { SampleContent, SampleModule, SamplePeriods } from './shapes.ts';

type Setting = { tx: Tx; actor: Actor; papers: Papers; programmes: Programmes };

/** What programmes are made of, how they are assessed, what years put first and what is to be brought up to date. `day`: the sample's today. */
export async function fillContent(setting: Setting, sample: SampleContent, day: CalendarDate): Promise<void> {
  const { tx, actor, papers, programmes } = setting;
  const paper = (number: string | undefined) => (number === undefined ? null : papers.get(number)!);
  const areas = new Map<string, string>();
  for (const [code, name, parent] of sample.areas) {
    const { result } = await recordArea(tx, actor, { code, name, parentId: parent === null ? null : areas.get(parent)! });
    areas.set(code, result.id);
  }
  const { priorities } = sample;
  for (const area of priorities.areas)
    for (const [year, documentId] of [
      [priorities.year, paper(priorities.document)],
      [yearOf(day), null],
    ] as const)
      await setPriority(tx, actor, { areaId: areas.get(area)!, year, documentId, note: documentId ? null : 'Minh họa' });
  const assessments = new Map<string, string>();
  for (const one of sample.assessments) assessments.set(one.code, (await recordAssessment(tx, actor, one)).result.id);
  await fillFrameworks(setting, sample, areas);
  for (const { code, title, from, document } of sample.schemes)
    await recordScheme(tx, actor, { code, title, validFrom: from, documentId: paper(document) });
  for (const { family, version, audience, personnel, requirements, assessment, modules } of sample.contents) {
    const id = programmes.versionId(family, version);
    const conditions = { audience, personnel, requirements, assessmentSchemeId: assessments.get(assessment)! };
    const { rowVersion } = await tx.selectFrom('programmeVersion').select('rowVersion').where('id', '=', id).executeTakeFirstOrThrow();
    const saved = await saveContent(tx, actor, id, rowVersion, contentOf(modules, areas));
    await recordConditions(tx, actor, id, saved.result.rowVersion, conditions);
  }
  await fillLevel(setting);
  await fillUpdates(setting, sample, day);
}

/** Sơ cấp, trung cấp, cao cấp: who has a higher level of theory is pointed out when called to a lower one. */
async function fillLevel({ tx, actor }: Setting): Promise<void> {
  const theory = await tx.selectFrom('programmeFamily').select('id as familyId').where('code', '=', 'TCLLCT').executeTakeFirst();
  if (!theory) return;
  const source = { documentId: null, citation: '57-QĐ/TW, 350-QĐ/TW: sơ cấp, trung cấp, cao cấp', verification: 'unverified' as const };
  await setFamilyLevel(tx, actor, { ...theory, validFrom: '2009-01-01', ladder: 'political_theory', level: 2, ...source });
}

const periodsOf = ([lecture, discussion, fieldStudy, selfStudy, test]: SamplePeriods) => ({
  lecture,
  discussion,
  fieldStudy,
  selfStudy,
  test,
});

/** A module goes by its code, a topic by its title. */
function contentOf(modules: readonly SampleModule[], areas: ReadonlyMap<string, string>) {
  const keys = new Map(modules.flatMap(({ topics }, n) => topics.map(({ title }, at) => [title, `t${n}.${at}`] as const)));
  return {
    modules: modules.map(({ code, name, periods = [0, 0, 0, 0, 0], after = [], topics }, n) => ({
      key: code,
      code,
      name,
      after,
      ...periodsOf(periods),
      topics: topics.map((topic, at) => ({
        key: `t${n}.${at}`,
        title: topic.title,
        description: topic.description ?? null,
        ...periodsOf(topic.periods),
        areaIds: (topic.areas ?? []).map((area) => areas.get(area)!),
        after: (topic.after ?? []).map((title) => keys.get(title)!),
      })),
    })),
  };
}

async function fillFrameworks(
  { tx, actor, programmes }: Setting,
  sample: SampleContent,
  areas: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { code, name, nature, from, citation, families } of sample.frameworks) {
    const { result } = await recordFramework(tx, actor, { code, name, nature, validFrom: from, citation });
    for (const family of families) {
      const areaIds = (sample.familyAreas[family] ?? []).map((area) => areas.get(area)!);
      await placeProgramme(tx, actor, programmes.familyId(family), 1, { frameworkId: result.id, areaIds });
    }
  }
}

async function fillUpdates({ tx, actor, papers, programmes }: Setting, sample: SampleContent, day: CalendarDate): Promise<void> {
  for (const { document, family, days, what, done } of sample.updates) {
    const familyIds = [programmes.familyId(family)];
    const { result } = await recordUpdate(tx, actor, { documentId: papers.get(document)!, familyIds, dueOn: addDays(day, days), what });
    if (done) await closeUpdate(tx, actor, result.ids[0]!, 1, programmes.versionId(family, done));
  }
  for (const { family, version, topic, what, why, source, adoptedBy } of sample.adjustments) {
    const versionId = programmes.versionId(family, version);
    const found = topic
      ? await tx
          .selectFrom('programmeTopic')
          .select('id')
          .where('versionId', '=', versionId)
          .where('title', '=', topic)
          .executeTakeFirstOrThrow()
      : null;
    const { result } = await recordAdjustment(tx, actor, { versionId, topicId: found?.id ?? null, what, why: why ?? null, source });
    if (adoptedBy)
      await decideAdjustment(tx, actor, result.id, 1, { state: 'adopted', versionId: programmes.versionId(family, adoptedBy) });
  }
}
