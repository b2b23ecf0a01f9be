import { Trans } from '@lingui/react/macro';
import { StatusBadge } from '#ui/status-badge.tsx';

/** Seen by few: whoever looks at it should know. */
export function RestrictedBadge() {
  return (
    <StatusBadge tone="warn">
      <Trans>Hạn chế</Trans>
    </StatusBadge>
  );
}
