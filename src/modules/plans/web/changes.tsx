import { Trans, useLingui } from '@lingui/react/macro';
import { isCalendarDate } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { SelectFilter } from '#ui/filter-bar.tsx';
import { formatDate, formatNumber } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge, type Tone } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { useGet } from '#web/query.ts';
import type { PlanChanges, PlanDetail, PlanLine } from '../contract.ts';
import classes from './plans.module.css';
import { useFieldWords, useQuarterName } from './words.ts';

interface Row {
  line: PlanLine;
  kind: 'added' | 'changed' | 'withdrawn';
  changes: PlanChanges['changed'][number]['changes'];
}
const tone: Record<Row['kind'], Tone> = { added: 'active', changed: 'warn', withdrawn: 'bad' };

/** What one version says otherwise than another. */
export function Changes({ plan, from, to }: { plan: PlanDetail; from: number; to: number }) {
  const { t } = useLingui();
  const columns = useColumns();
  const changes = useGet<PlanChanges>(`/api/plans/${plan.id}/changes`, { from, to });
  const choices = plan.versions.map(({ no }) => ({ value: no, label: t`Lần ${no}` }));
  return (
    <Section
      title={t`So sánh lần ${from} với lần ${to}`}
      note={
        changes.data && (
          <Trans>
            Chênh <Num value={changes.data.difference.classes} sign /> lớp, <Num value={changes.data.difference.seats} sign /> học viên.
          </Trans>
        )
      }
      actions={
        plan.versions.length > 2 && (
          <>
            <SelectFilter name="from" label={t`Từ`} options={choices} fallback={from} />
            <SelectFilter name="version" label={t`Đến`} options={choices} fallback={to} />
          </>
        )
      }
    >
      <Loaded query={changes}>
        {(data) => (
          <DataTable
            caption={t`Các dòng thay đổi`}
            rows={rowsOf(data)}
            rowId={(row) => row.line.id}
            columns={columns}
            empty={<EmptyState title={t`Hai lần giống nhau`}>{t`Không dòng nào thêm, bớt hay thay đổi.`}</EmptyState>}
          />
        )}
      </Loaded>
    </Section>
  );
}

const rowsOf = ({ added, changed, withdrawn }: PlanChanges): Row[] => [
  ...added.map((line) => ({ line, kind: 'added' as const, changes: [] })),
  ...changed.map(({ line, changes }) => ({ line, kind: 'changed' as const, changes })),
  ...withdrawn.map((line) => ({ line, kind: 'withdrawn' as const, changes: [] })),
];

function What({ row: { line, kind, changes } }: { row: Row }) {
  if (kind === 'changed') return <FieldChanges changes={changes} />;
  return (
    <span className={kind === 'added' ? classes.add : classes.take}>
      {kind === 'added' ? '+' : '−'}
      <Trans>
        <Num value={line.classes} /> lớp, <Num value={line.seats} /> học viên
      </Trans>
    </span>
  );
}

/** "Số lớp: 2 → 3", one per line. */
function FieldChanges({ changes }: { changes: Row['changes'] }) {
  const word = useFieldWords();
  const inWords = useInWords();
  return (
    <ul className={classes.plain}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {word(field)}: <span className={classes.was}>{inWords(before)}</span> → <strong>{inWords(after)}</strong>
        </li>
      ))}
    </ul>
  );
}

function useInWords(): (value: unknown) => string {
  const { t } = useLingui();
  return (value) => {
    if (value === null || value === undefined || value === '') return t`không`;
    if (typeof value === 'boolean') return value ? t`có` : t`không`;
    if (typeof value === 'number') return formatNumber(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    return isCalendarDate(value) ? formatDate(value) : value;
  };
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  const kinds: Record<Row['kind'], string> = {
    added: t({ message: 'Thêm', context: 'change' }),
    changed: t({ message: 'Đổi', context: 'change' }),
    withdrawn: t({ message: 'Bỏ', context: 'change' }),
  };
  return [
    {
      id: 'line',
      header: t({ message: 'Dòng', context: 'plan' }),
      primary: true,
      cell: ({ line }) => (
        <>
          {line.family.name}
          <span className={classes.sub}>{[line.audience, quarterName(line.quarter), line.host?.name].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    { id: 'kind', header: t`Thay đổi`, cell: ({ kind }) => <StatusBadge tone={tone[kind]}>{kinds[kind]}</StatusBadge> },
    { id: 'what', header: t`Nội dung`, cell: (row) => <What row={row} /> },
  ];
}
