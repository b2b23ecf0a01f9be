import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function ClassPage() {
  const { t } = useLingui();
  return <Page title={t`Lớp`} />;
}
