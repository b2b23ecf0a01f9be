import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, LongTextField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Duty } from '../contract.ts';
import { Source } from './source.tsx';

/** Quy chế phối hợp: who owes what to whom, by when, under which document. */
export function Duties() {
  const { t } = useLingui();
  const duties = useGet<Duty[]>('/api/coordination-duties');
  const mayRecord = useCan('delegation.record');
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Duty | null>(null);
  const add = (
    <Button variant="default" onClick={() => setAdding(true)}>
      <Trans>Thêm việc phối hợp</Trans>
    </Button>
  );
  const columns: Column<Duty>[] = [
    { id: 'owes', header: t`Ai làm`, cell: ({ owes }) => owes.name, primary: true, sort: ({ owes }) => owes.name },
    { id: 'duty', header: t`Việc`, cell: ({ duty }) => duty },
    { id: 'to', header: t`Cho ai`, cell: ({ to }) => to.name, sort: ({ to }) => to.name },
    { id: 'due', header: t`Hạn`, cell: ({ due }) => due },
    { id: 'source', header: t`Theo văn bản`, cell: (row) => <Source of={row} /> },
    {
      id: 'term',
      header: t`Áp dụng`,
      cell: ({ validFrom, validTo }) => (
        <>
          <Trans>
            từ <DateText value={validFrom} />
          </Trans>
          {validTo && (
            <>
              {' '}
              <Trans>
                đến trước <DateText value={validTo} />
              </Trans>
            </>
          )}
        </>
      ),
    },
    ...(mayRecord
      ? [
          {
            id: 'end',
            header: t`Kết thúc`,
            cell: (row: Duty) =>
              row.validTo === null && (
                <Button variant="subtle" size="xs" onClick={() => setEnding(row)}>
                  <Trans>Thôi áp dụng</Trans>
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t`Quy chế phối hợp`}
      note={t`Cơ quan nào làm gì cho cơ quan nào, khi nào, theo văn bản nào.`}
      actions={mayRecord && add}
    >
      <Loaded query={duties}>
        {(rows) => (
          <DataTable
            caption={t`Việc phối hợp giữa các cơ quan`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={
              <EmptyState
                title={t`Chưa ghi việc phối hợp nào`}
              >{t`Ghi từng việc mà quy chế phối hợp giao, với hạn và văn bản.`}</EmptyState>
            }
          />
        )}
      </Loaded>
      {adding && <DutyForm onClose={() => setAdding(false)} />}
      {ending && <EndDutyForm duty={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}

function DutyForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm việc phối hợp`}
      submitLabel={t`Ghi việc phối hợp`}
      defaultValues={{
        owesId: null as number | null,
        toId: null as number | null,
        duty: '',
        due: '',
        validFrom: today(),
        documentId: '',
        citation: '',
      }}
      onClose={onClose}
      onSubmit={async ({ documentId, citation, ...values }, attempt) => {
        await send(
          'POST',
          '/api/coordination-duties',
          { ...values, documentId: documentId || null, citation: citation.trim() || null },
          attempt,
        );
        await refresh();
      }}
    >
      <UnitField name="owesId" label={t`Ai làm`} required />
      <LongTextField name="duty" label={t`Việc`} required />
      <UnitField name="toId" label={t`Cho ai`} required />
      <TextField name="due" label={t`Hạn`} required maxLength={200} placeholder={t`Trước ngày 10 tháng đầu mỗi quý`} />
      <DateField name="validFrom" label={t`Áp dụng từ ngày`} required />
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Trích dẫn`} maxLength={500} description={t`Điều, khoản của văn bản.`} />
    </FormModal>
  );
}

function EndDutyForm({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(duty.rowVersion);
  return (
    <FormModal
      title={t`Thôi áp dụng việc phối hợp`}
      submitLabel={t`Ghi thôi áp dụng`}
      defaultValues={{ validTo: today() }}
      onClose={onClose}
      onSubmit={({ validTo }, attempt) => edit('POST', `/api/coordination-duties/${duty.id}/end`, { validTo }, attempt)}
    >
      <p>{duty.duty}</p>
      <DateField name="validTo" label={t`Từ ngày`} required />
    </FormModal>
  );
}
