import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment, type Ref } from 'react';
import type { ClassPage } from '#contracts/classes';
import { useCan } from '#web/session.tsx';
import { type Command, commands, groupWords, mainCommand } from './commands.ts';

interface Props {
  training: ClassPage;
  onChoose: (command: Command) => void;
  /** Where the keyboard comes back to when a form closes. */
  anchor: Ref<HTMLButtonElement>;
}

/** What can be recorded on this class now. */
export function ClassActions({ training, onChoose, anchor }: Props) {
  const { t } = useLingui();
  const seesRestricted = useCan('classes.restricted');
  const offered = commands.filter((command) => command.when(training) && (seesRestricted || command.needs === undefined));
  const main = offered.find((command) => command.id === mainCommand(training));
  const groups = (['trainees', 'class', 'file'] as const).filter((group) => offered.some((command) => command.group === group));
  return (
    <>
      <Menu
        position="bottom-end"
        shadow="md"
        withinPortal
        width={250}
        returnFocus
        hideDetached={false}
        middlewares={{ shift: true, flip: true, size: { padding: 72 } }}
      >
        <Menu.Target>
          <Button ref={anchor} variant={main ? 'default' : 'filled'} rightSection={<IconChevronDown size={16} aria-hidden />}>
            {main ? <Trans>Việc khác</Trans> : <Trans>Ghi sự kiện</Trans>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown style={{ overflowY: 'auto' }}>
          {groups.map((group, at) => (
            <Fragment key={group}>
              {at > 0 && <Menu.Divider />}
              <Menu.Label>{t(groupWords[group])}</Menu.Label>
              {offered
                .filter((command) => command.group === group)
                .map((command) => (
                  <Menu.Item key={command.id} color={command.danger ? 'red' : undefined} onClick={() => onChoose(command)}>
                    {t(command.label)}
                  </Menu.Item>
                ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      {main && <Button onClick={() => onChoose(main)}>{t(main.label)}</Button>}
    </>
  );
}

/** What can be recorded for the ticked trainees. */
export function PickedBar({
  training,
  picked,
  onChoose,
  onClear,
  className,
}: Omit<Props, 'anchor'> & { picked: string[]; onClear: () => void; className?: string }) {
  const { t } = useLingui();
  const rows = training.trainees.filter((row) => picked.includes(row.id));
  const count = rows.length;
  if (count === 0) return null;
  const running = training.endedOn === null;
  const offered = commands.filter(
    (command) =>
      command.forStatus !== undefined &&
      rows.every((row) => command.forStatus!.includes(row.status)) &&
      (command.single ? count === 1 && rows[0]!.afterwards === 'pool' : running),
  );
  return (
    <div className={className} role="region" aria-label={t`Học viên đã chọn`}>
      <strong aria-live="polite">
        <Trans>Đã chọn {count} học viên</Trans>
      </strong>
      {offered.length === 0 && (
        <span>
          <Trans>Không có việc nào chung cho những người này.</Trans>
        </span>
      )}
      {offered.map((command) => (
        <Button key={command.id} variant="default" onClick={() => onChoose(command)}>
          {t(command.label)}
        </Button>
      ))}
      <Button variant="subtle" onClick={onClear}>
        <Trans>Bỏ chọn</Trans>
      </Button>
    </div>
  );
}
