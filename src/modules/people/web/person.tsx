import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function PersonPage() {
  const { t } = useLingui();
  return <Page title={t`Người`} />;
}
