import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Fold } from '#ui/section.tsx';
import type { ImportReport } from '../import-contract.ts';
import classes from './plans.module.css';

/** Sheet by sheet: which column was understood as what. */
export function ImportMapping({ report }: { report: ImportReport }) {
  return (
    <div className={classes.parts}>
      {report.tables.map((table) => (
        <Sheet key={table.sheet} table={table} />
      ))}
    </div>
  );
}

function Sheet({ table }: { table: ImportReport['tables'][number] }) {
  const { t } = useLingui();
  const columns = useColumns();
  const { sheet, headerRow, understood } = table;
  const [all, known] = [understood.length, understood.filter((column) => column.meaning !== null).length];
  return (
    <Fold title={t`Trang tính "${sheet}": tiêu đề ở dòng ${headerRow}, hiểu ${known}/${all} cột`}>
      {table.title.length > 0 && (
        <p className={classes.soft} style={{ marginTop: 0 }}>
          {table.title.join(' · ')}
        </p>
      )}
      <DataTable
        caption={t`Các cột của trang tính ${sheet}`}
        rows={understood}
        rowId={(row) => row.column}
        empty={null}
        columns={columns}
      />
    </Fold>
  );
}

function useColumns(): Column<ImportReport['tables'][number]['understood'][number]>[] {
  const { t } = useLingui();
  return [
    { id: 'column', header: t`Cột`, cell: (row) => row.column },
    { id: 'title', header: t`Tiêu đề trong tệp`, primary: true, cell: (row) => row.title },
    { id: 'meaning', header: t`Được hiểu là`, cell: (row) => row.meaning ?? <em>{t`không dùng`}</em> },
  ];
}
