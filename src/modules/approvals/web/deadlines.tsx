import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { CheckField, DateField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { Source } from '../../delegation/web/source.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Rule } from '../contract.ts';
import { kinds } from '../kinds.ts';
import { kindWords } from './words.ts';

/** By when an answer is due, from which day on, under which document. */
export function Deadlines() {
  const { t } = useLingui();
  const list = useGet<Rule[]>('/api/approvals/rules');
  const mayRecord = useCan('delegation.record');
  const [adding, setAdding] = useState(false);
  const columns: Column<Rule>[] = [
    { id: 'kind', header: t`Loại việc`, cell: ({ kind }) => t(kindWords[kind]), primary: true },
    { id: 'days', header: t`Trả lời trong, ngày làm việc`, numeric: true, cell: ({ workingDays }) => <Num value={workingDays} /> },
    { id: 'repeat', header: t`Làm lại sau, tháng`, numeric: true, cell: ({ repeatMonths }) => <Num value={repeatMonths} /> },
    { id: 'from', header: t`Áp dụng từ ngày`, cell: ({ validFrom }) => <DateText value={validFrom} /> },
    { id: 'source', header: t`Căn cứ`, cell: (row) => <Source of={row} /> },
  ];
  return (
    <Section
      title={t`Thời hạn trả lời`}
      note={t`Tính theo ngày làm việc, trừ các ngày nghỉ ghi bên dưới; việc đang trình giữ thời hạn lúc trình.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Đặt thời hạn</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) => (
          <DataTable
            caption={t`Thời hạn trả lời`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={<EmptyState title={t`Chưa đặt thời hạn nào`}>{t`Chưa đặt thì không việc nào quá hạn.`}</EmptyState>}
          />
        )}
      </Loaded>
      {adding && <RuleForm onClose={() => setAdding(false)} />}
    </Section>
  );
}

function RuleForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Đặt thời hạn trả lời`}
      submitLabel={t`Đặt thời hạn`}
      defaultValues={{
        kind: 'concurrence',
        workingDays: null as number | null,
        repeatMonths: null as number | null,
        validFrom: today(),
        documentId: '',
        citation: '',
        verified: false,
      }}
      onClose={onClose}
      onSubmit={async ({ verified, documentId, citation, ...values }, attempt) => {
        const body = {
          ...values,
          documentId: documentId || null,
          citation: citation.trim() || null,
          verification: verified ? 'verified' : 'unverified',
        };
        await send('POST', '/api/approvals/rules', body, attempt);
        await refresh();
      }}
    >
      <SelectField name="kind" label={t`Loại việc`} required options={kinds.map((value) => ({ value, label: t(kindWords[value]) }))} />
      <NumberField name="workingDays" label={t`Trả lời trong, ngày làm việc`} required min={1} max={400} />
      <NumberField
        name="repeatMonths"
        label={t`Làm lại sau, tháng`}
        min={1}
        max={240}
        description={t`Cho thẩm định chương trình; để trống nếu chỉ một lần.`}
      />
      <DateField name="validFrom" label={t`Áp dụng từ ngày`} required />
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Trích dẫn`} maxLength={500} />
      <CheckField name="verified" label={t`Đã đối chiếu với văn bản gốc`} />
    </FormModal>
  );
}
