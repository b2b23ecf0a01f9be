import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { nominationPath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import type { WaitingList } from '../screening-contract.ts';
import css from './screening.module.css';

type Row = WaitingList['rows'][number];
type Asked = { kind: 'call'; row: Row } | { kind: 'up'; row: Row };

/** Those who wait, in order; where a seat is free it says whom to call. A person calls. */
export function WaitingSection({ seriesId, mayDecide }: { seriesId: string; mayDecide: boolean }) {
  const { t } = useLingui();
  const list = useGet<WaitingList>(`/api/series/${seriesId}/waiting`);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Loaded query={list}>
      {({ rows, next }) => {
        if (rows.length === 0) return null;
        const first = rows.find(({ id }) => id === next);
        const columns: Column<Row>[] = [
          { id: 'no', header: t`Thứ tự`, numeric: true, cell: ({ no }) => <Num value={no} /> },
          {
            id: 'name',
            header: t`Họ và tên`,
            primary: true,
            cell: ({ id, fullName }) => <AppLink to={nominationPath(id)}>{fullName}</AppLink>,
          },
          { id: 'unit', header: t`Đơn vị cử`, cell: ({ unit }) => unit.name },
          { id: 'why', header: t`Vì sao chờ`, cell: ({ waitingReason }) => waitingReason ?? '–' },
          {
            id: 'seat',
            header: t`Chỉ tiêu`,
            cell: ({ seatThere }) => (seatThere ? <StatusBadge tone="warn">{t`Có chỗ`}</StatusBadge> : t`Chưa có chỗ`),
          },
          ...(mayDecide
            ? [
                {
                  id: 'act',
                  header: t({ message: 'Việc', context: 'column' }),
                  cell: (row: Row) => (
                    <span style={{ display: 'inline-flex', gap: '0.5rem', flexWrap: 'wrap' as const }}>
                      {row.seatThere && (
                        <Button
                          size="xs"
                          variant="default"
                          aria-label={t`Gọi ${row.fullName}`}
                          onClick={() => setAsked({ kind: 'call', row })}
                        >
                          <Trans>Gọi</Trans>
                        </Button>
                      )}
                      {row.id !== rows[0]!.id && (
                        <Button
                          size="xs"
                          variant="subtle"
                          aria-label={t`Đưa ${row.fullName} lên trên`}
                          onClick={() => setAsked({ kind: 'up', row })}
                        >
                          <Trans>Lên trên</Trans>
                        </Button>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ];
        return (
          <Section title={t`Danh sách chờ`}>
            {first && (
              <p role="status" className={css.outcome}>
                <Trans>
                  Có chỗ: gọi người thứ {first.no}, {first.fullName} ({first.unit.name}).
                </Trans>
              </p>
            )}
            <DataTable caption={t`Danh sách chờ`} columns={columns} rows={rows} rowId={({ id }) => id} empty={null} />
            {asked?.kind === 'call' && <CallForm row={asked.row} outOfOrder={asked.row.id !== next} onClose={() => setAsked(null)} />}
            {asked?.kind === 'up' && <MoveUpForm seriesId={seriesId} rows={rows} row={asked.row} onClose={() => setAsked(null)} />}
          </Section>
        );
      }}
    </Loaded>
  );
}

function CallForm({ row, outOfOrder, onClose }: { row: Row; outOfOrder: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Gọi từ danh sách chờ`}
      submitLabel={t`Gọi`}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={async ({ reason }, attempt) => {
        await send('POST', `/api/nominations/${row.id}/call-up`, { reason: reason || null }, attempt);
        await refresh();
      }}
    >
      <p>
        <Trans>{row.fullName} được giữ một chỉ tiêu và trở lại bàn xét tuyển để quyết định như mọi người.</Trans>
      </p>
      <LongTextField name="reason" label={outOfOrder ? t`Lý do gọi khác thứ tự` : t`Ghi chú`} required={outOfOrder} />
    </FormModal>
  );
}

/** One place up, before whoever stands there. */
function MoveUpForm({ seriesId, rows, row, onClose }: { seriesId: string; rows: Row[]; row: Row; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const at = rows.findIndex(({ id }) => id === row.id);
  const before = rows[at - 1]!;
  const order = rows.map(({ id }) => id);
  [order[at - 1], order[at]] = [row.id, before.id];
  return (
    <FormModal
      title={t`Sắp lại danh sách chờ`}
      submitLabel={t`Sắp lại`}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={async ({ reason }, attempt) => {
        await send('POST', `/api/series/${seriesId}/waiting/order`, { nominationIds: order, reason }, attempt);
        await refresh();
      }}
    >
      <p>
        <Trans>
          {row.fullName} lên trước {before.fullName}.
        </Trans>
      </p>
      <LongTextField name="reason" label={t`Lý do`} required />
    </FormModal>
  );
}
