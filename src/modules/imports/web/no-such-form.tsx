import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { importListPath } from '#web/links.ts';

/** An address of no form, or of one that this account may not bring in. */
export function NoSuchForm() {
  const { t } = useLingui();
  return (
    <Page title={t`Nhập tệp`}>
      <p style={{ margin: 0 }}>
        <Trans>Không có loại tệp này, hoặc tài khoản của bạn không được nhập loại này.</Trans>{' '}
        <AppLink to={importListPath()}>
          <Trans>Xem các loại tệp nhập được</Trans>
        </AppLink>
      </p>
    </Page>
  );
}
