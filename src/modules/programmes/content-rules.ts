import { fold } from '#kit/text.ts';
import { periodKinds, type Comparison, type Periods, type ShownModule, type ShownTopic } from './content-contract.ts';

/** What makes two titles the same words: folded, without the number before it ('Chuyên đề 3:', 'Bài 5.') and without signs. */
export const contentKey = (title: string): string => {
  const words = fold(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.replace(/^(chuyen de|bai( hoc)?|hoc phan|phan( hoc)?|chuong|module|mo dun) (\d+|[ivx]+)( |$)/, '') || words;
};

export const none: Periods = { lecture: 0, discussion: 0, fieldStudy: 0, selfStudy: 0, test: 0 };
export const sumOf = (parts: readonly Periods[]): Periods =>
  Object.fromEntries(periodKinds.map((kind) => [kind, parts.reduce((sum, part) => sum + part[kind], 0)])) as Periods;
export const periodsOf = ({ lecture, discussion, fieldStudy, selfStudy, test }: Periods): Periods => ({
  lecture,
  discussion,
  fieldStudy,
  selfStudy,
  test,
});
export const allOf = (periods: Periods): number => periodKinds.reduce((sum, kind) => sum + periods[kind], 0);
/** A module with everything in it. */
export const wholeOf = (module: Periods & { topics: readonly Periods[] }): Periods => sumOf([module, ...module.topics]);

type Step = { key: string; after: readonly string[] };
/**
 * Steps that would each have to come before the other, as keys in a circle; null where the order can be kept. A module ends when its
 * topics have; what comes after a module comes after all of them.
 */
export function circleIn(modules: readonly (Step & { topics: readonly Step[] })[]): string[] | null {
  // a module is two points, where it begins and where it ends; a topic is one between them
  const ends = new Map(modules.map(({ key }) => [key, `${key} end`]));
  const next = new Map<string, string[]>();
  const edge = (from: string, to: string) => next.set(from, [...(next.get(from) ?? []), to]);
  for (const { key, after, topics } of modules) {
    edge(key, ends.get(key)!);
    for (const before of after) edge(ends.get(before) ?? before, key);
    for (const topic of topics) {
      edge(key, topic.key);
      edge(topic.key, ends.get(key)!);
      for (const before of topic.after) edge(ends.get(before) ?? before, topic.key);
    }
  }
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (point: string): string[] | null => {
    if (way.includes(point)) return way.slice(way.indexOf(point));
    if (done.has(point)) return null;
    way.push(point);
    for (const to of next.get(point) ?? []) {
      const circle = walk(to);
      if (circle) return circle;
    }
    way.pop();
    done.add(point);
    return null;
  };
  for (const point of next.keys()) {
    const circle = walk(point);
    if (circle) return [...new Set(circle.map((one) => one.replace(/ end$/, '')))];
  }
  return null;
}

const differs = (a: Periods, b: Periods) => periodKinds.some((kind) => a[kind] !== b[kind]);

/**
 * What a version has that another had not, in the order of the newer, with what was dropped where it stood. A module is the same by its
 * name, its code or most of its topics, a topic by its title, whichever module it stands in.
 */
export function compareContent(before: readonly ShownModule[], after: readonly ShownModule[]): Comparison['modules'] {
  const twinOf = twins(before, after);
  const oldTopics = new Map(
    before.flatMap((module) => module.topics.map((topic) => [contentKey(topic.title), { topic, module }] as const)),
  );
  const kept = new Set(after.flatMap(({ topics }) => topics.map(({ title }) => contentKey(title))));
  const shownTopic = (topic: ShownTopic, module: ShownModule): Comparison['modules'][number]['topics'][number] => {
    const key = contentKey(topic.title);
    const twin = twinOf.get(module);
    // the same title may stand in several modules: that of its own comes first
    const here = twin?.topics.find(({ title }) => contentKey(title) === key);
    const old = twin && here ? { topic: here, module: twin } : oldTopics.get(key);
    const describedAnew = old !== undefined && (old.topic.description ?? '') !== (topic.description ?? '');
    const moved = old !== undefined && old.module !== twin;
    return {
      title: topic.title,
      change: !old ? 'added' : moved || describedAnew || differs(old.topic, topic) ? 'changed' : 'same',
      before: old ? periodsOf(old.topic) : null,
      after: periodsOf(topic),
      movedFrom: moved ? old.module.name : null,
      describedAnew,
    };
  };
  const dropped = (module: ShownModule) =>
    module.topics
      .filter(({ title }) => !kept.has(contentKey(title)))
      .map((topic) => ({
        title: topic.title,
        change: 'dropped' as const,
        before: periodsOf(topic),
        after: null,
        movedFrom: null,
        describedAnew: false,
      }));
  const shown = after.map((module): Comparison['modules'][number] => {
    const old = twinOf.get(module);
    const topics = [...module.topics.map((topic) => shownTopic(topic, module)), ...(old ? dropped(old) : [])];
    const was = old && contentKey(old.name) !== contentKey(module.name) ? old.name : null;
    const same =
      old !== undefined && was === null && !differs(wholeOf(old), wholeOf(module)) && topics.every((topic) => topic.change === 'same');
    return {
      name: module.name,
      was,
      change: !old ? 'added' : same ? 'same' : 'changed',
      before: old ? wholeOf(old) : null,
      after: wholeOf(module),
      topics,
    };
  });
  const found = new Set(twinOf.values());
  const gone = before
    .filter((module) => !found.has(module))
    .map((module) => ({
      name: module.name,
      was: null,
      change: 'dropped' as const,
      before: wholeOf(module),
      after: null,
      topics: dropped(module),
    }));
  return [...shown, ...gone];
}

/** Newer module → the older one it carries on: of the same name, else of the same code, else with the same topics. Each at most once. */
function twins(before: readonly ShownModule[], after: readonly ShownModule[]): Map<ShownModule, ShownModule> {
  const free = new Set(before);
  const found = new Map<ShownModule, ShownModule>();
  const pair = (same: (old: ShownModule, module: ShownModule) => boolean) => {
    for (const module of after) {
      if (found.has(module)) continue;
      const old = [...free].find((one) => same(one, module));
      if (!old) continue;
      free.delete(old);
      found.set(module, old);
    }
  };
  pair((old, module) => contentKey(old.name) === contentKey(module.name));
  pair((old, module) => old.code !== null && old.code === module.code);
  // renamed: the two that have most topics in common, at least half of the larger
  const keys = (module: ShownModule) => new Set(module.topics.map(({ title }) => contentKey(title)));
  const alike = after
    .filter((module) => !found.has(module))
    .flatMap((module) => [...free].map((old) => ({ module, old, common: [...keys(module)].filter((key) => keys(old).has(key)).length })))
    .filter(({ module, old, common }) => common > 0 && 2 * common >= Math.max(module.topics.length, old.topics.length))
    .toSorted((a, b) => b.common - a.common);
  for (const { module, old } of alike) {
    if (found.has(module) || !free.has(old)) continue;
    free.delete(old);
    found.set(module, old);
  }
  return found;
}
