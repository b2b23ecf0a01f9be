import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import type { ImportReport } from '../import-contract.ts';
import { Size } from './figures.tsx';

const asSize = (size: { classes: number; trainees: number }) => ({ classes: size.classes, seats: size.trainees });

/** Lines "chuyển tiếp" beside what the ledger carries over: compared, never created. */
export function ImportCarriedOver({ report }: { report: ImportReport }) {
  const { t } = useLingui();
  const columns = useColumns();
  if (report.carriedOver.length === 0) return null;
  return (
    <Section
      title={t`Dòng chuyển tiếp`}
      note={t`Chỉ để đối chiếu với sổ lớp, không tạo lớp và không tính vào kế hoạch. Số lớp / học viên.`}
    >
      <DataTable
        caption={t`Dòng chuyển tiếp so với sổ lớp`}
        rows={report.carriedOver}
        rowId={(row) => `${row.sheet}!${row.row}`}
        empty={null}
        columns={columns}
      />
    </Section>
  );
}

function useColumns(): Column<ImportReport['carriedOver'][number]>[] {
  const { t } = useLingui();
  return [
    { id: 'label', header: t`Nội dung`, primary: true, cell: (row) => row.label },
    { id: 'stated', header: t`Biểu ghi`, numeric: true, cell: (row) => <Size size={asSize(row.stated)} /> },
    {
      id: 'derived',
      header: t`Sổ lớp`,
      numeric: true,
      cell: (row) => (row.derived ? <Size size={asSize(row.derived)} /> : t`chưa đối chiếu`),
    },
    {
      id: 'difference',
      header: t`Chênh học viên`,
      numeric: true,
      cell: (row) => <Num value={row.derived && row.stated.trainees - row.derived.trainees} sign />,
    },
  ];
}
