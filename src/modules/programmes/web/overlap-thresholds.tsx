import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DateField, NumberField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Threshold } from '../overlap-contract.ts';
import { Basis, noSource, SourceFields, sourceOf } from './overlap-source.tsx';

/** From how much on the same content is warned of, from which day, by which paper. */
export function ContentThresholds() {
  const { t } = useLingui();
  const list = useGet<Threshold[]>('/api/programmes/content-thresholds');
  const mayRecord = useCan('programmes.record');
  const [adding, setAdding] = useState(false);
  const columns: Column<Threshold>[] = [
    { id: 'from', header: t`Áp dụng từ ngày`, cell: ({ validFrom }) => <DateText value={validFrom} />, primary: true },
    { id: 'share', header: t`Đã học từ, %`, numeric: true, cell: ({ share }) => <Num value={share} /> },
    { id: 'years', header: t`Trong, năm`, numeric: true, cell: ({ years }) => <Num value={years} /> },
    { id: 'near', header: t`Hỏi khi tên giống từ, %`, numeric: true, cell: ({ nearSimilarity }) => <Num value={nearSimilarity} /> },
    { id: 'quarter', header: t`Hai lớp kế hoạch trùng từ, %`, numeric: true, cell: ({ quarterShare }) => <Num value={quarterShare} /> },
    { id: 'basis', header: t`Căn cứ`, cell: (row) => <Basis of={row} /> },
    { id: 'by', header: t`Người ghi`, cell: ({ recordedBy }) => recordedBy, wideOnly: true },
    { id: 'now', header: t`Hiện nay`, cell: ({ inForce }) => inForce && <StatusBadge tone="active">{t`đang dùng`}</StatusBadge> },
  ];
  return (
    <Section
      title={t`Ngưỡng cảnh báo`}
      note={t`Mỗi lần đặt là một dòng mới; điều đã cảnh báo theo mức cũ vẫn giữ. Không ai bị từ chối chỉ vì cảnh báo này.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Đặt ngưỡng mới</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) => (
          <>
            <DataTable caption={t`Ngưỡng cảnh báo trùng nội dung`} columns={columns} rows={rows} rowId={({ id }) => id} empty={null} />
            {adding && <ThresholdForm now={rows.find(({ inForce }) => inForce) ?? rows[0]} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function ThresholdForm({ now, onClose }: { now: Threshold | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Đặt ngưỡng mới`}
      submitLabel={t`Đặt ngưỡng`}
      size="lg"
      defaultValues={{
        validFrom: today(),
        share: now?.share ?? null,
        years: now?.years ?? null,
        nearSimilarity: now?.nearSimilarity ?? null,
        quarterShare: now?.quarterShare ?? null,
        ...noSource,
      }}
      onClose={onClose}
      onSubmit={async ({ documentId, citation, verified, ...numbers }, attempt) => {
        await send('POST', '/api/programmes/content-thresholds', { ...numbers, ...sourceOf({ documentId, citation, verified }) }, attempt);
        await refresh();
      }}
    >
      <DateField name="validFrom" label={t`Áp dụng từ ngày`} required />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NumberField name="share" label={t`Cảnh báo khi đã học từ, %`} required min={1} max={100} />
        <NumberField name="years" label={t`Tính trong, năm`} required min={1} max={50} />
        <NumberField name="nearSimilarity" label={t`Hỏi khi tên chuyên đề giống từ, %`} required min={50} max={100} />
        <NumberField name="quarterShare" label={t`Hai lớp kế hoạch trùng nội dung từ, %`} required min={1} max={100} />
      </SimpleGrid>
      <SourceFields />
    </FormModal>
  );
}
