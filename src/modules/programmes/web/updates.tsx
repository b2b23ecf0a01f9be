import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { addDays, today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, LongTextField } from '#ui/fields.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatDate } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { documentPath, programmePath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { withoutDiacritics } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Family } from '../contract.ts';
import type { Update } from '../updates-contract.ts';
import css from './content.module.css';
import { VersionField } from './updates-tab.tsx';

/** Every programme that is to be brought up to date, across documents. */
export function Updates({ families }: { families: Family[] }) {
  const { t } = useLingui();
  const { state } = useSearch({ from: '/chuong-trinh' });
  const open = state === undefined ? undefined : String(state === 'open');
  const list = useGet<Update[]>('/api/programmes/updates', { open });
  const mayRecord = useCan('programmes.record');
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t`Chương trình cần cập nhật`}
      note={t`Văn bản mới giao cập nhật chương trình nào, chậm nhất ngày nào, phiên bản nào đã làm.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Giao cập nhật</Trans>
          </Button>
        )
      }
    >
      <div className={css.stack}>
        <FilterBar keep={['tab']}>
          <SelectFilter
            name="state"
            label={t`Tình trạng`}
            options={[
              { value: 'open', label: t`chưa xong` },
              { value: 'done', label: t`đã cập nhật` },
            ]}
          />
        </FilterBar>
        <Loaded query={list}>{(rows) => <UpdateTable rows={rows} families={families} />}</Loaded>
      </div>
      {adding && <UpdateForm families={families} onClose={() => setAdding(false)} />}
    </Section>
  );
}

export function UpdateTable({ rows, families, ofOne = false }: { rows: Update[]; families: Family[]; ofOne?: boolean }) {
  const { t } = useLingui();
  const mayRecord = useCan('programmes.record');
  const [dialog, setDialog] = useState<{ what: 'done' | 'edit'; row: Update } | null>(null);
  const columns: Column<Update>[] = [
    ...(ofOne
      ? []
      : [
          {
            id: 'family',
            header: t({ message: 'Chương trình', context: 'one' }),
            primary: true,
            cell: ({ family }: Update) => (
              <AppLink to={programmePath(family.id, { tab: 'cap-nhat' })}>
                {family.code} – {family.name}
              </AppLink>
            ),
            sort: ({ family }: Update) => family.code,
          },
        ]),
    { id: 'what', header: t`Cập nhật gì`, cell: ({ what }) => <span style={{ whiteSpace: 'pre-line' }}>{what}</span> },
    {
      id: 'document',
      header: t`Theo văn bản`,
      cell: ({ document }) => <AppLink to={documentPath(document.id)}>{document.number}</AppLink>,
    },
    { id: 'due', header: t`Hạn`, cell: ({ dueOn }) => <DateText value={dueOn} />, sort: ({ dueOn }) => dueOn },
    { id: 'state', header: t`Tình trạng`, cell: (row) => <State row={row} /> },
    ...(mayRecord
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Update) => (
              <>
                <Button variant="subtle" size="compact-sm" onClick={() => setDialog({ what: 'done', row })}>
                  {row.doneBy ? <Trans>Đổi kết quả</Trans> : <Trans>Ghi đã cập nhật</Trans>}
                </Button>
                {!row.doneBy && (
                  <Button variant="subtle" size="compact-sm" onClick={() => setDialog({ what: 'edit', row })}>
                    <Trans>Sửa</Trans>
                  </Button>
                )}
              </>
            ),
          },
        ]
      : []),
  ];
  const family = dialog && families.find(({ id }) => id === dialog.row.family.id);
  return (
    <>
      <DataTable
        caption={t`Chương trình cần cập nhật`}
        rows={rows}
        rowId={({ id }) => id}
        columns={columns}
        empty={
          <EmptyState
            title={t`Không có gì phải cập nhật`}
          >{t`Khi có nghị quyết, chương trình công tác mới, ghi chương trình nào phải cập nhật và hạn.`}</EmptyState>
        }
      />
      {dialog?.what === 'done' && family && <DoneForm update={dialog.row} family={family} onClose={() => setDialog(null)} />}
      {dialog?.what === 'edit' && <EditForm update={dialog.row} onClose={() => setDialog(null)} />}
    </>
  );
}

function State({ row: { doneBy, late } }: { row: Update }) {
  const { t } = useLingui();
  const code = doneBy?.code;
  const day = doneBy && formatDate(doneBy.validFrom);
  if (doneBy) return <StatusBadge tone="done">{t`xong ở ${code}, từ ${day}`}</StatusBadge>;
  if (late === 0) return <StatusBadge tone="neutral">{t`chưa xong`}</StatusBadge>;
  return (
    <StatusBadge tone="bad">
      <Plural value={late} other="quá # ngày" />
    </StatusBadge>
  );
}

export function UpdateForm({ families, onClose }: { families: Family[]; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const [only] = families;
  const isOne = families.length === 1;
  return (
    <FormModal
      title={t`Giao cập nhật chương trình`}
      submitLabel={t`Giao cập nhật`}
      defaultValues={{ documentId: '', familyIds: isOne ? [only!.id] : [], dueOn: addDays(today(), 90), what: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', '/api/programmes/updates', values, attempt);
        await refresh();
      }}
    >
      <DocumentField name="documentId" label={t`Theo văn bản`} required />
      {!isOne && <FamiliesField families={families} />}
      <DateField name="dueOn" label={t`Chậm nhất ngày`} required />
      <LongTextField name="what" label={t`Cập nhật gì`} required />
    </FormModal>
  );
}

function FamiliesField({ families }: { families: Family[] }) {
  const { t } = useLingui();
  const validate = (value: string[]) => (value.length === 0 ? t`Cần điền mục này.` : true);
  const { field, fieldState } = useController({ name: 'familyIds', rules: { validate } });
  return (
    <MultiSelect
      label={t({ message: 'Chương trình', context: 'plural' })}
      required
      {...field}
      error={fieldState.error?.message}
      value={field.value as string[]}
      data={families.map(({ id, code, name }) => ({ value: id, label: `${code} – ${name}` }))}
      searchable
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có chương trình nào khớp`}
    />
  );
}

function DoneForm({ update, family, onClose }: { update: Update; family: Family; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(update.rowVersion);
  return (
    <FormModal
      title={t`Ghi đã cập nhật`}
      submitLabel={t`Ghi kết quả`}
      defaultValues={{ versionId: update.doneBy?.id ?? '' }}
      onClose={onClose}
      onSubmit={({ versionId }, attempt) =>
        edit('PUT', `/api/programmes/updates/${update.id}/done`, { versionId: versionId || null }, attempt)
      }
    >
      <p>{update.what}</p>
      <VersionField name="versionId" family={family} label={t`Phiên bản đã cập nhật`} />
    </FormModal>
  );
}

function EditForm({ update, onClose }: { update: Update; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(update.rowVersion);
  return (
    <FormModal
      title={t`Sửa yêu cầu cập nhật`}
      submitLabel={t`Ghi yêu cầu`}
      defaultValues={{ dueOn: update.dueOn, what: update.what }}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('PUT', `/api/programmes/updates/${update.id}`, values, attempt)}
    >
      <DateField name="dueOn" label={t`Chậm nhất ngày`} required />
      <LongTextField name="what" label={t`Cập nhật gì`} required />
    </FormModal>
  );
}
