import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function UnitTreePage() {
  const { t } = useLingui();
  return <Page title={t`Đơn vị`} />;
}
