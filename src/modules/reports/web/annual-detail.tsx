import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function AnnualDetailPage() {
  const { t } = useLingui();
  return <Page title={t`Danh sách sau con số`} />;
}
