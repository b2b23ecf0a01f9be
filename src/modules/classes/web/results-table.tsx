import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ClassPage, TraineeRow } from '#contracts/classes';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { importStartPath, personPath } from '#web/links.ts';
import { birthText } from './birth.ts';
import { traineeStatusWords, traineeTone } from './words.ts';

type Results = NonNullable<TraineeRow['results']>;
type Row = TraineeRow & { results: Results };

/** Trainees of whom a list of results has spoken. */
export const withResults = (trainees: readonly TraineeRow[]): Row[] => trainees.filter((row): row is Row => row.results !== null);

/** Marks and recognition as the list of results says them; what the ledger says stands beside it. */
export function ResultsTable({ training, mayRecord }: { training: ClassPage; mayRecord: boolean }) {
  const { t } = useLingui();
  const rows = withResults(training.trainees);
  const parts = [...new Set(rows.flatMap(({ results }) => results.parts.map(({ title }) => title)))];
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t`Họ và tên`,
      primary: true,
      cell: (row) => (
        <>
          {row.inSight ? <AppLink to={personPath(row.personId)}>{row.fullName}</AppLink> : row.fullName}
          <br />
          <small>{birthText(row.birthDate, row.birthPrecision)}</small>
        </>
      ),
    },
    ...parts.map((title): Column<Row> => {
      const mark = ({ results }: Row) => results.parts.find((one) => one.title === title)?.mark;
      return { id: `part ${title}`, header: title, numeric: true, sort: mark, cell: (row) => <Num value={mark(row)} /> };
    }),
    {
      id: 'average',
      header: t`Điểm TB`,
      numeric: true,
      sort: ({ results }) => results.average,
      cell: ({ results }) => <Num value={results.average} />,
    },
    { id: 'conduct', header: t`Rèn luyện`, sort: ({ results }) => results.conduct, cell: ({ results }) => results.conduct ?? '–' },
    {
      id: 'classification',
      header: t`Xếp loại`,
      sort: ({ results }) => results.classification,
      cell: ({ results }) => results.classification ?? '–',
    },
    {
      id: 'recognised',
      header: t`Danh sách ghi`,
      sort: ({ results }) => Number(results.recognised),
      cell: ({ results }) => <Recognised value={results.recognised} />,
    },
    {
      id: 'status',
      header: t`Sổ của lớp`,
      sort: (row) => row.status,
      cell: (row) => <StatusBadge tone={traineeTone[row.status]}>{t(traineeStatusWords[row.status])}</StatusBadge>,
    },
    { id: 'note', header: t`Ghi chú`, cell: ({ results }) => results.note ?? '–', wideOnly: true },
  ];
  const bring = (
    <Button component="a" variant="default" href={importStartPath('results', { class: training.id })}>
      <Trans>Nhập kết quả từ tệp</Trans>
    </Button>
  );
  return (
    <DataTable
      caption={t`Kết quả của học viên`}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      wide
      empty={
        <EmptyState title={t`Chưa có kết quả`} action={mayRecord && bring}>
          <Trans>
            Điểm, rèn luyện, xếp loại được nhập từ danh sách kết quả (biểu F). Tải biểu mẫu đã có sẵn tên học viên ở trang nhập tệp.
          </Trans>
        </EmptyState>
      }
      footer={mayRecord && rows.length > 0 && bring}
    />
  );
}

function Recognised({ value }: { value: boolean | null }) {
  const { t } = useLingui();
  if (value === null) return '–';
  return <StatusBadge tone={value ? 'done' : 'warn'}>{value ? t`Công nhận` : t`Không công nhận`}</StatusBadge>;
}
