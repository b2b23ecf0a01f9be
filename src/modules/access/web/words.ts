import { useLingui } from '@lingui/react/macro';
import { roleFacts, roles, type Role } from '#kit/roles.ts';

export function useAccessWords() {
  const { t, i18n } = useLingui();
  const language = i18n.locale === 'en' ? 'en' : 'vi';
  const names = Object.fromEntries(roles.map((role) => [role, roleFacts[role][language]])) as Record<Role, string>;
  const scopes = { unit: t`Một đơn vị`, bloc: t`Một khối`, tenant: t`Toàn bộ`, class: t`Một lớp`, person: t`Bản thân` };
  return { roles: names, scopes };
}
