import { Trans } from '@lingui/react/macro';

/** Above a list that holds what a mistyped search may have meant. */
export function NearNote({ shown }: { shown: boolean }) {
  if (!shown) return null;
  return (
    <p role="status">
      <Trans>Không có mục nào đúng như đã gõ. Dưới đây là những mục gần giống.</Trans>
    </p>
  );
}
