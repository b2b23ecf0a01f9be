import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CopyButton, Group, Modal } from '@mantine/core';

/** The first password of an account: seen here and nowhere else. */
export function ShownOnce({ signInName, password, onClose }: { signInName: string; password: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t`Mật khẩu lần đầu`}
      closeButtonProps={{ 'aria-label': t`Đóng` }}
    >
      <p style={{ margin: 0 }}>
        <Trans>
          Đưa cho <strong>{signInName}</strong> mật khẩu này. Nó chỉ hiện một lần; người nhận phải đổi khi đăng nhập lần đầu.
        </Trans>
      </p>
      <p
        style={{
          margin: '1rem 0',
          padding: '0.75rem 1rem',
          borderRadius: 8,
          background: 'var(--mantine-color-jade-0)',
          fontSize: '1.25rem',
          fontFamily: 'ui-monospace, Consolas, monospace',
          overflowWrap: 'anywhere',
        }}
      >
        {password}
      </p>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t`Đã chép` : t`Chép mật khẩu`}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>
          <Trans>Đã đưa, đóng lại</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
