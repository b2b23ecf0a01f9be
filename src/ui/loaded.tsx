import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel.tsx';

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Waits for a read: grey lines, then the content or the refusal. */
export function Loaded<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  const { t } = useLingui();
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => query.refetch()} />;
  return (
    <div role="status" aria-label={t`Đang tải`}>
      {[60, 100, 90, 95].map((width) => (
        <Skeleton key={width} height={18} width={`${width}%`} mb="sm" />
      ))}
    </div>
  );
}
