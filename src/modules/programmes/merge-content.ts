import type { ModuleInput } from './content-contract.ts';
import { contentKey, none, periodsOf } from './content-rules.ts';
import type { ContentLine } from './form-content-check.ts';

/**
 * What a version has after the lines of a file: those named are as the file says and stand where it says, the others stay where they
 * are, unless they are `dropped`. What came after something dropped no longer does.
 */
export function mergeContent(now: readonly ModuleInput[], lines: readonly ContentLine[], dropped: ReadonlySet<string>): ModuleInput[] {
  const modules = now
    .filter(({ key }) => !dropped.has(key))
    .map((one) => ({ ...one, topics: one.topics.filter(({ key }) => !dropped.has(key)) }));
  const refOf = (name: string) => `m ${contentKey(name)}`;
  const moduleOf = (ref: string) => modules.find(({ name }) => refOf(name) === ref);
  for (const line of lines.filter(({ under }) => under === null)) {
    const at = modules.findIndex(({ key }) => key === line.id);
    const [before] = at < 0 ? [undefined] : modules.splice(at, 1);
    const after = line.after === null ? -1 : modules.findIndex(({ name }) => refOf(name) === line.after);
    const code = line.code === undefined ? (before?.code ?? null) : line.code;
    modules.splice(line.after !== null && after < 0 ? modules.length : after + 1, 0, {
      ...(before ?? { key: line.ref, after: [], topics: [] }),
      ...periodsOf(line),
      code,
      name: line.name,
    });
  }
  for (const [n, line] of lines.entries()) {
    if (line.under === null) continue;
    let module = moduleOf(line.under);
    if (!module) modules.push((module = { key: `new ${n}`, code: null, name: line.module, after: [], ...none, topics: [] }));
    const old = modules.find(({ topics }) => topics.some(({ key }) => key === line.id));
    const before = old?.topics.find(({ key }) => key === line.id);
    if (old) old.topics = old.topics.filter(({ key }) => key !== line.id);
    const after =
      line.after === null ? -1 : module.topics.findIndex(({ title }) => `t ${line.under!.slice(2)} ${contentKey(title)}` === line.after);
    module.topics.splice(line.after !== null && after < 0 ? module.topics.length : after + 1, 0, {
      ...(before ?? { key: `new topic ${n}`, after: [], areaIds: [] }),
      ...periodsOf(line),
      title: line.name,
      description: line.description === undefined ? (before?.description ?? null) : line.description,
    });
  }
  const there = new Set(modules.flatMap(({ key, topics }) => [key, ...topics.map((topic) => topic.key)]));
  const kept = <T extends { after: string[] }>(one: T): T => ({ ...one, after: one.after.filter((key) => there.has(key)) });
  return modules.map((module) => kept({ ...module, topics: module.topics.map(kept) }));
}
