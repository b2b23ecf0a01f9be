import { Trans, useLingui } from '@lingui/react/macro';
import { Avatar, Menu } from '@mantine/core';
import { IconDevices, IconKey, IconLogout, IconMapRoute } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { roleFacts } from '#kit/roles.ts';
import { AppLink } from '#ui/link.tsx';
import { LanguageItem } from './language-switch.tsx';
import classes from './layout.module.css';
import { guidePath, ownSignInsPath } from './links.ts';
import { useSession, useSignOut } from './session.tsx';
import { later } from './texts.ts';

const ChangePassword = later(() => import('../modules/access/web/change-password.tsx').then((m) => m.ChangePassword));

export function AccountMenu() {
  const { i18n } = useLingui();
  const { account, role } = useSession();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="top-start" width={240} shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.account}>
            <Avatar size={34} color="jade" radius="xl" aria-hidden>
              {initials(account.name)}
            </Avatar>
            <span className={classes.accountText}>
              <span className={classes.accountName}>{account.name}</span>
              <span className={classes.tenant}>{roleFacts[role][i18n.locale === 'en' ? 'en' : 'vi']}</span>
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {account.name}, {roleFacts[role][i18n.locale === 'en' ? 'en' : 'vi']}
          </Menu.Label>
          <Menu.Item component={AppLink} plain to={guidePath()} leftSection={<IconMapRoute size={18} stroke={1.6} aria-hidden />}>
            <Trans>Hướng dẫn</Trans>
          </Menu.Item>
          <Menu.Item component={AppLink} plain to={ownSignInsPath()} leftSection={<IconDevices size={18} stroke={1.6} aria-hidden />}>
            <Trans>Phiên đăng nhập của tôi</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={18} stroke={1.6} aria-hidden />} onClick={() => setChanging(true)}>
            <Trans>Đổi mật khẩu</Trans>
          </Menu.Item>
          <LanguageItem />
          <Menu.Item leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />} onClick={signOut}>
            <Trans>Đăng xuất</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && (
        <Suspense>
          <ChangePassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}

/** "Nguyễn Thị Lan Anh" is known as Anh: the given name is the last word. */
/** First letter of the given name: the last word that begins with a letter. */
const initials = (name: string) => (name.match(/(?<![\p{L}(])\p{L}/gu) ?? name.match(/\p{L}/gu))?.at(-1)?.toUpperCase() ?? '';
