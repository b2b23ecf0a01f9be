import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function PlanImportPage() {
  const { t } = useLingui();
  return <Page title={t`Nhập kế hoạch từ Excel`} />;
}
