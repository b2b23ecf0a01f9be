import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { seriesListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { RestrictedBadge } from '../../classes/web/restricted-badge.tsx';
import type { SeriesPage as Series } from '../series-contract.ts';
import { ConvocationTab } from './convocation-tab.tsx';
import { ScreeningTab } from './screening-tab.tsx';
import { CallTab } from './call-tab.tsx';
import { DistributeTab } from './distribute-tab.tsx';
import { NominationTab } from './nomination-tab.tsx';
import { SeatsTab } from './seat-tab.tsx';
import { SeriesActions } from './series-actions.tsx';
import { SeriesFacts, SeriesTiles } from './series-facts.tsx';
import { seriesStateWords, seriesTone } from './words.ts';

export function SeriesPage() {
  const { seriesId } = useParams({ from: '/tuyen-sinh/$seriesId' });
  const { t } = useLingui();
  const series = useGet<Series>(`/api/series/${seriesId}`);
  if (!series.data)
    return (
      <Page title={t`Tuyển sinh`} breadcrumbs={[{ label: t`Tuyển sinh`, to: seriesListPath() }]}>
        <Loaded query={series}>{() => null}</Loaded>
      </Page>
    );
  return <OneSeries key={seriesId} series={series.data} />;
}

/**
 * One series, a tab for each desk. A desk puts its tab into `tabs` with a component of its own that takes `series`
 * (what everybody may read of it): chieu-sinh (call-tab.tsx), nguoi-duoc-cu (nomination-tab.tsx), xet-tuyen (screening-tab.tsx),
 * trieu-tap (convocation-tab.tsx).
 */
function OneSeries({ series }: { series: Series }) {
  const { t } = useLingui();
  const { code, name, state, programme } = series;
  return (
    <Page
      title={`${code} – ${name}`}
      breadcrumbs={[{ label: t`Tuyển sinh`, to: seriesListPath() }]}
      badge={
        <>
          <StatusBadge tone={seriesTone[state]}>{t(seriesStateWords[state])}</StatusBadge>
          {series.restricted && <RestrictedBadge />}
        </>
      }
      subtitle={programme}
      actions={<SeriesActions series={series} />}
    >
      <SeriesTiles series={series} />
      <Tabs
        tabs={[
          { id: 'chi-tieu', label: t`Chỉ tiêu`, content: <SeatsTab series={series} /> },
          { id: 'chieu-sinh', label: t`Chiêu sinh`, content: <CallTab series={series} /> },
          { id: 'nguoi-duoc-cu', label: t`Người được cử`, content: <NominationTab series={series} /> },
          { id: 'xet-tuyen', label: t`Xét tuyển`, content: <ScreeningTab series={series} /> },
          { id: 'phan-lop', label: t`Phân lớp`, content: <DistributeTab series={series} /> },
          { id: 'trieu-tap', label: t`Triệu tập`, content: <ConvocationTab series={series} /> },
          { id: 'lop', label: t`Lớp của đợt`, count: series.classRows.length, content: <SeriesFacts series={series} /> },
        ]}
      />
    </Page>
  );
}
