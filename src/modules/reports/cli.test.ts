import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { vietnameseProgram } from '#platform/cli/program.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger } from '#test/small-ledger.ts';
import { readWord } from '#test/word.ts';
import { registerReports } from './cli.ts';

let db: FreshDatabase;
let printed: string[];
const folder = mkdtempSync(join(tmpdir(), 'kv-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  db = await freshDatabase();
  const ledger = await smallLedger(db);
  const family = await ledger.family('TCLLCT');
  await ledger.join(await ledger.open({ family, runner: ledger.school, date: '2020-03-02' }), 12, '2020-03-02');
});
beforeEach(() => void (printed = []));

async function run(line: string): Promise<void> {
  const program = vietnameseProgram();
  registerReports(program, {
    print: (text) => void printed.push(text),
    withTenant: (work) =>
      work({ tenant: { slug: 'tinh', name: 'Tỉnh' } as never, actor: db.admin, database: db.database, pools: db.pools, keys: db.keys }),
    withInstallation: () => Promise.reject(new Error('not needed')),
  });
  await program.parseAsync(['report', 'annual', ...line.split(' ')], { from: 'user' });
}

test.each([
  ['--year 2020 --as docx', /Thiếu --out/],
  ['--year 2020 --as pdf --out x.pdf', /--as không nhận "pdf"/],
  ['--year 2020 --organised later', /--organised không nhận "later"/],
  [`--year 2020 --as docx --out ${folder}/khong/co.docx`, /Không ghi được tệp/],
  [`--year 2020 --as docx --out ${folder}`, /Không ghi được tệp/],
])('refused: %s', async (line, words) => {
  await expect(run(line)).rejects.toThrow(words);
  expect([printed, readdirSync(folder)]).toEqual([[], []]);
});

test('what was never sent cannot be printed as sent', () =>
  expect(run(`--year 2020 --org LHP --sent --as docx --out ${folder}/x.docx`)).rejects.toMatchObject({ code: 'reports.not_closed' }));

test('writes the whole file, and says so in one line', async () => {
  const out = join(folder, 'tong-ket.docx');
  await run(`--year 2020 --org LHP --as docx --out ${out}`);
  expect(printed).toEqual([expect.stringMatching(/^Đã ghi báo cáo tổng kết năm vào .*tong-ket\.docx \(\d+ kB\)\.$/)]);
  expect(readdirSync(folder)).toEqual(['tong-ket.docx']);
  expect((await readWord(readFileSync(out))).lines).toContainEqual(expect.stringContaining('đào tạo, bồi dưỡng 1 lớp, 12 học viên'));
});

test('json still goes to the screen, or to a file', async () => {
  await run('--year 2020 --org LHP');
  expect(JSON.parse(printed[0]!)).toMatchObject({ classes: { opened: 1 } });
  const out = join(folder, 'tong-ket.json');
  await run(`--year 2020 --org LHP --out ${out}`);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ trainees: { joined: 12 } });
});

test('as organised then or now: said in the answer, with the same totals', async () => {
  await run('--year 2020');
  await run('--year 2020 --organised now');
  const [then, now] = printed.map((text) => JSON.parse(text) as Record<string, Record<string, unknown>>);
  expect([then!['filter']!['organised'], now!['filter']!['organised']]).toEqual(['then', 'now']);
  for (const measure of ['classes', 'trainees', 'plan', 'planSeats', 'luot', 'people']) expect(now![measure]).toEqual(then![measure]);
});
