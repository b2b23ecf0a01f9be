import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LongTextField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatDate } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { VersionContent } from '../content-contract.ts';
import type { Family } from '../contract.ts';
import type { Adjustment, Update } from '../updates-contract.ts';
import css from './content.module.css';
import { UpdateForm, UpdateTable } from './updates.tsx';

/** What documents ask to be brought up to date, and what is to be changed in the content, each until a version has done it. */
export function UpdatesTab({ family, content }: { family: Family; content: VersionContent }) {
  const { t } = useLingui();
  const mayRecord = useCan('programmes.record');
  const updates = useGet<Update[]>('/api/programmes/updates', { familyId: family.id });
  const adjustments = useGet<Adjustment[]>('/api/programmes/adjustments', { familyId: family.id });
  const [dialog, setDialog] = useState<'update' | 'adjust' | null>(null);
  const [deciding, setDeciding] = useState<Adjustment | null>(null);
  return (
    <div className={css.apart}>
      <Section
        title={t`Văn bản giao cập nhật`}
        note={t`Nghị quyết, chương trình công tác mới đòi hỏi chương trình này thay đổi, chậm nhất ngày nào.`}
        actions={
          mayRecord && (
            <Button variant="default" onClick={() => setDialog('update')}>
              <Trans>Giao cập nhật</Trans>
            </Button>
          )
        }
      >
        <Loaded query={updates}>{(rows) => <UpdateTable rows={rows} families={[family]} ofOne />}</Loaded>
      </Section>
      <Section
        title={t`Nội dung cần điều chỉnh`}
        note={t`Ghi từ phiếu đánh giá, thẩm định, đề nghị của đơn vị; theo dõi đến phiên bản tiếp thu.`}
        actions={
          mayRecord && (
            <Button variant="default" onClick={() => setDialog('adjust')}>
              <Trans>Đề nghị điều chỉnh</Trans>
            </Button>
          )
        }
      >
        <Loaded query={adjustments}>{(rows) => <Adjustments rows={rows} onDecide={mayRecord ? setDeciding : null} />}</Loaded>
      </Section>
      {dialog === 'update' && <UpdateForm families={[family]} onClose={() => setDialog(null)} />}
      {dialog === 'adjust' && <AdjustmentForm content={content} onClose={() => setDialog(null)} />}
      {deciding && <DecideForm adjustment={deciding} family={family} onClose={() => setDeciding(null)} />}
    </div>
  );
}

function Adjustments({ rows, onDecide }: { rows: Adjustment[]; onDecide: ((row: Adjustment) => void) | null }) {
  const { t } = useLingui();
  const columns: Column<Adjustment>[] = [
    {
      id: 'what',
      header: t`Cần điều chỉnh`,
      primary: true,
      cell: ({ what, topic, why }) => (
        <div>
          <span style={{ whiteSpace: 'pre-line' }}>{what}</span>
          {topic && (
            <div className={css.soft}>
              <Trans>Chuyên đề: {topic}</Trans>
            </div>
          )}
          {why && <div className={css.soft}>{why}</div>}
        </div>
      ),
    },
    { id: 'version', header: t`Ở phiên bản`, cell: ({ version }) => version.code },
    { id: 'source', header: t`Nguồn`, cell: ({ source }) => source },
    {
      id: 'state',
      header: t`Kết quả`,
      cell: ({ state, adoptedBy, reason }) => {
        const code = adoptedBy?.code;
        const day = adoptedBy && formatDate(adoptedBy.validFrom);
        return (
          <div>
            {state === 'open' && <StatusBadge tone="warn">{t`chưa xử lý`}</StatusBadge>}
            {state === 'adopted' && <StatusBadge tone="done">{t`tiếp thu ở ${code}, từ ${day}`}</StatusBadge>}
            {state === 'rejected' && <StatusBadge tone="neutral">{t`không tiếp thu`}</StatusBadge>}
            {reason && <div className={css.soft}>{reason}</div>}
          </div>
        );
      },
    },
    ...(onDecide
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Adjustment) => (
              <Button variant="subtle" size="compact-sm" onClick={() => onDecide(row)}>
                {row.state === 'open' ? <Trans>Xử lý</Trans> : <Trans>Xử lý lại</Trans>}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t`Nội dung cần điều chỉnh`}
      rows={rows}
      rowId={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={t`Chưa có đề nghị nào`}>{t`Ghi lại mỗi đề nghị để bản sau không bỏ sót.`}</EmptyState>}
    />
  );
}

function AdjustmentForm({ content, onClose }: { content: VersionContent; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { code } = content;
  return (
    <FormModal
      title={t`Đề nghị điều chỉnh ${code}`}
      submitLabel={t`Ghi đề nghị`}
      defaultValues={{ topicId: '', what: '', why: '', source: '' }}
      onClose={onClose}
      onSubmit={async ({ topicId, what, why, source }, attempt) => {
        const body = { versionId: content.id, topicId: topicId || null, what, why: why.trim() || null, source: source.trim() || null };
        await send('POST', '/api/programmes/adjustments', body, attempt);
        await refresh();
      }}
    >
      <SelectField
        name="topicId"
        label={t`Chuyên đề`}
        description={t`Để trống: cả chương trình.`}
        clearable
        options={content.modules.flatMap(({ topics }) => topics.map(({ id, title }) => ({ value: id, label: title })))}
      />
      <LongTextField name="what" label={t`Cần điều chỉnh gì`} required />
      <LongTextField name="why" label={t`Vì sao`} />
      <TextField name="source" label={t`Nguồn đề nghị`} maxLength={300} description={t`Phiếu đánh giá, hội đồng, đơn vị nào.`} />
    </FormModal>
  );
}

function DecideForm({ adjustment, family, onClose }: { adjustment: Adjustment; family: Family; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(adjustment.rowVersion);
  return (
    <FormModal
      title={t`Xử lý đề nghị điều chỉnh`}
      submitLabel={t`Ghi kết quả`}
      defaultValues={{
        state: adjustment.state === 'open' ? 'adopted' : (adjustment.state as string),
        versionId: adjustment.adoptedBy?.id ?? '',
        reason: adjustment.reason ?? '',
      }}
      onClose={onClose}
      onSubmit={({ state, versionId, reason }, attempt) =>
        edit(
          'PUT',
          `/api/programmes/adjustments/${adjustment.id}/decision`,
          { state, versionId: state === 'adopted' ? versionId || null : null, reason: reason.trim() || null },
          attempt,
        )
      }
    >
      {(form) => (
        <>
          <p>{adjustment.what}</p>
          <SelectField
            name="state"
            label={t`Kết quả`}
            options={[
              { value: 'adopted', label: t`Tiếp thu` },
              { value: 'rejected', label: t`Không tiếp thu` },
              { value: 'open', label: t`Để xem xét tiếp` },
            ]}
          />
          {form.watch('state') === 'adopted' && <VersionField name="versionId" family={family} label={t`Phiên bản tiếp thu`} />}
          {form.watch('state') !== 'open' && <TextField name="reason" label={t`Lý do, ghi chú`} maxLength={500} />}
        </>
      )}
    </FormModal>
  );
}

export function VersionField({ name, family, label }: { name: string; family: Pick<Family, 'versions'>; label: string }) {
  const { t } = useLingui();
  return (
    <SelectField
      name={name}
      label={label}
      clearable
      options={family.versions.map(({ id, code, validFrom }) => {
        const day = formatDate(validFrom);
        return { value: id, label: t`${code}, từ ${day}` };
      })}
    />
  );
}
