import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Workbook } from '@cj-tech-master/excelts';
import type { Deed } from '#test/hostile/task.ts';
import { sheetData, xlsx } from '#test/hostile/xlsx.ts';
import { ods, row, table, text } from '#test/hostile/ods.ts';
import { Refusal } from '#platform/refusal.ts';
import { annotateApart } from './annotate-apart.ts';
import { readApart, type ApartOptions } from './read-apart.ts';
import { collectSheets } from './read-file.ts';

const TASK = import.meta.resolve('#test/hostile/task.ts');
const small = {
  bytes: xlsx({ sheets: [sheetData('<row r="1"><c><v>1</v></c><c t="str"><v>hai</v></c></row><row r="2"><c><v>3</v></c></row>')] }),
  name: 'a.xlsx',
};
const apart = (deed: Deed, options: ApartOptions<unknown> = {}, file = small) => readApart(file, { module: TASK, input: deed }, options);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error as Error)),
  );

describe('what happens apart', () => {
  it('gives what the task yields, all at the end or one by one', async () => {
    const rows = [[1, 'hai'], [3]];
    expect(await apart('rows')).toEqual(rows);
    const seen: unknown[] = [];
    expect(await apart('rows', { onItem: (item) => void seen.push(item) })).toEqual([]);
    expect(seen).toEqual(rows);
  });

  it('gives many items in order', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('');
    const items = await apart('rows', {}, { bytes: xlsx({ sheets: [sheetData(many)] }), name: 'a.xlsx' });
    expect(items).toEqual(Array.from({ length: 5000 }, (_, n) => [n]));
  });

  it('refuses as the reader refuses, and as the task refuses', async () => {
    expect(await refused(apart('rows', {}, { bytes: Buffer.from('%PDF'), name: 'a.xlsx' }))).toMatchObject({
      code: 'file.not_table',
      params: { kind: { say: 'workbook.pdf' } },
    });
    expect(await refused(apart('refuse'))).toMatchObject({
      code: 'file.bad_cell',
      params: { sheet: 'S1', cell: 'B2' },
      where: 'S1!B2',
      status: 409,
    });
  });

  it('a defect of the task is no fault of the file', async () => {
    await expect(apart('throw')).rejects.toThrow('a defect of the task');
  });

  it.each<[string, Deed, ApartOptions<unknown>, string]>([
    ['never ends', 'spin', { seconds: 1 }, 'file.too_heavy'],
    ['grows', 'grow', { megabytes: 160, seconds: 30 }, 'file.too_heavy'],
    ['grows outside the heap', 'buffers', { megabytes: 160, seconds: 30 }, 'file.too_heavy'],
    ['goes away', 'exit', {}, 'file.unreadable'],
  ])('one that %s is ended', async (_, deed, options, code) => {
    expect(await refused(apart(deed, options))).toMatchObject({ code });
    expect(await apart('rows')).toHaveLength(2);
  });

  it('knows nothing of ours and may do nothing', async () => {
    process.env['KHUEVAN_SECRET_OF_A_TEST'] = randomUUID();
    expect((await apart('environment')).flat().filter((name) => name !== 'SystemRoot' && name !== 'NODE_COMPILE_CACHE')).toEqual([]);
    delete process.env['KHUEVAN_SECRET_OF_A_TEST'];
    expect(await apart('write')).toEqual(['ERR_ACCESS_DENIED']);
    expect(await apart('start')).toEqual([['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED']]);
  });

  it('one that waits for the next file reads this one and no other, and may no more than any', async () => {
    const [before] = await apart('who');
    await sleep(2000);
    const [waited] = await apart('who');
    const [after] = await apart('who');
    expect(new Set([before, waited, after]).size).toBe(3);
    await sleep(2000);
    expect(await apart('write')).toEqual(['ERR_ACCESS_DENIED']);
    await sleep(2000);
    expect(await refused(apart('spin', { seconds: 1 }))).toMatchObject({ code: 'file.too_heavy' });
  });

  it('many at once all come through, also behind one that hangs', async () => {
    const hanging = refused(apart('spin', { seconds: 2 }));
    expect(await Promise.all(Array.from({ length: 6 }, () => apart('rows')))).toEqual(Array.from({ length: 6 }, () => [[1, 'hai'], [3]]));
    expect(await hanging).toMatchObject({ code: 'file.too_heavy' });
  });

  it('tells what it cost', async () => {
    let used = { megabytes: 0, milliseconds: 0 };
    await apart('rows', { onEnd: (told) => (used = told) });
    expect(used.milliseconds).toBeGreaterThan(0);
    if (process.platform === 'linux') expect(used.megabytes).toBeGreaterThan(10);
  });
});

describe('remarks beside the rows of what cannot be written back', () => {
  const notes = (sheet: string) => ({
    title: 'Ghi chú kiểm tra',
    tables: [{ sheet, headerRow: 1, headerRows: 1, lastColumn: 2 }],
    remarks: [{ sheet, row: 2, column: 1, text: 'Không rõ đơn vị' }],
  });

  it.each([
    ['.csv', 'danh sách.csv', 'danh sách', Buffer.from('Họ tên;Số\nAn;001085012345\n')],
    ['.ods', 'a.ods', 'S1', ods(table(row(text('Họ tên') + text('Số')) + row(text('An') + text('001085012345'))))],
    [
      '.xlsx whose merges no library survives',
      'a.xlsx',
      'S1',
      xlsx({
        sheets: [
          sheetData(
            '<row r="1"><c t="str"><v>Họ tên</v></c><c t="str"><v>Số</v></c></row><row r="2"><c t="str"><v>An</v></c><c t="str"><v>001085012345</v></c></row>',
            '<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>',
          ),
        ],
      }),
    ],
  ])('%s', async (_, name, sheet, bytes) => {
    const annotated = await annotateApart({ bytes, name }, notes(sheet));
    const [read] = await collectSheets(annotated, 'a.xlsx');
    expect(read!.rows.map((cells) => cells.map((cell) => cell.value))).toEqual([
      ['Họ tên', 'Số', 'Ghi chú kiểm tra'],
      ['An', '001085012345', 'Không rõ đơn vị'],
    ]);
    // the library makes an object of each cell under a merge
    if (name === 'a.xlsx') return;
    const workbook = new Workbook();
    await workbook.xlsx.load(annotated);
    expect(workbook.worksheets[0]!.getCell('A2').fill).toMatchObject({ pattern: 'solid' });
  });

  it('an .xlsx keeps what it had', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('S1');
    sheet.getCell('A1').value = 'Họ tên';
    sheet.getCell('A2').style = { font: { bold: true } };
    sheet.getCell('A2').value = 'An';
    sheet.getCell('B2').value = { formula: '1+1', result: 2 };
    const annotated = await annotateApart({ bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), name: 'a.xlsx' }, notes('S1'));
    const again = new Workbook();
    await again.xlsx.load(annotated);
    expect(again.worksheets[0]!.getCell('A2').font).toMatchObject({ bold: true });
    expect(again.worksheets[0]!.getCell('B2').formula).toBe('1+1');
    expect(again.worksheets[0]!.getCell('C2').value).toBe('Không rõ đơn vị');
  });
});
