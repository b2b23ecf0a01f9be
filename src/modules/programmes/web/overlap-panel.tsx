import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Fold, Section } from '#ui/section.tsx';
import { sameContentPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { OverlapRow, Overlaps } from '../overlap-contract.ts';

/** What a version of a programme has in common with others, both ways, with the topics that are the same or may be. */
export function OverlapPanel({ versionId }: { versionId: string }) {
  const { t } = useLingui();
  const found = useGet<Overlaps>(`/api/programmes/versions/${versionId}/overlaps`);
  const columns: Column<OverlapRow>[] = [
    {
      id: 'programme',
      header: t`Chương trình khác`,
      primary: true,
      cell: ({ family, version, pairs }) => (
        <div>
          {version.name} ({version.code})
          {family.code !== version.code && <div style={{ color: 'var(--kv-soft)', fontSize: '0.8438rem' }}>{family.name}</div>}
          {pairs.length > 0 && <Pairs pairs={pairs} />}
        </div>
      ),
    },
    {
      id: 'here',
      header: t`Của chương trình này, %`,
      numeric: true,
      sort: ({ here }) => here.share,
      cell: ({ here }) => <Percent of={here} />,
    },
    {
      id: 'there',
      header: t`Của chương trình kia, %`,
      numeric: true,
      sort: ({ there }) => there.share,
      cell: ({ there }) => <Percent of={there} />,
    },
  ];
  return (
    <Section
      title={t`Trùng với chương trình khác`}
      note={t`Phần nội dung giống nhau, tính theo số tiết; không kể ôn tập, thi, đi thực tế.`}
      actions={
        <AppLink to={sameContentPath()}>
          <Trans>Chuyên đề có thể trùng</Trans>
        </AppLink>
      }
    >
      <Loaded query={found}>
        {({ rows, topics, unknown }) => (
          <>
            <DataTable
              caption={t`Trùng với chương trình khác`}
              rows={rows}
              rowId={({ version }) => version.id}
              columns={columns}
              empty={
                <EmptyState title={topics === 0 ? t`Chưa ghi chuyên đề của phiên bản này` : t`Không trùng với chương trình nào`}>
                  {topics === 0
                    ? t`Ghi các chuyên đề thì mới so được với chương trình khác.`
                    : t`Không chuyên đề nào có ở chương trình khác đang dùng.`}
                </EmptyState>
              }
            />
            {topics > 0 && unknown > 0 && (
              <p style={{ color: 'var(--kv-soft)' }}>
                <Plural value={unknown} other="Chưa so được với # chương trình vì các chương trình đó chưa ghi chuyên đề." />
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** "25", or "25, có thể 80" while titles wait for somebody's word. */
function Percent({ of: { share, possible } }: { of: OverlapRow['here'] }) {
  if (possible === share) return <>{share}</>;
  return (
    <Trans>
      {share}, có thể {possible}
    </Trans>
  );
}

function Pairs({ pairs }: { pairs: OverlapRow['pairs'] }) {
  const { t } = useLingui();
  return (
    <Fold title={<Plural value={pairs.length} other="# chuyên đề" />}>
      <ul style={{ margin: 0, paddingLeft: '1.125rem' }}>
        {pairs.map(({ a, b, sure }) => (
          <li key={`${a.title} ${b.title}`}>
            {a.title}
            {a.periods > 0 && ` (${a.periods})`}
            {(!sure || a.title !== b.title) && ` – ${b.title}`}
            {b.periods > 0 && b.periods !== a.periods && ` (${b.periods})`}
            {!sure && ` – ${t`có thể trùng, chưa kết luận`}`}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
