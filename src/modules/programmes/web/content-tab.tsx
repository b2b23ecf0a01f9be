import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Area } from '../areas-contract.ts';
import { periodKinds, type Periods, type ShownModule, type ShownTopic, type VersionContent } from '../content-contract.ts';
import { allOf, wholeOf } from '../content-rules.ts';
import type { Family } from '../contract.ts';
import { ContentEditor } from './content-editor.tsx';
import css from './content.module.css';
import { OverlapPanel } from './overlap-panel.tsx';
import { usePeriodsInWords, usePeriodWords } from './words.ts';

/** Modules with their topics and periods; whoever may, edits all of it at once. */
export function ContentTab({ content, family }: { content: VersionContent; family: Family }) {
  const { t } = useLingui();
  const mayRecord = useCan('programmes.record');
  const inWords = usePeriodsInWords();
  const [editing, setEditing] = useState<'own' | 'copy' | null>(null);
  const { modules, totals } = content;
  // what a new version usually begins with
  const other = family.versions.find(({ id, topics }) => id !== content.id && topics > 0);
  const since = other && yearOf(other.validFrom);
  const copied = useGet<VersionContent>(`/api/programmes/versions/${other?.id}`, undefined, { enabled: editing === 'copy' });
  const close = () => setEditing(null);
  if (editing === 'own') return <ContentEditor content={content} onClose={close} />;
  if (editing === 'copy')
    return <Loaded query={copied}>{(from) => <ContentEditor content={content} from={from} onClose={close} />}</Loaded>;
  const edit = mayRecord && (
    <Button variant="default" onClick={() => setEditing('own')}>
      {modules.length === 0 ? <Trans>Soạn nội dung</Trans> : <Trans>Sửa nội dung</Trans>}
    </Button>
  );
  if (modules.length === 0)
    return (
      <EmptyState
        title={t`Chưa ghi nội dung của phiên bản này`}
        action={
          <Group gap="sm" justify="center">
            {mayRecord && other && <Button onClick={() => setEditing('copy')}>{t`Chép từ ${other.code} (${since}) rồi sửa`}</Button>}
            {edit}
          </Group>
        }
      >
        {t`Ghi học phần, chuyên đề và số tiết tại đây, hoặc nhập từ tệp Excel: có nội dung thì mới so được phiên bản và biết chương trình nào trùng nhau.`}
      </EmptyState>
    );
  return (
    <div className={css.apart}>
      <div>
        {edit && <div style={{ display: 'flex', justifyContent: 'flex-end', marginBottom: '0.75rem' }}>{edit}</div>}
        <StatTiles>
          <StatTile label={t`Học phần`} value={<Num value={modules.length} />} />
          <StatTile label={t`Chuyên đề`} value={<Num value={modules.reduce((sum, { topics }) => sum + topics.length, 0)} />} />
          <StatTile label={t`Tổng số tiết`} value={<Num value={allOf(totals)} />} note={inWords(totals)} />
        </StatTiles>
      </div>
      {modules.map((module) => (
        <ModuleSection key={module.id} module={module} content={content} />
      ))}
      <OverlapPanel versionId={content.id} />
    </div>
  );
}

function ModuleSection({ module, content }: { module: ShownModule; content: VersionContent }) {
  const { t } = useLingui();
  const inWords = usePeriodsInWords();
  const columns = useColumns(module, content);
  const whole = allOf(wholeOf(module));
  const own = inWords(module);
  const after = module.after.map((id) => nameOf(content, id)).join('; ');
  const { name } = module;
  return (
    <Section
      title={module.code === null ? name : `${module.code} – ${name}`}
      note={
        <span className={css.marks}>
          <Plural value={whole} other="# tiết" />
          {own && module.topics.length > 0 && <span>{t`ngoài chuyên đề: ${own}`}</span>}
          {after && <span>{t`học sau: ${after}`}</span>}
        </span>
      }
    >
      {module.topics.length === 0 ? (
        <p className={css.soft}>{own || t`Chưa có chuyên đề.`}</p>
      ) : (
        <DataTable caption={t`Chuyên đề của ${name}`} rows={module.topics} rowId={({ id }) => id} columns={columns} empty={null} />
      )}
    </Section>
  );
}

/** What a part of the content is called by those that come after it. */
export function nameOf(content: Pick<VersionContent, 'modules'>, id: string): string {
  for (const module of content.modules) {
    if (module.id === id) return module.code ?? module.name;
    const topic = module.topics.find((one) => one.id === id);
    if (topic) return topic.title;
  }
  return '…';
}

function useColumns(module: ShownModule, content: VersionContent): Column<ShownTopic>[] {
  const { t } = useLingui();
  const words = usePeriodWords();
  const inWords = usePeriodsInWords();
  const areas = useGet<Area[]>('/api/programmes/areas').data ?? [];
  const named = new Map(areas.map(({ id, name }) => [id, name]));
  const used = periodKinds.filter((kind) => wholeOf(module)[kind] > 0);
  const whole = wholeOf(module);
  const figure = (periods: Periods, kind: (typeof periodKinds)[number]) => (periods[kind] === 0 ? null : <Num value={periods[kind]} />);
  return [
    {
      id: 'title',
      header: t`Chuyên đề`,
      primary: true,
      cell: (row) => (
        <div>
          {row.title}
          <div className={`${css.soft} ${css.onPhone}`}>{inWords(row)}</div>
          {row.description && <div className={css.soft}>{row.description}</div>}
          <div className={css.marks}>
            {row.areaIds.map((id) => (
              <StatusBadge key={id} tone="neutral">
                {named.get(id) ?? '…'}
              </StatusBadge>
            ))}
            {row.after.length > 0 && (
              <span className={css.soft}>
                <Trans>học sau: {row.after.map((id) => nameOf(content, id)).join('; ')}</Trans>
              </span>
            )}
          </div>
        </div>
      ),
      total: t`Cả học phần`,
    },
    ...used.map((kind): Column<ShownTopic> => ({
      id: kind,
      header: words[kind],
      numeric: true,
      wideOnly: true,
      cell: (row) => figure(row, kind),
      total: figure(whole, kind),
    })),
    { id: 'total', header: t`Cộng`, numeric: true, cell: (row) => <Num value={allOf(row)} />, total: <Num value={allOf(whole)} /> },
  ];
}
