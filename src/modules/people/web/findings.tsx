import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';

export interface Finding {
  what: string;
  todo: string;
}

/** Written all the same, but to be looked at: civil-status papers have errors too. */
export function Findings({ findings, existing = false, onClose }: { findings: Finding[]; existing?: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={onClose}
      title={existing ? t`Người này đã có trong danh sách` : t`Đã ghi, có chỗ cần xem lại`}
      closeButtonProps={{ 'aria-label': t`Đóng` }}
    >
      <ul style={{ margin: 0, paddingLeft: '1.125rem' }}>
        {findings.map(({ what, todo }) => (
          <li key={what}>
            {what} {todo}
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>
          <Trans>Mở hồ sơ</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
