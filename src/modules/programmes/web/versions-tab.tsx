import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { yearOf } from '#kit/dates.ts';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { type Tone, StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { programmePath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { Comparison, Periods } from '../content-contract.ts';
import { allOf } from '../content-rules.ts';
import type { Family } from '../contract.ts';
import css from './content.module.css';
import { useVersionColumns } from './family-section.tsx';
import { usePeriodsInWords } from './words.ts';

/** The versions of a programme, and two of them side by side. */
export function VersionsTab({ family }: { family: Family }) {
  const { t } = useLingui();
  const columns = useVersionColumns(family.inForceId);
  const { name, versions } = family;
  return (
    <div className={css.apart}>
      <DataTable
        caption={t`Các phiên bản của ${name}`}
        rows={versions}
        rowId={(row) => row.id}
        rowLink={(row) => programmePath(family.id, { version: row.id })}
        columns={columns}
        empty={<EmptyState title={t`Chưa có phiên bản nào`} />}
      />
      {versions.length > 1 && <SideBySide family={family} />}
    </div>
  );
}

function SideBySide({ family }: { family: Family }) {
  const { t } = useLingui();
  const search = useSearch({ from: '/chuong-trinh/$programmeId' });
  // newest first: what the newest has that the one before had not
  const [newest, before] = family.versions;
  const to = search.to ?? newest!.id;
  const from = search.from ?? before!.id;
  const found = useGet<Comparison>('/api/programmes/comparison', { earlierId: from, laterId: to });
  const options = family.versions.map(({ id, code, validFrom }) => ({ value: id, label: `${code} (${yearOf(validFrom)})` }));
  return (
    <Section
      title={t`So hai phiên bản`}
      note={t`Học phần, chuyên đề thêm, bỏ, đổi số tiết; cùng tên là một, dù viết hoa hay đánh số khác.`}
    >
      <div className={css.stack}>
        <FilterBar keep={['tab', 'version', 'from', 'to', 'edit']}>
          <SelectFilter name="from" label={t`Phiên bản trước`} options={options} fallback={from} />
          <SelectFilter name="to" label={t`Phiên bản sau`} options={options} fallback={to} />
        </FilterBar>
        <Loaded query={found}>{(data) => <Compared comparison={data} />}</Loaded>
      </div>
    </Section>
  );
}

type Row = {
  id: string;
  module: string | null;
  title: string;
  change: keyof typeof tones;
  before: Periods | null;
  after: Periods | null;
  note: string;
};
const tones = { added: 'active', dropped: 'bad', changed: 'warn', same: 'neutral' } as const satisfies Record<string, Tone>;

function Compared({ comparison: { from, to, modules } }: { comparison: Comparison }) {
  const { t } = useLingui();
  const inWords = usePeriodsInWords();
  const words = { added: t`thêm`, dropped: t`bỏ`, changed: t`đổi`, same: t`giữ nguyên` };
  const rows = modules.flatMap((module, n): Row[] => [
    {
      id: `${n}`,
      module: null,
      title: module.name,
      change: module.change,
      before: module.before,
      after: module.after,
      note: module.was ? t`trước là ${module.was}` : '',
    },
    ...module.topics.map(({ title, change, before, after, movedFrom, describedAnew }, at) => ({
      id: `${n}.${at}`,
      module: module.name,
      title,
      change,
      before,
      after,
      note: [movedFrom && t`chuyển từ ${movedFrom}`, describedAnew && t`mô tả khác`].filter(Boolean).join('; '),
    })),
  ]);
  const [earlier, later] = [from.code, to.code];
  const [sumBefore, sumAfter] = [allOf(from.totals), allOf(to.totals)];
  const columns: Column<Row>[] = [
    {
      id: 'title',
      header: t`Học phần, chuyên đề`,
      primary: true,
      cell: ({ module, title, note }) =>
        module === null ? (
          <div>
            <strong>{title}</strong>
            {note && <div className={css.soft}>{note}</div>}
          </div>
        ) : (
          <div className={css.depth1}>
            {title}
            {note && <div className={css.soft}>{note}</div>}
          </div>
        ),
      total: t`Cả chương trình`,
    },
    { id: 'change', header: t`Thay đổi`, cell: ({ change }) => <StatusBadge tone={tones[change]}>{words[change]}</StatusBadge> },
    {
      id: 'before',
      header: t`Tiết ở ${earlier}`,
      numeric: true,
      cell: ({ before }) => <Num value={before && allOf(before)} />,
      total: <Num value={sumBefore} />,
    },
    {
      id: 'after',
      header: t`Tiết ở ${later}`,
      numeric: true,
      cell: ({ after }) => <Num value={after && allOf(after)} />,
      total: <Num value={sumAfter} />,
    },
    {
      id: 'difference',
      header: t`Chênh`,
      numeric: true,
      cell: ({ before, after }) => <Num sign value={(after ? allOf(after) : 0) - (before ? allOf(before) : 0)} />,
      total: <Num sign value={sumAfter - sumBefore} />,
    },
    {
      id: 'split',
      header: t`Phân bổ ở ${later}`,
      wideOnly: true,
      cell: ({ after }) => <span className={css.soft}>{after ? inWords(after) : ''}</span>,
    },
  ];
  const topics = modules.flatMap((module) => module.topics);
  const count = (change: Row['change']) => topics.filter((one) => one.change === change).length;
  return (
    <>
      {modules.length > 0 && (
        <p>
          <Trans>
            <Plural value={count('added')} other="Thêm # chuyên đề" />, <Plural value={count('dropped')} other="bỏ # chuyên đề" />,{' '}
            <Plural value={count('changed')} other="đổi # chuyên đề" />, <Plural value={count('same')} other="giữ nguyên # chuyên đề" />.
          </Trans>
        </p>
      )}
      <DataTable
        caption={t`So ${earlier} với ${later}`}
        rows={rows}
        rowId={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t`Chưa ghi nội dung`}>{t`Ghi nội dung của cả hai phiên bản thì mới so được.`}</EmptyState>}
      />
    </>
  );
}
