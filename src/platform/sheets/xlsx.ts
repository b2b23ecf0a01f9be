import { Refusal } from '#platform/refusal.ts';
import type { Container } from './container.ts';
import type { FileLimits } from './limits.ts';
import type { SheetPart } from './sheet-parts.ts';
import { readPlan } from './xlsx-package.ts';
import { XlsxSheet } from './xlsx-sheet.ts';
import { readStrings } from './xlsx-strings.ts';
import { readFormats } from './xlsx-styles.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Streams an .xlsx or .xlsm whose main part is known: shared strings and formats are held, rows pass through. */
export async function* readXlsx(container: Container, main: string, limits: FileLimits): AsyncGenerator<SheetPart> {
  const plan = await readPlan(container, main);
  if (plan.sheets.length === 0) throw new Refusal('file.no_sheet');
  if (plan.sheets.length > limits.sheets) throw new Refusal('file.too_many_sheets', { limit: limits.sheets });
  const formats = plan.styles ? await readFormats(container, plan.styles) : [];
  const strings = plan.strings ? await readStrings(container, plan.strings, limits) : null;
  for (const { name, hidden, part } of plan.sheets) {
    yield { part: 'sheet', name, hidden };
    const sheet = new XlsxSheet(name, { strings, formats, from1904: plan.from1904 }, limits);
    const scanner = new XmlScanner(part, sheet);
    for await (const chunk of container.open(part)) {
      scanner.feed(chunk);
      const rows = sheet.take();
      if (rows.length > 0) yield { part: 'rows', rows };
    }
    scanner.end();
    const { merges, hiddenRows, hiddenColumns } = sheet;
    yield { part: 'end', merges, hiddenRows, hiddenColumns };
  }
}
