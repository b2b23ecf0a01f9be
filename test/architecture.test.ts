import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));
/** Low to high: a module imports only from those before it. */
const order = [
  'imports',
  'organisations',
  'documents',
  'access',
  'people',
  'programmes',
  'eligibility',
  'delegation',
  'approvals',
  'plans',
  'classes',
  'admissions',
  'reports',
  'audit',
];
/** What a module may hold beside its verbs. */
const vagueNames = /(^|\/)(utils?|helpers?|common|shared|misc|managers?|services?|repositor(y|ies)|base)(\/|[-.])/i;
/** Longer than 400 lines, each with its reason; this list only gets shorter. */
const long: Record<string, string> = { 'platform/database/schema.ts': 'generated' };

type File = { path: string; text: string; imports: string[] };
const files: File[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(src + path, 'utf8');
    const imports = [
      ...text.matchAll(
        /^\s*(?:import|export)\b[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
      ),
    ].map((match) => (match[1] ?? match[2] ?? match[3])!);
    return { path, text, imports };
  });

const isTest = (file: File) => file.path.endsWith('.test.ts');
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];
const isBrowser = (path: string) => /^(ui|web)\//.test(path) || /^modules\/[^/]+\/web\//.test(path);
/** `#kit/dates.ts` → `kit/dates.ts`; `./x.ts` in `modules/a/b.ts` → `modules/a/x.ts`; packages → null. */
function target(file: File, name: string): string | null {
  if (name.startsWith('#modules/')) return `modules/${name.slice(9)}/index.ts`;
  if (name.startsWith('#contracts/')) return `modules/${name.slice(11)}/contract.ts`;
  if (name.startsWith('#')) return name.slice(1);
  if (name.startsWith('.')) return new URL(name, `file:///${file.path}`).pathname.slice(1);
  return null;
}
const edges = files.filter((file) => !isTest(file)).flatMap((file) => file.imports.map((name) => ({ file, name, to: target(file, name) })));

describe('the house', () => {
  it('is seen whole', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(edges.filter((edge) => edge.to).length).toBeGreaterThan(500);
    expect(new Set(files.map((file) => moduleOf(file.path)).filter(Boolean))).toEqual(new Set(order));
  });

  it('kit knows nothing of ours; platform knows kit', () => {
    const wrong = edges.filter(
      ({ file, to }) =>
        to &&
        ((file.path.startsWith('kit/') && !to.startsWith('kit/')) || (file.path.startsWith('platform/') && !/^(kit|platform)\//.test(to))),
    );
    expect(wrong.map(({ file, name }) => `${file.path} → ${name}`)).toEqual([]);
  });

  it('modules import only from those below them, through their front door', () => {
    const wrong = edges.filter(({ file, to }) => {
      const from = moduleOf(file.path);
      const into = to && moduleOf(to);
      if (!from || !into || from === into) return false;
      if (isBrowser(file.path)) return !/^modules\/[^/]+\/([\w-]*contract|search)\.ts$/.test(to) && !isBrowser(to);
      return order.indexOf(into) > order.indexOf(from) || !/^modules\/[^/]+\/(index|contract)\.ts$/.test(to);
    });
    expect(wrong.map(({ file, name }) => `${file.path} → ${name}`)).toEqual([]);
  });

  it('modules know nothing of what starts them', () => {
    const wrong = edges.filter(
      ({ file, to }) => file.path.startsWith('modules/') && to && /^(app|main|cli|config|sample|installation)\b/.test(to),
    );
    expect(wrong.map(({ file, name }) => `${file.path} → ${name}`)).toEqual([]);
  });

  it('the browser never reaches server code, nor the server the browser', () => {
    const forBrowser = /^(kit|ui|web)\/|^modules\/[^/]+\/(web\/|[\w-]*contract\.ts$|[\w-]*rules\.ts$|kinds\.ts$|[\w-]+\.css$)/;
    const wrong = edges.filter(({ file, name, to }) => {
      if (!to) return isBrowser(file.path) && /^(node:|pg$|kysely|fastify)/.test(name);
      return isBrowser(file.path) ? !forBrowser.test(to) : isBrowser(to);
    });
    expect(wrong.map(({ file, name }) => `${file.path} → ${name}`)).toEqual([]);
  });

  it('the ui parts know nothing of training', () => {
    const wrong = edges.filter(({ file, to }) => file.path.startsWith('ui/') && to && moduleOf(to));
    expect(wrong.map(({ file, name }) => `${file.path} → ${name}`)).toEqual([]);
  });

  it('files have names that say something and sizes that can be read', () => {
    expect(files.map((file) => file.path).filter((path) => vagueNames.test(path))).toEqual([]);
    const tooLong = files.filter((file) => !isTest(file) && !long[file.path] && file.text.split('\n').length > 400);
    expect(tooLong.map((file) => file.path)).toEqual([]);
  });

  it('every module says what it owns, in a page', () => {
    for (const name of order) {
      const readme = readFileSync(`${src}modules/${name}/README.md`, 'utf8').trim().split('\n');
      expect(readme.length, name).toBeLessThanOrEqual(40);
    }
  });

  it('no SQL names a schema, and nobody outside the doors sets the scope', () => {
    const server = files.filter((file) => !isBrowser(file.path) && !isTest(file));
    const named = server.filter(
      (file) =>
        !file.path.startsWith('platform/database/') &&
        !file.path.startsWith('doctor/') &&
        /\b(from|join|into|update)\s+(hanoi|hungyen|public)\.\w/i.test(file.text),
    );
    const scoped = server.filter((file) => !file.path.startsWith('platform/') && /SET LOCAL|set_config\(/i.test(file.text));
    expect([...named, ...scoped].map((file) => file.path)).toEqual([]);
  });

  it('the ledger is written in one place', () => {
    const writers = files
      .filter((file) => !isTest(file) && /insertInto\('ledgerE|insert into ledger_/.test(file.text))
      .map((file) => file.path);
    expect(writers.filter((path) => !path.startsWith('modules/classes/') && !path.startsWith('sample/'))).toEqual([]);
  });
});
