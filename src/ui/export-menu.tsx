import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment } from 'react';

/** form: as an office hands it in; xlsx and csv: one row for each record. */
export type ExportKind = 'form' | 'xlsx' | 'csv';

export interface ExportGroup {
  /** What is taken out, where a page holds more than one list. */
  label?: string;
  /** Address of the file; undefined where there is none of the kind. */
  href: (as: ExportKind) => string | undefined;
  /** What the official form is called, where it has a name of its own ("Biểu C"). */
  formLabel?: string;
}

/** The lists of a page as files: plain links, so that they also work where a browser inside another app saves nothing made by a script. */
export function ExportMenu({ groups }: { groups: ExportGroup[] }) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={17} stroke={1.7} aria-hidden />}>
          <Trans>Xuất</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ label, href, formLabel }, index) => (
          <Fragment key={label ?? index}>
            {index > 0 && <Menu.Divider />}
            {label && <Menu.Label>{label}</Menu.Label>}
            <Item href={href('form')} label={formLabel ?? t`Biểu mẫu để in, ký (Excel)`} />
            <Item href={href('xlsx')} label={t`Bảng dữ liệu (Excel)`} />
            <Item href={href('csv')} label={t`Bảng dữ liệu (CSV)`} />
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ href, label }: { href: string | undefined; label: string }) {
  if (href === undefined) return null;
  return (
    <Menu.Item component="a" href={href} download>
      {label}
    </Menu.Item>
  );
}
