import { useLingui } from '@lingui/react/macro';

export function useAccessWords() {
  const { t } = useLingui();
  const roles = { officer: t`Cán bộ nghiệp vụ`, reader: t`Chỉ xem`, administrator: t`Quản trị` };
  const scopes = { unit: t`Một đơn vị`, bloc: t`Một khối`, tenant: t`Toàn bộ` };
  return { roles, scopes };
}
