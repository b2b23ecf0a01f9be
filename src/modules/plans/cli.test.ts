import { Command } from 'commander';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { registerImports } from '#modules/imports';
import { Fault } from '#platform/fault.ts';
import { Refusal } from '#platform/refusal.ts';
import { makeWorld, SOUND_LINE, type World } from '#test/plan-world.ts';
import { readFile } from 'node:fs/promises';
import { plan2021 } from '../../../samples/make-plan-form.ts';
import { texts } from '../../texts.ts';
import { planForm } from './form-c-import.ts';
import { formCPage, type PrintedLine } from './form-c-page.ts';

let w: World;
let folder: string;
let year = 2009;
let said: string[] = [];

async function khuevan(...args: string[]): Promise<string> {
  said = [];
  const program = new Command().exitOverride();
  registerImports([planForm({ slotLedger: w.ledger })], texts.vi)(program, {
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
  const refused = await program.parseAsync(['node', 'khuevan', 'import', 'plan', ...args]).then(
    () => null,
    (error: unknown) => error,
  );
  if (refused instanceof Refusal) return refused.code;
  if (refused instanceof Fault) return refused.message;
  if (refused) throw refused;
  return said.join('\n');
}
async function form(lines: Partial<PrintedLine>[], title = `KẾ HOẠCH ĐÀO TẠO NĂM ${year}`): Promise<string> {
  const path = join(folder, `${year}-${Math.random()}.xlsx`);
  const page = formCPage({
    parent: '',
    issuer: 'Thành ủy Hà Nội',
    title,
    subtitle: '',
    sections: [{ title: 'Đào tạo', lines: lines.map((line) => ({ ...SOUND_LINE, ...line })) }],
  });
  await writeFile(path, await writeWorkbook([page]));
  return path;
}
const plans = () =>
  w.fresh.sql<{ title: string; versions: number; slots: number }>(
    `select p.title, (select count(*)::int from plan_version v where v.plan_id = p.id and status = 'approved') as versions,
    (select count(*)::int from slot s where s.plan_id = p.id and state = 'pending') as slots from plan p where year_from = $1 order by recorded_at`,
    [year],
  );

beforeAll(async () => {
  w = await makeWorld();
  folder = await mkdtemp(join(tmpdir(), 'khuevan-plans-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => void (year += 1));

it('makes the plan, in force and with its slots; the second time nothing changes and it says so', async () => {
  const path = await form([{}, { time: 'Quý II' }]);
  expect(await khuevan(path, '--year', String(year), '--dry-run')).toMatch(/^Kiểm tra, chưa ghi gì: .*thêm 2, đổi 0/su);
  expect(await plans()).toEqual([]);
  expect(await khuevan(path, '--year', String(year))).toMatch(/^Đã nhập: .*lần 1, đã phê duyệt.*6 lớp \/ 420 học viên/su);
  const after = await plans();
  expect(after).toEqual([{ title: `KẾ HOẠCH ĐÀO TẠO NĂM ${year}`, versions: 1, slots: 6 }]);
  expect(await khuevan(path, '--year', String(year))).toMatch(/^Không có gì thay đổi/u);
  expect(await plans()).toEqual(after);
});

it('takes a change only with its document, which it enters in the registry', async () => {
  await khuevan(await form([{}]), '--year', String(year));
  const changed = await form([{ classes: 4, trainees: 280 }]);
  expect(await khuevan(changed, '--year', String(year))).toBe('plan.amendment_needs_document');
  expect(await khuevan(changed, '--year', String(year), '--document', '12-KH/TU')).toBe('plan.order_date');
  expect(await plans()).toMatchObject([{ versions: 1, slots: 3 }]);
  await khuevan(changed, '--year', String(year), '--document', '12-KH/TU', '--document-date', `20/9/${year}`);
  expect(await plans()).toMatchObject([{ versions: 2, slots: 4 }]);
  expect(await w.fresh.sql('select number, document_date from document where document_date = $1', [`${year}-09-20`])).toEqual([
    { number: '12-KH/TU', document_date: `${year}-09-20` },
  ]);
});

it('a bad row holds everything, and the file with remarks is there all the same', async () => {
  const [path, out] = [await form([{}, { classes: -1, time: 'Quý II' }]), join(folder, 'out.xlsx')];
  const remarks = async () => (await readWorkbook(await readFile(out)))[0]!.rows.flatMap((row) => row[14]?.text ?? []).filter(Boolean);
  expect(await khuevan(path, '--year', String(year), '--out', out)).toMatch(/^Còn 1 dòng chưa nhập được; 1 dòng đúng\./u);
  expect([await plans(), await remarks()]).toEqual([[], ['Ghi chú kiểm tra', 'Lỗi (ô D12): Số âm: -1. Ghi lại số đúng.']]);
  await khuevan(path, '--year', String(year), '--out', out, '--sound-only');
  expect(await plans()).toMatchObject([{ slots: 3 }]);
  expect(await remarks()).toEqual(['Ghi chú kiểm tra', 'Đã nhập.', 'Giữ lại, chưa nhập.\nLỗi (ô D12): Số âm: -1. Ghi lại số đúng.']);
});

describe('which plan', () => {
  it('another file that shares no line is another plan, and that is said', async () => {
    await khuevan(await form([{}]), '--year', String(year));
    expect(await khuevan(await form([{ audience: 'Công chức xã' }], `KẾ HOẠCH LỚP RIÊNG NĂM ${year}`), '--year', String(year))).toContain(
      'Kế hoạch mới, bên cạnh',
    );
    expect(await plans()).toHaveLength(2);
  });
  it('a retitled file that shares lines is the same plan', async () => {
    await khuevan(await form([{}]), '--year', String(year));
    expect(await khuevan(await form([{}], `KẾ HOẠCH (BẢN SẠCH) NĂM ${year}`), '--year', String(year))).toMatch(/^Không có gì thay đổi/u);
  });
  it('a code that does not exist is refused', async () => {
    expect(await khuevan(await form([{}]), '--year', String(year), '--plan', 'KH-0')).toBe('plan_import.plan_code');
  });
});

it('rows alike wait for a word', async () => {
  const path = await form([{}, { perClass: 80, trainees: 240 }]);
  expect(await khuevan(path, '--year', String(year))).toMatch(/^Còn câu hỏi chưa trả lời: .*các dòng 11, 12 cùng chương trình/u);
  expect(await khuevan(path, '--year', String(year), '--same-rows', 'separate')).toMatch(/thêm 2/u);
  expect(await khuevan(path, '--year', String(year))).toMatch(/^Không có gì thay đổi/u);
});

it('the sample form is what its generator writes, and imports whole', async () => {
  const sample = await readFile('samples/mau-bieu-ke-hoach.xlsx');
  expect(Buffer.from(await writeWorkbook([formCPage(plan2021)])).equals(sample)).toBe(true);
  year = 2021;
  expect(await khuevan('samples/mau-bieu-ke-hoach.xlsx', '--year', '2021')).toMatch(
    /35 lớp \/ 4\.616 học viên; biểu ghi 35 lớp \/ 4\.616/u,
  );
  expect(await plans()).toMatchObject([{ versions: 1, slots: 35 }]);
});

it('says in words that the file cannot be written, before anything is imported', async () => {
  const path = await form([{}]);
  expect(await khuevan(path, '--year', String(year), '--out', join(folder, 'nowhere', 'out.xlsx'))).toMatch(
    /^Không ghi được tệp .*nowhere/,
  );
  expect(await khuevan(path, '--year', String(year), '--out', join(folder, 'out.csv'))).toMatch(/kết thúc bằng \.xlsx/);
  expect(await plans()).toEqual([]);
});
