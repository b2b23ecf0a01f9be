import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { AppLink } from './link.tsx';

export interface ImportItem {
  /** Which file: "Danh sách học viên (biểu A)". */
  label: string;
  to: string;
}

/** The files that may be brought into what a page shows; a single one is a plain link. */
export function ImportMenu({ items }: { items: ImportItem[] }) {
  const look = { variant: 'default', leftSection: <IconFileUpload size={17} stroke={1.7} aria-hidden /> };
  const [only] = items;
  if (!only) return null;
  if (items.length === 1) {
    return (
      <Button {...look} component={AppLink} plain to={only.to}>
        <Trans>Nhập từ Excel</Trans>
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button {...look}>
          <Trans>Nhập từ Excel</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, to }) => (
          <Menu.Item key={to} component={AppLink} plain to={to}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
