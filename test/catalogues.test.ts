import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { formatter } from '@lingui/format-po';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../', import.meta.url));
const context = { locale: 'en', sourceLocale: 'vi', filename: 'en.po' };
const read = async (path: string) =>
  Object.entries(await formatter().parse(readFileSync(join(project, 'src/web/locales', path), 'utf8'), context)).map(
    ([id, { message, translation }]) => ({ id, vi: message ?? '', en: translation ?? '' }),
  );
/** Texts of the first sight, and those that come with the first page opened. */
const [first, pages] = [await read('en.po'), await read('pages/en.po')];
const texts = [...first, ...pages];

/** What a text has to carry: the names of its values, the places of its elements. */
function holes(text: string): string[] {
  const values = [...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]!);
  const elements = [...text.matchAll(/<\/?(\d+)\/?>/g)].map((match) => match[0]);
  // a value may be said in each form of a plural
  return [...new Set(values), ...elements].sort();
}

test('every English text is there and carries what the Vietnamese one carries', () => {
  expect(texts.length).toBeGreaterThan(1500);
  expect(texts.filter(({ en }) => en.trim() === '').map(({ vi }) => vi)).toEqual([]);
  expect(texts.filter(({ vi, en }) => holes(vi).join() !== holes(en).join())).toEqual([]);
  // whichever catalogue came last, a text reads the same
  const early = new Map(first.map(({ id, en }) => [id, en]));
  expect(pages.filter(({ id, en }) => (early.get(id) ?? en) !== en)).toEqual([]);
  // blanks at the ends join a text to its neighbours
  expect(texts.filter(({ vi, en }) => /^\s*/.exec(vi)![0] !== /^\s*/.exec(en)![0] || /\s*$/.exec(vi)![0] !== /\s*$/.exec(en)![0])).toEqual(
    [],
  );
});

/** Words of official papers that an English text cites: a column the system writes, headings of the units' own files. */
const cited = /Khuê Văn|“\(minh họa\)”|"Ghi chú kiểm tra"|"Họ và tên"|"Đơn vị"|đồng|Zalo/g;

test('no Vietnamese is left in the English but what is cited, and every counted noun has its plural', () => {
  expect(texts.filter(({ en }) => /[^\p{ASCII}…–·→“”’×]/u.test(en.replaceAll(cited, ''))).map(({ en }) => en)).toEqual([]);
  expect(texts.filter(({ vi, en }) => vi.includes(', plural,') && !en.includes(', plural, one {'))).toEqual([]);
});

test('a label cited in a text is cited as the screen shows it', () => {
  const wrong = texts.flatMap(({ vi, en }) =>
    [...vi.matchAll(/“([^”{]+)”/g)].flatMap(([, label]) => {
      const shown = texts.filter((text) => text.vi === label).map((text) => text.en);
      return shown.length === 0 || shown.some((one) => en.includes(`“${one}”`)) ? [] : [`${label} (${shown.join(', ')}): ${en}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('the catalogues hold what the screens say, no more and no less', async () => {
  const lingui = join(project, 'node_modules/@lingui/cli/dist/lingui-check.js');
  await expect(promisify(execFile)(process.execPath, [lingui, 'sync', '--clean'], { cwd: project })).resolves.toMatchObject({
    stdout: expect.stringContaining('PASS'),
  });
}, 120_000);

test('screens write dates, numbers and money in the language of the page', () => {
  const screens = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(web|ui)\/|\/web\//.test(path) && /\.tsx?$/.test(path) && !path.endsWith('.test.ts'));
  // the last holds what one types, which is dd/mm/yyyy in both languages
  const own = new Set(['ui/format.ts', 'modules/people/web/person-fields.tsx']);
  const wrong = screens.filter((path) => {
    const text = readFileSync(join(project, 'src', path), 'utf8');
    return (
      /import \{[^}]*\bformat\w+[^}]*\} from '#kit\/|toLocale(Date|Time)?String\(|Intl\.(DateTime|Number)Format/.test(text) &&
      !own.has(path)
    );
  });
  expect(screens.length).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
});
