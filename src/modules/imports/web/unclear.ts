import type { RunReport } from '../contract.ts';

type Table = RunReport['tables'][number];

/** Columns without which the table is not this form, and which nobody has named yet: possible where the officer pointed at the heading. */
export const missingColumns = ({ understood }: Table, columns: RunReport['columns']): string[] =>
  columns.filter(({ key, needed }) => needed && !understood.some((one) => one.key === key)).map(({ title }) => title);

/** Whether the officer must say how to read the table before its rows mean anything. */
export const isUnclear = (table: Table, columns: RunReport['columns']): boolean =>
  table.problems.length > 0 || missingColumns(table, columns).length > 0;
