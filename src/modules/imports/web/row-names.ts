/** "12, 13, 20", or with the sheets where the rows are on several of them: "Trang 1!12, Trang 2!9". */
export function rowNames(rows: { sheet: string; row: number }[]): string {
  const several = new Set(rows.map(({ sheet }) => sheet)).size > 1;
  return rows.map(({ sheet, row }) => (several ? `${sheet}!${row}` : row)).join(', ');
}
