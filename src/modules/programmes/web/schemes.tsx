import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, SimpleGrid } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { classPath, documentPath, programmeListPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { classStatusWords } from '../../classes/web/words.ts';
import type { SchemeClasses } from '../../reports/priorities-contract.ts';
import type { Scheme } from '../areas-contract.ts';
import css from './content.module.css';

/** Đề án with the classes that carry its number. */
export function Schemes() {
  const { t } = useLingui();
  const list = useGet<Scheme[]>('/api/programmes/schemes');
  const { scheme: shown } = useSearch({ from: '/chuong-trinh' });
  const mayRecord = useCan('programmes.record');
  const seesClasses = useCan('classes.read');
  const [dialog, setDialog] = useState<Scheme | 'new' | null>(null);
  const columns: Column<Scheme>[] = [
    { id: 'code', header: t`Số hiệu`, cell: ({ code }) => code, primary: true },
    { id: 'title', header: t`Tên đề án`, cell: ({ title }) => title },
    { id: 'from', header: t`Từ ngày`, cell: ({ validFrom }) => <DateText value={validFrom} /> },
    { id: 'to', header: t`Đến trước ngày`, cell: ({ validTo }) => (validTo === null ? t`đến nay` : <DateText value={validTo} />) },
    {
      id: 'document',
      header: t`Văn bản`,
      cell: ({ document }) => document && <AppLink to={documentPath(document.id)}>{document.number}</AppLink>,
    },
    ...(mayRecord
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Scheme) => (
              <Button variant="subtle" size="compact-sm" onClick={() => setDialog(row)}>
                <Trans>Sửa</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className={css.apart}>
      <Section
        title={t`Đề án`}
        note={t`Lớp ghi số hiệu đề án và số thứ tự; bấm một đề án để xem các lớp theo số.`}
        actions={
          mayRecord && (
            <Button variant="default" onClick={() => setDialog('new')}>
              <Trans>Thêm đề án</Trans>
            </Button>
          )
        }
      >
        <Loaded query={list}>
          {(rows) => (
            <DataTable
              caption={t`Các đề án`}
              rows={rows}
              rowId={({ id }) => id}
              rowLink={seesClasses ? ({ id }) => programmeListPath({ tab: 'de-an', scheme: id }) : undefined}
              columns={columns}
              empty={<EmptyState title={t`Chưa ghi đề án nào`}>{t`Ghi đề án với số hiệu như trên lớp, ví dụ 04-ĐA/TU.`}</EmptyState>}
            />
          )}
        </Loaded>
      </Section>
      {shown && seesClasses && <ClassesOf id={shown} />}
      {dialog && <SchemeForm scheme={dialog === 'new' ? undefined : dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

function ClassesOf({ id }: { id: string }) {
  const { t } = useLingui();
  const found = useGet<SchemeClasses>(`/api/reports/schemes/${id}`);
  const columns: Column<SchemeClasses['classes'][number]>[] = [
    { id: 'sequence', header: t`Lớp thứ`, numeric: true, cell: ({ sequence }) => <Num value={sequence} /> },
    { id: 'class', header: t({ message: 'Lớp', context: 'one' }), cell: ({ code, name }) => `${code} – ${name}`, primary: true },
    { id: 'host', header: t`Nơi học`, cell: ({ host }) => host },
    { id: 'opened', header: t`Khai giảng`, cell: ({ openedOn }) => <DateText value={openedOn} /> },
    { id: 'ended', header: t`Kết thúc`, cell: ({ endedOn }) => <DateText value={endedOn} /> },
    { id: 'trainees', header: t`Học viên`, numeric: true, cell: ({ trainees }) => <Num value={trainees} /> },
    { id: 'status', header: t`Trạng thái`, cell: ({ status }) => t(classStatusWords[status as keyof typeof classStatusWords]) },
  ];
  return (
    <Loaded query={found}>
      {({ code, title, classes, gaps, doubles }) => (
        <Section title={t`Các lớp theo ${code}`} note={title}>
          {(gaps.length > 0 || doubles.length > 0) && (
            <Alert color="amber" mb="md" title={t`Số thứ tự cần xem lại`}>
              {gaps.length > 0 && (
                <div>
                  <Trans>Chưa thấy lớp thứ {gaps.join(', ')}: chưa ghi vào hệ thống, hoặc của đơn vị bạn không xem được.</Trans>
                </div>
              )}
              {doubles.length > 0 && (
                <div>
                  <Trans>Nhiều lớp cùng mang số {doubles.join(', ')}.</Trans>
                </div>
              )}
            </Alert>
          )}
          <DataTable
            caption={t`Các lớp theo đề án`}
            rows={classes}
            rowId={(row) => row.id}
            rowLink={(row) => classPath(row.id)}
            columns={columns}
            empty={<EmptyState title={t`Chưa lớp nào ghi đề án này`}>{t`Ghi đề án và số thứ tự khi chuẩn bị lớp.`}</EmptyState>}
            footer={classes.length > 0 && <Plural value={classes.length} other="# lớp" />}
          />
        </Section>
      )}
    </Loaded>
  );
}

function SchemeForm({ scheme, onClose }: { scheme: Scheme | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={scheme ? t`Sửa đề án` : t`Thêm đề án`}
      submitLabel={t`Ghi đề án`}
      defaultValues={{
        code: scheme?.code ?? '',
        title: scheme?.title ?? '',
        validFrom: scheme?.validFrom ?? today(),
        validTo: scheme?.validTo ?? '',
        documentId: scheme?.document?.id ?? '',
        note: scheme?.note ?? '',
      }}
      onClose={onClose}
      onSubmit={async ({ validTo, documentId, note, ...values }, attempt) => {
        const body = { ...values, validTo: validTo || null, documentId: documentId || null, note: note.trim() || null };
        const path = `/api/programmes/schemes${scheme ? `/${scheme.id}` : ''}`;
        await send(scheme ? 'PUT' : 'POST', path, body, { ...attempt, ...(scheme && { ifMatch: scheme.rowVersion }) });
        await refresh();
      }}
    >
      <TextField name="code" label={t`Số hiệu`} required maxLength={60} description={t`Như ghi trên lớp; khác cách viết vẫn nhận ra.`} />
      <TextField name="title" label={t`Tên đề án`} required maxLength={500} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <DateField name="validFrom" label={t`Từ ngày`} required />
        <DateField name="validTo" label={t`Đến trước ngày`} />
      </SimpleGrid>
      <DocumentField name="documentId" />
      <TextField name="note" label={t`Ghi chú`} maxLength={1000} />
    </FormModal>
  );
}
