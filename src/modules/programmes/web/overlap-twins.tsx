import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Family } from '../contract.ts';
import type { Twin, TwinList, Verdict } from '../overlap-contract.ts';
import css from './content.module.css';

/** Pairs of titles that look alike: a person says whether they are one; what was said is remembered. */
export function TopicTwins() {
  const { t } = useLingui();
  const { view = 'open', family } = useSearch({ from: '/chuong-trinh/trung-noi-dung' });
  const list = useGet<TwinList>('/api/programmes/twins', { view, family });
  const families = useGet<{ families: Family[] }>('/api/programmes').data?.families ?? [];
  const mayDecide = useCan('programmes.record');
  const refresh = useRefresh();
  const [deciding, setDeciding] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const decide = async (pair: Twin, verdict: Verdict) => {
    setDeciding(pair.id);
    setError(null);
    try {
      await send('POST', '/api/programmes/twins', { titleA: pair.a.title, titleB: pair.b.title, verdict, was: pair.verdict });
    } catch (refusal) {
      setError(refusal);
    }
    await refresh();
    setDeciding(null);
  };
  const columns: Column<Twin>[] = [
    { id: 'a', header: t`Chuyên đề`, cell: ({ a }) => <Side side={a} />, primary: true },
    { id: 'b', header: t`Có thể trùng với`, cell: ({ b }) => <Side side={b} /> },
    {
      id: 'similarity',
      header: t`Giống, %`,
      numeric: true,
      sort: ({ similarity }) => similarity,
      cell: ({ similarity }) => <Num value={similarity} />,
    },
    ...(view === 'open' ? [] : [{ id: 'by', header: t`Người kết luận`, cell: ({ decidedBy }: Twin) => decidedBy }]),
    ...(mayDecide
      ? [
          {
            id: 'act',
            header: t`Kết luận`,
            cell: (pair: Twin) => {
              const about = `${pair.a.title} – ${pair.b.title}`;
              return (
                <Group gap="xs" wrap="nowrap">
                  {view !== 'same' && (
                    <Button
                      size="xs"
                      variant="default"
                      loading={deciding === pair.id}
                      aria-label={t`Là một: ${about}`}
                      onClick={() => void decide(pair, 'same')}
                    >
                      <Trans>Là một</Trans>
                    </Button>
                  )}
                  {view !== 'different' && (
                    <Button
                      size="xs"
                      variant="default"
                      loading={deciding === pair.id}
                      aria-label={t`Khác nhau: ${about}`}
                      onClick={() => void decide(pair, 'different')}
                    >
                      <Trans>Khác nhau</Trans>
                    </Button>
                  )}
                </Group>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <>
      <FilterBar keep={['tab']} summary={list.data && <Plural value={list.data.total} other="# cặp" />}>
        <SelectFilter
          name="view"
          label={t`Tình trạng`}
          fallback="open"
          options={[
            { value: 'open', label: t`Chưa kết luận` },
            { value: 'same', label: t`Là một` },
            { value: 'different', label: t`Khác nhau` },
          ]}
        />
        <SelectFilter
          name="family"
          label={t`Của chương trình`}
          options={families.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterBar>
      <div style={{ height: '1rem' }} />
      {error !== null && <ErrorPanel error={error} takeFocus />}
      <Loaded query={list}>
        {({ rows, total, topics }) => (
          <DataTable
            caption={t`Chuyên đề có thể trùng`}
            rows={rows}
            rowId={({ id }) => id}
            columns={columns}
            footer={
              total > rows.length && (
                <p style={{ margin: '0.75rem 1rem' }}>
                  <Trans>Hiện những cặp giống nhau nhất; kết luận xong thì các cặp sau hiện ra.</Trans>
                </p>
              )
            }
            empty={
              <EmptyState title={view === 'open' ? t`Không có cặp nào chờ kết luận` : t`Chưa có cặp nào`}>
                {topics === 0
                  ? t`Chưa chương trình nào ghi chuyên đề.`
                  : t`Tên giống hệt nhau (không kể số thứ tự, chữ hoa, dấu) được tính là một, không cần kết luận.`}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function Side({ side }: { side: Twin['a'] }) {
  const { t } = useLingui();
  const where = side.taughtIn.map(({ code, periods }) => (periods > 0 ? t`${code} (${periods} tiết)` : code)).join(', ');
  return (
    <div>
      {side.title}
      {where && <div className={css.soft}>{where}</div>}
      {side.description && <div className={css.soft}>{side.description}</div>}
    </div>
  );
}
