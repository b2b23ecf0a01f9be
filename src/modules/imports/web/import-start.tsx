import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { ApiRefusal, apiUrl, upload } from '#web/api.ts';
import { type ImportForm, useImportForm } from '#web/import-forms.ts';
import { importListPath, importRunPath } from '#web/links.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import type { Run } from '../contract.ts';
import { HowTo } from './how-to.tsx';
import classes from './imports.module.css';
import { PublishedLimits, useLimits } from './limits.tsx';
import { NoSuchForm } from './no-such-form.tsx';
import { UnderWay } from './progress.tsx';
import { tooHeavy } from './too-heavy.ts';

const ACCEPT = '.xlsx, .xls, .xlsb, .ods, .csv, .xlsm';

/** A file of one form, and into what it goes. */
export function ImportStartPage() {
  const { form: kind } = useParams({ from: '/nhap-tep/$form' });
  const form = useImportForm(kind);
  return form ? <Start key={kind} form={form} /> : <NoSuchForm kind={kind} />;
}

function Start({ form }: { form: ImportForm }) {
  const { t } = useLingui();
  const search = useSearch({ from: '/nhap-tep/$form' });
  const fields = useForm({ defaultValues: { senderId: search.sender ?? null, ...form.target.start(search) } });
  const { Fields } = form.target;
  const target = form.target.of(useWatch({ control: fields.control }));
  const [file, setFile] = useState<File | null>(null);
  const { busy, error, key, send, forget } = useSending(form);
  const max = useLimits().data?.bytes ?? null;
  const heavy = file && max !== null && file.size > max ? tooHeavy(file.size, max) : null;

  const check = fields.handleSubmit(async (values) => {
    if (file && !heavy) await send(file, form.target.of(values), values.senderId);
  });
  return (
    <Page
      title={form.title}
      subtitle={form.what}
      breadcrumbs={[{ label: t`Nhập tệp`, to: importListPath() }]}
      actions={
        <Button
          variant="default"
          component="a"
          href={apiUrl(`/api/imports/${form.kind}/form.xlsx`, { target: JSON.stringify(target) })}
          download
        >
          <Trans>Tải biểu mẫu trống</Trans>
        </Button>
      }
    >
      <Section title={t`Chọn tệp`} card>
        <FormProvider {...fields}>
          <form onSubmit={check} noValidate>
            <Stack gap="md">
              <fieldset disabled={busy} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
                <Stack gap="md">
                  {Fields && <Fields />}
                  <UnitField
                    name="senderId"
                    label={t`Đơn vị gửi tệp`}
                    description={t`Có thể bỏ trống. Cách hiểu cột bạn sửa sẽ được nhớ riêng cho đơn vị này.`}
                  />
                </Stack>
              </fieldset>
              <FileDrop
                label={t`Tệp của đơn vị gửi`}
                accept={ACCEPT}
                file={file}
                disabled={busy}
                onFile={(next) => {
                  setFile(next);
                  forget();
                }}
              />
              {heavy && (
                <ErrorPanel
                  error={{
                    what: t`Tệp nặng ${heavy.size}, quá ${heavy.limit}.`,
                    todo: t`Bỏ ảnh và trang không cần, hoặc tách thành nhiều tệp.`,
                  }}
                />
              )}
              {error !== null && <ErrorPanel error={error} takeFocus />}
              {busy && <UnderWay requestKey={key} />}
              <div className={classes.buttons}>
                <Button type="submit" loading={busy} disabled={!file || heavy !== null}>
                  <Trans>Kiểm tra tệp</Trans>
                </Button>
                <span className={classes.soft}>
                  <Trans>Bước này chưa ghi gì.</Trans>
                </span>
              </div>
            </Stack>
          </form>
        </FormProvider>
      </Section>
      <HowTo more={form.howTo} />
      <PublishedLimits />
    </Page>
  );
}

/** One key for one content: the same file sent again after a lost answer is the same request. */
function useSending({ kind }: ImportForm) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState({ content: '', key: '' });
  const send = async (file: File, target: unknown, senderId: number | null) => {
    const form = new FormData();
    form.set('target', JSON.stringify(target));
    if (senderId !== null) form.set('senderId', String(senderId));
    form.set('file', file);
    const content = JSON.stringify([target, senderId, file.name, file.size, file.lastModified]);
    const key = content === attempt.content ? attempt.key : crypto.randomUUID();
    setAttempt({ content, key });
    setBusy(true);
    setError(null);
    try {
      const run = await upload<Run>(`/api/imports/${kind}`, form, { key });
      await refresh();
      await navigate({ href: importRunPath(kind, run.id) });
    } catch (refusal) {
      setError(refusal);
      if (refusal instanceof ApiRefusal && refusal.status >= 400 && refusal.status < 500) setAttempt({ content: '', key: '' });
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, key: attempt.key, send, forget: () => setError(null) };
}
