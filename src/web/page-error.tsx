import { useLingui } from '@lingui/react/macro';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { Page } from '#ui/page.tsx';

/** A page that broke while drawing; the rest of the shell stays usable. */
export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui();
  return (
    <Page title={t`Trang này gặp lỗi`}>
      <ErrorPanel error={error} onRetry={reset} />
    </Page>
  );
}
