import { tidy } from '#kit/text.ts';
import type { Beside, Change, CheckContext, Checked, FoundTable, ReadRow, Remark } from '#modules/imports';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import { periodKinds, type Periods, type ShownModule, type ShownTopic } from './content-contract.ts';
import { contentOf } from './content-queries.ts';
import { contentKey, none } from './content-rules.ts';

export type ContentTarget = { versionId: string };
/** A module or a topic as the file wants it. `id` null: it is not there; `after`: what stands before it in the file, by `ref`; null: nothing. */
export type ContentLine = Periods & {
  ref: string;
  id: string | null;
  after: string | null;
  /** The module a topic stands in, by its ref. null: it is a module. */
  under: string | null;
  /** The module as the file calls it. */
  module: string;
  name: string;
  /** undefined: the file has no such column. */
  code?: string | null;
  description?: string | null;
};
/** Asked where the version has what the file lacks. */
export const MISSING = 'missing';
const LONGEST = { code: 40, module: 300, topic: 500, description: 4000 } as const;

const text = (row: ReadRow, key: string) => tidy((row.values[key] as string | null | undefined) ?? '') || null;

/** Every row against the content of the version: modules by name, topics by title, in their module or another. */
export async function checkContent(
  db: Reader,
  { target, tables, choices }: CheckContext<ContentTarget>,
  rows: readonly ReadRow[],
): Promise<{ lines: Checked<ContentLine>[]; beside: Beside }> {
  const now = (await contentOf(db, [target.versionId])).get(target.versionId) ?? [];
  const modules = modulesOf(rows);
  const named = rows.map((row, at) => ({ row, topic: text(row, 'topic'), module: modules[at]! }));
  const found = matchAll(now, named);
  const columnsOf = (row: ReadRow) => new Set(tableOf(tables, row)?.columns.flatMap(({ key }) => key ?? []));
  const lines = named.map(({ row, topic, module }, at): Checked<ContentLine> => {
    const said: Remark[] = [];
    const error = (code: string, column: string, params: Remark['params'] = {}) =>
      void said.push({ severity: 'error', code, column, params });
    if (module === null) error('programmes.module_missing', 'module');
    for (const [key, limit] of Object.entries(LONGEST)) {
      const { length } = text(row, key) ?? '';
      if (length > limit) error('programmes.text_long', key, { length, limit });
    }
    const { ref, before, after, moved } = found[at]!;
    const label = topic ?? module ?? '';
    if (module === null || said.length > 0) return { label, identity: '', outcome: 'held', remarks: said, line: null };
    const columns = columnsOf(row);
    const line: ContentLine = {
      ref,
      after,
      id: before?.id ?? null,
      under: topic === null ? null : `m ${contentKey(module)}`,
      module,
      name: topic ?? module,
      ...periodsIn(row, columns, before ?? none),
      ...(topic === null && columns.has('code') && { code: text(row, 'code') }),
      ...(topic !== null && columns.has('description') && { description: text(row, 'description') }),
    };
    const changes = before === null ? [] : changesOf(before, line, moved);
    const outcome = before === null ? 'added' : changes.length > 0 ? 'changed' : 'same';
    return { label, identity: ref, outcome, remarks: said, changes, line };
  });
  return { lines, beside: besideOf(now, lines, choices.answers[MISSING]) };
}

const tableOf = (tables: readonly FoundTable[], row: ReadRow) =>
  tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);

/** In the row itself, else that of the row above it under the same heading, else the heading. */
function modulesOf(rows: readonly ReadRow[]): (string | null)[] {
  const found: (string | null)[] = [];
  for (const [at, row] of rows.entries()) {
    const above = rows[at - 1];
    const heading = row.sections.at(-1) ?? null;
    const together = above !== undefined && above.sheet === row.sheet && (above.sections.at(-1) ?? null) === heading;
    found.push(text(row, 'module') ?? (together ? found[at - 1]! : heading));
  }
  return found;
}

type Found = { ref: string; before: ShownModule | ShownTopic | null; after: string | null; moved: boolean };

