import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './browser.ts';
import { type Transferred, watchLine } from './transferred.ts';

const LIMIT = 300_000;
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const listed = ({ files }: Transferred) => files.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');

test.each(['vi', 'en'])('the page one signs in on and the page after it, in %s: at most 300 KB from an empty cache', async (language) => {
  const page = await site.open('about:blank');
  await page.context().addCookies([{ name: 'khuevan_language', value: language, url: site.url }]);
  // what comes by itself for the pages to come, once this one has stood for a moment: the first two do without
  await page.route(/\/assets\/(shared|class-list|pages-(vi|en))-/, (route) => route.abort());
  const line = await watchLine(page);
  await page.goto(site.url);
  await page.locator('input[type=password]').waitFor();
  await page.waitForLoadState('networkidle');
  const first = line.take();
  expect(first.bytes, listed(first)).toBeLessThan(LIMIT);
  // the texts of the other language stay where they are
  const texts = first.files.filter(({ path }) => /\/(vi|en)-/.test(path)).map(({ path }) => path.slice(8, 10));
  expect(texts).toEqual([language]);

  // everything of ours is packed, kept for ever once fetched, and few enough for one go
  for (const { path, encoding, cache } of first.files) {
    if (/\.(js|css)$/.test(path)) expect(encoding, path).toBe('br');
    if (path.startsWith('/assets/')) expect(cache, path).toBe('public, max-age=31536000, immutable');
  }
  expect(first.requests, listed(first)).toBeLessThan(20);

  await page.locator('input[autocomplete=username]').fill('canbo');
  await page.locator('input[type=password]').fill('ca ro ganh nuoc mua');
  await page.locator('button[type=submit]').click();
  await page.locator('article section h2').first().waitFor();
  const home = line.take();
  expect(first.bytes + home.bytes, `${listed(first)}\n\n${listed(home)}`).toBeLessThan(LIMIT);
});

test('every text of the shell is among those that come with it', () => {
  const [shell, ...others] = globSync('assets/shell-*.js', { cwd: site.pages }).map((file) =>
    readFileSync(`${site.pages}/${file}`, 'utf8'),
  );
  const used = [...new Set([...shell!.matchAll(/\bid:[`"']([\w-]{6})[`"']/g)].map((match) => match[1]!))];
  const [texts, later] = ['vi', 'pages-vi'].map((name) =>
    globSync(`assets/${name}-*.js`, { cwd: site.pages })
      .map((file) => readFileSync(`${site.pages}/${file}`, 'utf8'))
      .join(''),
  );
  expect(others).toEqual([]);
  expect(used.length).toBeGreaterThan(150);
  expect(used.filter((id) => !texts!.includes(`"${id}":`) && later!.includes(`"${id}":`))).toEqual([]);
});

test('a page answers in the language of its reader before any script runs', async () => {
  const lang = async (cookie: string) =>
    /<html lang="(\w+)"/.exec(await (await fetch(`${site.url}/lop`, { headers: { cookie } })).text())?.[1];
  expect(await lang('khuevan_language=en')).toBe('en');
  expect(await lang('khuevan_language=vi')).toBe('vi');
  expect(await lang('')).toBe('vi');
});

test('every part of Mantine on the pages has its styles, and none that is not', () => {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const read = (pattern: string, cwd: string) => globSync(pattern, { cwd }).map((file) => readFileSync(`${cwd}/${file}`, 'utf8'));
  const classes = (texts: string[]) => new Set(texts.join('\n').match(/\bm_[0-9a-f]{6,8}\b/g));
  const styled = classes(read('node_modules/@mantine/core/styles.css', project));
  const used = [...classes(read('assets/*.js', site.pages))].filter((name) => styled.has(name));
  const sent = classes(read('assets/*.css', site.pages));
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((name) => !sent.has(name))).toEqual([]);
  // a sheet in src/web/mantine.css that nothing on the pages needs
  const imported = [...readFileSync(`${project}/src/web/mantine.css`, 'utf8').matchAll(/styles\/([\w-]+\.css)/g)].map((match) => match[1]!);
  const idle = imported.filter((file) => {
    const own = classes(read(`node_modules/@mantine/core/styles/${file}`, project));
    return own.size > 0 && ![...own].some((name) => used.includes(name));
  });
  expect(idle).toEqual([]);
});
