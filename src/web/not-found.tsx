import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { homePath } from './links.ts';

export function NotFound() {
  const { t } = useLingui();
  return (
    <Page title={t`Không có trang này`}>
      <EmptyState
        title={t`Đường dẫn không đúng hoặc trang đã chuyển đi`}
        action={
          <AppLink to={homePath()}>
            <Trans>Về trang Hôm nay</Trans>
          </AppLink>
        }
      >
        <Trans>Hãy chọn một mục ở thanh điều hướng.</Trans>
      </EmptyState>
    </Page>
  );
}
