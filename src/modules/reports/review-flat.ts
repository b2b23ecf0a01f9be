import type { AnnualReport } from './contract.ts';
import { dimensionNames, measureNames, roleNames } from './review-words.ts';

/** One number of the review, with everything a pivot table may slice by. `code` is its cell in the lists behind: `trainees.left`. */
export type FlatRow = {
  dimension: string;
  row: string;
  rowCode: string;
  group: string;
  measure: string;
  code: string;
  value: number;
};

/**
 * Every number of the review on its own row: the whole first, where zeros stand too, then each row of each breakdown without its zeros.
 * Numbers of one measure and one dimension add up to the whole.
 */
export function flatRows(report: AnnualReport): FlatRow[] {
  const names = dimensionNames(report.filter.by);
  const whole = { dimension: 'Toàn bộ', row: 'Toàn bộ', rowCode: '' };
  return [
    ...cells(report).map((cell) => ({ ...whole, ...cell })),
    ...report.breakdowns.flatMap(({ dimension, rows }) =>
      rows.flatMap((row) =>
        cells(row)
          .filter((cell) => cell.value !== 0)
          .map((cell) => ({ dimension: names[dimension], row: row.label, rowCode: row.code ?? row.key, ...cell })),
      ),
    ),
  ];
}

function cells(slice: object): Pick<FlatRow, 'group' | 'measure' | 'code' | 'value'>[] {
  return Object.entries(measureNames).flatMap(([group, { name, of }]) => {
    const terms = (slice as Record<string, unknown>)[group] as Record<string, number | null> | null | undefined;
    return Object.entries(terms ?? {}).flatMap(([term, value]) =>
      value === null ? [] : [{ group: name, measure: of[term] ?? term, code: `${group}.${term}`, value }],
    );
  });
}

/** What the whole file is about, the same on each row: year, period, unit, and how it counts. */
export const flatContext = ({ filter }: AnnualReport): { title: string; value: string | number; width: number; date?: boolean }[] => [
  { title: 'Năm', value: filter.year, width: 7 },
  { title: 'Từ ngày', value: filter.period.start, width: 12, date: true },
  { title: 'Đến ngày', value: filter.period.end, width: 12, date: true },
  { title: 'Đơn vị', value: filter.org?.name ?? (filter.wholeTenant ? 'Toàn bộ các đơn vị' : 'Phạm vi được giao'), width: 30 },
  { title: 'Tính theo', value: roleNames[filter.by], width: 16 },
  { title: 'Tổ chức', value: filter.organised === 'now' ? 'theo hiện nay' : 'theo thời điểm', width: 15 },
  { title: 'Chương trình', value: filter.programme?.name ?? 'Tất cả', width: 24 },
];
