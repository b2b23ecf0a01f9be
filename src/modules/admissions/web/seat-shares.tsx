import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useFormContext } from 'react-hook-form';
import { formatNumber } from '#ui/format.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DateText, Num } from '#ui/values.tsx';
import type { Proposal, Share } from '../quota-contract.ts';
import { SeatNumber, type Taken } from './seat-rows.tsx';
import css from './seats.module.css';

/** How each share came about; the last column may be changed. */
export function ShareTable({ proposal, open }: { proposal: Proposal; open: number }) {
  const { t } = useLingui();
  const { watch } = useFormContext<{ taken: Taken }>();
  const given = Object.values(watch('taken')).reduce<number>((sum, seats) => sum + (seats ?? 0), 0);
  const columns = useColumns(proposal);
  const { total, weights, left, basis } = proposal;
  return (
    <div className={css.lines}>
      <p className={css.note}>
        {basis === 'heads' && (
          <Trans>
            Chia <Num value={total} /> chỉ tiêu theo tỷ lệ <Num value={weights} /> người, tính cả các đơn vị bên dưới.
          </Trans>
        )}
        {basis === 'past' && (
          <Trans>
            Chia <Num value={total} /> chỉ tiêu theo tỷ lệ <Num value={weights} /> lượt đã học cùng chương trình từ{' '}
            <DateText value={proposal.since} />, trong các lớp tài khoản này xem được.
          </Trans>
        )}
        {basis === 'equal' && (
          <Trans>
            Chia đều <Num value={total} /> chỉ tiêu.
          </Trans>
        )}{' '}
        <Trans>Mỗi đơn vị được phần nguyên của suất tính ra.</Trans>{' '}
        {left > 0 && (
          <Plural
            value={left}
            other="# chỉ tiêu còn lẻ cho các đơn vị có số dư lớn nhất, mỗi nơi một; số dư bằng nhau thì nơi có số lớn hơn trước, vẫn bằng nhau thì nơi lập trước."
          />
        )}
      </p>
      <DataTable caption={t`Đề xuất chia`} rows={proposal.rows} rowId={(row) => String(row.unit.id)} columns={columns} empty={null} />
      <p className={css.note} aria-live="polite">
        <Trans>
          Cộng <Num value={given} /> trong <Num value={open} /> chưa cấp.
        </Trans>
      </p>
    </div>
  );
}

function useColumns({ basis, left, rows }: Proposal): Column<Share>[] {
  const { t } = useLingui();
  const why = (row: Share): string => {
    const { place } = row;
    const remainder = formatNumber(row.remainder, 2);
    if (row.atMinimum) return t`mức tối thiểu`;
    if (place !== null) return t`+1: số dư ${remainder}, thứ ${place} trong ${left}`;
    return row.remainder > 0 ? t`số dư ${remainder}` : '–';
  };
  return [
    { id: 'unit', header: t`Đơn vị`, primary: true, cell: (row) => row.unit.name },
    ...(basis === 'equal'
      ? []
      : [
          {
            id: 'weight',
            header: basis === 'heads' ? t`Số người` : t`Lượt đã học`,
            numeric: true,
            cell: (row: Share) => <Num value={row.weight} />,
            total: <Num value={rows.reduce((sum, row) => sum + row.weight, 0)} />,
          },
        ]),
    { id: 'exact', header: t`Suất tính ra`, numeric: true, cell: (row) => formatNumber(row.exact, 2) },
    { id: 'floor', header: t`Phần nguyên`, numeric: true, cell: (row) => <Num value={row.floor} /> },
    { id: 'why', header: t`Phần lẻ`, cell: why },
    {
      id: 'seats',
      header: t`Cấp`,
      numeric: true,
      cell: (row) => <SeatNumber name={`taken.u${row.unit.id}`} label={row.unit.name} most={5000} />,
    },
  ];
}
