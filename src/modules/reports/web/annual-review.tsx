import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';

export function AnnualReviewPage() {
  const { t } = useLingui();
  return <Page title={t`Tổng kết năm`} />;
}
