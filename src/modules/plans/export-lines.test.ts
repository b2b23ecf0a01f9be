import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeExport } from '#platform/sheets/export-file.ts';
import { allAtOnce, type Heading } from '#platform/sheets/export-list.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import type { Cell, Sheet } from '#platform/sheets/sheet.ts';
import { line as printable, register, standing, words } from '#test/plan-lines.ts';
import { recognisePlan } from '#test/plan-sheet.ts';
import type { PlanLine } from './contract.ts';
import { lineColumns } from './export-lines.ts';
import { readPlanFile } from './read-plan-file.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'kv-lines-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

// Beside form C: times within a quarter, and notes that form C would take for its own marks.
const line: fc.Arbitrary<PlanLine> = fc
  .record({
    one: printable,
    month: fc.option(fc.nat(2), { nil: null }),
    note: fc.oneof(fc.constantFrom(null, 'Chuyển tiếp', 'lớp chuyển tiếp; hè', 'chờ hướng dẫn của Ban', 'Chờ văn bản: x'), words),
  })
  .map(({ one, month, note }) => ({
    ...one,
    note: note || null,
    months: month === null ? null : one.quarter === null ? 'Cả năm' : `Tháng ${one.quarter * 3 - month}`,
  }));
const heading: Heading = { regime: 'state', parent: '', issuer: '', place: '', signatory: [] };
const bloc = { code: 'X1', blocName: 'Khối Đảng' } as never;

async function exported(lines: PlanLine[], as: 'xlsx' | 'csv'): Promise<Sheet[]> {
  const path = join(folder, 'tệp');
  const columns = lineColumns({ title: 'Kế hoạch năm 2021', version: null }, () => bloc, '2021-01-01');
  await writeExport(
    path,
    { name: 'Dòng', title: '', subtitle: [], heading, columns, rows: () => allAtOnce(lines), noun: 'dòng' },
    as,
    '2021-01-01',
  );
  return collectSheets(await readFile(path), `tệp.${as}`);
}

function read(sheets: Sheet[], lines: PlanLine[]) {
  const recognised = recognisePlan(sheets);
  const reading = readPlanFile(recognised, {
    register,
    date: '2021-01-01',
    year: 2021,
    standing: lines.map(standing),
    choices: { names: {}, answers: {} },
  });
  const errors = [...recognised.rows.flatMap(({ remarks }) => remarks), ...reading.findings].filter(({ severity }) => severity === 'error');
  const { added, changed, missing, same } = reading.compared;
  return { errors, added, missing, same: same.length, changed, findings: reading.findings, columns: recognised.tables[0]?.columns ?? [] };
}

it('property: any plan, exported as flat rows and read again, is the same plan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('xlsx', 'csv'), async (lines, as) => {
      const { columns: _, findings: __, ...found } = read(await exported(lines, as), lines);
      expect(found).toEqual({ errors: [], added: [], changed: [], missing: [], same: lines.length });
    }),
    { numRuns: 60 },
  );
}, 60_000);

describe('one cell edited is that change and no other', () => {
  const [one] = fc.sample(printable, { numRuns: 1, seed: 7 }) as [PlanLine];
  const standingOne: PlanLine = {
    ...one,
    quarter: 1,
    months: 'Tháng 3',
    classes: 3,
    perClass: null,
    seats: 210,
    total: { ...one.total, stated: null },
    waitsFor: 'Hướng dẫn 5',
    carriedOver: false,
    note: 'hè',
    lead: { id: 1, name: 'Ban Tổ chức Thành ủy' },
    place: 'Đà Lạt',
    host: null,
  };

  const edited = async (title: string, value: string | number | null) => {
    const sheets = await exported([standingOne], 'xlsx');
    const at = sheets[0]!.rows[0]!.findIndex(({ text }) => text === title);
    const cell: Cell =
      value === null
        ? { kind: 'blank', value, text: '', formula: false }
        : { kind: typeof value === 'number' ? 'number' : 'text', value, text: String(value), formula: false };
    const row = sheets[0]!.rows[1]!;
    while (row.length <= at) row.push({ kind: 'blank', value: null, text: '', formula: false });
    row[at] = cell;
    return read(sheets, [standingOne]);
  };

  it.each([
    ['Số lớp', 4, { classes: 4 }],
    ['Tổng số học viên', 240, { seats: 240, statedTotal: 240 }],
    ['Số ngày', 9, { studyDays: 9 }],
    ['Thời gian', 'Tháng 2', { months: 'Tháng 2' }],
    ['Thời gian', null, { months: null }],
    ['Địa điểm', 'Sa Pa', { place: 'Sa Pa' }],
    ['Cơ quan phối hợp', 'Sở Y tế', { coordinating: 'Sở Y tế' }],
    ['Chờ văn bản', null, { waitsFor: null }],
    ['Chờ văn bản', 'Hướng dẫn 6', { waitsFor: 'Hướng dẫn 6' }],
    ['Ghi chú', 'Chuyển tiếp', { note: 'Chuyển tiếp' }],
  ])('%s: %s', async (title, value, after) => {
    const found = await edited(title, value);
    expect([found.errors, found.added, found.missing]).toEqual([[], [], []]);
    expect(Object.fromEntries(found.changed.flatMap(({ changes }) => changes.map((change) => [change.field, change.after])))).toEqual(
      after,
    );
  });

  it('what makes a line another one: the lead by its name, not by the code beside it', async () => {
    const found = await edited('Cơ quan chủ trì', 'Đoàn Thanh niên');
    expect([found.added.map(({ identity }) => identity.leadId), found.missing.map(({ identity }) => identity.leadId)]).toEqual([[4], [1]]);
  });

  it('a time outside its quarter is said, a row of another year waits', async () => {
    expect((await edited('Thời gian', 'Tháng 5')).findings.map(({ code }) => code)).toContain('form_c.quarter_differs');
    expect((await edited('Năm', 2022)).errors).toMatchObject([{ code: 'form_c.time_other_year', column: 'year' }]);
  });
});
