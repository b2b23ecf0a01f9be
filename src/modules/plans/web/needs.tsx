import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { today, yearOf } from '#kit/dates.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { importStartPath, planListPath } from '#web/links.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { NeedSummary } from '../needs-contract.ts';
import { NeedLines } from './needs-lines.tsx';
import { NeedsByProgramme, NeedsByUnit } from './needs-totals.tsx';
import { useFamilies } from './registers.ts';

const nextYear = yearOf(today()) + 1;
const years = Array.from({ length: nextYear - 2014 }, (_, n) => ({ value: nextYear - n, label: String(nextYear - n) }));

/** What units ask for in a year, before and beside the plan. */
export function NeedsPage() {
  const { t } = useLingui();
  const { tab: _, ...filter } = useSearch({ from: '/nhu-cau' });
  const summary = useGet<NeedSummary>('/api/needs/summary', filter);
  const families = useFamilies();
  const mayRecord = useCan('needs.record');
  const year = summary.data?.year ?? filter.year ?? nextYear;
  const filtered = Object.entries(filter).some(([name, value]) => name !== 'year' && value !== undefined);
  const bringIn = mayRecord && (
    <Button component={AppLink} plain to={importStartPath('needs', { year })}>
      <Trans>Nhập từ Excel</Trans>
    </Button>
  );
  return (
    <Page
      title={t`Nhu cầu đào tạo, bồi dưỡng`}
      subtitle={t`Các đơn vị đăng ký học gì trong năm, đặt cạnh chỉ tiêu của kế hoạch năm.`}
      breadcrumbs={[{ label: t({ message: 'Kế hoạch', context: 'plural' }), to: planListPath() }]}
      actions={
        <>
          <ExportMenu
            groups={[{ href: (as) => apiUrl('/api/needs/export', { ...filter, year, as }), formLabel: t`Biểu B để in, ký (Excel)` }]}
          />
          {bringIn}
        </>
      }
    >
      <FilterBar keep={['tab', 'year']} summary={summary.data && <Plural value={summary.data.total.lines} other="# đăng ký" />}>
        <SelectFilter name="year" label={t`Năm`} options={years} fallback={year} />
        <UnitFilter label={t`Đơn vị (cả cấp dưới)`} />
        <SelectFilter name="family" label={t`Chương trình`} options={families.map(({ id, name }) => ({ value: id, label: name }))} />
        <SearchFilter label={t`Tìm`} placeholder={t`Nội dung, đối tượng`} />
      </FilterBar>
      <Loaded query={summary}>
        {(found) =>
          found.total.lines === 0 ? (
            <NoNeeds filtered={filtered} year={found.year} action={bringIn} />
          ) : (
            <>
              <Totals total={found.total} />
              <Tabs
                tabs={[
                  {
                    id: 'chuong-trinh',
                    label: t`Theo chương trình`,
                    count: found.byProgramme.length,
                    content: <NeedsByProgramme rows={found.byProgramme} filter={{ ...filter, year: found.year }} />,
                  },
                  {
                    id: 'don-vi',
                    label: t`Theo đơn vị`,
                    count: found.byUnit.length,
                    content: <NeedsByUnit rows={found.byUnit} filter={{ ...filter, year: found.year }} />,
                  },
                  {
                    id: 'dong',
                    label: t`Từng đăng ký`,
                    count: found.total.lines,
                    content: <NeedLines filter={{ ...filter, year: found.year }} />,
                  },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Totals({ total }: { total: NeedSummary['total'] }) {
  const { t } = useLingui();
  const parts = [
    { label: t`nữ`, value: total.women },
    { label: t`dân tộc thiểu số`, value: total.minority },
    { label: t`cấp tỉnh`, value: total.provinceLevel },
    { label: t`cấp xã`, value: total.communeLevel },
    { label: t`viên chức`, value: total.publicEmployees },
  ].filter(({ value }) => value !== null);
  return (
    <StatTiles>
      <StatTile
        label={t`Lượt người đăng ký`}
        value={<Num value={total.people} />}
        note={parts.map(({ label, value }, index) => (
          <span key={label}>
            {index > 0 && ' · '}
            {label} <Num value={value} />
          </span>
        ))}
      />
      <StatTile label={t`Đơn vị đăng ký`} value={<Num value={total.units} />} />
      <StatTile label={t`Kinh phí dự kiến`} value={<Num value={total.cost / 1_000_000} />} note={t`triệu đồng`} />
    </StatTiles>
  );
}

function NoNeeds({ filtered, year, action }: { filtered: boolean; year: number; action: React.ReactNode }) {
  const { t } = useLingui();
  if (filtered) return <EmptyState title={t`Không có đăng ký nào khớp`}>{t`Bỏ bớt lọc để thấy các đăng ký khác.`}</EmptyState>;
  return (
    <EmptyState
      title={t`Năm ${year} chưa có đăng ký nào`}
      action={
        <>
          {action}{' '}
          <Button variant="default" component="a" href={apiUrl('/api/imports/needs/form.xlsx', { target: JSON.stringify({ year }) })}>
            <Trans>Tải biểu mẫu</Trans>
          </Button>
        </>
      }
    >
      <Trans>
        Gửi biểu mẫu cho các đơn vị, rồi đưa nguyên tệp họ gửi về vào đây. Biểu của đơn vị khác mẫu cũng đọc được: tiêu đề gộp nhiều dòng,
        tên cơ quan ở đầu mục, dòng cộng.
      </Trans>
    </EmptyState>
  );
}
