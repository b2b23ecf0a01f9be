import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { programmePath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Framework } from '../areas-contract.ts';
import { Basis, noSource, SourceFields, sourceOf } from './overlap-source.tsx';
import { useNatures } from './words.ts';

/** Khung chương trình: what programmes of a kind are made after. */
export function Frameworks() {
  const { t } = useLingui();
  const natures = useNatures();
  const list = useGet<Framework[]>('/api/programmes/frameworks');
  const mayRecord = useCan('programmes.record');
  const [dialog, setDialog] = useState<Framework | 'new' | null>(null);
  const columns: Column<Framework>[] = [
    { id: 'name', header: t`Khung chương trình`, cell: ({ code, name }) => `${code} – ${name}`, primary: true },
    { id: 'nature', header: t`Loại hình`, cell: ({ nature }) => natures[nature] },
    { id: 'from', header: t`Từ ngày`, cell: ({ validFrom }) => <DateText value={validFrom} /> },
    { id: 'to', header: t`Đến trước ngày`, cell: ({ validTo }) => (validTo === null ? t`đến nay` : <DateText value={validTo} />) },
    { id: 'basis', header: t`Căn cứ`, cell: (row) => <Basis of={{ ...row, documentId: row.document?.id ?? null }} /> },
    {
      id: 'families',
      header: t({ message: 'Chương trình', context: 'plural' }),
      cell: ({ families }) => (
        <span>
          {families.map(({ id, code }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <AppLink to={programmePath(id)}>{code}</AppLink>
            </span>
          ))}
        </span>
      ),
    },
    ...(mayRecord
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Framework) => (
              <Button variant="subtle" size="compact-sm" onClick={() => setDialog(row)}>
                <Trans>Sửa</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t`Khung chương trình`}
      note={t`Do cơ quan có thẩm quyền ban hành; chương trình xây dựng theo khung.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setDialog('new')}>
            <Trans>Thêm khung</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) => (
          <DataTable
            caption={t`Các khung chương trình`}
            rows={rows}
            rowId={({ id }) => id}
            columns={columns}
            empty={
              <EmptyState title={t`Chưa ghi khung nào`}>{t`Ghi khung với văn bản ban hành, rồi xếp chương trình vào khung.`}</EmptyState>
            }
          />
        )}
      </Loaded>
      {dialog && <FrameworkForm framework={dialog === 'new' ? undefined : dialog} onClose={() => setDialog(null)} />}
    </Section>
  );
}

function FrameworkForm({ framework, onClose }: { framework: Framework | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const natures = useNatures();
  const refresh = useRefresh();
  return (
    <FormModal
      title={framework ? t`Sửa khung chương trình` : t`Thêm khung chương trình`}
      submitLabel={t`Ghi khung chương trình`}
      size="lg"
      defaultValues={{
        code: framework?.code ?? '',
        name: framework?.name ?? '',
        nature: framework?.nature ?? 'in_service_training',
        validFrom: framework?.validFrom ?? today(),
        validTo: framework?.validTo ?? '',
        ...(framework
          ? {
              documentId: framework.document?.id ?? '',
              citation: framework.citation ?? '',
              verified: framework.verification === 'verified',
            }
          : noSource),
      }}
      onClose={onClose}
      onSubmit={async ({ code, name, nature, validFrom, validTo, ...source }, attempt) => {
        const body = { code: code.toUpperCase(), name, nature, validFrom, validTo: validTo || null, ...sourceOf(source) };
        const path = `/api/programmes/frameworks${framework ? `/${framework.id}` : ''}`;
        await send(framework ? 'PUT' : 'POST', path, body, { ...attempt, ...(framework && { ifMatch: framework.rowVersion }) });
        await refresh();
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextField name="code" label={t`Mã`} required maxLength={40} />
        <TextField name="name" label={t`Tên`} required maxLength={300} />
        <DateField name="validFrom" label={t`Từ ngày`} required />
        <DateField name="validTo" label={t`Đến trước ngày`} />
      </SimpleGrid>
      <SelectField
        name="nature"
        label={t`Loại hình`}
        required
        options={Object.entries(natures).map(([value, label]) => ({ value, label }))}
      />
      <SourceFields />
    </FormModal>
  );
}
