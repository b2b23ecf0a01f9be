import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function PlanListPage() {
  const { t } = useLingui();
  return <Page title={t`Kế hoạch`} />;
}
