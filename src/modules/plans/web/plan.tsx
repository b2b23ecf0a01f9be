import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function PlanPage() {
  const { t } = useLingui();
  return <Page title={t`Kế hoạch`} />;
}
