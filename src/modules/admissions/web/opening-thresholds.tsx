import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, NumberField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Fold } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan, useSession } from '#web/session.tsx';
import type { OpeningThresholdRow } from '../opening-contract.ts';
import { Source } from '../../delegation/web/source.tsx';

/** From when a class counts as at risk: data with its day and source. */
export function OpeningThresholds() {
  const { t } = useLingui();
  const list = useGet<OpeningThresholdRow[]>('/api/opening-thresholds');
  const { scope } = useSession();
  const maySet = useCan('admissions.record') && scope.kind === 'tenant';
  const [adding, setAdding] = useState(false);
  const columns: Column<OpeningThresholdRow>[] = [
    { id: 'from', header: t`Áp dụng từ ngày`, primary: true, cell: ({ validFrom }) => <DateText value={validFrom} /> },
    { id: 'minimum', header: t`Số người tối thiểu`, numeric: true, cell: ({ minimum }) => <Num value={minimum} /> },
    { id: 'days', header: t`Cảnh báo trước, ngày`, numeric: true, cell: ({ warnDays }) => <Num value={warnDays} /> },
    { id: 'share', header: t`Phải cử được, % chỉ tiêu`, numeric: true, cell: ({ leadShare }) => <Num value={leadShare} /> },
    {
      id: 'source',
      header: t`Căn cứ`,
      cell: ({ document, citation, verification }) => (
        <Source of={{ document, citation, verification: verification === 'verified' ? 'verified' : 'unverified' }} />
      ),
    },
  ];
  return (
    <Fold title={t`Khi nào coi là có nguy cơ`}>
      <Loaded query={list}>
        {(rows) => (
          <DataTable
            caption={t`Ngưỡng mở lớp`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={<EmptyState title={t`Chưa có ngưỡng nào`}>{t`Đặt ngưỡng để được cảnh báo.`}</EmptyState>}
          />
        )}
      </Loaded>
      {maySet && (
        <Button variant="default" onClick={() => setAdding(true)}>
          <Trans>Đặt ngưỡng mới</Trans>
        </Button>
      )}
      {adding && <ThresholdForm onClose={() => setAdding(false)} />}
    </Fold>
  );
}

function ThresholdForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Đặt ngưỡng mở lớp`}
      submitLabel={t`Đặt ngưỡng`}
      defaultValues={{
        validFrom: today(),
        minimum: null as number | null,
        warnDays: null as number | null,
        leadShare: null as number | null,
        citation: '',
        documentId: '',
      }}
      onClose={onClose}
      onSubmit={async ({ citation, documentId, ...values }, attempt) => {
        await send(
          'POST',
          '/api/opening-thresholds',
          { ...values, citation: citation.trim() || null, documentId: documentId || null },
          attempt,
        );
        await refresh();
      }}
    >
      <DateField name="validFrom" label={t`Áp dụng từ ngày`} required />
      <NumberField name="minimum" label={t`Số người tối thiểu để mở lớp`} required min={1} max={1000} />
      <NumberField name="warnDays" label={t`Cảnh báo trước khai giảng, ngày`} required min={1} max={400} />
      <NumberField name="leadShare" label={t`Đến lúc đó phải cử được, % chỉ tiêu`} required min={1} max={100} />
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Căn cứ`} maxLength={300} />
    </FormModal>
  );
}
