import { Plural, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import type { ImportReport } from '../import-contract.ts';
import { FieldChanges } from './changes.tsx';
import classes from './plans.module.css';
import { outcomeTone, usePlanWords } from './words.ts';

type Finding = ImportReport['findings'][number];
interface Row {
  sheet: string;
  row: number;
  label: string;
  outcome: ImportReport['rows'][number]['outcome'] | null;
  changes: ImportReport['rows'][number]['changes'];
  findings: Finding[];
  asked: boolean;
}

/** Every row of the file with its fate and what is said about it. */
export function ImportRows({ report }: { report: ImportReport }) {
  const { t } = useLingui();
  const columns = useColumns(report.tables.length > 1);
  const all = rowsOf(report);
  const toLook = all.filter((row) => row.outcome === 'held' || row.findings.some((one) => one.severity !== 'notice'));
  const [view, setView] = useState(toLook.length > 0 ? 'look' : 'all');
  const [every, some] = [all.length, toLook.length];
  return (
    <Section
      title={t`Từng dòng`}
      note={<Plural value={report.counts.rows} other="# dòng dữ liệu đọc được" />}
      actions={
        toLook.length > 0 && (
          <SegmentedControl
            value={view}
            onChange={setView}
            aria-label={t`Những dòng được hiện`}
            data={[
              { value: 'look', label: t`Cần xem (${some})` },
              { value: 'all', label: t`Tất cả (${every})` },
            ]}
          />
        )
      }
    >
      <DataTable
        caption={t`Các dòng của tệp`}
        rows={view === 'look' ? toLook : all}
        rowId={(row) => `${row.sheet}!${row.row}`}
        columns={columns}
        empty={<EmptyState title={t`Không có dòng nào`}>{t`Biểu có tiêu đề nhưng chưa có dòng dữ liệu.`}</EmptyState>}
      />
    </Section>
  );
}

function Remarks({ row }: { row: Row }) {
  const { t } = useLingui();
  const severities: Record<Finding['severity'], string> = { error: t`Lỗi`, warning: t`Cảnh báo`, notice: t`Ghi nhận` };
  if (row.findings.length === 0 && row.changes.length === 0 && !row.asked) return <>–</>;
  return (
    <div style={{ textAlign: 'left' }}>
      {row.changes.length > 0 && <FieldChanges changes={row.changes} />}
      <ul className={classes.plain}>
        {row.asked && (
          <li>
            <strong>{t`Chờ trả lời`}</strong>: {t`trùng với dòng khác, xem câu hỏi ở trên.`}
          </li>
        )}
        {row.findings.map((one, at) => (
          <li key={at}>
            <strong className={one.severity === 'error' ? classes.take : undefined}>{severities[one.severity]}</strong>
            {one.cell && (
              <>
                {' '}
                ({t`ô`} {one.cell})
              </>
            )}
            : {one.what} <span className={classes.soft}>{one.todo}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function rowsOf({ rows, findings, questions }: ImportReport): Row[] {
  const key = (one: { sheet: string; row: number }) => `${one.sheet}!${one.row}`;
  const said = Map.groupBy(findings, key);
  const asked = new Set(questions.flatMap((question) => question.rows.map(key)));
  const known = new Set(rows.map(key));
  const others = [...said]
    .filter(([at]) => !known.has(at))
    .map(([, all]) => ({ sheet: all[0]!.sheet, row: all[0]!.row, label: '', outcome: null, changes: [], findings: all, asked: false }));
  return [...rows.map((row) => ({ ...row, findings: said.get(key(row)) ?? [], asked: asked.has(key(row)) })), ...others];
}

function useColumns(severalSheets: boolean): Column<Row>[] {
  const { t } = useLingui();
  const { outcomes } = usePlanWords();
  return [
    { id: 'row', header: t`Dòng`, numeric: true, cell: (row) => (severalSheets ? `${row.sheet}!${row.row}` : row.row) },
    { id: 'label', header: t`Nội dung`, primary: true, cell: (row) => row.label || <em>{t`dòng tổng hoặc tiêu đề`}</em> },
    {
      id: 'outcome',
      header: t`Kết quả`,
      cell: (row) => (row.outcome === null ? '–' : <StatusBadge tone={outcomeTone[row.outcome]}>{outcomes[row.outcome]}</StatusBadge>),
    },
    { id: 'remarks', header: t`Ghi chú kiểm tra`, cell: (row) => <Remarks row={row} /> },
  ];
}
