import { useLingui } from '@lingui/react/macro';
import type { Nature } from '../contract.ts';

export function useNatures(): Record<Nature, string> {
  const { t } = useLingui();
  return { degree_training: t`Đào tạo`, in_service_training: t`Bồi dưỡng`, workshop: t`Tập huấn` };
}
