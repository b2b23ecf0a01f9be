import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorPanel } from './error-panel.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and whether it can be taken back. */
  children: ReactNode;
  /** A verb: "Xoá dòng", never "OK". */
  confirmLabel: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
}

/** Stays open with the refusal when the server says no. */
export function ConfirmDialog({ opened, onClose, title, children, confirmLabel, danger = false, onConfirm }: Props) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t`Đóng` }} centered>
      {children}
      {error !== null && <ErrorPanel error={error} takeFocus />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={close} disabled={busy}>
          <Trans>Thôi</Trans>
        </Button>
        <Button color={danger ? 'red' : undefined} onClick={confirm} loading={busy}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
