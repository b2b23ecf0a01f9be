import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Refusal } from '#platform/refusal.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import type { Sheet } from '#platform/sheets/sheet.ts';
import { address, bodyRoutes, naughtyTexts, textRequests, type OpenApi } from './bodies.ts';
import { differences, hasLibreOffice, readWithLibreOffice } from './libreoffice.ts';
import { sendRaw } from './raw-http.ts';
import { RunningApp } from './running-app.ts';
import { findUploadRoutes, sendFile, sendMeasured } from './uploads.ts';

/** `npm run corpus`: every bad file, body, text and request of a folder against the running application. Ends with 1 on a violation. */
const folder = resolve(process.env['KHUEVAN_CORPUS'] ?? '../shared/data/badinput');
const TABLE = /\.(xls|xls[xmb]|ods|csv)$/i;
const violations: string[] = [];
const violate = (what: string, why: string) => {
  violations.push(`${what}: ${why}`);
  console.log(`  VIOLATION ${what}: ${why}`);
};

const all = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const inFolder = (name: string) => all.filter((path) => relative(folder, path).split('/')[0] === name);
const raw = inFolder('http');
const json = all.filter((path) => path.endsWith('.json') && !path.includes('/strings/'));
const files = all.filter((path) => !raw.includes(path));

const app = await RunningApp.start();
try {
  await uploads();
  await jsonBodies();
  await naughty();
  await rawRequests();
  const { status } = await app.ask('GET', '/healthz');
  if (status !== 200) violate('the application', `ends unwell: ${status}`);
} finally {
  await app.stop();
}
await values();
console.log(violations.length === 0 ? '\nNo violation.' : `\n${violations.length} violations:\n${violations.join('\n')}`);
process.exitCode = violations.length === 0 ? 0 : 1;

/** Every file through every upload. */
async function uploads(): Promise<void> {
  const routes = await findUploadRoutes(app);
  if (routes.length === 0) violate('uploads', 'no upload route found');
  for (const route of routes) {
    const answers = new Map<string, number>();
    const worst = { megabytes: 0, milliseconds: 0, delay: 0 };
    for (const path of files) {
      const name = relative(folder, path);
      const { status, code, body, megabytes, milliseconds, delay } = await sendMeasured(app, route, path);
      const key = `${status} ${code ?? ''}`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
      for (const [what, value] of Object.entries({ megabytes, milliseconds, delay })) {
        worst[what as keyof typeof worst] = Math.max(worst[what as keyof typeof worst], value);
      }
      if (app.died !== null) throw new Error(`${name} at ${route.url}: the application died (${app.died})`);
      if (status >= 500) violate(`${name} at ${route.url}`, `answered ${status}`);
      if (status === 200 && route === routes[0]) await handedBack(name, `${route.url}/${(body as { id: string }).id}/file.xlsx`);
      if (delay >= 200) violate(`${name} at ${route.url}`, `the loop stood still for ${Math.round(delay)} ms`);
      if (megabytes > 256) violate(`${name} at ${route.url}`, `its reader held ${Math.round(megabytes)} MB`);
      if (milliseconds > 5500) violate(`${name} at ${route.url}`, `its reader ran ${Math.round(milliseconds)} ms`);
    }
    console.log(`\n${files.length} files at ${route.url} (${route.fields['target']})`);
    console.table(Object.fromEntries([...answers].sort((a, b) => b[1] - a[1]).map(([answer, count]) => [answer, { files: count }])));
    console.log(
      `reader at most ${Math.round(worst.megabytes)} MB, ${Math.round(worst.milliseconds)} ms; loop at most ${Math.round(worst.delay)} ms`,
    );
  }
}

/** What was accepted goes back to its sender with remarks, or is refused in words; what goes back is a workbook again. */
async function handedBack(name: string, url: string): Promise<void> {
  const response = await app.fetch('GET', url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status >= 500) violate(name, `not handed back: ${response.status}`);
  else if (response.ok && !(await collectSheets(bytes, 'a.xlsx').catch(() => null))) violate(name, 'handed back as no workbook');
}

