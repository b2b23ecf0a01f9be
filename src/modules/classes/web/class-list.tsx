import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { classList } from '#contracts/classes';
import type { unitList } from '#contracts/organisations';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { apiUrl, get, type Query } from '#web/api.ts';
import { classListPath, declaredListPath, outsideListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { ClassTable } from './class-table.tsx';
import { OffPlanForm } from './off-plan-form.tsx';
import { PendingSlots } from './pending-slots.tsx';
import { runnerKinds, useFamilies, useFunding } from './pickers.tsx';
import { PrepareForm } from './prepare-form.tsx';
import type { PendingSlot } from '../contract.ts';
import { classStatusWords } from './words.ts';
import { years } from './years.ts';

type Answer = z.output<typeof classList>;
type Dialog = { form: 'prepare'; slotId?: string } | { form: 'offPlan' } | null;

/** A page after a page; each begins where the last one ended. */
function useClasses(query: Query) {
  return useInfiniteQuery({
    queryKey: ['/api/classes', query, 'pages'],
    queryFn: ({ pageParam, signal }) => get<Answer>('/api/classes', { ...query, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function ClassListPage() {
  const { t } = useLingui();
  const { tab, ...filter } = useSearch({ from: '/lop' });
  const mayRecord = useCan('classes.record');
  const slots = useGet<PendingSlot[]>('/api/slots/pending', { year: filter.year, family: filter.family });
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const prepare = () => setDialog({ form: 'prepare' });
  const classFiles = [
    { label: t`Các lớp`, href: (as: string) => apiUrl('/api/classes/export', { ...filter, as }) },
    { label: t`Học viên của các lớp này`, href: (as: string) => apiUrl('/api/enrolments/export', { ...filter, as }) },
  ];
  const slotFiles = [{ href: (as: string) => apiUrl('/api/slots/pending/export', { year: filter.year, family: filter.family, as }) }];
  return (
    <Page
      title={t({ message: 'Lớp', context: 'plural' })}
      subtitle={
        <Trans>
          Từ chuẩn bị đến bế giảng. Một lớp mở ra từ một suất của kế hoạch, hoặc ngoài kế hoạch. Không có lớp ở đây:{' '}
          <AppLink to={declaredListPath()}>lớp kê khai</AppLink>, <AppLink to={outsideListPath()}>cử đi học nơi khác</AppLink>.
        </Trans>
      }
      actions={
        <>
          <ExportMenu groups={tab === 'suat' ? slotFiles : classFiles} />
          {mayRecord && (
            <>
              <Button variant="default" onClick={() => setDialog({ form: 'offPlan' })}>
                <Trans>Lớp ngoài kế hoạch</Trans>
              </Button>
              <Button onClick={prepare}>
                <Trans>Chuẩn bị lớp mới</Trans>
              </Button>
            </>
          )}
        </>
      }
    >
      <Tabs
        tabs={[
          { id: 'lop', label: t({ message: 'Lớp', context: 'plural' }), content: <Classes filter={filter} /> },
          {
            id: 'suat',
            label: t`Suất chờ mở`,
            count: slots.data?.length,
            content: <PendingSlots query={slots} onPrepare={(slot) => setDialog({ form: 'prepare', slotId: slot.id })} />,
          },
        ]}
      />
      {dialog?.form === 'prepare' && (
        <PrepareForm slotId={dialog.slotId} year={filter.year} onClose={close} onOffPlan={() => setDialog({ form: 'offPlan' })} />
      )}
      {dialog?.form === 'offPlan' && (
        <OffPlanForm
          onClose={() => setDialog((now) => (now?.form === 'offPlan' ? null : now))}
          onAccepted={(slotId) => setDialog({ form: 'prepare', slotId })}
        />
      )}
    </Page>
  );
}

function Classes({ filter }: { filter: Query }) {
  const { t } = useLingui();
  const classes = useClasses(filter);
  const families = useFamilies();
  const funding = useFunding();
  const units = useGet<z.output<typeof unitList>>('/api/units').data?.units ?? [];
  const named = units.map(({ id, name, shortName, kind }) => ({ value: id, label: shortName ?? name, kind }));
  // Three that are seldom wanted stay folded until one of them is in the URL.
  const [asked, setMore] = useState(false);
  const more = asked || filter.runner !== undefined || filter.host !== undefined || filter.funding !== undefined;
  const total = classes.data?.pages[0]?.total ?? 0;
  const rows = classes.data?.pages.flatMap((page) => page.rows);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const statuses = [
    { value: 'preparing,agreed,decided', label: t`Chưa khai giảng` },
    { value: 'running,paused,awaiting_closing', label: t`Chưa kết thúc` },
    ...(['running', 'paused', 'awaiting_closing', 'closed', 'discontinued', 'merged', 'cancelled'] as const).map((status) => ({
      value: status,
      label: t(classStatusWords[status]),
    })),
  ];
  return (
    <>
      <FilterBar keep={['tab']} summary={rows && <Plural value={total} other="# lớp" />}>
        <SearchFilter label={t`Tìm lớp`} placeholder={t`Mã hoặc tên, có dấu hoặc không dấu`} />
        <SelectFilter name="year" label={t`Năm`} options={years()} />
        <SelectFilter name="status" label={t`Trạng thái`} options={statuses} />
        <SelectFilter name="family" label={t`Chương trình`} options={families.map(({ code, name }) => ({ value: code, label: name }))} />
        {more ? (
          <>
            <SelectFilter
              name="runner"
              label={t`Cơ sở`}
              options={named.filter((unit) => (runnerKinds as readonly string[]).includes(unit.kind))}
            />
            <SelectFilter name="host" label={t`Nơi học`} options={named} />
            <SelectFilter name="funding" label={t`Kinh phí`} options={funding} />
          </>
        ) : (
          <Button variant="subtle" px="xs" onClick={() => setMore(true)}>
            <Trans>Lọc thêm</Trans>
          </Button>
        )}
      </FilterBar>
      <div style={{ height: '1rem' }} />
      <Loaded query={{ data: rows, error: classes.error, refetch: classes.refetch }}>
        {(shown) => (
          <ClassTable
            rows={shown}
            more={
              classes.hasNextPage
                ? { load: () => void classes.fetchNextPage(), busy: classes.isFetchingNextPage, left: total - shown.length }
                : undefined
            }
            empty={
              filtered ? (
                <EmptyState title={t`Không có lớp nào khớp`}>{t`Bỏ bớt điều kiện lọc, hoặc tìm theo một phần của mã lớp.`}</EmptyState>
              ) : (
                <EmptyState
                  title={t`Chưa có lớp nào`}
                  action={
                    <Button component={AppLink} plain to={classListPath({ tab: 'suat' })} variant="default">
                      <Trans>Xem suất chờ mở</Trans>
                    </Button>
                  }
                >
                  <Trans>
                    Một lớp bắt đầu từ suất của kế hoạch: mở thẻ “Suất chờ mở”, chọn suất rồi bấm “Chuẩn bị lớp”. Lớp do lãnh đạo giao thêm
                    thì bấm “Lớp ngoài kế hoạch”.
                  </Trans>
                </EmptyState>
              )
            }
          />
        )}
      </Loaded>
    </>
  );
}
