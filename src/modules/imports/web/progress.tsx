import { Trans } from '@lingui/react/macro';
import { Progress as Bar } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Num } from '#ui/values.tsx';
import { get } from '#web/api.ts';
import type { Progress } from '../contract.ts';
import { useImportWords } from './words.ts';

const EVERY = 700;

/** How far the request with this key is; asked again and again while it is under way. */
export function UnderWay({ requestKey }: { requestKey: string }) {
  const { phases } = useImportWords();
  const path = `/api/imports/progress/${requestKey}`;
  const { data } = useQuery({
    queryKey: [path],
    // Where nothing is known any more, the request has done its work and only its answer is still under way.
    queryFn: async ({ signal, client }) => {
      const [before, now] = [client.getQueryData<Progress>([path]), await get<Progress>(path, {}, signal)];
      return now.phase === 'waiting' && before && before.phase !== 'waiting' ? { ...before, phase: 'done' as const } : now;
    },
    refetchInterval: EVERY,
    // Every look counts, and one that fails is no reason to alarm anybody.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const { phase, done, total } = data ?? { phase: 'waiting' as const, done: 0, total: 0 };
  const part = total > 0 ? (done / total) * 100 : 100;
  const rows = done || total;
  return (
    <div>
      <p style={{ margin: '0 0 0.375rem' }}>
        <strong role="status">{phases[phase]}…</strong>{' '}
        {rows > 0 && (
          <Trans>
            <Num value={rows} /> dòng
          </Trans>
        )}
      </p>
      <Bar value={part} striped animated aria-hidden />
    </div>
  );
}