/** Every JSON file as the body of some writes; the worst ones as the body of all. */
async function jsonBodies(): Promise<void> {
  const routes = bodyRoutes(app);
  const some = routes.filter((_, index) => index % Math.max(1, Math.floor(routes.length / 5)) === 0);
  const count = new Map<number, number>();
  for (const path of json) {
    for (const { method, url } of path.includes('generated') ? routes : some) {
      const { status } = await app.ask(method, address(url), new Uint8Array(readFileSync(path)));
      count.set(status, (count.get(status) ?? 0) + 1);
      if (status >= 500) violate(`${relative(folder, path)} as the body of ${method} ${url}`, `answered ${status}`);
      if (app.died !== null) throw new Error(`${path}: the application died (${app.died})`);
    }
  }
  console.log(`\n${json.length} JSON bodies at ${some.length} of ${routes.length} writes:`, Object.fromEntries(count));
}

/** Every text as free text, in look-ups, as the name of a file. */
async function naughty(): Promise<void> {
  const openApi = (await app.ask('GET', '/api/openapi.json')).body as OpenApi;
  const requests = textRequests(openApi);
  const [upload] = await findUploadRoutes(app);
  const count = new Map<number, number>();
  const sound = inFolder('generated').find((path) => path.includes('valid')) ?? files[0]!;
  const texts = naughtyTexts(folder);
  const fileNames = new Set(naughtyTexts(folder, ['filenames.json']));
  const broken = new Map<string, string>();
  for (const [index, text] of texts.entries()) {
    // each text somewhere, each place often
    const places = requests.filter((_, place) => (place + index) % 12 === 0).map((request) => request(text));
    await Promise.all(
      places.map(async ({ method, path, body }) => {
        const { status } = await app.ask(method, path, body);
        count.set(status, (count.get(status) ?? 0) + 1);
        if (status < 500) return;
        broken.set(`${method} ${path.split('?')[0]}`, `answered ${status}, for one to ${JSON.stringify(text).slice(0, 60)}`);
      }),
    );
    const named =
      upload && (index % 16 === 0 || fileNames.has(text)) ? await sendFile(app, upload, text.toWellFormed(), readFileSync(sound)) : null;
    if (named && named.status >= 500) violate(`a file named ${JSON.stringify(text).slice(0, 60)}`, `answered ${named.status}`);
    if (app.died !== null) throw new Error(`${text}: the application died (${app.died})`);
  }
  for (const [place, why] of broken) violate(place, why);
  console.log(`\n${texts.length} texts in ${requests.length} places:`, Object.fromEntries(count));
}

async function rawRequests(): Promise<void> {
  const rows: Record<string, { answers: string }> = {};
  for (const path of raw) {
    const statuses = await sendRaw(app.ready.port, path);
    const name = relative(folder, path);
    rows[name] = { answers: statuses.join(' ') || 'closed' };
    if (statuses.length > 1) violate(name, `${statuses.length} responses`);
    if (statuses.some((status) => status >= 500)) violate(name, `answered ${statuses.join(' ')}`);
  }
  console.log('\nraw requests');
  console.table(rows);
}

/** What is accepted is read as LibreOffice reads it. */
async function values(): Promise<void> {
  if (!hasLibreOffice()) return console.log('\nLibreOffice is not on this machine: values were not compared.');
  const read = new Map<string, Sheet[]>();
  const tables = files.filter((path) => TABLE.test(path) && !path.includes('docx'));
  for (const path of tables) {
    try {
      read.set(path, await collectSheets(readFileSync(path), path));
    } catch (error) {
      if (!(error instanceof Refusal)) violate(relative(folder, path), String(error));
    }
  }
  // LibreOffice writes out every row that a merge reaches
  const reach = (sheets: Sheet[]) => Math.max(0, ...sheets.flatMap(({ merges }) => merges.map(({ bottom }) => bottom)));
  const fit = [...read.keys()].filter((path) => reach(read.get(path)!) < 100_000);
  const theirs = readWithLibreOffice(fit);
  // what LibreOffice cannot open at all says nothing
  const opened = fit.filter((path) => theirs.get(path)!.size > 0);
  for (const path of opened) {
    for (const difference of differences(read.get(path)!, theirs.get(path)!).slice(0, 5)) violate(relative(folder, path), difference);
  }
  console.log(`\n${opened.length} tables compared with LibreOffice cell by cell; ${tables.length - read.size} were refused.`);
}
