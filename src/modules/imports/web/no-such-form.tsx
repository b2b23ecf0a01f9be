import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useEveryForm } from '#web/import-forms.ts';
import { importListPath } from '#web/links.ts';

/** An address of no form, or of one that this account may not bring in. */
export function NoSuchForm({ kind }: { kind: string }) {
  const { t } = useLingui();
  const known = useEveryForm().find((form) => form.kind === kind);
  return (
    <Page title={known?.title ?? t`Nhập tệp`} breadcrumbs={known && [{ label: t`Nhập tệp`, to: importListPath() }]}>
      <p style={{ margin: 0 }}>
        {known ? (
          <Trans>
            Tài khoản của bạn chưa được giao việc nhập loại tệp này. Gửi tệp cho cán bộ phụ trách, hoặc đề nghị quản trị giao thêm quyền.
          </Trans>
        ) : (
          <Trans>Không có loại tệp này.</Trans>
        )}{' '}
        <AppLink to={importListPath()}>
          <Trans>Xem các loại tệp nhập được</Trans>
        </AppLink>
      </p>
    </Page>
  );
}
