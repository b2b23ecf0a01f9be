import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { ClassList } from '#contracts/classes';
import type { unitList } from '#contracts/organisations';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { formatNumber } from '#ui/format.ts';
import { NearNote } from '#ui/near-note.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { apiUrl, type Query } from '#web/api.ts';
import { classListPath, declaredListPath, openingListPath, outsideListPath } from '#web/links.ts';
import { filterOf } from '#web/pages.ts';
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

type Dialog = { form: 'prepare'; slotId?: string } | { form: 'offPlan' } | null;

export function ClassListPage() {
  const { t } = useLingui();
  const { tab, ...search } = useSearch({ from: '/lop' });
  const { filter } = filterOf(search);
  const mayRecord = useCan('classes.record');
  const maySeeSlots = useCan('plans.read');
  const slots = useGet<PendingSlot[]>('/api/slots/pending', { year: filter.year, family: filter.family }, { enabled: maySeeSlots });
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
          <AppLink to={declaredListPath()}>lớp kê khai</AppLink>, <AppLink to={outsideListPath()}>cử đi học nơi khác</AppLink>. Còn chờ mở:{' '}
          <AppLink to={openingListPath()}>lớp sắp mở</AppLink>.
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
          { id: 'lop', label: t({ message: 'Lớp', context: 'plural' }), content: <Classes search={search} /> },
          ...(maySeeSlots
            ? [
                {
                  id: 'suat',
                  label: t`Suất chờ mở`,
                  count: slots.data?.length,
                  content: <PendingSlots query={slots} onPrepare={(slot) => setDialog({ form: 'prepare', slotId: slot.id })} />,
                },
              ]
            : []),
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

function Classes({ search }: { search: Query & { sort?: string | undefined; after?: string | undefined } }) {
  const { t } = useLingui();
  const classes = useGet<ClassList>('/api/classes', search);
  const { filter, filtered } = filterOf(search);
  const maySeeSlots = useCan('plans.read');
  const families = useFamilies();
  const funding = useFunding();
  const units = useGet<z.output<typeof unitList>>('/api/units').data?.units ?? [];
  const named = units.map(({ id, name, shortName, kind }) => ({ value: id, label: shortName ?? name, kind }));
  // Three that are seldom wanted stay folded until one of them is in the URL.
  const [asked, setMore] = useState(false);
  const more = asked || filter.runner !== undefined || filter.host !== undefined || filter.funding !== undefined;
  const count = classes.data;
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
      <FilterBar
        keep={['tab']}
        summary={count && (count.capped ? t`hơn ${formatNumber(count.total)} lớp` : <Plural value={count.total} other="# lớp" />)}
      >
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
      <Loaded query={classes}>
        {({ rows, near, next }) => (
          <>
            <NearNote shown={near} />
            <ClassTable
              rows={rows}
              next={next}
              empty={
                filtered ? (
                  <EmptyState title={t`Không có lớp nào khớp`}>{t`Bỏ bớt điều kiện lọc, hoặc tìm theo một phần của mã lớp.`}</EmptyState>
                ) : (
                  <EmptyState
                    title={t`Chưa có lớp nào`}
                    action={
                      maySeeSlots && (
                        <Button component={AppLink} plain to={classListPath({ tab: 'suat' })} variant="default">
                          <Trans>Xem suất chờ mở</Trans>
                        </Button>
                      )
                    }
                  >
                    <Trans>
                      Một lớp bắt đầu từ suất của kế hoạch: mở thẻ “Suất chờ mở”, chọn suất rồi bấm “Chuẩn bị lớp”. Lớp do lãnh đạo giao
                      thêm thì bấm “Lớp ngoài kế hoạch”.
                    </Trans>
                  </EmptyState>
                )
              }
            />
          </>
        )}
      </Loaded>
    </>
  );
}
