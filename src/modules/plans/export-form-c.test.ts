import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { line, register, standing } from '#test/plan-lines.ts';
import { recognisePlan } from '#test/plan-sheet.ts';
import { compareLines } from './compare-lines.ts';
import { printedLine } from './export-form-c.ts';
import { formCPage } from './form-c-page.ts';
import { readPlanFile } from './read-plan-file.ts';

it('property: any plan, exported as form C and read again, is the same plan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const bytes = await writeWorkbook([
        formCPage({
          parent: '',
          issuer: 'Thành ủy',
          title: 'KẾ HOẠCH NĂM 2021',
          subtitle: '',
          sections: [{ title: 'Các lớp', lines: lines.map(printedLine) }],
        }),
      ]);
      const stand = lines.map(standing);
      const read = recognisePlan(await readWorkbook(bytes));
      const reading = readPlanFile(read, {
        register,
        date: '2021-01-01',
        year: 2021,
        standing: stand,
        choices: { names: {}, answers: {} },
      });
      const said = [...read.rows.flatMap(({ remarks }) => remarks), ...reading.findings];
      expect(said.filter((one) => one.severity === 'error')).toEqual([]);
      expect(reading.questions).toEqual([]);
      const { same, ...others } = compareLines(stand, reading.lines);
      expect(others).toEqual({ added: [], changed: [], missing: [] });
      expect(same).toHaveLength(lines.length);
    }),
    { numRuns: 60 },
  );
}, 60_000);
