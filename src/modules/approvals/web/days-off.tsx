import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today, yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { CheckField, DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatWeekday } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Fold, Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Source } from '../../delegation/web/source.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { DayOff } from '../contract.ts';

const now = today();
const thisYear = yearOf(now);

/** Days off by law and days made up for, as deadlines count them: this year and the next. */
export function DaysOff() {
  const { t } = useLingui();
  const list = useGet<DayOff[]>('/api/approvals/days-off', { from: thisYear, to: thisYear + 1 });
  const mayRecord = useCan('delegation.record');
  const [adding, setAdding] = useState(false);
  const columns: Column<DayOff>[] = [
    { id: 'day', header: t`Ngày`, cell: ({ onDay }) => formatWeekday(onDay), primary: true },
    { id: 'name', header: t`Là ngày gì`, cell: ({ name }) => name },
    {
      id: 'kind',
      header: t`Nghỉ hay làm`,
      cell: ({ kind }) =>
        kind === 'off' ? <StatusBadge tone="neutral">{t`nghỉ`}</StatusBadge> : <StatusBadge tone="active">{t`làm bù`}</StatusBadge>,
    },
    { id: 'source', header: t`Căn cứ`, cell: (row) => <Source of={row} /> },
    { id: 'by', header: t`Người ghi`, cell: ({ recordedBy }) => recordedBy },
  ];
  return (
    <Section
      title={t`Ngày nghỉ lễ, ngày làm bù`}
      note={t`Thời hạn không tính ngày nghỉ; ngày làm bù tính là ngày làm việc. Ghi theo thông báo của năm; ghi lại thì lần sau cùng được tính.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Ghi ngày nghỉ, ngày làm bù</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) => {
          const past = rows.filter(({ onDay }) => onDay < now);
          return (
            <>
              <DataTable
                caption={t`Ngày nghỉ lễ, ngày làm bù sắp tới`}
                columns={columns}
                rows={rows.filter(({ onDay }) => onDay >= now)}
                rowId={({ id }) => id}
                empty={<EmptyState title={t`Chưa ghi ngày nghỉ nào sắp tới`}>{t`Chưa ghi thì chỉ trừ thứ Bảy, Chủ nhật.`}</EmptyState>}
              />
              {past.length > 0 && (
                <div style={{ marginTop: '0.75rem' }}>
                  <Fold title={t`Đã qua trong năm nay`}>
                    <DataTable
                      caption={t`Ngày nghỉ lễ, ngày làm bù đã qua`}
                      columns={columns}
                      rows={past}
                      rowId={({ id }) => id}
                      empty={null}
                    />
                  </Fold>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
      {adding && <DayForm onClose={() => setAdding(false)} />}
    </Section>
  );
}

function DayForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Ghi ngày nghỉ, ngày làm bù`}
      submitLabel={t`Ghi ngày`}
      defaultValues={{ onDay: today(), kind: 'off', name: '', documentId: '', citation: '', verified: false }}
      onClose={onClose}
      onSubmit={async ({ verified, documentId, citation, ...values }, attempt) => {
        const source = { documentId: documentId || null, citation: citation.trim() || null };
        const body = { ...values, ...source, verification: verified ? 'verified' : 'unverified' };
        await send('POST', '/api/approvals/days-off', body, attempt);
        await refresh();
      }}
    >
      <DateField name="onDay" label={t`Ngày`} required />
      <SelectField
        name="kind"
        label={t`Nghỉ hay làm`}
        required
        options={[
          { value: 'off', label: t`Nghỉ` },
          { value: 'working', label: t`Làm việc (làm bù)` },
        ]}
      />
      <TextField name="name" label={t`Là ngày gì`} required maxLength={200} placeholder={t`Tết Âm lịch`} />
      <DocumentField name="documentId" label={t`Văn bản thông báo`} />
      <TextField
        name="citation"
        label={t`Trích dẫn`}
        maxLength={500}
        description={t`Cần một trong hai: văn bản thông báo, hoặc trích dẫn.`}
      />
      <CheckField name="verified" label={t`Đã đối chiếu với văn bản gốc`} />
    </FormModal>
  );
}
