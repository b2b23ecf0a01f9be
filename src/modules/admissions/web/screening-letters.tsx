import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { apiUrl } from '#web/api.ts';
import type { Desk } from '../screening-contract.ts';

/** Letters on what was decided, one to each unit: plain links. */
export function LettersMenu({ seriesId, desk: { counts } }: { seriesId: string; desk: Desk }) {
  const { t } = useLingui();
  const items = [
    { kind: 'all', label: t`Kết quả xét tuyển, mỗi đơn vị một văn bản`, there: counts.accepted + counts.refused + counts.waiting > 0 },
    { kind: 'accepted', label: t`Chỉ người được nhận`, there: counts.accepted > 0 },
    { kind: 'refused', label: t`Chỉ người không được nhận`, there: counts.refused > 0 },
  ].filter(({ there }) => there);
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileText size={17} stroke={1.7} aria-hidden />}>
          <Trans>Thông báo kết quả</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ kind, label }) => (
          <Menu.Item key={kind} component="a" href={apiUrl(`/api/series/${seriesId}/letters`, { kind })} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
