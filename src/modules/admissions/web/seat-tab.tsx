import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { SeatBalances, UnitSeats } from '../quota-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { GrantForm, MoveForm, ReturnForm } from './seat-forms.tsx';
import { SeatLedger } from './seat-ledger.tsx';
import { ProposalForm } from './seat-proposal.tsx';
import { RollForm } from './seat-roll.tsx';
import css from './seats.module.css';

type Dialog = 'grant' | 'propose' | 'move' | 'return' | 'roll' | null;

/** Seats of a series: who has how many, and the ledger that says so. */
export function SeatsTab({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<Dialog>(null);
  const balances = useGet<SeatBalances>(`/api/series/${series.id}/seats`);
  const columns = useColumns(balances.data?.units ?? []);
  const mayShare = useCan('quotas.record') && series.mayShare && series.state !== 'cancelled';
  const open = mayShare && series.state === 'open';
  const { seats } = series;
  const close = () => setDialog(null);
  const form = balances.data && dialog ? { series, units: balances.data.units, onClose: close } : null;
  return (
    <div className={css.parts}>
      <Section
        title={t`Chỉ tiêu của các đơn vị`}
        actions={
          <>
            {open && (
              <>
                <Button onClick={() => setDialog('grant')} disabled={seats.open === 0}>
                  <Trans>Cấp chỉ tiêu</Trans>
                </Button>
                <Button variant="default" onClick={() => setDialog('propose')} disabled={seats.open === 0}>
                  <Trans>Đề xuất chia</Trans>
                </Button>
                <Button variant="default" onClick={() => setDialog('move')} disabled={seats.free === 0}>
                  <Trans>Điều chuyển</Trans>
                </Button>
              </>
            )}
            {mayShare && (
              <>
                <Button variant="default" onClick={() => setDialog('return')} disabled={seats.free === 0}>
                  <Trans>Nhận lại</Trans>
                </Button>
                <Button variant="default" onClick={() => setDialog('roll')} disabled={seats.free + seats.open === 0}>
                  <Trans>Chuyển sang năm sau</Trans>
                </Button>
              </>
            )}
            <ExportMenu
              groups={[
                { label: t`Chỉ tiêu của các đơn vị`, href: (as) => apiUrl(`/api/series/${series.id}/seats/export`, { as }) },
                { label: t`Sổ chỉ tiêu`, href: (as) => apiUrl(`/api/series/${series.id}/movements/export`, { as }) },
              ]}
            />
          </>
        }
      >
        <Loaded query={balances}>
          {({ units }) => (
            <DataTable
              caption={t`Chỉ tiêu của các đơn vị`}
              rows={units}
              rowId={(row) => String(row.unit.id)}
              columns={columns}
              empty={
                <EmptyState title={t`Chưa cấp cho đơn vị nào`}>
                  {series.openSeats
                    ? t`Đơn vị nào cử trước được trước, cho đến khi hết chỉ tiêu.`
                    : t`Đơn vị chỉ cử được người khi đã có chỉ tiêu ở đây.`}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <SeatLedger series={series} />
      {form && dialog === 'grant' && <GrantForm {...form} />}
      {form && dialog === 'move' && <MoveForm {...form} />}
      {form && dialog === 'return' && <ReturnForm {...form} />}
      {form && dialog === 'roll' && <RollForm {...form} />}
      {form && dialog === 'propose' && <ProposalForm {...form} />}
    </div>
  );
}

function useColumns(units: readonly UnitSeats[]): Column<UnitSeats>[] {
  const { t } = useLingui();
  const total = (of: (row: UnitSeats) => number) => <Num value={units.reduce((sum, row) => sum + of(row), 0)} />;
  const number = (id: string, header: string, of: (row: UnitSeats) => number): Column<UnitSeats> => ({
    id,
    header,
    numeric: true,
    sort: of,
    cell: (row) => <Num value={of(row)} />,
    total: total(of),
  });
  return [
    { id: 'unit', header: t`Đơn vị`, primary: true, sort: (row) => row.unit.name, cell: (row) => row.unit.name, total: t`Cộng` },
    number('granted', t`Được cấp`, (row) => row.granted),
    ...(units.some((row) => row.fromOpen !== 0) ? [number('fromOpen', t`Lấy thêm từ số chưa cấp`, (row) => row.fromOpen)] : []),
    number('held', t`Đang giữ`, (row) => row.held),
    number('used', t`Đã dùng`, (row) => row.used),
    number('free', t`Còn lại`, (row) => row.free),
  ];
}
