import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '#web/session.tsx';
import type { SeriesPage } from '../series-contract.ts';
import { AddClassForm, EditSeriesForm, StateForm } from './series-forms.tsx';

type Dialog = 'edit' | 'class' | 'open' | 'closed' | 'cancelled' | null;

/** What may be done with a series as a whole. */
export function SeriesActions({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const mayShare = useCan('quotas.record') && series.mayShare && series.state !== 'cancelled';
  const [dialog, setDialog] = useState<Dialog>(null);
  if (!mayShare) return null;
  const close = () => setDialog(null);
  const open = series.state === 'open';
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={17} stroke={1.7} aria-hidden />}>
            <Trans>Đợt tuyển sinh</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('edit')}>{t`Sửa thông tin đợt`}</Menu.Item>
          {open && <Menu.Item onClick={() => setDialog('class')}>{t`Thêm lớp vào đợt`}</Menu.Item>}
          <Menu.Divider />
          {open ? (
            <Menu.Item onClick={() => setDialog('closed')}>{t`Khóa đợt`}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setDialog('open')}>{t`Mở lại đợt`}</Menu.Item>
          )}
          <Menu.Item color="red.8" onClick={() => setDialog('cancelled')}>{t`Hủy đợt`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'edit' && <EditSeriesForm series={series} onClose={close} />}
      {dialog === 'class' && <AddClassForm series={series} onClose={close} />}
      {(dialog === 'open' || dialog === 'closed' || dialog === 'cancelled') && <StateForm series={series} state={dialog} onClose={close} />}
    </>
  );
}
