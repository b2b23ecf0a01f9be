import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function DocumentPage() {
  const { t } = useLingui();
  return <Page title={t`Văn bản`} />;
}
