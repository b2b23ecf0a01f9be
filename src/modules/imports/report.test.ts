import { expect, test } from 'vitest';
import type { ReportRow, RowRemark } from './contract.ts';
import { summaryOf } from './report.ts';

const remark = (more: Partial<RowRemark>): RowRemark => ({
  severity: 'error',
  code: 'x',
  column: null,
  cell: null,
  what: 'Không có đơn vị “Sở Yy tế”.',
  todo: 'Chấp nhận tên gợi ý nếu đúng.',
  typed: null,
  suggestion: null,
  ask: [],
  ...more,
});
const held = (row: number, label: string, remarks: RowRemark[]): ReportRow => ({
  place: row,
  sheet: 'DS',
  row,
  label,
  outcome: 'held',
  remarks,
  changes: [],
});
const counts = { rows: 3, added: 0, changed: 0, same: 0, held: 3, skipped: 0, errors: 2, warnings: 0, notices: 0 };
const run = { formTitle: 'Biểu A', targetLabel: 'Lớp L1', fileName: 'a.xlsx', status: 'checked' as const };

test('the message to the sender asks about a near name, and asks nothing where only the officer can answer', () => {
  const lines = summaryOf(run, counts, [
    held(7, 'An', [remark({ typed: 'Sở Yy tế', suggestion: 'Sở Y tế' })]),
    held(8, 'Bình', [remark({ what: 'Không đọc được ngày.', todo: 'Ghi ngày/tháng/năm.' })]),
    held(9, 'Cường', []),
  ]).split('\n');
  expect(lines.slice(3, 7)).toEqual([
    'Còn 3 dòng chưa nhận:',
    '- Dòng 7 (An): Không có đơn vị “Sở Yy tế”. Có phải “Sở Y tế”?',
    '- Dòng 8 (Bình): Không đọc được ngày. Ghi ngày/tháng/năm.',
    '- Dòng 9 (Cường): Cơ quan nhận đang xem lại, chưa phải sửa.',
  ]);
});
