import type { ContentInput, Periods, ShownModule } from '../content-contract.ts';
import { none, periodsOf } from '../content-rules.ts';

export type DraftTopic = Periods & { key: string; title: string; description: string; areaIds: string[]; after: string[] };
/** A module while it is being written; what is there already goes by its id. */
export type DraftModule = Periods & { key: string; code: string; name: string; after: string[]; topics: DraftTopic[] };

export const draftOf = (modules: readonly ShownModule[]): DraftModule[] =>
  modules.map(({ id, code, name, after, topics, ...module }) => ({
    key: id,
    code: code ?? '',
    name,
    after,
    ...periodsOf(module),
    topics: topics.map(({ id: key, title, description, areaIds, after: before, ...topic }) => ({
      key,
      title,
      description: description ?? '',
      areaIds,
      after: before,
      ...periodsOf(topic),
    })),
  }));

export const newTopic = (): DraftTopic => ({ key: crypto.randomUUID(), title: '', description: '', areaIds: [], after: [], ...none });
export const newModule = (): DraftModule => ({ key: crypto.randomUUID(), code: '', name: '', after: [], ...none, topics: [newTopic()] });

/** What is sent: rows without a title and without periods were never filled; nothing comes after a part that is gone. */
export function contentOfDraft(draft: readonly DraftModule[]): ContentInput {
  const filled = (topic: DraftTopic) =>
    topic.title.trim() !== '' || topic.description.trim() !== '' || Object.values(periodsOf(topic)).some((periods) => periods > 0);
  const modules = draft.map((module) => ({ ...module, topics: module.topics.filter(filled) }));
  const there = new Set(modules.flatMap(({ key, topics }) => [key, ...topics.map((topic) => topic.key)]));
  const kept = (after: readonly string[]) => after.filter((key) => there.has(key));
  return {
    modules: modules.map(({ code, after, topics, ...module }) => ({
      ...module,
      code: code.trim() || null,
      after: kept(after),
      topics: topics.map(({ description, ...topic }) => ({
        ...topic,
        description: description.trim() || null,
        after: kept(topic.after),
      })),
    })),
  };
}

/** The same list with one element a place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return [...list];
  const next = [...list];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}
