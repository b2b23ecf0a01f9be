import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function HomePage() {
  const { t } = useLingui();
  return <Page title={t`Hôm nay`} />;
}