/** Which module or topic that is there each row means, what stands before it in the file, and whether that is elsewhere than now. */
function matchAll(now: readonly ShownModule[], named: readonly { topic: string | null; module: string | null }[]): Found[] {
  const modules = new Map(now.map((module) => [contentKey(module.name), module]));
  const places = new Map(now.flatMap((module) => module.topics.map((topic) => [topic.id, module] as const)));
  const refs = named.map(({ topic, module }) => {
    const of = contentKey(module ?? '');
    return topic === null ? `m ${of}` : `t ${of} ${contentKey(topic)}`;
  });
  const taken = new Set<string>();
  // those in their own module first: a title of two modules must not be taken for one that has moved
  const own = named.map(({ topic, module }) => {
    const inside = modules.get(contentKey(module ?? ''));
    if (topic === null) return inside ?? null;
    const there = inside?.topics.find(({ title, id }) => contentKey(title) === contentKey(topic) && !taken.has(id)) ?? null;
    if (there) taken.add(there.id);
    return there;
  });
  const befores = named.map(({ topic }, at) => {
    if (own[at] || topic === null) return own[at] ?? null;
    const elsewhere = now
      .flatMap((module) => module.topics)
      .find(({ title, id }) => contentKey(title) === contentKey(topic) && !taken.has(id));
    if (elsewhere) taken.add(elsewhere.id);
    return elsewhere ?? null;
  });
  // of those in the file that are there already, list by list: their order now
  const listOf = (at: number) => (named[at]!.topic === null ? 'm' : contentKey(named[at]!.module ?? ''));
  const lists = Map.groupBy(
    named.flatMap((_, at) => (refs.indexOf(refs[at]!) === at ? [at] : [])),
    listOf,
  );
  const rank = new Map(
    [...now.entries()].flatMap(([n, module]) => [module, ...module.topics].map((one, at) => [one.id, n * 1000 + at] as const)),
  );
  const answers = named.map((_, at): Found => ({ ref: refs[at]!, before: befores[at] ?? null, after: null, moved: false }));
  for (const list of lists.values()) {
    const there = list.filter((at) => befores[at]);
    const sorted = there.toSorted((a, b) => rank.get(befores[a]!.id)! - rank.get(befores[b]!.id)!);
    list.forEach((at, place) => {
      const from = befores[at] && places.get(befores[at].id);
      const other = from !== undefined && from !== null && contentKey(from.name) !== listOf(at);
      const index = there.indexOf(at);
      answers[at] = {
        ...answers[at]!,
        after: place === 0 ? null : refs[list[place - 1]!]!,
        moved: other || (index >= 0 && sorted[index] !== at),
      };
    });
  }
  return answers;
}

/** A cell that is blank is none; a column that is missing says nothing. */
const periodsIn = (row: ReadRow, columns: ReadonlySet<string>, before: Periods): Periods =>
  Object.fromEntries(
    periodKinds.map((kind) => [kind, columns.has(kind) ? ((row.values[kind] as number | null | undefined) ?? 0) : before[kind]]),
  ) as Periods;

function changesOf(before: ShownModule | ShownTopic, line: ContentLine, moved: boolean): Change[] {
  const changes: Change[] = [];
  const name = 'title' in before ? before.title : before.name;
  if (name !== line.name) changes.push({ field: 'title' in before ? 'topic' : 'module', before: name, after: line.name });
  if ('title' in before) {
    if (line.description !== undefined && (tidy(before.description ?? '') || null) !== line.description)
      changes.push({ field: 'description', before: before.description, after: line.description });
  } else if (line.code !== undefined && before.code !== line.code) changes.push({ field: 'code', before: before.code, after: line.code });
  for (const kind of periodKinds) if (before[kind] !== line[kind]) changes.push({ field: kind, before: before[kind], after: line[kind] });
  if (moved) changes.push({ field: phrase('programmes.place'), before: null, after: phrase('programmes.place_moved') });
  return changes;
}

function besideOf(now: readonly ShownModule[], lines: readonly Checked<ContentLine>[], answer: string | undefined): Beside {
  const kept = new Set(lines.flatMap(({ line }) => line?.id ?? []));
  // a module that the file names over its topics only is there too
  const over = new Set(lines.flatMap(({ line }) => line?.under ?? []));
  const missing = now.flatMap((module) => [
    ...(kept.has(module.id) || over.has(`m ${contentKey(module.name)}`) ? [] : [module]),
    ...module.topics.filter(({ id }) => !kept.has(id)),
  ]);
  if (missing.length === 0) return {};
  const chosen = answer === 'keep' || answer === 'drop' ? answer : null;
  return {
    removes: chosen === 'drop' ? missing.length : 0,
    more: { missing: missing.map(({ id }) => id) },
    questions: [
      {
        key: MISSING,
        text: phrase('programmes.missing', { count: missing.length, names: missing.map((one) => ('title' in one ? one.title : one.name)) }),
        options: [
          { key: 'keep', label: phrase('programmes.missing_keep') },
          { key: 'drop', label: phrase('programmes.missing_drop') },
        ],
        answer: chosen,
        rows: [],
      },
    ],
  };
}
