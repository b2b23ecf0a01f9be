import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { Fault } from '#platform/fault.ts';
import { linkFiles } from './link-files.ts';
import { CONFIG, csvOf, linkagePeople } from '../../bench/linkage-people.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'link-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command as one runs it; nothing in its surroundings that a database could be found by. */
function link(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [fileURLToPath(new URL('../cli.ts', import.meta.url)), 'link', ...args],
      { cwd: folder, env: { PATH: process.env['PATH'], KHUEVAN_DATA: join(folder, 'no-database') } },
      (error, out, complaint) => resolve({ code: Number(error?.code ?? 0), out, error: complaint }),
    );
  });
}
const at = (name: string) => join(folder, name);
const linkHere = (inputs: string[], config: string, out: string, threshold = '0.5') =>
  linkFiles(inputs.map(at), { config: at(config), out: at(out), threshold });
const put = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);
const pairsIn = async (name: string) =>
  (await readFile(join(folder, name), 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const NAMES = {
  id: 'ma',
  fields: [
    { column: 'ten', as: 'vietnamese-name' },
    { column: 'sinh', as: 'date' },
  ],
};

describe('a register of six hundred people', () => {
  const { records, entity } = linkagePeople(600);
  const rows = [...csvOf(records)];
  const same = (a: string, b: string) => entity[Number(a)] === entity[Number(b)];

  it('links with itself: each pair once, nearly all of them right, no database touched', async () => {
    await put('people.csv', rows.join(''));
    await put('people.json', JSON.stringify(CONFIG));
    const { code, out, error } = await link('people.csv', '--config', 'people.json', '--out', 'pairs.csv');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(
      /^780 dòng, so [\d.]+ cặp trong [\d,]+ giây trên 1 luồng; \d+ cặp cùng một người ghi vào pairs\.csv; cả việc [\d,]+ giây\.\n$/,
    );
    const pairs = await pairsIn('pairs.csv');
    expect(new Set(pairs.map(([a, b]) => Math.min(Number(a), Number(b)) * 1e6 + Math.max(Number(a), Number(b)))).size).toBe(pairs.length);
    expect(pairs.every(([a, b, p]) => a !== b && Number(p) >= 0.5 && Number(p) <= 1)).toBe(true);
    const right = pairs.filter(([a, b]) => same(a!, b!)).length;
    expect(right / pairs.length).toBeGreaterThan(0.95);
    let all = 0;
    entity.forEach((one, at) => entity.subarray(0, at).forEach((other) => (all += one === other ? 1 : 0)));
    expect(right / all).toBeGreaterThan(0.9);
    expect(await readdir(folder)).not.toContain('no-database');
  });

  it('links two files across, the same whichever comes first', async () => {
    const half = Math.floor(rows.length / 2);
    await put('a.csv', rows.slice(0, half).join(''));
    // the second as Excel saves it: a mark in front, semicolons, blanks after them
    await put('b.csv', `\ufeff${[rows[0], ...rows.slice(half)].join('').replaceAll(',', '; ')}`);
    await put('people.json', JSON.stringify(CONFIG));
    await linkHere(['a.csv', 'b.csv'], 'people.json', 'ab.csv');
    await linkHere(['b.csv', 'a.csv'], 'people.json', 'ba.csv');
    const [ab, ba] = [await pairsIn('ab.csv'), await pairsIn('ba.csv')];
    expect(ab.length).toBeGreaterThan(60);
    expect(ab.every(([a, b]) => Number(a) < half - 1 && Number(b) >= half - 1)).toBe(true);
    expect(ab.map(([a, b]) => `${a} ${b}`).sort()).toEqual(ba.map(([b, a]) => `${a} ${b}`).sort());
    expect(ab.filter(([a, b]) => same(a!, b!)).length / ab.length).toBeGreaterThan(0.95);
  });

  it('a higher threshold leaves pairs out', async () => {
    await put('people.csv', rows.join(''));
    await put('people.json', JSON.stringify(CONFIG));
    await linkHere(['people.csv'], 'people.json', 'all.csv', '0.05');
    await linkHere(['people.csv'], 'people.json', 'sure.csv', '0.99');
    const [all, sure] = [await pairsIn('all.csv'), await pairsIn('sure.csv')];
    expect(sure.length).toBeLessThan(all.length);
    expect(sure.every(([, , p]) => Number(p) >= 0.99)).toBe(true);
  });
});

it('one row, and rows that say nothing: no pairs, no failure', async () => {
  await put('names.json', JSON.stringify(NAMES));
  await put('one.csv', 'ma,ten,sinh\n1,Nguyễn Văn Hùng,1980\n');
  await linkHere(['one.csv'], 'names.json', 'one-out.csv');
  await put('nothing.csv', 'ma,ten,sinh\n1,,\n2,,\n3,,\n');
  await linkHere(['nothing.csv'], 'names.json', 'nothing-out.csv');
  expect(await readFile(join(folder, 'one-out.csv'), 'utf8')).toBe('id_a,id_b,probability\n');
  expect(await readFile(join(folder, 'nothing-out.csv'), 'utf8')).toBe('id_a,id_b,probability\n');
});

it('says what is wrong on standard error, in one line, and ends with 1', async () => {
  await put('names.json', JSON.stringify(NAMES));
  const { code, out, error } = await link('missing.csv', '--config', 'names.json', '--out', 'never.csv');
  expect({ code, out, error }).toEqual({ code: 1, out: '', error: 'Không thấy tệp missing.csv; hãy kiểm tra đường dẫn.\n' });
  expect(await link('missing.csv', '--out', 'never.csv')).toMatchObject({ code: 1, error: expect.stringContaining('--config') as string });
  expect(await readdir(folder)).not.toContain('never.csv');
});

describe('refused in one line, with nothing written', () => {
  const good = 'ma,ten,sinh\n1,Nguyễn Văn Hùng,1980\n2,Trần Thị Hoa,1981\n';
  const config = JSON.stringify(NAMES);
  const field = (value: object) => JSON.stringify({ id: 'ma', fields: [value] });
  type Bad = [what: string, csv: string | Uint8Array | null, config: string | null, says: RegExp, out?: string, threshold?: string];
  it.each<Bad>([
    ['no such file', null, config, /Không thấy tệp bad\.csv/],
    ['no configuration', good, null, /Không thấy tệp bad\.json/],
    ['not JSON', good, '{ id: ma }', /không phải JSON hợp lệ/],
    ['no id', good, '{"fields":[]}', /thiếu "id"/],
    ['no fields', good, '{"id":"ma","fields":[]}', /thiếu "fields"/],
    ['a field without a kind', good, field({ column: 'ten' }), /mục thứ 1 của "fields"/],
    ['an unknown kind', good, field({ column: 'ten', as: 'ten-nguoi' }), /"as": "ten-nguoi"; hãy dùng một trong: vietnamese-name, name/],
    ['a stray key', good, '{"id":"ma","fields":[{"column":"ten","as":"name"}],"threshold":1}', /mục lạ "threshold"/],
    ['a column twice', good, '{"id":"ma","fields":[{"column":"ten","as":"name"},{"column":"ten","as":"text"}]}', /nhắc cột "ten" hai lần/],
    ['a column that is not there', good, field({ column: 'họ tên', as: 'name' }), /không có cột "họ tên"; các cột đang có: ma, ten, sinh/],
    ['two columns of one name', 'ma,ten,ten,sinh\n1,a,b,1980\n', config, /hai cột cùng tên "ten"/],
    ['an empty file', '', config, /không có dòng dữ liệu/],
    ['a heading alone', 'ma,ten,sinh\n', config, /không có dòng dữ liệu/],
    ['a short row', `${good}3,Lê\n`, config, /dòng 4: có 2 ô trong khi dòng tiêu đề có 3/],
    ['an open quote', `${good}3,"Lê,1980\n4,a,b\n`, config, /dòng \d+: không đọc được dạng CSV/],
    ['a row without an id', `${good},Lê Lan,1980\n`, config, /dòng 4: ô "ma" trống/],
    ['an id twice', `${good}2,Lê Lan,1980\n`, config, /dòng 4: mã "2" đã có/],
    ['not UTF-8', Uint8Array.from([...Buffer.from('ma,ten,sinh\n1,Nguy'), 0xec, 0x6e, 0x0a]), config, /không phải UTF-8/],
    ['a threshold that is none', good, config, /--threshold 50% không phải số/, 'bad-out.csv', '50%'],
    ['over the input', good, config, /--out trùng với tệp đầu vào/, 'bad.csv'],
    ['a folder that is not there', good, config, /Không ghi được nowhere\/out\.csv \(ENOENT\)/, 'nowhere/out.csv'],
  ])('%s', async (_, csv, text, says, out = 'bad-out.csv', threshold = '0.5') => {
    await rm(join(folder, 'bad.csv'), { force: true });
    await rm(join(folder, 'bad.json'), { force: true });
    if (csv !== null) await put('bad.csv', csv);
    if (text !== null) await put('bad.json', text);
    const before = await readdir(folder);
    const error: unknown = await linkHere(['bad.csv'], 'bad.json', out, threshold).then(
      () => null,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(Fault);
    expect((error as Fault).message.replaceAll(`${folder}/`, '')).toMatch(says);
    expect((error as Fault).message).not.toContain('\n');
    expect(await readdir(folder)).toEqual(before);
    if (csv !== null) expect(await readFile(join(folder, 'bad.csv'))).toEqual(Buffer.from(csv));
  });
});
