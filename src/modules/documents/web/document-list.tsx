import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function DocumentListPage() {
  const { t } = useLingui();
  return <Page title={t`Văn bản`} />;
}
