import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { planListPath, planPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PlanDetail } from '../contract.ts';
import { StatedTotals } from './figures.tsx';
import { Lines } from './lines.tsx';
import { Overview } from './overview.tsx';
import { PlanActions } from './plan-actions.tsx';
import { PlanRequests } from './plan-requests.tsx';
import { Targets } from './targets.tsx';
import { Versions } from './versions.tsx';
import { fateOf, usePlanWords, yearsOf } from './words.ts';

export function PlanPage() {
  const { planId } = useParams({ from: '/ke-hoach/$planId' });
  const { version } = useSearch({ from: '/ke-hoach/$planId' });
  const { t } = useLingui();
  const plan = useGet<PlanDetail>(`/api/plans/${planId}`, { version });
  if (!plan.data)
    return (
      <Page
        title={t({ message: 'Kế hoạch', context: 'plural' })}
        breadcrumbs={[{ label: t({ message: 'Kế hoạch', context: 'plural' }), to: planListPath() }]}
      >
        <Loaded query={plan}>{() => null}</Loaded>
      </Page>
    );
  return <Plan plan={plan.data} />;
}

function Plan({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const { natures } = usePlanWords();
  const { version } = plan;
  const administrative = plan.clock === 'administrative' ? t`năm tính từ 15/12 đến 14/12` : '';
  const lines = { id: 'lines', label: t`Các dòng`, count: plan.lines.length, content: <Lines plan={plan} /> };
  const overview = { id: 'overview', label: t`Tình hình`, content: <Overview plan={plan} /> };
  const targets = {
    id: 'targets',
    label: t({ message: 'Chỉ tiêu', context: 'targets' }),
    count: plan.targets.length,
    content: <Targets plan={plan} />,
  };
  const versions = { id: 'versions', label: t`Các lần ban hành`, count: plan.versions.length, content: <Versions plan={plan} /> };
  const requests = useCan('approvals.read') ? [{ id: 'requests', label: t`Trình ý kiến`, content: <PlanRequests plan={plan} /> }] : [];
  const onlyTargets = plan.lines.length === 0 && plan.targets.length > 0;
  const draft = version?.status === 'draft';
  return (
    <Page
      title={plan.title}
      breadcrumbs={[{ label: t({ message: 'Kế hoạch', context: 'plural' }), to: planListPath() }]}
      badge={<Badge plan={plan} />}
      subtitle={[natures[plan.nature], yearsOf(plan), plan.issuer.name, plan.bloc?.name, plan.code, administrative]
        .filter(Boolean)
        .join(' · ')}
      actions={<PlanActions plan={plan} />}
    >
      <Notes plan={plan} />
      {!onlyTargets && <Tiles plan={plan} />}
      {plan.ordersRestricted && <RestrictedLines />}
      <StatedTotals totals={plan.totals} />
      <Tabs
        key={String(onlyTargets)}
        tabs={[
          ...(onlyTargets ? [targets, ...(draft ? [lines] : []), versions] : [...(draft ? [] : [overview]), lines, targets, versions]),
          ...requests,
        ]}
      />
    </Page>
  );
}

/** Lớp hạn chế: who sees them sees them among the lines; who does not is told that the totals are of the others. */
function RestrictedLines() {
  const sees = useCan('classes.restricted');
  return (
    <p style={{ margin: 0 }}>
      {sees ? (
        <Trans>Kế hoạch có dòng hạn chế, chỉ người được xem lớp hạn chế mới thấy.</Trans>
      ) : (
        <Trans>Kế hoạch có dòng hạn chế không hiện ở đây; các số dưới đây không kể những dòng ấy.</Trans>
      )}
    </p>
  );
}

function Badge({ plan: { version, versions } }: { plan: PlanDetail }) {
  const { t } = useLingui();
  if (!version) return null;
  const { no, status } = version;
  if (status === 'draft') return <StatusBadge tone="neutral">{no === 1 ? t`Dự thảo` : t`Dự thảo điều chỉnh lần ${no}`}</StatusBadge>;
  const latest = versions.findLast((one) => one.status === 'approved')?.no === no;
  if (!latest) return <StatusBadge tone="done">{t`Lần ${no}, đã thay thế`}</StatusBadge>;
  return <StatusBadge tone="active">{no === 1 ? t`Đã duyệt` : t`Đã duyệt, lần ${no}`}</StatusBadge>;
}

/** What one must know before reading the figures: where they come from, and what is under way. */
function Notes({ plan }: { plan: PlanDetail }) {
  const { version, versions } = plan;
  const provenance = version?.provenance ?? plan.provenance;
  const draft = versions.find((one) => one.status === 'draft' && one.no !== version?.no);
  const current = versions.findLast((one) => one.status === 'approved');
  const old = version !== null && current !== undefined && version.no < current.no;
  const awaited = version?.status === 'approved' && version.documentPending;
  if (!provenance && !draft && !old && !awaited) return null;
  return (
    <div style={{ display: 'grid', gap: '0.625rem' }}>
      {old && (
        <Alert color="gray" variant="light">
          <Trans>
            Đang xem lần {version.no}; nay áp dụng lần {current.no}.
          </Trans>{' '}
          <AppLink to={planPath(plan.id)}>
            <Trans>Xem lần đang áp dụng</Trans>
          </AppLink>
        </Alert>
      )}
      {draft && (
        <Alert color="yellow" variant="light">
          <Trans>Có dự thảo điều chỉnh lần {draft.no} chưa duyệt.</Trans>{' '}
          <AppLink to={planPath(plan.id, { version: draft.no, tab: 'lines' })}>
            <Trans>Mở dự thảo</Trans>
          </AppLink>
        </Alert>
      )}
      {awaited && (
        <Alert color="yellow" variant="light">
          <Trans>
            Lần {version.no} ban hành theo chỉ đạo từ <DateText value={version.effectiveDate} />, văn bản bổ sung sau.
          </Trans>{' '}
          <AppLink to={planPath(plan.id, { version: version.no, tab: 'versions' })}>
            <Trans>Ghi văn bản</Trans>
          </AppLink>
        </Alert>
      )}
      {provenance && (
        <Alert color="gray" variant="light">
          <Trans>Nguồn số liệu: {provenance.replace(/\.$/, '')}.</Trans>
        </Alert>
      )}
    </div>
  );
}

function Tiles({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const { totals, slots, summary, version } = plan;
  const ordered = (
    <>
      <Num value={totals.seats.computed} /> <Trans>học viên</Trans>
    </>
  );
  const over = totals.carriedOver.classes > 0 && (
    <StatTile
      label={t`Chuyển tiếp`}
      value={<Num value={totals.carriedOver.classes} />}
      note={
        <>
          <Num value={totals.carriedOver.seats} /> <Trans>học viên, không tính vào kế hoạch</Trans>
        </>
      }
    />
  );
  const planned = <StatTile label={t`Lớp theo kế hoạch`} value={<Num value={totals.classes.computed} />} note={ordered} />;
  if (version?.status !== 'approved') {
    return (
      <StatTiles>
        {planned}
        <StatTile label={t`Chỉ tiêu học viên`} value={<Num value={totals.seats.computed} />} note={t`cộng các dòng`} />
        {over}
      </StatTiles>
    );
  }
  const seats = (what: 'opened' | 'pending' | 'lost' | 'offPlan') => (
    <>
      <Num value={summary.reduce((sum, row) => sum + row[what].seats, 0)} /> <Trans>chỉ tiêu</Trans>
    </>
  );
  const offPlan = summary.reduce((sum, row) => sum + row.offPlan.classes, 0);
  const fate = fateOf(slots);
  return (
    <StatTiles>
      {planned}
      <StatTile label={t`Đã mở`} value={<Num value={fate.opened} />} note={seats('opened')} />
      <StatTile label={t`Chờ mở`} value={<Num value={fate.pending} />} note={seats('pending')} />
      <StatTile label={t`Không mở, hoãn`} value={<Num value={fate.lost} />} note={seats('lost')} />
      {offPlan > 0 && <StatTile label={t`Ngoài kế hoạch`} value={<Num value={offPlan} />} note={seats('offPlan')} />}
      {over}
    </StatTiles>
  );
}
