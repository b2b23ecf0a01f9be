import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { callPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { CallList } from '../call-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { CreateCallForm } from './call-form.tsx';
import { CallTable } from './call-list.tsx';

/** The calls of one series. */
export function CallTab({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const mayRecord = useCan('admissions.record');
  const [open, setOpen] = useState(false);
  const list = useGet<CallList>('/api/calls', { series: series.id });
  return (
    <Section
      title={t`Thông báo chiêu sinh`}
      actions={
        series.mayShare &&
        mayRecord &&
        series.state === 'open' && (
          <Button onClick={() => setOpen(true)}>
            <Trans>Ra thông báo</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {({ rows }) => (
          <CallTable
            short
            rows={rows}
            link={({ id }) => callPath(id)}
            empty={
              <EmptyState
                title={t`Chưa ra thông báo chiêu sinh`}
              >{t`Đơn vị chỉ cử người được khi có thông báo gửi tới đơn vị đó.`}</EmptyState>
            }
          />
        )}
      </Loaded>
      {open && <CreateCallForm seriesId={series.id} onClose={() => setOpen(false)} />}
    </Section>
  );
}
