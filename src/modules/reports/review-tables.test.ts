import { expect, test } from 'vitest';
import type { AnnualReport } from './contract.ts';
import { notExecutedTable, offPlanTable } from './review-tables.ts';

const slot = { programme: 'Bồi dưỡng', host: 'Trung tâm A', lead: 'Ban B', seats: 30, document: null, documentPending: false };
const report = (named: number, all: number) =>
  ({
    notExecuted: Array.from({ length: named }, () => ({
      ...slot,
      reasonCode: 'no_lecturer',
      reason: null,
      funding: 'Ngân sách',
      fundingDetail: null,
    })),
    offPlan: Array.from({ length: named }, () => ({ ...slot, state: 'pending', className: null, classCode: null })),
    plan: { notExecuted: all, offPlan: all },
    planSeats: { notExecuted: 30 * all, offPlan: 30 * all },
  }) as unknown as AnnualReport;

test.each([
  [2, 2, []],
  [2, 1_502, ['… và 1.500 suất nữa, có trong danh sách chi tiết']],
])('%i slots named of %i: a paper says where its total is more than its rows', (named, all, said) => {
  for (const table of [notExecutedTable(report(named, all)), offPlanTable(report(named, all))]) {
    const first = table.rows.map(({ values }) => values[0]);
    expect(first).toEqual([...Array.from({ length: named }, () => 'Bồi dưỡng'), ...said, 'Tổng cộng']);
    expect(table.rows.at(-1)!.values).toContain(30 * all);
  }
});
