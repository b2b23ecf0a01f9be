import type { Taken } from '#platform/sheets/export-list.ts';
import { annotateApart } from '#platform/sheets/annotate-apart.ts';
import type { Remark } from '#platform/sheets/annotate.ts';
import type { ReportRow, RowRemark, Run } from './contract.ts';
import { REMARK_COLUMN } from './reading/find-tables.ts';
import { severityWord } from './report.ts';

const DONE: Record<ReportRow['outcome'], string> = {
  added: 'Đã nhập.',
  changed: 'Đã cập nhật.',
  same: 'Đã có, không thay đổi.',
  held: 'Giữ lại, chưa nhập.',
  skipped: 'Không nhập.',
};

/** The officer's own file with our remarks in a column of its own; after applying, each row also says what became of it. */
export function remarkFile(
  file: { bytes: Uint8Array; name: string },
  { status, report }: Run,
  rows: readonly ReportRow[],
): Promise<Uint8Array> {
  const remarks: Remark[] = [];
  const needed = new Set(report.columns.filter((one) => one.needed).map(({ key }) => key));
  for (const remark of report.remarks) say(remark.sheet, remark.row, [remark]);
  for (const { sheet, row, outcome, remarks: said } of rows) {
    if (status === 'applied' || status === 'unchanged') remarks.push({ sheet, row, text: DONE[outcome] });
    say(sheet, row, said);
  }
  const tables = report.tables.map(({ sheet, headerRow, headerRows, lastColumn }) => ({ sheet, headerRow, headerRows, lastColumn }));
  return annotateApart(file, { title: REMARK_COLUMN, tables, remarks });

  function say(sheet: string, row: number, said: readonly RowRemark[]) {
    for (const { severity, column, cell, what, todo } of said) {
      const table = report.tables.findLast((one) => one.sheet === sheet && one.headerRow <= row);
      const col = table?.understood.find(({ key }) => key === column)?.col;
      // What is wrong with the row as a whole is marked where the row says what it is about.
      const about = table?.understood.find(({ key }) => key !== null && needed.has(key))?.col;
      // Beside the heading stands the title of our column, by which it is known again.
      const below = table ? table.headerRow + table.headerRows : row;
      const marked = col ?? (severity === 'error' ? about : undefined);
      const mark = marked && severity !== 'notice' && row >= below ? { column: marked } : {};
      const where = cell ? ` (ô ${cell})` : row < below ? ' (tiêu đề)' : '';
      remarks.push({ sheet, row: Math.max(row, below), ...mark, text: `${severityWord(severity)}${where}: ${what} ${todo}`.trim() });
    }
  }
}

/** The sender's name for it; its properties are the sender's too, so the name says who took it out, under which code. */
export const remarkedName = (fileName: string, { by, code }: Taken): string =>
  fileName.replace(/( - ghi chú kiểm tra.*?)?(\.\w{2,4})?$/i, ` - ghi chú kiểm tra - ${by.replace(/[/\\:*?"<>|]/g, '-')} - ${code}.xlsx`);
