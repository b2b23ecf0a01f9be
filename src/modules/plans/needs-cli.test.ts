import { Command } from 'commander';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { registerImports } from '#modules/imports';
import { formUnits } from '#modules/organisations';
import { Fault } from '#platform/fault.ts';
import { Refusal } from '#platform/refusal.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { makeWorld, type World } from '#test/plan-world.ts';
import { texts } from '../../texts.ts';
import { formB } from './form-b.ts';

let w: World;
let folder: string;
let year = 2040;
beforeAll(async () => {
  w = await makeWorld();
  folder = await mkdtemp(join(tmpdir(), 'khuevan-needs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => void (year += 1));

async function khuevan(...args: string[]): Promise<string> {
  const said: string[] = [];
  const program = new Command().exitOverride();
  registerImports([formB, formUnits], texts.vi)(program, {
    print: (text) => void said.push(text),
    withInstallation: () => Promise.reject(new Error('an import works on a tenant')),
    withTenant: (work) =>
      work({
        tenant: { slug: 'tinh', name: '', isSample: false, practice: null },
        actor: w.fresh.admin,
        database: w.fresh.database,
        pools: w.fresh.pools,
        keys: w.fresh.keys,
      }),
  });
  try {
    await program.parseAsync(['node', 'khuevan', 'import', ...args]);
    return said.join('\n');
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

/** The office's own blank form with rows filled in. */
async function filled(form: typeof formB | typeof formUnits, rows: (string | number | null)[][]): Promise<string> {
  const [page] = await w.read((db) => form.blank(db, null));
  const first = page!.rows.findIndex((cells) => cells.some((cell) => cell?.value === '(1)')) + 1;
  rows.forEach((row, n) => (page!.rows[first + n] = row.map((value) => ({ value, boxed: true }))));
  const path = join(folder, `${Math.random()}.xlsx`);
  await writeFile(path, await writeWorkbook([page!]));
  return path;
}
const needs = () => w.fresh.sql('select content, people from training_need where year = $1 order by content', [year]);

it.each([
  ['no year', [], /Thiếu năm đăng ký/],
  ['a year that is none', ['--year', '20x7'], /Thiếu năm đăng ký/],
])('needs: %s', async (_, args, said) => {
  expect(await khuevan('needs', await filled(formB, [[1, 'Sở Nội vụ', 'TCLLCT', null, 10]]), ...args)).toMatch(said);
});
it('needs: looks first, goes in, and the second time nothing changes', async () => {
  const path = await filled(formB, [
    [1, 'Sở Nội vụ', 'TCLLCT', 'Cán bộ nguồn', 10, 4, null, 6, 4, null, 'Quý I', 'Tập trung', 50_000_000],
    [2, null, 'Chuyển đổi số', null, 25],
  ]);
  expect(await khuevan('needs', path, '--year', String(year), '--dry-run')).toMatch(
    /^Kiểm tra, chưa ghi gì: .*Nhu cầu năm \d+.*thêm 2, đổi 0.*\nSố người đăng ký ở các dòng đúng: 35\./su,
  );
  expect(await needs()).toEqual([]);
  expect(await khuevan('needs', path, '--year', String(year))).toMatch(/^Đã nhập: .*thêm 2/su);
  expect(await needs()).toEqual([
    { content: 'Chuyển đổi số', people: 25 },
    { content: 'TCLLCT', people: 10 },
  ]);
  expect(await khuevan('needs', path, '--year', String(year))).toMatch(/^Không có gì thay đổi: .*đã có 2/su);
});
it('needs: a bad row holds everything unless the rest is wanted; the file comes back with its remark', async () => {
  const out = join(folder, 'out.xlsx');
  const path = await filled(formB, [
    [1, 'Sở Nội vụ', 'TCLLCT', null, 10],
    [2, 'Sở Lạ', 'TCLLCT', null, 10],
  ]);
  expect(await khuevan('needs', path, '--year', String(year), '--out', out)).toMatch(/Còn 1 dòng chưa nhập được/);
  expect(await needs()).toEqual([]);
  const remarks = (await readWorkbook(await readFile(out)))[0]!.rows
    .flatMap((row) => row.at(-1)?.text ?? [])
    .filter((text) => text.startsWith('Lỗi'));
  expect(remarks).toEqual(['Lỗi (ô B11): Không có đơn vị “Sở Lạ” trong danh mục. Sửa tên, hoặc thêm đơn vị vào danh mục trước.']);
  expect(await khuevan('needs', path, '--year', String(year), '--hold-bad')).toMatch(/thêm 1, .*giữ lại 1/su);
});
it('units: from a day on, a day that is none is said', async () => {
  const path = await filled(formUnits, [
    [1, null, 'Phòng Tổ chức', null, null, 'Phòng', 'Trong đơn vị', null, 'Sở Mới', null],
    [2, 'SM', 'Sở Mới', 'SM', 'SM', 'Sở', 'Cấp tỉnh', 'Khối chính quyền', null, 'Nhà nước'],
  ]);
  expect(await khuevan('units', path, '--date', '31/2/2026')).toMatch(/Không có ngày 31\/2\/2026/);
  expect(await khuevan('units', path, '--date', '1/7/2026')).toMatch(
    /^Đã nhập: Danh sách đơn vị – Đơn vị từ ngày 01\/07\/2026\.\n2 dòng: thêm 2/su,
  );
  const made = await w.fresh.sql(
    `select v.name, p.name as parent, v.valid_from from unit_version v left join unit_version p on p.unit_id = v.parent_id where v.name in ('Sở Mới', 'Phòng Tổ chức') order by 1`,
  );
  expect(made).toEqual([
    { name: 'Phòng Tổ chức', parent: 'Sở Mới', valid_from: '2026-07-01' },
    { name: 'Sở Mới', parent: null, valid_from: '2026-07-01' },
  ]);
  expect(await khuevan('units', path, '--date', '1/9/2026')).toMatch(/^Không có gì thay đổi/u);
});
