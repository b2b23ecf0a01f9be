import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { today, yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { planPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { PlanDetail } from '../contract.ts';
import type { QuarterPair, SameQuarterList } from '../same-quarter-contract.ts';
import classes from './plans.module.css';
import { useQuarterName } from './words.ts';

const thisYear = yearOf(today());
const years = Array.from({ length: thisYear - 2013 }, (_, n) => ({ value: thisYear + 1 - n, label: String(thisYear + 1 - n) }));

/** Of the plans of a year: lines of different leads that order nearly the same for the same people in one quarter. */
export function SameQuarter() {
  const { t } = useLingui();
  const { year = thisYear } = useSearch({ from: '/ke-hoach' });
  const list = useGet<SameQuarterList>('/api/plan-lines/same-quarter', { year });
  return (
    <>
      <FilterBar keep={['tab', 'bloc', 'nature']} summary={list.data && <Plural value={list.data.total} other="# cặp" />}>
        <SelectFilter name="year" label={t`Năm`} options={years} fallback={thisYear} />
      </FilterBar>
      <p className={classes.soft}>
        <Trans>Hai đơn vị chủ trì khác nhau, cùng quý, cùng đối tượng, nội dung gần như một; chỉ các dòng bạn được xem.</Trans>
      </p>
      <Loaded query={list}>{(found) => <Pairs found={found} />}</Loaded>
    </>
  );
}

/** The same about one plan of a year; nothing where there is none. */
export function SameQuarterOf({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const found = useSameQuarter(plan);
  if (!found || found.pairs.length === 0) return null;
  return (
    <Section title={t`Trùng nội dung trong quý`} note={t`Hỏi đơn vị kia trước khi trình: có thể mở chung một lớp.`}>
      <Pairs found={found} />
    </Section>
  );
}

/** Why a line of the plan is remarked upon. */
export function SameQuarterMark({ plan, lineId }: { plan: PlanDetail; lineId: string }) {
  const { t } = useLingui();
  const pairs = useSameQuarter(plan)?.pairs.filter(({ a, b }) => a.id === lineId || b.id === lineId) ?? [];
  const [pair] = pairs;
  if (!pair) return null;
  const other = (pair.a.id === lineId ? pair.b : pair.a).lead.name;
  return <StatusBadge tone="warn">{pair.sure ? t`Trùng nội dung với ${other}` : t`Có thể trùng nội dung với ${other}`}</StatusBadge>;
}

function useSameQuarter(plan: PlanDetail): SameQuarterList | undefined {
  const oneYear = plan.yearFrom === plan.yearTo;
  return useGet<SameQuarterList>('/api/plan-lines/same-quarter', { year: plan.yearFrom, plan: plan.id }, { enabled: oneYear }).data;
}

function Pairs({ found: { pairs, least, total } }: { found: SameQuarterList }) {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  const columns: Column<QuarterPair>[] = [
    { id: 'a', header: t`Dòng kế hoạch`, primary: true, cell: ({ a }) => <Line line={a} /> },
    { id: 'b', header: t`Gần như một với`, cell: ({ b }) => <Line line={b} /> },
    { id: 'quarter', header: t`Quý`, cell: ({ quarter }) => <span style={{ whiteSpace: 'nowrap' }}>{quarterName(quarter)}</span> },
    { id: 'share', header: t`Trùng, %`, numeric: true, sort: ({ share }) => share, cell: ({ share }) => <Num value={share} /> },
    { id: 'sure', header: t`Mức chắc chắn`, cell: (pair) => <Sure pair={pair} /> },
  ];
  return (
    <DataTable
      caption={t`Trùng nội dung trong quý`}
      columns={columns}
      rows={pairs}
      rowId={({ a, b }) => `${a.id} ${b.id}`}
      footer={
        total > pairs.length && (
          <p style={{ margin: '0.75rem 1rem' }}>
            <Trans>Hiện những cặp chắc chắn nhất, giống nhau nhất.</Trans>
          </p>
        )
      }
      empty={
        <EmptyState title={t`Không có hai dòng nào gần như một`}>
          {t`So các dòng có quý, nội dung trùng từ ${least}% trở lên ở cả hai phía.`}
        </EmptyState>
      }
    />
  );
}

function Line({ line }: { line: QuarterPair['a'] }) {
  const { t } = useLingui();
  return (
    <div>
      <AppLink to={planPath(line.plan.id, { tab: 'lines', line: line.id })}>{line.family.name}</AppLink>
      <span className={classes.sub}>{[line.audience, line.lead.name].filter(Boolean).join(' · ')}</span>
      <span className={classes.sub}>
        {line.plan.title}
        {line.plan.isDraft && ` (${t`dự thảo`})`} · <Plural value={line.classes} other="# lớp" />
      </span>
    </div>
  );
}

function Sure({ pair: { sure, audience, by } }: { pair: QuarterPair }) {
  const { t } = useLingui();
  const doubts = [
    audience === 'alike' && t`đối tượng gọi gần giống nhau`,
    audience === 'open' && t`có dòng chưa nêu đối tượng`,
    !sure && audience === 'same' && t`có chuyên đề chưa kết luận`,
    by === 'family' && t`cùng chương trình, chưa ghi chuyên đề`,
  ].filter((one) => one !== false);
  return (
    <div>
      <StatusBadge tone={sure ? 'warn' : 'neutral'}>{sure ? t`trùng` : t`có thể trùng`}</StatusBadge>
      {doubts.length > 0 && <span className={classes.sub}>{doubts.join('; ')}</span>}
    </div>
  );
}
