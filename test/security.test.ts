import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');

/** OWASP ASVS 5.0.0: of each section the levels of its requirements, one after the other. */
const levels: Record<string, string> = {
  '1.1': '22',
  '1.2': '1111122223',
  '1.3': '112222222223',
  '1.4': '222',
  '1.5': '123',
  '2.1': '122',
  '2.2': '112',
  '2.3': '12223',
  '2.4': '23',
  '3.1': '3',
  '3.2': '113',
  '3.3': '12223',
  '3.4': '11222233',
  '3.5': '11122333',
  '3.6': '3',
  '3.7': '22333',
  '4.1': '12233',
  '4.2': '23333',
  '4.3': '22',
  '4.4': '1222',
  '5.1': '2',
  '5.2': '112333',
  '5.3': '113',
  '5.4': '222',
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '11223333',
  '6.4': '112233',
  '6.5': '22222333',
  '6.6': '2223',
  '6.7': '33',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '223',
  '7.6': '22',
  '8.1': '1233',
  '8.2': '1123',
  '8.3': '133',
  '8.4': '23',
  '9.1': '111',
  '9.2': '1222',
  '10.1': '22',
  '10.2': '223',
  '10.3': '22223',
  '10.4': '1111122222233333',
  '10.5': '22222',
  '10.6': '22',
  '10.7': '222',
  '11.1': '2233',
  '11.2': '22233',
  '11.3': '11233',
  '11.4': '1222',
  '11.5': '23',
  '11.6': '23',
  '11.7': '33',
  '12.1': '12233',
  '12.2': '11',
  '12.3': '22223',
  '13.1': '2333',
  '13.2': '222223',
  '13.3': '2233',
  '13.4': '1222233',
  '14.1': '22',
  '14.2': '12223333',
  '14.3': '122',
  '15.1': '12233',
  '15.2': '12233',
  '15.3': '1222222',
  '15.4': '3333',
  '16.1': '2',
  '16.2': '22222',
  '16.3': '2222',
  '16.4': '222',
  '16.5': '2223',
  '17.1': '23',
  '17.2': '22223333',
  '17.3': '22',
};

const wanted = Object.entries(levels).flatMap(([section, each]) =>
  [...each].flatMap((level, index) => (level === '3' ? [] : [`${section}.${index + 1} ${level}`])),
);
const rows = Array.from(
  page.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/gm),
  ([, number, level, what, verdict, shown]) => ({
    number: number!,
    level: level!,
    what: what!,
    verdict: verdict!,
    shown: shown!,
  }),
);

test('the standard has 70 lines of level 1 and 183 of level 2, 345 in all', () => {
  expect(Object.values(levels).join('').length).toBe(345);
  expect(wanted.filter((one) => one.endsWith(' 1'))).toHaveLength(70);
  expect(wanted.filter((one) => one.endsWith(' 2'))).toHaveLength(183);
});

test('every line of levels 1 and 2 is on the page once, in order, with its level', () => {
  expect(rows.map(({ number, level }) => `${number} ${level}`)).toEqual(wanted);
});

test('each has a verdict and what shows it: a file, or a reason', () => {
  expect(rows.filter(({ verdict }) => !['met', 'not met', 'does not apply'].includes(verdict))).toEqual([]);
  expect(
    rows.filter(({ verdict, shown }) => verdict === 'met' && !/`[\w./-]+\.\w+`|\]\(decisions\//.test(shown)).map(({ number }) => number),
  ).toEqual([]);
  expect(rows.filter(({ verdict, shown }) => verdict !== 'met' && shown.length < 4).map(({ number }) => number)).toEqual([]);
});

test('a few words of our own, never a sentence of the standard', () => {
  expect(rows.filter(({ what }) => what.split(' ').length > 12 || /verify that/i.test(what)).map(({ number }) => number)).toEqual([]);
});

test('every file that is named exists, and every link leads somewhere', () => {
  const paths = Array.from(page.matchAll(/`((?:src|test|docs|bench|migrations)\/[\w./-]+|[\w-]+\.(?:md|json|ts))`/g), ([, path]) => path!);
  const links = Array.from(page.matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, path]) => `docs/${path!}`);
  expect(paths.length).toBeGreaterThan(150);
  expect([...new Set([...paths, ...links])].filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('the counts at the top are those of the lines', () => {
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  const [met, open, apart] = [count('met'), count('not met'), count('does not apply')];
  expect(page).toContain(`${rows.length} lines: ${met} met, ${open} not met, ${apart} do not apply`);
  expect(page).toContain(`${met} đạt, ${open} chưa đạt, ${apart} không áp dụng`);
});

test('what is promised in sections is there', () => {
  const sections = new Set(Array.from(page.matchAll(/«([^»]+)»/g), ([, name]) => name!));
  for (const name of sections) expect(page).toContain(`\n## ${name}\n`);
});
